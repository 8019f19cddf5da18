import { apply, handoff, handoffMarkdown, recordOf, runCase, startSession } from 'symptree';
import { loadPackFromDisk } from 'symptree/node';
import { describe, expect, it } from 'vitest';
import { START } from '../pack.ts';

const MINUTE = 60_000;
const { pack, cases, diagnostics } = await loadPackFromDisk('trees/classroom');

/** The sessions of the shipped pack's cases that somebody else goes on with. */
const handed = pack
  ? cases.flatMap((file) => file.cases).filter(({ ends }) => ends.end === 'escalated' || ends.end === 'restored')
  : [];

describe.each(['zh-CN', 'en'])('packets of the classroom pack in %s', (locale) => {
  it('there are some', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(handed.length).toBeGreaterThan(10);
  });

  it.each(handed.map((one) => [one.id, one] as const))('%s', (_, one) => {
    if (!pack) throw new Error('The pack has errors.');
    const { id, tree, story: words, given, minutesLeft } = one;
    const classEnds = minutesLeft === undefined ? {} : { classEnds: START + minutesLeft * MINUTE };
    let session = startSession({ pack, id, at: START, tree, words, facts: given, ...classEnds });
    const { way } = runCase(pack, one);
    way.forEach(({ key, value }, index) => {
      const applied = apply(session, value === 'rush' ? { do: 'rush' } : { do: 'answer', step: key, value }, {
        at: START + (index + 1) * MINUTE,
        by: 'li',
      });
      if (!applied.ok) throw new Error(`${key}: ${applied.error.code}`);
      session = applied.session;
    });
    const now = START + (way.length + 2) * MINUTE;
    const packet = handoff(session, { now, locale });
    const page = handoffMarkdown(packet);

    expect(page).not.toMatch(/undefined|NaN|\[object/);
    // Every answer is in it: as something known, tried, told or not sure, or as a fact that was learned again since.
    const keys = [...packet.facts, ...packet.answers, ...packet.tried, ...packet.told, ...packet.unsure].map(
      ({ key }) => key,
    );
    const facts = new Map(packet.facts.map(({ fact, value }) => [fact, value]));
    for (const { key, value } of way) {
      // The short way answers nothing.
      if (value === 'rush') continue;
      const fact = recordOf(session).answers[key]?.meant.fact;
      if (fact === undefined || facts.get(fact) !== value) expect(keys).toContain(key);
    }
    const shares = packet.causes.remaining.map(({ share }) => share);
    if (shares.length > 0) expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1);
    const remaining = new Set(packet.causes.remaining.map(({ id }) => id));
    expect(packet.causes.ruledOut.filter(({ id }) => remaining.has(id))).toEqual([]);
    // What a case was about is never said to be ruled out.
    if (packet.cause) expect(packet.causes.remaining.map(({ id }) => id)).toEqual([packet.cause.id]);
    if (packet.state === 'escalated') {
      expect(packet.team).toBeDefined();
      expect(packet.promise).toBeDefined();
      expect(packet.meanwhile).toBeDefined();
    }
  });
});
