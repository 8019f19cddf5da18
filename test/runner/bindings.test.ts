import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTIONS as PLAIN } from '../../cli/plain/actions.ts';
import { ACTIONS, actionOf, BINDINGS, type Place } from '../../cli/runner/bindings.ts';
import { keyTables } from '../../cli/runner/docs.ts';
import { frameOf } from '../../cli/runner/layout.ts';
import { runnerWords } from '../../cli/runner/words/index.ts';
import { demo, desk } from './trees.ts';

const PLACES: readonly Place[] = ['step', 'end', 'opening'];
const BYTES: Readonly<Record<string, string>> = {
  enter: '\r',
  left: '\u001b[D',
  backspace: '\u007f',
  space: ' ',
  'page-up': '\u001b[5~',
  'page-down': '\u001b[6~',
  tab: '\t',
};

describe('the binding table', () => {
  it('has every action once, and a key for one thing only in each place', () => {
    expect(BINDINGS.map(({ action }) => action).sort()).toEqual([...ACTIONS].sort());
    for (const place of PLACES) {
      const keys = BINDINGS.filter(({ places }) => places.includes(place)).flatMap((each) => each.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('uses the letters of the plain face for the same things', () => {
    const same = {
      unsure: 'unsure',
      back: 'back',
      earlier: 'change',
      note: 'note',
      wording: 'wording',
      'find-out': 'find-out',
      why: 'why',
      about: 'about',
      switch: 'switch',
      return: 'return',
      severity: 'severity',
      'class-ends': 'class-ends',
      reported: 'reported',
      rush: 'rush',
      escalate: 'escalate',
      language: 'language',
      help: 'help',
      quit: 'quit',
    } as const;
    for (const [action, name] of Object.entries(same)) {
      const letter = PLAIN.find((each) => each.name === name)?.latin[0];
      expect([action, BINDINGS.find((each) => each.action === action)?.keys.includes(letter ?? '')]).toEqual([
        action,
        true,
      ]);
    }
  });

  it('finds a key in its full-width and capital form', () => {
    for (const text of ['b', 'B', 'ｂ', 'Ｂ']) expect(actionOf({ type: 'text', text }, 'step')).toBe('back');
    expect(actionOf({ type: 'text', text: '？' }, 'opening')).toBe('help');
  });

  it('has words for every action in both languages, and each in few columns', () => {
    for (const locale of ['en', 'zh-CN']) {
      const words = runnerWords(locale);
      for (const action of ACTIONS) {
        expect(words.short[action].length).toBeGreaterThan(0);
        expect(words.short[action].length).toBeLessThanOrEqual(14);
        expect(words.long[action].length).toBeGreaterThan(words.short[action].length);
      }
    }
  });

  it('is what docs/agents.md shows', () => {
    const page = readFileSync('docs/agents.md', 'utf8');
    const shown = /<!-- keys: made from cli\/runner\/bindings\.ts -->\n\n([\s\S]*?)\n\n<!-- end of keys -->/.exec(
      page,
    )?.[1];
    expect(shown).toBe(keyTables());
  });

  const pack = demo();
  const steps: Readonly<Record<string, readonly string[]>> = {
    opening: [],
    question: ['\r'],
    several: ['\r', '1', '2'],
    number: ['\r', '1', '2', '\r'],
    text: ['\r', '1', '2', '\r', '5', '\r'],
    'text with its keys free': ['\r', '1', '2', '\r', '5', '\r', '\u001b'],
    'twelve answers': ['\r', '1', '2', '\r', '5', '\r', 'x', '\r'],
    check: ['\r', '1', '2', '\r', '5', '\r', 'x', '\r', '5'],
    test: ['\r', '1', '1'],
    repair: ['\r', '1', '1', '2'],
    information: ['\r', '2'],
    end: ['\r', '1', '1', '2', '1'],
  };
  it.each(Object.entries(steps))('works whole on %s', (_, walk) => {
    for (const { keys } of BINDINGS) {
      for (const key of keys) {
        const d = desk({ pack });
        d.press(...walk, BYTES[key] ?? key);
        frameOf(d.state(), d.world);
        expect(d.store.faults).toEqual([]);
      }
    }
  });
});
