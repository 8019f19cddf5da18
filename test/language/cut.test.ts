/** A step of which a part cannot be read: what is wrong in the rest of it is told in the same run, and nothing that only follows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkPack } from '../../engine/index.ts';
import { loadPack } from '../../engine/language/link/index.ts';

const PACK = `pack: p
version: 1.0.0
title: 词库
locales: [zh-CN]
front-door: front
escalate: to-team
facts:
  device: {title: 设备, ask: 什么设备？, values: {computer: {label: 电脑, values: {windows: Windows, mac: 苹果}}, phone: 手机}}
  loss: {title: 丢包, type: number, min: 0, max: 100, ask: 丢了多少？}
  restarted: {title: 重启过, type: outcome}
answers:
  yes-no: {yes: 是, no: 不是}
ends:
  to-team: {end: escalated, to: team, bring: [loss], promise: {minutes: 15}, say: 稍等。}
causes: {busy: 被占用, off: 没开}
severities: {bad: {title: 上不了课}, fine: {title: 咨询}}
teams: {team: {title: 团队, time-zone: Asia/Shanghai}}
`;
const TOP = 'tree: front\ntitle: 树\notherwise: to-team\nsteps:\n';
const WITHOUT_OTHERWISE = 'tree: front\ntitle: 树\nsteps:\n';

const load = (tree: string) =>
  loadPack({
    root: '',
    files: Object.entries({ 'pack.yaml': PACK, 'front.yaml': tree, 'shared.yaml': SHARED }).map(([path, content]) => ({
      path,
      content,
    })),
  });
const SHARED = 'tree: shared\ntitle: 公用\nways: [works, fails]\nsteps:\n  works: {way: works}\n';
const codes = (tree: string) => load(tree).diagnostics.map(({ code, start }) => `${code} ${start.line}`);

describe('an author sees in one run', () => {
  test.each<[name: string, steps: string, told: string[]]>([
    [
      'an unknown key and an unknown cause',
      '  a: {do: 请关掉。, repairs: bussy, minuts: 2}\n',
      ['shape-unknown-key 5', 'unknown-cause 5'],
    ],
    [
      'minutes that are no number, and unknown fact, step and insert',
      '  a:\n    do: 请关掉<devcie>。\n    minutes: two\n    changes: [los]\n    next: nowhere\n',
      ['shape-wrong-type 7', 'unknown-step 9', 'unknown-insert 6', 'unknown-fact 8'],
    ],
    [
      'a question without words, and an unknown step',
      '  a:\n    ask: [啊, 哦]\n    answers: yes-no\n    next: {yes: nowhere, else: to-team}\n',
      ['shape-wrong-type 6', 'unknown-step 8'],
    ],
    [
      'one repair with two faults among others',
      '  a:\n    try:\n      b: {do: 请关掉。, repairs: bussy, agnt: x}\n      c: {do: 请打开。, repairs: of}\n',
      ['shape-unknown-key 7', 'unknown-cause 7', 'unknown-cause 8'],
    ],
    [
      'an item with two faults',
      '  a:\n    checklist:\n      b: {item: 插着电源。, missing: nowhere, minuts: 1}\n',
      ['shape-unknown-key 7', 'unknown-step 7'],
    ],
    [
      'an answer whose long form is wrong, and an answer that is none',
      '  a:\n    ask: 好了吗？\n    answers: {yes: {label: 是, serverity: bad}, no: 不是}\n    next: {yes: to-team, noo: to-team, else: to-team}\n',
      ['shape-unknown-key 7', 'unknown-answer 8'],
    ],
    [
      'an end of no kind, with an unknown team and an unknown cause',
      '  a: {end: resovled, cause: bussy, to: taem}\n',
      ['shape-wrong-type 5', 'unknown-cause 5', 'unknown-team 5'],
    ],
    [
      'a verb that is misspelt, an unknown step and a key that is misspelt too',
      '  a: {aks: 好了吗？, answers: yes-no, agnt: x, next: {yes: nowhere, else: to-team}}\n',
      ['shape-unknown-key 5', 'shape-unknown-key 5', 'unknown-step 5'],
    ],
    [
      'two verbs, and a condition on an unknown fact',
      '  a: {ask: 好了吗？, do: 请关掉。, when: {devcie: phone}, answers: yes-no}\n',
      ['shape-two-verbs 5', 'shape-unknown-key 5', 'unknown-fact 5'],
    ],
  ])('%s', (_, steps, told) => {
    expect(codes(TOP + steps).sort()).toEqual([...told].sort());
  });
});

test('a key that is right is not taken for a verb misspelt', () => {
  const { diagnostics } = load(`${TOP}  a: {say: 好。, why: 因为, next: nowhere}\n`);
  expect(diagnostics.map(({ code, mend }) => [code, mend.en.includes('Did you mean')])).toEqual([
    ['shape-no-verb', false],
  ]);
});

test('an end among the ends is told like one in place', () => {
  const ends = `ends:
  one: {end: escalated, too: team, cause: bussy, bring: [loss], promise: {minutes: 15}}
  two: {end: resovled, cause: bussy, say: 好<nothing>。}
  three: {end: escalated, cause: busy, bring: [loss], promise: 5}
`;
  const found = codes(
    `tree: front\ntitle: 树\notherwise: one\n${ends}steps:\n  a: {ask: 好了吗？, answers: yes-no, next: {yes: two, else: three}}\n`,
  );
  expect(found.sort()).toEqual([
    'end-incomplete 7',
    'shape-unknown-key 5',
    'shape-wrong-type 6',
    'shape-wrong-type 7',
    'unknown-cause 5',
    'unknown-cause 6',
    'unknown-insert 6',
  ]);
});

describe('what may be missing because it could not be read is not told as missing', () => {
  test.each<[name: string, steps: string, told: string[]]>([
    ['a misspelt `next`', '  a: {tell: 请稍等。, nxt: a}\n', ['shape-unknown-key 4']],
    ['a key of another language', '  a: {tell: 请稍等。, goto: b}\n', ['shape-unknown-key 4']],
    [
      'misspelt answers',
      '  a: {ask: 好了吗？, answer: yes-no, next: {yes: to-team, else: to-team}}\n',
      ['shape-unknown-key 4'],
    ],
    ['a `try` of which no repair can be read', '  a: {try: {b: 请关掉。}}\n', ['shape-wrong-type 4']],
    [
      'an end whose promise is not whole',
      '  a: {end: escalated, to: team, bring: loss, promise: {meanwhile: 稍等}}\n',
      ['shape-missing-key 4'],
    ],
    [
      'misspelt causes, so that only what comes when it did not help is missing',
      '  a: {do: 请关掉。, repair: busy}\n',
      ['shape-unknown-key 4', 'dead-end 4'],
    ],
  ])('%s', (_, steps, told) => {
    expect(codes(WITHOUT_OTHERWISE + steps)).toEqual(told);
  });

  test('and what is missing for another reason is told', () => {
    expect(codes(`${WITHOUT_OTHERWISE}  a: {tell: 请稍等。, agnt: x}\n`)).toEqual([
      'shape-unknown-key 4',
      'dead-end 4',
    ]);
  });
});

const TREE = `${TOP}
  ask:
    ask: 是<device>吗？
    wordings: [真的？]
    agent: {by: device, phone: 手机, else: 别的}
    fact: device
    answers: {windows: Windows, phone: {label: 手机, severity: bad, sets: {loss: '5'}}}
    next: {computer: test, phone: [{when: {loss: {above: 5}}, to: use}, {else: look}], unsure: fact}
  fact: {fact: loss, next: [{when: {loss: {above: 5}}, to: test}, {else: look}]}
  test: {test: 请打开。, minutes: 1, ask: 看见了吗？, answers: yes-no, changes: loss, next: {yes: look, else: fixes}}
  look: {look: 什么颜色？, answers: {red: 红, green: 绿}, next: {red: fixes, else: tell}}
  fixes:
    try:
      close: {do: 请关掉。, repairs: busy, minutes: 1, fact: restarted}
      open: {do: 请打开。, repairs: {off: likely, busy: rarely}, next: {fixed: as-designed, else: tell}}
    next: list
  list:
    checklist:
      charger: {item: 插着电源。, mend: 请插上。}
      headset: {item: 耳机戴好了。, missing: tell, why: 要听}
      later: {item: 端口放行了。, todo: {do: 请放行。, owner: 学校, by: 明天}}
    next: tell
  tell: {tell: 请稍等。, minutes: 3, meanwhile: 先讲课。, next: use}
  use: {use: shared, next: {works: as-designed, else: to-team}}
  as-designed: {end: no-fault, cause: off, say: 好。, promise: {minutes: 5}}
`;

describe('whatever a fault does to a step of a whole tree', () => {
  interface Held {
    readonly holder: Record<string, unknown>;
    readonly key: string;
  }
  /** Every key inside the steps. */
  const keysIn = (data: unknown, depth: number): Held[] =>
    typeof data !== 'object' || data === null || Array.isArray(data)
      ? []
      : Object.entries(data).flatMap(([key, value]) => [
          ...(depth > 0 ? [{ holder: data as Record<string, unknown>, key }] : []),
          ...keysIn(value, depth + 1),
        ]);
  const FAULTS = {
    renamed: ({ holder, key }: Held) => {
      holder[`${key}zz`] = holder[key];
      delete holder[key];
    },
    unlike: ({ holder, key }: Held) => {
      holder.whatever = holder[key];
      delete holder[key];
    },
    list: ({ holder, key }: Held) => {
      holder[key] = [['x']];
    },
    map: ({ holder, key }: Held) => {
      holder[key] = { x: { y: 'z' } };
    },
  } as const;
  const isShape = (code: string) => code.startsWith('shape-') || code.startsWith('yaml-');
  const kindsOf = (tree: unknown) => load(stringify(tree)).diagnostics.filter(({ file }) => file === 'front.yaml');

  test('the tree itself is whole', () => expect(load(TREE).diagnostics).toEqual([]));

  test.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])(
    'a key that is %s brings no finding with it that only follows from what is left out',
    (fault) => {
      const count = keysIn(parse(TREE).steps, 0).length;
      const followed: string[] = [];
      for (let at = 0; at < count; at++) {
        const tree = parse(TREE);
        const held = keysIn(tree.steps, 0)[at] as Held;
        FAULTS[fault](held);
        const found = kindsOf(tree);
        // An id may well be renamed, an answer be called otherwise: then there is no fault of shape, and the linker tells.
        if (!found.some(({ code }) => isShape(code))) continue;
        for (const { code } of found) if (!isShape(code)) followed.push(`${held.key}: ${code}`);
      }
      expect(followed).toEqual([]);
    },
  );

  test('nothing throws, also in the analyses of the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.constantFrom(...Object.keys(FAULTS))), { maxLength: 4 }), (faults) => {
        const tree = parse(TREE);
        for (const [at, fault] of faults) {
          const held = keysIn(tree.steps, 0);
          FAULTS[fault as keyof typeof FAULTS](held[at % held.length] as Held);
        }
        const files = { 'pack.yaml': PACK, 'front.yaml': stringify(tree), 'shared.yaml': SHARED };
        const checked = checkPack({
          root: '',
          files: Object.entries(files).map(([path, content]) => ({ path, content })),
        });
        const shape = checked.diagnostics.some(({ code }) => code.startsWith('shape-'));
        expect(shape && checked.pack !== undefined).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
