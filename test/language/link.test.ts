/** What the linker makes of small packs: ids, ways, what is filled in. Facts of the model, no prose. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Loaded, loadPack } from '../../engine/language/link/index.ts';
import type { Step, Tree, Way } from '../../engine/language/model.ts';

const PACK = `pack: p
version: 1.0.0
title: 词库
locales: [zh-CN]
front-door: front
escalate: to-team
facts:
  device:
    title: 设备
    ask: 什么设备？
    wordings: [用什么上课？]
    find-out: 看看桌上。
    values:
      computer: {label: 电脑, values: {windows: Windows 电脑, mac: 苹果电脑}}
      phone: {label: 手机, values: {iphone: 苹果手机, android: {label: 安卓手机, severity: bad}}}
  class-id: {title: 教室号, type: text, ask: 教室号是多少？}
  started-at: {title: 开始时间, type: text, ask: 几点开始的？}
  ticket: {title: 工单, type: text, given: true}
  loss: {title: 丢包, type: number, min: 0, max: 100, ask: 丢了多少？}
  tried: {title: 试过, type: several, ask: 试过什么？, values: {restart: 重启, cable: 换线}}
  restarted: {title: 重启过, type: outcome}
answers:
  yes-no: {yes: 是, no: 不是}
ends:
  to-team: {end: escalated, to: team, bring: [class-id, ticket, started-at], promise: {minutes: 15}, say: 稍等。}
  seen: {end: no-fault, cause: busy}
causes: {busy: 被占用, off: 没开}
severities:
  bad: {title: 上不了课}
  fine: {title: 咨询}
teams: {team: {title: 团队, time-zone: Asia/Shanghai}}
`;

const load = (tree: string, more: Record<string, string> = {}, pack = PACK): Loaded =>
  loadPack({
    root: '',
    files: Object.entries({ 'pack.yaml': pack, 'front.yaml': tree, ...more }).map(([path, content]) => ({
      path,
      content,
    })),
  });
const whole = (loaded: Loaded): Tree => {
  expect(loaded.diagnostics).toEqual([]);
  return loaded.pack?.trees.front as Tree;
};
const linked = (steps: string, head = 'otherwise: seen'): Tree =>
  whole(load(`tree: front\ntitle: 树\n${head}\nsteps:\n${steps}`));
const step = (tree: Tree, id: string): Step => tree.steps[id] as Step;
const ways = (tree: Tree, id: string): unknown => (step(tree, id) as { ways?: unknown }).ways;
const codes = (loaded: Loaded): string[] =>
  loaded.diagnostics.map(({ code, start, file }) => `${code} ${file}:${start.line}`);

describe('ways', () => {
  test.each<[name: string, next: string, expected: Record<string, Way>]>([
    ['one step for every answer', 'b', { windows: 'b', mac: 'b', iphone: 'b', android: 'b', unsure: 'b' }],
    ['nothing said: otherwise', '', { windows: 'seen', mac: 'seen', iphone: 'seen', android: 'seen', unsure: 'seen' }],
    [
      'a parent names its children, a nearer value wins',
      '{computer: b, mac: c, else: d}',
      { windows: 'b', mac: 'c', iphone: 'd', android: 'd', unsure: 'd' },
    ],
    [
      'unsure says otherwise than else',
      '{unsure: c, else: d}',
      { windows: 'd', mac: 'd', iphone: 'd', android: 'd', unsure: 'c' },
    ],
    [
      'another tree',
      '{phone: /other, else: b}',
      { windows: 'b', mac: 'b', iphone: '/other', android: '/other', unsure: 'b' },
    ],
    [
      'a list for one answer',
      '{phone: [{when: {loss: {above: 5}}, to: b}, {else: c}], else: d}',
      {
        windows: 'd',
        mac: 'd',
        iphone: { branches: [{ when: { fact: 'loss', above: 5 }, to: 'b' }], else: 'c' },
        android: { branches: [{ when: { fact: 'loss', above: 5 }, to: 'b' }], else: 'c' },
        unsure: 'd',
      },
    ],
  ])('%s', (_, next, expected) => {
    const tree = whole(
      load(
        `tree: front\ntitle: 树\notherwise: seen\nsteps:\n  a: {fact: device${next ? `, next: ${next}` : ''}}\n  b: {tell: 乙}\n  c: {tell: 丙}\n  d: {tell: 丁}\n`,
        { 'other.yaml': 'tree: other\ntitle: 别\nsteps:\n  a: {tell: 好, next: seen}\n' },
      ),
    );
    expect(ways(tree, 'a')).toEqual(expected);
  });

  test('numbers, texts and several have answered and unsure', () => {
    const tree = linked(
      '  a: {fact: loss, next: {unsure: b, else: c}}\n  b: {fact: tried, next: c}\n  c: {fact: class-id}\n',
    );
    expect([ways(tree, 'a'), ways(tree, 'b'), ways(tree, 'c')]).toEqual([
      { answered: 'c', unsure: 'b' },
      { answered: 'c', unsure: 'c' },
      { answered: 'seen', unsure: 'seen' },
    ]);
  });

  test.each([
    ['the else of a map', 'next: {yes: b, else: c}', 'c'],
    ['the one step', 'next: b', 'b'],
    ['the tree’s otherwise', 'agent: 看', 'seen'],
  ])('a step that is passed over goes to %s', (_, next, passTo) => {
    const tree = linked(
      `  a:\n    ask: 甲？\n    answers: yes-no\n    when: {device: phone}\n    ${next}\n  b: {tell: 乙}\n  c: {tell: 丙}\n`,
    );
    expect(step(tree, 'a')).toMatchObject({ when: { fact: 'device', is: ['phone'] }, passTo });
  });

  test('passed over with a list, the list itself decides', () => {
    const tree = linked(
      '  a:\n    tell: 甲\n    when: {device: phone}\n    next: [{when: {loss: known}, to: b}, {else: c}]\n  b: {tell: 乙}\n  c: {tell: 丙}\n',
    );
    const { passTo, ways: own } = step(tree, 'a') as Extract<Step, { kind: 'information' }>;
    expect(passTo).toBe(own.done);
  });

  test('the start may be a list; left out, it is the first step', () => {
    const steps = '  a: {tell: 甲, next: b}\n  b: {tell: 乙}\n';
    expect(linked(steps).start).toBe('a');
    expect(linked(steps, 'otherwise: seen\nstart: [{when: {device: phone}, to: b}, {else: a}]').start).toEqual({
      branches: [{ when: { fact: 'device', is: ['phone'] }, to: 'b' }],
      else: 'a',
    });
  });
});

describe('questions', () => {
  test('a fact alone brings its words and its values, children for parents', () => {
    const tree = linked('  a: {fact: device}\n');
    expect(step(tree, 'a')).toMatchObject({
      kind: 'question',
      fact: 'device',
      ask: { at: 'facts.device.ask' },
      wordings: [{ at: 'facts.device.wordings.1' }],
      findOut: { at: 'facts.device.find-out' },
      input: {
        type: 'choice',
        answers: [{ id: 'windows' }, { id: 'mac' }, { id: 'iphone' }, { id: 'android', severity: 'bad' }],
      },
    });
  });

  test('answers may be a part of the values, other words for them, or a list of the pack', () => {
    const tree = linked(
      '  a: {fact: device, answers: [phone, mac]}\n  b: {ask: 手机吗？, fact: device, answers: {phone: 是, computer: 不是}}\n  c: {ask: 好了吗？, answers: yes-no}\n',
    );
    const answers = (id: string) =>
      (step(tree, id) as unknown as { input: { answers: { id: string; label: { at: string } }[] } }).input.answers.map(
        (one) => [one.id, one.label.at],
      );
    expect(answers('a')).toEqual([
      ['phone', 'facts.device.values.phone'],
      ['mac', 'facts.device.values.mac'],
    ]);
    expect(answers('b')).toEqual([
      ['phone', 'b.answers.phone'],
      ['computer', 'b.answers.computer'],
    ]);
    expect(answers('c')).toEqual([
      ['yes', 'answers.yes-no.yes'],
      ['no', 'answers.yes-no.no'],
    ]);
    expect(step(tree, 'b')).toMatchObject({ wordings: [], findOut: { at: 'facts.device.find-out' } });
  });

  test('an answer may tell other facts, each in its type', () => {
    const tree = linked(
      '  a:\n    ask: 甲？\n    answers: {x: {label: 乙, sets: {device: mac, loss: 5, tried: [restart], class-id: 0012}, severity: bad, meaning: 2}}\n',
    );
    expect((step(tree, 'a') as { input?: unknown }).input).toMatchObject({
      answers: [
        { sets: { device: 'mac', loss: 5, tried: ['restart'], 'class-id': '0012' }, severity: 'bad', meaning: 2 },
      ],
    });
  });

  test('a test has its instruction, a check is the agent’s own', () => {
    const tree = linked(
      '  a: {test: 打开相机。, ask: 看到什么？, answers: yes-no, minutes: 1, changes: device}\n  b: {look: 后台什么颜色？, answers: yes-no}\n',
    );
    expect(step(tree, 'a')).toMatchObject({
      kind: 'test',
      instruction: { at: 'a.test' },
      ask: { at: 'a.ask' },
      minutes: 1,
      changes: ['device'],
    });
    expect(step(tree, 'b')).toMatchObject({ kind: 'check', ask: { at: 'b.look' } });
  });

  test('facts of a tree are its own', () => {
    const tree = linked(
      '  a: {fact: light, next: {lit: b, else: seen}}\n  b: {tell: 乙, when: {light: lit}}\n',
      'otherwise: seen\nfacts:\n  light: {title: 灯, ask: 亮吗？, values: {lit: 亮, dark: 不亮}}',
    );
    expect(step(tree, 'a')).toMatchObject({ fact: 'front.light' });
    expect(step(tree, 'b')).toMatchObject({ when: { fact: 'front.light', is: ['lit'] } });
  });
});

describe('repairs', () => {
  test('in a try each goes on to the next, the last to what comes after; fixed ends with its cause', () => {
    const tree = linked(
      '  fixes:\n    try:\n      one: {do: 一, repairs: busy}\n      two: {do: 二, repairs: {off: rarely}, when: {device: mac}}\n      three: {do: 三, works-around: true}\n    next: to-team\n',
    );
    expect(tree.start).toBe('one');
    expect(ways(tree, 'one')).toEqual({ fixed: 'one.fixed', 'not-fixed': 'two', cannot: 'two' });
    expect(ways(tree, 'three')).toEqual({
      fixed: 'three.fixed',
      'not-fixed': 'to-team.class-id',
      cannot: 'to-team.class-id',
    });
    expect(step(tree, 'two')).toMatchObject({
      repairs: { off: 0.2 },
      passTo: 'three',
      part: { of: 'try', id: 'fixes', index: 1, count: 3 },
    });
    expect(step(tree, 'one.fixed')).toMatchObject({ kind: 'end', end: 'resolved', cause: 'busy' });
    expect(step(tree, 'three.fixed')).toMatchObject({ kind: 'end', end: 'restored', cause: null });
  });

  test('going to a try is going to its first repair', () => {
    const tree = linked('  a: {tell: 甲, next: fixes}\n  fixes: {try: {one: {do: 一, repairs: busy}}}\n');
    expect(ways(tree, 'a')).toEqual({ done: 'one' });
    expect(ways(tree, 'one')).toEqual({ fixed: 'one.fixed', 'not-fixed': 'seen', cannot: 'seen' });
  });

  test('a try that is passed over is passed over with all its repairs', () => {
    const tree = linked(
      '  fixes:\n    when: {device: mac}\n    try:\n      one: {do: 一, repairs: busy}\n      two: {do: 二, repairs: off, when: {loss: known}}\n',
    );
    expect(step(tree, 'one')).toMatchObject({ when: { fact: 'device', is: ['mac'] }, passTo: 'two' });
    expect(step(tree, 'two')).toMatchObject({
      when: {
        all: [
          { fact: 'device', is: ['mac'] },
          { fact: 'loss', known: true },
        ],
      },
      passTo: 'seen',
    });
  });

  test.each([
    [
      'a plain next is for what did not help',
      'repairs: busy, next: b',
      { fixed: 'one.fixed', 'not-fixed': 'b', cannot: 'b' },
    ],
    ['unless there is no cause to end with', 'next: b', { fixed: 'b', 'not-fixed': 'b', cannot: 'b' }],
    [
      'a map may name fixed',
      'repairs: busy, next: {fixed: b, else: seen}',
      { fixed: 'b', 'not-fixed': 'seen', cannot: 'seen' },
    ],
    [
      'what a map leaves out goes on as without it',
      'repairs: busy, next: {cannot: b}',
      { fixed: 'one.fixed', 'not-fixed': 'seen', cannot: 'b' },
    ],
  ])('%s', (_, more, expected) => {
    expect(ways(linked(`  one: {do: 一, ${more}}\n  b: {tell: 乙}\n`), 'one')).toEqual(expected);
  });

  test('the result may be kept, and tell other facts', () => {
    const tree = linked(
      '  one: {do: 一, repairs: busy, fact: restarted, sets: {fixed: {device: mac}}, changes: [loss]}\n',
    );
    expect(step(tree, 'one')).toMatchObject({
      fact: 'restarted',
      sets: { fixed: { device: 'mac' } },
      changes: ['loss'],
    });
  });
});

describe('what is lowered to plain steps', () => {
  test('needs are asked before the start', () => {
    const tree = linked('  a: {tell: 甲}\n', 'otherwise: seen\nneeds: [device, class-id]');
    expect(tree.start).toBe('needs.device');
    expect(ways(tree, 'needs.device')).toMatchObject({ windows: 'needs.class-id', unsure: 'needs.class-id' });
    expect(ways(tree, 'needs.class-id')).toEqual({ answered: 'a', unsure: 'a' });
    expect(step(tree, 'needs.device').part).toEqual({ of: 'needs', id: 'needs', index: 0, count: 2 });
  });

  test('an end of the pack is copied in, behind the questions of what it brings; what is handed in is not asked', () => {
    const tree = linked('  a: {tell: 甲, next: to-team}\n');
    expect(Object.keys(tree.steps)).toEqual(['a', 'to-team.class-id', 'to-team.started-at', 'to-team']);
    expect(ways(tree, 'a')).toEqual({ done: 'to-team.class-id' });
    expect(ways(tree, 'to-team.started-at')).toEqual({ answered: 'to-team', unsure: 'to-team' });
    expect(step(tree, 'to-team')).toMatchObject({
      bring: ['class-id', 'ticket', 'started-at'],
      team: 'team',
      cause: null,
    });
  });

  test('a checklist is one question an item, with its mend or another way', () => {
    const tree = linked(
      '  list:\n    checklist:\n      power: {item: 插电, mend: 请插上}\n      sound: {item: 有声, missing: a}\n    next: a\n  a: {tell: 甲}\n',
    );
    expect(tree.start).toBe('list.power');
    expect(Object.keys(tree.steps)).toEqual(['list.power', 'list.power.mend', 'list.sound', 'a', 'seen']);
    expect(ways(tree, 'list.power')).toEqual({
      ok: 'list.sound',
      missing: 'list.power.mend',
      unsure: 'list.power.mend',
    });
    expect(ways(tree, 'list.power.mend')).toEqual({ done: 'list.sound' });
    expect(ways(tree, 'list.sound')).toEqual({ ok: 'a', missing: 'a', unsure: 'a' });
  });

  test('an item with something left to do goes on, and keeps what, who and by when', () => {
    const tree = linked(
      '  list:\n    checklist:\n      ports: {item: 放行了, todo: {do: 请放行, owner: 网管, by: 开课前}}\n    next: a\n  a: {tell: 甲}\n',
    );
    expect(ways(tree, 'list.ports')).toEqual({ ok: 'a', missing: 'a', unsure: 'a' });
    expect(step(tree, 'list.ports')).toMatchObject({ todo: { owner: { at: 'list.ports.todo.owner' } } });
  });

  test('"escalate now" is a tree of its own', () => {
    const { pack } = load('tree: front\ntitle: 树\nsteps:\n  a: {tell: 甲, next: seen}\n');
    expect(pack?.escalation).toMatchObject({ id: '~escalate', start: 'to-team.class-id' });
    expect(Object.keys(pack?.escalation.steps ?? {})).toEqual(['to-team.class-id', 'to-team.started-at', 'to-team']);
  });

  test('without a named end "escalate now" just escalates', () => {
    const { pack } = load(
      'tree: front\ntitle: 树\nsteps:\n  a: {tell: 甲, next: seen}\n',
      {},
      PACK.replace('escalate: to-team\n', ''),
    );
    expect(pack?.escalation).toMatchObject({
      start: 'escalated',
      steps: { escalated: { kind: 'end', end: 'escalated', cause: null } },
    });
  });
});

describe('shared trees', () => {
  const SHARED =
    'tree: shared\ntitle: 共用\nways: [works, fails]\nsteps:\n  q: {ask: 好了？, answers: yes-no, next: {yes: good, else: bad}}\n  good: {way: works}\n  bad: {way: fails}\n';
  test('every way is mapped, also by else or one step for all', () => {
    const tree = whole(
      load(
        'tree: front\ntitle: 树\notherwise: seen\nsteps:\n  a: {use: shared, next: {works: b, else: c}}\n  b: {use: shared, next: c}\n  c: {use: shared}\n',
        { 'shared.yaml': SHARED },
      ),
    );
    expect([ways(tree, 'a'), ways(tree, 'b'), ways(tree, 'c')]).toEqual([
      { works: 'b', fails: 'c' },
      { works: 'c', fails: 'c' },
      { works: 'seen', fails: 'seen' },
    ]);
  });

  test('a repair in one must say where fixed leads', () => {
    const loaded = load('tree: front\ntitle: 树\notherwise: seen\nsteps:\n  a: {use: shared, next: seen}\n', {
      'shared.yaml':
        'tree: shared\ntitle: 共用\nways: [works]\notherwise: good\nsteps:\n  fix: {do: 一, repairs: busy}\n  good: {way: works}\n',
    });
    expect(codes(loaded)).toEqual(['dead-end shared.yaml:6']);
  });

  test('folders that are used join the pack, whose own definitions and trees win', () => {
    const loaded = load(
      'tree: front\ntitle: 树\notherwise: far\nsteps:\n  a: {use: shared, next: seen}\n',
      {
        'lib/pack.yaml':
          'pack: lib\nlocales: [zh-CN]\ncauses: {busy: 别的名字, far-cause: 远}\nends:\n  far: {end: no-fault, cause: far-cause}\n',
        'lib/shared.yaml': SHARED,
        'lib/front.yaml': 'tree: front\ntitle: 别的树\nsteps:\n  z: {tell: 好, next: far}\n',
      },
      PACK.replace('locales: [zh-CN]', 'locales: [zh-CN]\nuses: [lib]'),
    );
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.pack?.causes.busy?.title.words).toEqual({ 'zh-CN': '被占用' });
    expect(Object.keys(loaded.pack?.trees ?? {})).toEqual(['front', 'shared']);
    expect(loaded.pack?.trees.front?.file).toBe('front.yaml');
    expect(loaded.pack?.causes['far-cause']).toMatchObject({ weight: 1 });
  });
});

describe('conditions', () => {
  test.each<[written: string, made: unknown]>([
    ['{device: windows}', { fact: 'device', is: ['windows'] }],
    ['{device: [windows, phone]}', { fact: 'device', is: ['windows', 'phone'] }],
    ['{device: {not: phone}}', { not: { fact: 'device', is: ['phone'] } }],
    [
      '{device: known, loss: unknown}',
      {
        all: [
          { fact: 'device', known: true },
          { fact: 'loss', known: false },
        ],
      },
    ],
    ['{loss: {above: 5, below: 30}}', { fact: 'loss', above: 5, below: 30 }],
    ['{tried: {has: restart}}', { fact: 'tried', has: ['restart'] }],
    ['{tried: {only: [restart]}}', { fact: 'tried', only: ['restart'] }],
    ['{restarted: not-fixed}', { fact: 'restarted', is: ['not-fixed'] }],
    ['{severity: bad}', { severity: 'bad' }],
    ['{minutes-left: {below: 5}}', { minutesLeft: { below: 5 } }],
    ['{minutes-left: unknown}', { minutesLeft: 'unknown' }],
    [
      '{any: [{device: mac}, {not: {loss: known}}]}',
      { any: [{ fact: 'device', is: ['mac'] }, { not: { fact: 'loss', known: true } }] },
    ],
  ])('%s', (written, made) => {
    expect(step(linked(`  a: {tell: 甲, when: ${written}, next: seen}\n`), 'a')).toMatchObject({ when: made });
  });

  test.each([
    ['{}', 'yaml-empty-value'],
    ['{device: {is: mac}}', 'condition-form'],
    ['{all: {device: mac}}', 'condition-form'],
    ['{loss: {below: 多}}', 'condition-form'],
    ['{loss: {below: 3, above: 5}}', 'number-bounds'],
    ['{tried: restart}', 'fact-type-mismatch'],
    ['{device: {has: mac}}', 'fact-type-mismatch'],
    ['{restarted: mended}', 'unknown-value'],
    ['{severity: worse}', 'unknown-severity'],
    ['{any: [{device: amiga}]}', 'unknown-value'],
  ])('%s is told as a fault', (written, code) => {
    const loaded = load(`tree: front\ntitle: 树\nsteps:\n  a: {tell: 甲, when: ${written}, next: seen}\n`);
    if (code === 'yaml-empty-value') expect(loaded.pack).toBeUndefined();
    else expect(loaded.diagnostics.map((one) => one.code)).toEqual([code]);
  });
});

describe('words', () => {
  test('words by a fact keep their variants; translations join in at their address', () => {
    const loaded = load(
      'tree: front\ntitle: 树\nkeywords: 黑屏、打不开，没画面\notherwise: seen\nsteps:\n  a:\n    do: {by: device, windows: 视窗, phone: 手机, else: 别的}\n    repairs: busy\n',
      {
        'en/front.yaml':
          'a.do.windows: {from: 视窗, to: Windows}\na.do.else: {from: 别的, to: Others}\nkeywords: {from: 黑屏、打不开，没画面, to: "black, dark"}\n',
      },
      PACK.replace('[zh-CN]', '[zh-CN, en]'),
    );
    const tree = loaded.pack?.trees.front as Tree;
    expect((step(tree, 'a') as { instruction?: unknown }).instruction).toEqual({
      at: 'a.do',
      words: { 'zh-CN': '别的', en: 'Others' },
      by: {
        fact: 'device',
        variants: [
          { value: 'windows', words: { 'zh-CN': '视窗', en: 'Windows' } },
          { value: 'phone', words: { 'zh-CN': '手机' } },
        ],
      },
    });
    expect(tree.keywords).toEqual({ 'zh-CN': ['黑屏', '打不开', '没画面'], en: ['black', 'dark'] });
  });

  test('without else every answer of the fact must have its words', () => {
    expect(
      codes(
        load('tree: front\ntitle: 树\nsteps:\n  a: {tell: {by: device, computer: 电脑, iphone: 苹果}, next: seen}\n'),
      ),
    ).toEqual(['missing-else front.yaml:4']);
    expect(
      codes(
        load('tree: front\ntitle: 树\nsteps:\n  a: {tell: {by: device, computer: 电脑, phone: 手机}, next: seen}\n'),
      ),
    ).toEqual([]);
  });
});

describe('renames', () => {
  test('old ids lead to present ones, through several renames and into what was lowered', () => {
    const tree = linked(
      '  list:\n    checklist: {power: {item: 插电, mend: 请插上}}\n  q: {ask: 好？, answers: yes-no}\n',
      'otherwise: seen\nrenames:\n  steps: {oldest: old, old: list}\n  answers: {q: {ja: yes}}',
    );
    expect(tree.renames).toEqual({
      steps: {
        oldest: 'list',
        old: 'list',
        'oldest.power': 'list.power',
        'old.power': 'list.power',
        'oldest.power.mend': 'list.power.mend',
        'old.power.mend': 'list.power.mend',
      },
      answers: { q: { ja: 'yes' } },
    });
  });

  test('a renamed fact renames its questions in needs and bring', () => {
    const loaded = load(
      'tree: front\ntitle: 树\nneeds: device\nsteps:\n  a: {tell: 甲, next: to-team}\n',
      {},
      `${PACK}renames:\n  facts: {machine: device, room: class-id}\n  values: {device: {pc: windows}}\n`,
    );
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.pack?.renames).toEqual({
      trees: {},
      facts: { machine: 'device', room: 'class-id' },
      values: { device: { pc: 'windows' } },
    });
    expect(loaded.pack?.trees.front?.renames.steps).toEqual({
      'needs.machine': 'needs.device',
      'to-team.room': 'to-team.class-id',
    });
  });

  test('an old value in use is told with what it is called now, and where it was renamed', () => {
    const loaded = load(
      'tree: front\ntitle: 树\nsteps:\n  a: {tell: 甲, when: {device: pc}, next: seen}\n',
      {},
      `${PACK}renames:\n  values: {device: {pc: windows}}\n`,
    );
    expect(codes(loaded)).toEqual(['old-id-in-use front.yaml:4']);
    expect(loaded.diagnostics[0]?.related).toMatchObject([{ file: 'pack.yaml' }]);
  });
});

describe('faults do not cascade', () => {
  test('a step that could not be read is not unknown to those that go to it', () => {
    const loaded = load('tree: front\ntitle: 树\nsteps:\n  a: {tell: 甲, next: b}\n  b: {next: seen}\n');
    expect(codes(loaded)).toEqual(['shape-no-verb front.yaml:5']);
    expect([...loaded.broken]).toEqual(['front']);
  });

  test('a pack.yaml that could not be read makes nothing else unknown', () => {
    const loaded = load(
      'tree: front\ntitle: 树\notherwise: to-team\nsteps:\n  a: {fact: device, when: {severity: bad}}\n  b: {do: 一, repairs: busy}\n',
      {},
      'pack: p\ntitle: "词库\n',
    );
    expect(loaded.diagnostics.filter(({ code }) => !/^(yaml|shape)-/.test(code))).toEqual([]);
    expect(loaded.pack).toBeUndefined();
  });

  test('a definition that could not be read is not unknown', () => {
    const loaded = load(
      'tree: front\ntitle: 树\nsteps:\n  a: {fact: device, next: seen}\n',
      {},
      PACK.replace('    title: 设备\n', ''),
    );
    expect(codes(loaded)).toEqual(['shape-missing-key pack.yaml:8']);
  });

  test('a tree that could not be read is not unknown', () => {
    const loaded = load('tree: front\ntitle: 树\nsteps:\n  a: {tell: 甲, next: /other}\n', {
      'other.yaml': 'tree: other\ntitle: "别\n',
    });
    expect(loaded.diagnostics.filter(({ file }) => file !== 'other.yaml')).toEqual([]);
  });

  test('a fault in the cases does not keep the pack from running', () => {
    const loaded = load('tree: front\ntitle: 树\nsteps:\n  a: {tell: 甲, next: seen}\n', {
      'front.cases.yaml':
        'cases:\n  one: {story: 好, facts: {devise: mac}, ends: {end: no-fault}}\n  two: {story: 好, facts: {loss: 5}, ends: {end: no-fault, cause: unknown}}\n',
    });
    expect(codes(loaded)).toEqual(['unknown-fact front.cases.yaml:2']);
    expect(loaded.pack).toBeDefined();
    expect(loaded.cases[0]?.cases).toMatchObject([
      { id: 'two', tree: 'front', facts: { loss: 5 }, ends: { cause: null } },
    ]);
  });
});

describe('places', () => {
  test('a lowered step knows where it was written, an end of the pack also where it is first gone to', () => {
    const { index } = load(
      'tree: front\ntitle: 树\nneeds: device\nsteps:\n  fixes:\n    try:\n      one: {do: 一, repairs: busy}\n    next: to-team\n',
    );
    expect(index.stepPath('front', 'one')).toEqual(['steps', 'fixes', 'try', 'one']);
    expect(index.stepPath('front', 'needs.device')).toEqual(['needs']);
    expect(index.stepPath('front', 'to-team.class-id')).toEqual(['steps', 'fixes', 'next']);
    expect(index.stepPlace('front', 'to-team.class-id')).toMatchObject({ file: 'pack.yaml' });
    expect(index.place('front', index.stepPath('front', 'one'), 'key').start).toEqual({ line: 7, column: 7 });
    expect(index.place(null, ['facts', 'loss'], 'key').file).toBe('pack.yaml');
  });
});

describe('whatever an author does', () => {
  const TREE = `tree: front
title: 树
keywords: 甲、乙
needs: [device]
otherwise: to-team
rush: {when: {minutes-left: {below: 5}}, to: one}
renames:
  steps: {old: a}
facts:
  light: {title: 灯, ask: 亮吗？, values: {lit: 亮, dark: 不亮}}
ends:
  mine: {end: resolved, cause: busy, bring: [light]}
steps:
  a: {fact: light, next: {lit: fixes, else: list}}
  fixes:
    try:
      one: {do: {by: device, windows: 视窗, else: 别的}, repairs: busy}
      two: {do: 二, works-around: true, fact: restarted}
    next: mine
  list:
    checklist:
      power: {item: 插电, mend: 请插上}
    next: call
  call: {use: shared, next: {works: mine, else: /other}}
`;
  const FILES: Record<string, string> = {
    'pack.yaml': PACK,
    'front.yaml': TREE,
    'other.yaml': 'tree: other\ntitle: 别\nsteps:\n  a: {tell: <device>好, next: seen}\n',
    'shared.yaml':
      'tree: shared\ntitle: 共用\nways: [works, fails]\nsteps:\n  q: {ask: 好了？, answers: yes-no, next: {yes: good, else: bad}}\n  good: {way: works}\n  bad: {way: fails}\n',
    'en/front.yaml': 'title: {from: 树, to: Tree}\n',
    'front.cases.yaml':
      'cases:\n  one: {story: 好, facts: {device: mac}, answers: {shared/q: yes}, helps: one, ends: {end: resolved, cause: busy}}\n',
  };

  test('the pack these tests spoil is whole', () => {
    const loaded = loadPack({ root: '', files: Object.entries(FILES).map(([path, content]) => ({ path, content })) });
    expect(loaded.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'unknown-locale',
    ]);
  });

  test('lines deleted and ids renamed at random never throw, and every problem has a place in a file that was given', () => {
    const spoiling = fc.record({
      file: fc.constantFrom(...Object.keys(FILES)),
      line: fc.nat(40),
      how: fc.constantFrom('delete', 'rename', 'empty', 'repeat'),
    });
    fc.assert(
      fc.property(fc.array(spoiling, { minLength: 1, maxLength: 4 }), (spoilings) => {
        const files = { ...FILES };
        for (const { file, line, how } of spoilings) {
          const lines = (files[file] ?? '').split('\n');
          const at = line % lines.length;
          const now = lines[at] ?? '';
          if (how === 'delete') lines.splice(at, 1);
          else if (how === 'repeat') lines.splice(at, 0, now);
          else
            lines[at] =
              how === 'rename' ? now.replace(/[a-z][a-z-]+/, (word) => `${word}x`) : now.replace(/(: ).*/, '$1');
          files[file] = lines.join('\n');
        }
        const loaded = loadPack({
          root: '',
          files: Object.entries(files).map(([path, content]) => ({ path, content })),
        });
        for (const one of loaded.diagnostics) {
          expect(Object.keys(files)).toContain(one.file);
          expect(one.start.line).toBeGreaterThan(0);
        }
        if (loaded.pack) expect(JSON.parse(JSON.stringify(loaded.pack))).toEqual(loaded.pack);
      }),
      { numRuns: 300 },
    );
  });
});
