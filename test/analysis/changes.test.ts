/** What changed between two packs, named as their author names it. */
import { describe, expect, test } from 'vitest';
import { checkPack, comparePacks, type Pack } from '../../engine/index.ts';
import { shippedPacks } from '../trees/shipped.ts';

const PACK = `pack: p
version: 1.0.0
title: 词库
locales: [zh-CN]
front-door: front
escalate: to-team
facts:
  device: {title: 设备, ask: 什么设备？, find-out: 看看桌上。, values: {windows: Windows, mac: 苹果, phone: {label: 手机, values: {iphone: 苹果手机}}}}
  loss: {title: 丢包, type: number, min: 0, max: 100, ask: 丢了多少？}
ends:
  to-team: {end: escalated, to: team, bring: [loss], promise: {minutes: 15}, say: 稍等。}
causes: {busy: 被占用, off: 没开}
severities: {bad: {title: 上不了课}, fine: {title: 咨询}}
teams: {team: {title: 团队, time-zone: Asia/Shanghai}}
`;
const FRONT = `tree: front
title: 树
keywords: 卡、慢
otherwise: to-team
facts:
  light: {title: 灯, ask: 灯亮吗？, values: {lit: 亮, dark: 不亮}}
steps:
  start: {fact: device, next: {phone: light, else: open}}
  light: {fact: light, next: [{when: {light: lit}, to: open}, {else: other}]}
  open:
    test: 请打开。
    ask: 看见了吗？
    find-out: 看左边。
    answers: {seen: 看见了, none: 没看见}
    next: {seen: fixes, else: list}
  fixes:
    try:
      close: {do: 请关掉。, repairs: busy, minutes: 1}
      turn-on: {do: 请打开。, repairs: off}
  list: {checklist: {charger: {item: 插着电源。, mend: 请插上。}}, next: last}
  last: {tell: 请稍等。, next: to-team}
  other: {look: 什么颜色？, answers: {red: 红, green: 绿}, next: {red: /second, else: to-team}}
`;
const SECOND = `tree: second
title: 另一棵
otherwise: to-team
steps:
  device: {fact: device}
`;

type Files = Readonly<Record<string, string>>;
const FILES: Files = { 'pack.yaml': PACK, 'front.yaml': FRONT, 'second.yaml': SECOND };
function packOf(files: Files): Pack {
  const { pack, diagnostics } = checkPack({
    root: '',
    files: Object.entries(files).map(([path, content]) => ({ path, content })),
  });
  if (!pack) throw new Error(JSON.stringify(diagnostics.map(({ code, start, message }) => [code, start, message.en])));
  return pack;
}
const OLD = packOf(FILES);
function after(file: string, ...edits: readonly (readonly [from: string, to: string])[]): string[] {
  let text = FILES[file] as string;
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  return comparePacks(OLD, packOf({ ...FILES, [file]: text })).map(
    ({ kind, tree, at, before, after: now }) => `${kind} ${tree ?? 'pack'} ${at}: ${before ?? ''} → ${now ?? ''}`,
  );
}

describe('a change is named in the words of the file', () => {
  test.each<[name: string, file: string, edits: [string, string][], told: string[]]>([
    [
      'where an answer leads',
      'front.yaml',
      [['{seen: fixes,', '{seen: last,']],
      ['meaning front steps.open.next.seen: close → last'],
    ],
    [
      'where information leads',
      'front.yaml',
      [['next: to-team}', 'next: other}']],
      ['meaning front steps.last.next: to-team → other'],
    ],
    [
      'a list of conditions',
      'front.yaml',
      [['{light: lit}', '{light: dark, device: [windows, mac]}']],
      [
        'meaning front steps.light.next.lit: [{when: {light: lit}, to: open}, {else: other}] → [{when: {light: dark, device: [windows, mac]}, to: open}, {else: other}]',
        'meaning front steps.light.next.dark: [{when: {light: lit}, to: open}, {else: other}] → [{when: {light: dark, device: [windows, mac]}, to: open}, {else: other}]',
        'meaning front steps.light.next.unsure: [{when: {light: lit}, to: open}, {else: other}] → [{when: {light: dark, device: [windows, mac]}, to: open}, {else: other}]',
      ],
    ],
    [
      'a condition',
      'front.yaml',
      [['请关掉。,', '请关掉。, when: {any: [{loss: {above: 5}}, {not: {light: lit}}, {minutes-left: {below: 5}}]},']],
      [
        'meaning front steps.close.when:  → {any: [{loss: {above: 5}}, {not: {light: lit}}, {minutes-left: {below: 5}}]}',
        'meaning front steps.close.next.else:  → turn-on',
      ],
    ],
    [
      'an answer',
      'front.yaml',
      [['none: 没看见}', 'none: 没看见, half: 看见一半}']],
      [
        'meaning front steps.open.answers.half:  → steps.open.answers.half',
        'meaning front steps.open.next.half:  → list',
      ],
    ],
    [
      'the words of an answer, and how to find out',
      'front.yaml',
      [
        ['none: 没看见', 'none: 没有'],
        ['看左边', '看右边'],
      ],
      [
        'words front steps.open.find-out @zh-CN: 看左边。 → 看右边。',
        'words front steps.open.answers.none @zh-CN: 没看见 → 没有',
      ],
    ],
    [
      'the order of answers',
      'front.yaml',
      [['{seen: 看见了, none: 没看见}', '{none: 没看见, seen: 看见了}']],
      ['words front steps.open.answers: seen, none → none, seen'],
    ],
    [
      'what is done',
      'front.yaml',
      [
        ['test: 请打开', 'test: 请再打开'],
        ['do: 请关掉', 'do: 请先关掉'],
      ],
      [
        'words front steps.open.test @zh-CN: 请打开。 → 请再打开。',
        'words front steps.close.do @zh-CN: 请关掉。 → 请先关掉。',
      ],
    ],
    [
      'another verb',
      'front.yaml',
      [['{look: 什么颜色？,', '{ask: 什么颜色？,']],
      [
        'meaning front steps.other: look → ask',
        'words front steps.other.ask @zh-CN:  → 什么颜色？',
        'words front steps.other.look @zh-CN: 什么颜色？ → ',
      ],
    ],
    [
      'a repair, once',
      'front.yaml',
      [['      turn-on:', '      again: {do: 请再关。, repairs: busy}\n      turn-on:']],
      [
        'meaning front steps.close.next.not-fixed: turn-on → again',
        'meaning front steps.close.next.cannot: turn-on → again',
        'meaning front steps.again:  → steps.again',
      ],
    ],
    [
      'what a repair does',
      'front.yaml',
      [['repairs: off}', 'works-around: true}']],
      [
        'meaning front steps.turn-on.repairs.off: 0.8 → ',
        'meaning front steps.turn-on.works-around: false → true',
        'meaning front steps.turn-on.fixed.end: resolved → restored',
        'meaning front steps.turn-on.fixed.cause: off → unknown',
      ].sort(),
    ],
    [
      'a step that was renamed',
      'front.yaml',
      [
        ['  last: {tell', '  wait: {tell'],
        ['next: last}', 'next: wait}'],
        ['steps:\n', 'renames: {steps: {last: wait}}\nsteps:\n'],
      ],
      [
        'meaning front renames.steps.last:  → wait',
        'meaning front steps.list.charger.mend.next: last → wait',
        'meaning front steps.list.charger.next.ok: last → wait',
      ].sort(),
    ],
    [
      'a fact of the tree',
      'front.yaml',
      [['灯亮吗', '灯是亮的吗']],
      ['words front facts.light.ask @zh-CN: 灯亮吗？ → 灯是亮的吗？'],
    ],
    [
      'a value of a fact of the tree',
      'front.yaml',
      [['dark: 不亮}', 'dark: 不亮, blinks: 闪}']],
      [
        'meaning front facts.light.values.blinks:  → facts.light.values.blinks',
        'meaning front steps.light.next.blinks:  → [{when: {light: lit}, to: open}, {else: other}]',
      ].sort(),
    ],
    [
      'a fact of the pack that two trees ask, once',
      'pack.yaml',
      [
        ['什么设备？', '用的是什么设备？'],
        ['看看桌上', '看看桌子'],
      ],
      [
        'words pack facts.device.ask @zh-CN: 什么设备？ → 用的是什么设备？',
        'words pack facts.device.find-out @zh-CN: 看看桌上。 → 看看桌子。',
      ],
    ],
    [
      'a value that is a kind of another now',
      'pack.yaml',
      [['{windows: Windows, mac: 苹果,', '{windows: {label: Windows, values: {mac: 苹果}},']],
      [
        'meaning pack facts.device.values.mac: values.mac → values.windows.values.mac',
        // What has kinds is no answer of its own.
        'meaning front steps.start.answers.windows: steps.start.answers.windows → ',
        'meaning front steps.start.next.windows: open → ',
        'meaning second steps.device.answers.windows: steps.device.answers.windows → ',
        'meaning second steps.device.next.windows: to-team → ',
      ],
    ],
    [
      'an end of the pack that two trees come to, once',
      'pack.yaml',
      [
        ['minutes: 15', 'minutes: 20'],
        ['稍等', '请等一等'],
      ],
      ['meaning pack ends.to-team.promise.minutes: 15 → 20', 'words pack ends.to-team.say @zh-CN: 稍等。 → 请等一等。'],
    ],
    ['keywords', 'front.yaml', [['卡、慢', '卡']], ['words front keywords @zh-CN: 卡, 慢 → 卡']],
  ])('%s', (_, file, edits, told) => {
    expect(after(file, ...edits).sort()).toEqual([...told].sort());
  });

  test('in the shipped packs, too: no name of the model, and nothing without a name', async () => {
    const packs = new Map((await shippedPacks()).map(({ folder, pack }) => [folder, pack]));
    const changes = comparePacks(packs.get('classroom') as Pack, packs.get('live') as Pack);
    expect(changes.length).toBeGreaterThan(100);
    const faulty = changes.filter(
      ({ at, before, after: now }) =>
        /[a-z][A-Z]|\.(?:ways|input|instruction|label|kind|leaf|parents|passTo)(?:\.|$| @)/.test(
          at.replace(/@\S+/g, ''),
        ) || [before, now].some((value) => value?.includes('{"') || value?.includes('[object')),
    );
    expect(faulty).toEqual([]);
  });
});
