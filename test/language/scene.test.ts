/** What a pack says for its scene: words put into texts, facts known from the start, folders shared with other scenes. */
import { describe, expect, test } from 'vitest';
import { checkPack } from '../../engine/analysis/check.ts';
import {
  apply,
  handoff,
  handoffMarkdown,
  isOffered,
  recordOf,
  replay,
  searchTrees,
  startSession,
  toMachine,
  view,
} from '../../engine/index.ts';
import { translationFiles } from '../../engine/language/translate.ts';

const HEAD = (more: string) => `pack: demo
version: 1.0.0
title: Demo
locales: [zh-CN, en]
front-door: demo
uses: [../common]
${more}`;
const COMMON = `pack: common
locales: [zh-CN, en]
words: {class: 课, pupils: 学生}
facts:
  scope: {title: 范围, ask: 有几位<pupils>听不到？, values: {one: 一位, all: 全部}}
  scene: {title: 场景, values: {classroom: 课堂, live: 直播}}
  class-id: {title: 号, type: text, ask: 房间号是多少？}
causes: {wifi: 网络弱, old: 很久以前的原因}
teams: {media: {title: 团队, time-zone: Asia/Shanghai}}
ends:
  to-media: {end: escalated, cause: unknown, to: media, bring: [class-id], promise: {minutes: 15}, say: 您先上<class>。}
escalate: to-media
`;
const TREE = `tree: slow
title: 慢
keywords: 慢、<class>卡
otherwise: to-media
steps:
  scope: {fact: scope, next: {one: ask-live, else: to-media}}
  ask-live:
    when: {scene: live}
    ask: {by: scene, live: 观众多吗？, else: <class>里人多吗？}
    answers: {many: 多, few: 不多}
    next: {many: closer, else: to-media}
  closer: {do: 请让<pupils>坐近一点，不要停<class>。, repairs: wifi}
`;
const DOOR = 'tree: demo\ntitle: 门\nsteps:\n  door: {tell: 您好。, next: /slow}\n';

const checked = (own = 'known: {scene: live}\n', files: Record<string, string> = {}) =>
  checkPack({
    root: 'live',
    files: Object.entries({
      'live/pack.yaml': HEAD(own),
      'live/demo.yaml': DOOR,
      'common/pack.yaml': COMMON,
      'common/slow.yaml': TREE,
      ...files,
    }).map(([path, content]) => ({ path, content })),
  });
const codes = (result: ReturnType<typeof checked>, about = /./) =>
  result.diagnostics
    .filter(({ code }) => about.test(code) && !/translation|no-empathy|minutes|meanwhile/.test(code))
    .map(({ code, file, start }) => `${code} ${file}:${start.line}:${start.column}`);
describe('hide', () => {
  const CALLED = 'tree: asleep\ntitle: 睡着\nkeywords: 睡着了\notherwise: to-media\nsteps:\n  ask: {fact: scope}\n';
  const WAYS = 'tree: shared\ntitle: 公用\nways: [told]\nsteps:\n  told: {way: told}\n';
  const files = { 'common/asleep.yaml': CALLED, 'common/ways.yaml': WAYS };
  const hiding = (hide: string, more: Record<string, string> = {}) =>
    checked(`known: {scene: live}\nhide: ${hide}\n`, { ...files, ...more });

  test('a hidden tree is not found by words, and other trees still lead there', () => {
    const shown = packOf(checked(undefined, files));
    const found = (pack: typeof shown, words: string) => searchTrees(pack, words, 'zh-CN').map(({ tree }) => tree);
    expect([found(shown, '慢'), found(shown, '睡着了')]).toEqual([['slow'], ['asleep']]);
    const pack = packOf(hiding('[slow, asleep]'));
    expect([found(pack, '慢'), found(pack, '睡着了')]).toEqual([[], []]);
    expect(
      Object.values(pack.trees)
        .filter((tree) => isOffered(pack, tree))
        .map(({ id }) => id),
    ).toEqual(['demo']);
    const applied = apply(startSession({ pack, id: 's', at: 0 }), { do: 'answer', value: 'done' }, { at: 1 });
    expect(applied.ok && applied.session.run.tree.id).toBe('slow');
  });

  test('what it names has to be there, and to be offered without it; each once', () => {
    expect(codes(hiding('[slwo]'), /unknown/)).toEqual(['unknown-tree live/pack.yaml:8:8']);
    expect(codes(hiding('slow'), /hidden|duplicate|unknown/)).toEqual([]);
    expect(codes(hiding('[demo, shared]'), /hidden/)).toEqual([
      'hidden-never-offered live/pack.yaml:8:8',
      'hidden-never-offered live/pack.yaml:8:14',
    ]);
    expect(codes(hiding('[slow, slow]'), /duplicate/)).toEqual(['duplicate-id live/pack.yaml:8:14']);
    const renamed = hiding('[old]\nrenames: {trees: {old: slow}}');
    expect(codes(renamed, /old-id/)).toEqual(['old-id-in-use live/pack.yaml:8:8']);
    expect(renamed.partial?.hidden).toEqual(['slow']);
  });

  test('a tree of the pack that is hidden and that nothing leads to is told; one of a shared folder sleeps', () => {
    const own = { 'live/lost.yaml': CALLED.replace('asleep', 'lost') };
    expect(codes(hiding('[lost]', own), /unreachable/)).toEqual(['unreachable-tree live/lost.yaml:1:7']);
    expect(codes(hiding('[asleep]'), /unreachable/)).toEqual([]);
    expect(hiding('[asleep]').unusedHere.map(({ code }) => code)).toContain('unreachable-tree');
  });

  test('a shared folder may hide a tree in all scenes', () => {
    const pack = packOf(checked(undefined, { ...files, 'common/pack.yaml': `${COMMON}hide: asleep\n` }));
    expect(pack.hidden).toEqual(['asleep']);
  });
});

const packOf = (result: ReturnType<typeof checked>) => {
  if (!result.pack) throw new Error(codes(result).join('\n'));
  return result.pack;
};

describe('words', () => {
  const EN = 'words.class:\n  from: 直播\n  to: stream\nwords.a-class:\n  from: 直播\n  to: a stream\n';
  const own = 'known: {scene: live}\nwords: {class: 直播, a-class: 直播}\n';
  const english = {
    'live/en/pack.yaml': EN,
    'common/en/slow.yaml': `closer.do:
  from: 请让<pupils>坐近一点，不要停<class>。
  to: Ask the <pupils> to sit closer; do not end <a-class>.
`,
  };

  test('stand in every text, the pack’s own before those of the folder it uses', () => {
    const pack = packOf(checked(own, english));
    const { closer, scope } = pack.trees.slow?.steps ?? {};
    expect(closer).toMatchObject({ instruction: { words: { 'zh-CN': '请让学生坐近一点，不要停直播。' } } });
    expect(scope).toMatchObject({ ask: { words: { 'zh-CN': '有几位学生听不到？' } } });
    expect(pack.trees.slow?.keywords['zh-CN']).toEqual(['慢', '直播卡']);
    expect(pack.trees.slow?.steps['to-media']).toMatchObject({ say: { words: { 'zh-CN': '您先上直播。' } } });
  });

  test('are of the language of the text; one without a translation is in the first', () => {
    const pack = packOf(checked(own, english));
    expect(pack.trees.slow?.steps.closer).toMatchObject({
      instruction: { words: { en: 'Ask the 学生 to sit closer; do not end a stream.' } },
    });
  });

  test('may be others in a translation, which is told only of what a session fills in', () => {
    expect(codes(checked(own, english), /word-never|unknown-insert/)).toEqual([]);
    expect(checked(own, english).diagnostics.filter(({ code }) => code === 'translation-insert')).toEqual([]);
    const wrong = {
      'common/en/slow.yaml': 'closer.do:\n  from: 请让<pupils>坐近一点，不要停<class>。\n  to: Not <a-clas>.\n',
    };
    expect(checked(own, wrong).diagnostics.filter(({ code }) => code === 'translation-insert')).toHaveLength(1);
  });

  test('are translated in the file of the pack that has them, as written', () => {
    const files = translationFiles(checked(own, english));
    expect(files.find(({ path }) => path === 'live/en/pack.yaml')?.content).toContain(EN.slice(0, 20));
    expect(files.find(({ path }) => path === 'common/en/slow.yaml')?.content).toContain('不要停<class>');
  });

  test('have a name of their own, and hold no other word', () => {
    expect(codes(checked('words: {scope: 范围}\n', { 'live/demo.yaml': DOOR.replace('您好', '<scope>') }))).toContain(
      'duplicate-id common/pack.yaml:5:3',
    );
    expect(codes(checked('words: {team: 团队}\n'))).toContain('id-reserved live/pack.yaml:7:9');
    expect(codes(checked('words: {class: 直播, a-class: 一场<class>}\n'))).toContain(
      'unknown-insert live/pack.yaml:7:29',
    );
    const fact = DOOR.replace('steps:', 'facts: {class: {title: 课, type: text, ask: 哪节课？}}\nsteps:');
    expect(codes(checked('', { 'live/demo.yaml': fact }))).toContain('duplicate-id live/demo.yaml:3:9');
  });

  test('that no text asks for are told, those of a shared folder only where every pack says so', () => {
    const result = checked('words: {room: 直播间}\n');
    expect(codes(result, /word/)).toEqual(['word-never-used live/pack.yaml:7:9']);
    expect(
      checked('', { 'common/pack.yaml': COMMON.replace('{class:', '{room: 教室, class:') }).unusedHere,
    ).toMatchObject([
      { code: 'word-never-used', file: 'common/pack.yaml' },
      { code: 'cause-without-end', file: 'common/pack.yaml' },
    ]);
  });

  test('are misspelt with a nearest name, and count in the length of a sentence', () => {
    const typo = checked('', { 'live/demo.yaml': DOOR.replace('您好', '<pupil>') });
    expect(typo.diagnostics.find(({ code }) => code === 'unknown-insert')?.mend.en).toContain('pupils');
    const long = checked(`words: {pupils: ${'很长的名字'.repeat(10)}}\n`);
    expect(codes(long, /too-long/)).toContain('too-long-to-say common/slow.yaml:12:16');
  });
});

describe('what the event is called', () => {
  const own = 'known: {scene: live}\nevent: {name: 直播, starts: 开播, ends: 下播}\n';
  const EN = ['name', 'starts', 'ends'].map(
    (key, index) =>
      `event.${key}:\n  from: ${['直播', '开播', '下播'][index]}\n  to: ${['stream', 'goes live', 'ends'][index]}\n`,
  );
  const english = { 'live/en/pack.yaml': EN.join('') };
  const begun = (pack: ReturnType<typeof packOf>) => startSession({ pack, id: 'one', at: 0, classEnds: 60_000 });

  test('is in the view, in its language; where nobody says, it is a class', () => {
    const pack = packOf(checked(own, english));
    expect(view(begun(pack)).event).toEqual({ name: '直播', starts: '开播', ends: '下播' });
    expect(view(begun(pack), { locale: 'en' }).event).toEqual({ name: 'stream', starts: 'goes live', ends: 'ends' });
    const nobody = packOf(checked());
    expect(view(begun(nobody)).event).toEqual({ name: '课', starts: '上课', ends: '下课' });
    expect(view(begun(nobody), { locale: 'en' }).event.name).toBe('class');
  });

  test('stands in the handoff', () => {
    const packet = handoff(begun(packOf(checked(own, english))), { now: 0, locale: 'zh-CN' });
    expect(packet.event.ends).toBe('下播');
    expect(handoffMarkdown(packet)).toContain('- 下播：');
    expect(handoffMarkdown(packet)).not.toContain('课：');
  });

  test('may be said by the folder that packs share, the pack’s own first', () => {
    const common = { 'common/pack.yaml': `${COMMON}event: {name: 会, starts: 开会, ends: 散会}\n` };
    expect(view(begun(packOf(checked('', common)))).event.ends).toBe('散会');
    expect(view(begun(packOf(checked(own, common)))).event.ends).toBe('下播');
  });

  test('is said whole, with no word that nobody knows, and in every language', () => {
    expect(codes(checked('event: {name: 直播, starts: 开播}\n'))).toEqual(['shape-missing-key live/pack.yaml:7:1']);
    expect(codes(checked('event: {name: 直播, starts: 开播, ends: 下播, emds: 完}\n'))).toEqual([
      'shape-unknown-key live/pack.yaml:7:41',
    ]);
    const untold = (files: Record<string, string>) =>
      checked(own, files).diagnostics.filter(({ code, start }) => code === 'missing-translation' && start.line === 8);
    expect(untold({ 'live/en/pack.yaml': EN[0] as string })).toHaveLength(2);
    expect(untold(english)).toEqual([]);
  });

  test('takes words of the pack, and nothing that only a session knows', () => {
    const words = 'words: {stream: 直播}\nevent: {name: <stream>, starts: 开播, ends: <class-id>完}\n';
    expect(codes(checked(words))).toEqual(['unknown-insert live/pack.yaml:8:43']);
    expect(codes(checked(words.replace('class-id', 'minutes')))).toEqual(['unknown-insert live/pack.yaml:8:43']);
    expect(view(begun(packOf(checked(words.replace('<class-id>', '播'))))).event.name).toBe('直播');
  });
});

describe('messages about an incident', () => {
  const incident =
    'incident:\n  found: {message: 再等 <minutes> 分钟，先上<class>。, minutes: 15}\n  over: {message: 好了。}\n';
  const door = (step: string) => `tree: demo\ntitle: 门\nsteps:\n  door: {${step}, next: /slow}\n`;
  const seen = (step: string, own = incident) => {
    const pack = packOf(
      checked(`known: {scene: live}\nwords: {class: 直播}\n${own}`, { 'live/demo.yaml': door(step) }),
    );
    return view(startSession({ pack, id: 's', at: 0 })).step;
  };

  test('are what a step sends, with the minutes to the next one and the words of the scene', () => {
    expect(seen('tell: 正在处理。, incident: found')).toMatchObject({ send: '再等 15 分钟，先上直播。', minutes: 15 });
    expect(seen('do: 请再进一次。, repairs: wifi, incident: over')).toMatchObject({ send: '好了。' });
  });

  test('give way to what the step says itself', () => {
    const step = seen('tell: 正在处理。, incident: found, send: 自己的话。, minutes: 5');
    expect(step).toMatchObject({ send: '自己的话。', minutes: 5 });
  });

  test('are told with a nearest name, and have translations of their own', () => {
    const typo = checked(incident, { 'live/demo.yaml': door('tell: 正在处理。, incident: fuond') });
    expect(codes(typo, /unknown/)).toEqual(['unknown-incident live/demo.yaml:4:33']);
    expect(translationFiles(checked(incident))[0]?.content).toContain('incident.found.message:');
  });
});

describe('definitions put together', () => {
  const severities =
    'severities:\n  grave: {title: 重}\n  middling: {title: 中}\n  light: {title: 轻}\ntargets: {a: 1, b: 2}\n';

  test('keep the order of severities where the pack has its own for one, and put before it what only the pack has', () => {
    const own = 'severities:\n  middling: {title: 我的}\n  utmost: {title: 最重}\ntargets: {b: 3}\n';
    const pack = packOf(checked(own, { 'common/pack.yaml': COMMON + severities }));
    expect(pack.severities.map(({ id, title }) => [id, title.words['zh-CN']])).toEqual([
      ['utmost', '最重'],
      ['grave', '重'],
      ['middling', '我的'],
      ['light', '轻'],
    ]);
    expect(pack.targets).toEqual({ a: 1, b: 3 });
  });
});

describe('facts known from the start', () => {
  test('choose words and ways from the first question on', () => {
    const live = packOf(checked());
    let session = startSession({ pack: live, id: 's', at: 0, tree: 'slow' });
    for (const value of ['one']) {
      const applied = apply(session, { do: 'answer', value }, { at: 1 });
      if (applied.ok) session = applied.session;
    }
    expect(view(session).step).toMatchObject({ step: 'ask-live', ask: '观众多吗？' });
    const classroom = packOf(checked('known: {scene: classroom}\n'));
    const other = apply(
      startSession({ pack: classroom, id: 's', at: 0, tree: 'slow' }),
      { do: 'answer', value: 'one' },
      { at: 1 },
    );
    expect(other.ok && view(other.session).step.kind).not.toBe('ask-live');
  });

  test('are not what a customer said: no face shows them, no record holds them, a replay knows them', () => {
    const pack = packOf(checked());
    const applied = apply(
      startSession({ pack, id: 's', at: 0, tree: 'slow' }),
      { do: 'answer', value: 'one' },
      { at: 1 },
    );
    if (!applied.ok) throw new Error(applied.error.code);
    expect(view(applied.session).facts.map(({ fact }) => fact)).toEqual(['scope']);
    expect(JSON.stringify(handoff(applied.session, { now: 2 }))).not.toContain('scene');
    const record = recordOf(applied.session);
    expect(JSON.stringify(record)).not.toContain('scene');
    expect(view(replay(pack, record).session)).toEqual(view(applied.session));
  });

  test('are in the machine of whoever embeds it', () => {
    const machine = toMachine(packOf(checked()), 'slow');
    const { context } = machine.getInitialSnapshot({} as never, {});
    expect(context.facts.scene).toMatchObject({ value: 'live', evidence: 'pack' });
  });

  test('are checked against their fact', () => {
    expect(codes(checked('known: {scene: stage}\n'))).toEqual(['unknown-value live/pack.yaml:7:16']);
    expect(codes(checked('known: {sceen: live}\n'))).toEqual(['unknown-fact live/pack.yaml:7:9']);
    expect(codes(checked('known: {scene: [live]}\n'))).toEqual(['fact-type-mismatch live/pack.yaml:7:16']);
    const pupils = (number: number) =>
      codes(
        checked(
          `known: {count: ${number}}\nfacts: {count: {title: 人数, type: number, ask: 几位？, min: 1, max: 9}}\n`,
        ),
        /number/,
      );
    expect([0, 1, 9, 10].map(pupils)).toEqual([
      ['number-bounds live/pack.yaml:7:16'],
      [],
      [],
      ['number-bounds live/pack.yaml:7:16'],
    ]);
  });

  test('make a condition of the pack’s own trees certain, not one of trees that other packs use too', () => {
    const own = DOOR.replace(
      '{tell: 您好。, next: /slow}',
      '{when: {scene: classroom}, tell: 您好。, next: /slow}',
    ).replace('steps:', 'otherwise: to-media\nsteps:');
    expect(codes(checked('known: {scene: live}\n', { 'live/demo.yaml': own }), /condition/)).toEqual([
      'condition-never live/demo.yaml:5:16',
    ]);
    expect(codes(checked('known: {scene: classroom}\n', { 'live/demo.yaml': own }), /condition/)).toEqual([
      'condition-always live/demo.yaml:5:16',
    ]);
    expect(codes(checked(), /condition|fact-before/)).toEqual([]);
    const never = { 'common/slow.yaml': TREE.replace('{scene: live}', '{scene: live, all: [{scene: classroom}]}') };
    expect(codes(checked('known: {scene: live}\n', never), /condition/)).toEqual([
      'condition-never common/slow.yaml:8:11',
    ]);
  });
});
