import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../engine/language/diagnostics/index.ts';
import { LIMITS } from '../../engine/language/limits.ts';
import { readFiles, type SourceInput } from '../../engine/language/read.ts';

const brief = (one: Diagnostic) => `${one.code} ${one.start.line}:${one.start.column}`;
const read = (path: string, content: SourceInput['content']) => readFiles([{ path, content }], { root: '' });
const codes = (path: string, content: SourceInput['content']) => read(path, content).diagnostics.map(brief);
/** A tree of which `lines` are the body of one step `s`. */
const inStep = (lines: string) => `tree: t\ntitle: 题目\nsteps:\n  s:\n${lines}`;
const inAsk = (words: string) => inStep(`    ask: ${words}\n    next: e\n  e: {end: resolved, cause: c}\n`);

describe('data', () => {
  test('scalars stay as they are written, numbers are numbers only where the shape says so', () => {
    const { trees } = read(
      't.yaml',
      inStep(
        '    ask: 0012345\n    answers: {a: 1.10, b: null, c: no}\n    minutes: 1\n'.replace('    minutes: 1\n', ''),
      ),
    );
    expect(trees[0]?.data.steps.s).toMatchObject({
      verb: 'ask',
      ask: '0012345',
      answers: { a: '1.10', b: 'null', c: 'no' },
    });
    const withMinutes = read('t.yaml', inStep('    do: 重启\n    minutes: 1.5\n    works-around: true\n'));
    expect(withMinutes.trees[0]?.data.steps.s).toMatchObject({ verb: 'do', minutes: 1.5, 'works-around': true });
    expect(withMinutes.diagnostics).toEqual([]);
  });

  test.each([
    ['test', '    test: 试试\n    ask: 怎样？\n    fact: f\n'],
    ['ask', '    ask: 怎样？\n    fact: f\n'],
    ['fact', '    fact: f\n'],
    ['look', '    look: 看看\n    fact: f\n'],
    ['do', '    do: 重启\n    fact: f\n'],
    ['end', '    end: escalated\n    to: team\n'],
    ['use', '    use: other\n'],
    ['way', '    way: works\n'],
    ['tell', '    tell: 好\n'],
    ['try', '    try: {a: {do: 重启}}\n'],
    ['checklist', '    checklist: {a: {item: 插电}}\n'],
  ])('a step is %s', (verb, lines) => {
    const { trees, diagnostics } = read('t.yaml', inStep(lines));
    expect(diagnostics).toEqual([]);
    expect(trees[0]?.data.steps.s?.verb).toBe(verb);
  });

  test('files are told apart by their keys, name and folder', () => {
    const files = [
      { path: 'p/pack.yaml', content: 'pack: p\nversion: 1.0.0\ntitle: 包\nlocales: [zh-CN, en]\nfront-door: t\n' },
      { path: 'p/t.yaml', content: inStep('    tell: 好\n') },
      { path: 'p/t.cases.yaml', content: 'cases:\n  a: {story: 卡, ends: {end: resolved}}\n' },
      { path: 'p/en/t.yaml', content: 's.tell: {from: 好, to: Good}\n' },
      { path: 'p/zh-Hant-TW/pack.yaml', content: 'title: {from: 包, to: 包}\n' },
      { path: 'common/pack.yaml', content: 'pack: common\nlocales: [zh-CN]\n' },
    ];
    const result = readFiles(files, { root: './p/' });
    expect(result.diagnostics).toEqual([]);
    expect(result.packs.map((one) => [one.path, one.kind])).toEqual([
      ['p/pack.yaml', 'pack'],
      ['common/pack.yaml', 'common'],
    ]);
    expect(result.translations.map((one) => one.locale)).toEqual(['en', 'zh-Hant-TW']);
    expect([result.trees.length, result.cases.length]).toEqual([1, 1]);
  });

  test('words that every object has are no members of the data', () => {
    const { trees, diagnostics } = read(
      't.yaml',
      inStep('    tell: 好\n  __proto__: {tell: x}\n  constructor: {tell: x}\n'),
    );
    expect(diagnostics.map(brief)).toEqual(['id-form 6:3', 'id-reserved 7:3']);
    expect(trees[0]?.data.steps.toString).toBeUndefined();
    expect(({} as Record<string, unknown>).tell).toBeUndefined();
  });

  test('bytes, byte order mark and CRLF make no difference', () => {
    const text = inStep('    ask: 怎样？\n    answers: {a: 好}\n');
    const plain = read('t.yaml', text).trees[0]?.data;
    const bytes = new TextEncoder().encode(`\ufeff${text.replaceAll('\n', '\r\n')}`);
    expect(read('t.yaml', bytes).trees[0]?.data).toEqual(plain);
    expect(codes('t.yaml', bytes)).toEqual([]);
    expect(read('t.yaml', bytes).trees[0]?.place(['steps', 's', 'ask'])).toMatchObject({
      start: { line: 5, column: 10 },
    });
  });
});

describe('places', () => {
  const place = (path: (string | number)[], part?: 'key' | 'value') => {
    const found = read('t.yaml', inStep('    ask: 怎样？\n    wordings: [一, 二]\n')).trees[0]?.place(path, part);
    return `${found?.start.line}:${found?.start.column}-${found?.end.line}:${found?.end.column}`;
  };
  test.each([
    [['steps', 's', 'ask'], 'value', '5:10-5:13'],
    [['steps', 's', 'ask'], 'key', '5:5-5:8'],
    [['steps', 's', 'wordings', 1], 'value', '6:19-6:20'],
    [['steps', 's'], 'value', '5:5-6:21'],
    [['steps', 's', 'missing', 'deeper'], 'value', '4:3-4:4'],
    [['steps', 's', 'wordings', 7], 'value', '6:5-6:13'],
    [[], 'value', '1:1-1:5'],
  ] as const)('%j %s', (path, part, expected) => {
    expect(place([...path], part)).toBe(expected);
  });
});

describe('traps of YAML', () => {
  test.each([
    [
      'a half-width comma cuts a sentence',
      inStep('    ask: 怎样？\n    answers: {a: 卡, 很卡, b: 好}\n'),
      ['yaml-comma-cut 6:21'],
    ],
    [
      'two cuts are two problems',
      inStep('    ask: 怎样？\n    answers: {a: 卡, 很卡, b: 好, 很好}\n'),
      ['yaml-comma-cut 6:21', 'yaml-comma-cut 6:31'],
    ],
    ['# cuts a text', inAsk('请按 #1 键'), ['yaml-comment-cut 5:13']],
    ['# empties a text', inAsk('#1 键'), ['yaml-comment-cut 5:10']],
    ['a comment is a comment', inAsk('你好 # 先问好'), []],
    ['a comment of lines is a comment', inAsk('你好 #----'), []],
    ['& empties a text', inAsk('&重要'), ['yaml-anchor-in-text 5:5']],
    ['& takes the first word', inAsk('&重要 请看'), ['yaml-anchor-in-text 5:10']],
    ['* empties a text', inAsk('*重要*'), ['yaml-anchor-in-text 5:10']],
    ['* before a text', inAsk('*重要* 请看'), ['yaml-anchor-in-text 5:10']],
    ['! before a text', inAsk('!重要 请看'), ['yaml-tag 5:10']],
    ['a tag', inAsk('!!str 你好'), ['yaml-tag 5:10']],
    [
      'an anchor and its alias',
      'tree: t\ntitle: &x 题目\nsteps:\n  s: {tell: *x}\n',
      ['yaml-alias 2:8', 'yaml-alias 4:13'],
    ],
    ['an alias of nothing', inAsk('*nothing'), ['yaml-alias 5:10']],
    [
      'a merge key',
      'tree: t\ntitle: 题\nsteps:\n  s: &x {tell: 好}\n  r:\n    <<: *x\n',
      ['yaml-alias 4:6', 'yaml-alias 6:9', 'shape-no-verb 5:3'],
    ],
    [
      'a full-width comma in a list',
      'tree: t\ntitle: 题\nkeywords: [卡，顿]\nsteps:\n  s: {tell: 好}\n',
      ['shape-full-width-list 3:12'],
    ],
    ['a full-width comma in a sentence of a list', inStep('    ask: 怎样？\n    wordings: [你好，怎样？]\n'), []],
    ['a wrapped Chinese text', inStep('    tell: 你好，\n      请稍等\n'), ['yaml-wrapped-text 5:13']],
    ['a folded Chinese text', inStep('    tell: >\n      你好，\n      请稍等\n'), ['yaml-wrapped-text 6:9']],
    ['a wrapped English text', inStep('    tell: Please\n      wait\n'), []],
    ['lines after |', inStep('    tell: |\n      你好，\n      请稍等 #1: x\n'), []],
    ['an indent of full-width spaces', inStep('　　　　tell: 好\n'), ['yaml-full-width-indent 5:1']],
    ['full-width spaces inside a text', inStep('    tell: |\n      　　你好\n'), []],
    ['an empty key', inStep('    tell: 好\n    : x\n'), ['yaml-key-form 6:5']],
    ['a list as key', inStep('    tell: 好\n    [a]: x\n'), ['yaml-key-form 6:5']],
    ['null as a key is a word', inStep('    ask: 怎样？\n    answers: {null: 无}\n'), []],
    ['~ is nothing', inAsk('~'), ['yaml-empty-value 5:5']],
    ['nothing behind a colon', inAsk(''), ['yaml-empty-value 5:5']],
    ['an empty item', 'tree: t\ntitle: 题\nneeds:\n  - a\n  -\nsteps:\n  s: {tell: 好}\n', ['yaml-empty-value 5:4']],
    [
      'digits as ids',
      inStep('    ask: 怎样？\n    answers: {1: 卡, 2: 好}\n'),
      ['yaml-digit-key 6:15', 'yaml-digit-key 6:21'],
    ],
    [
      'a full-width colon after a key',
      inStep('    test: 试试\n    ask：怎样？\n    next: e\n  e: {way: a}\n'),
      ['yaml-full-width-colon 6:8'],
    ],
    [
      'a full-width colon after a step',
      inStep('    tell: 好\n  r：\n    ask: 怎样？\n    next: s\n'),
      ['yaml-full-width-colon 6:4'],
    ],
    [
      'full-width colons inside braces',
      inStep('    ask: 怎样？\n    answers: {a：是, b：不是}\n'),
      ['yaml-full-width-colon 6:16', 'yaml-full-width-colon 6:21'],
    ],
    ['full-width colon in the only line', 'tree：t\n', ['yaml-full-width-colon 1:5']],
    [
      'no space behind a colon',
      inStep('    test: 试试\n    ask:怎样？\n    next: e\n  e: {way: a}\n'),
      ['yaml-no-space 6:8'],
    ],
    ['a colon in a text', inAsk('提示: 网络异常'), ['yaml-colon-in-text 5:12']],
    [
      'a colon in a text inside braces',
      inStep('    ask: 怎样？\n    answers: {a: 提示: 异常, b: 好}\n'),
      ['yaml-colon-in-text 6:20'],
    ],
    ['a colon in a text below its key', inStep('    ask:\n      提示: 网络异常\n'), ['yaml-colon-in-text 6:7']],
    [
      'a colon in a text of a list',
      inStep('    ask: 怎样？\n    wordings:\n      - 提示: 网络异常\n'),
      ['yaml-colon-in-text 7:9'],
    ],
    [
      'a full-width comma inside braces',
      inStep('    ask: 怎样？\n    answers: {a: 是，b: 不是}\n'),
      ['yaml-full-width-comma 6:19'],
    ],
    ['a text in quotation marks that goes on', inAsk('"你好"吗？'), ['yaml-special-start 5:10']],
    ['a text in single quotation marks that goes on', inAsk("'it's'"), ['yaml-special-start 5:10']],
    ['a text that begins with [', inAsk('[重要] 请看'), ['yaml-special-start 5:10']],
    ['a text in [ ]', inAsk('[重要]'), ['yaml-special-start 5:10']],
    ['a text in { }', inAsk('{请稍等}'), ['yaml-special-start 5:10']],
    ['a text that begins with { }', inAsk('{请}稍等'), ['yaml-special-start 5:10']],
    ['a text that begins with @', inAsk('@老师 你好'), ['yaml-special-start 5:10']],
    ['a text that begins with %', inAsk('%50 的人'), ['yaml-special-start 5:10']],
    ['a text that begins with >', inAsk('> 90 毫秒'), ['yaml-special-start 5:10']],
    ['a text that begins with |', inAsk('| 你好'), ['yaml-special-start 5:10']],
    ['a text that begins with `', inAsk('`你好`'), ['yaml-special-start 5:10']],
    ['a text that begins with -', inAsk('- 你好'), ['yaml-special-start 5:10']],
    ['a text that begins with ?', inAsk('? 你好'), ['yaml-special-start 5:10']],
    ['a quotation mark that is not closed', inAsk('"你好'), ['yaml-unclosed 5:10']],
    [
      'a brace that is not closed',
      inStep('    ask: 怎样？\n    answers: {a: 是, b: 不是\n    next: e\n  e: {way: a}\n'),
      ['yaml-unclosed 6:14'],
    ],
    [
      'a bracket that is not closed',
      inStep('    ask: 怎样？\n    answers: [a, b\n    next: e\n  e: {way: a}\n'),
      ['yaml-unclosed 6:14'],
    ],
    ['a tab', inStep('\ttell: 好\n'), ['yaml-tab 5:1']],
    [
      'a file indented with tabs',
      'tree: t\ntitle: 题\nsteps:\n\ts:\n\t\ttel: 好\n',
      ['yaml-tab 4:1', 'shape-unknown-key 5:3'],
    ],
    ['a second document', `${inAsk('你好')}---\nx: y\n`, ['yaml-many-documents 8:1']],
    ['a key twice', inStep('    tell: 好\n    tell: 坏\n'), ['yaml-duplicate-key 6:5']],
    ['an indent that fits nothing', inStep('    ask: 怎样？\n   next: e\n  e: {way: a}\n'), ['yaml-indent 6:4']],
    ['a line without a colon', inStep('    ask: 怎样？\n    你好\n    next: e\n  e: {way: a}\n'), ['yaml-syntax 6:5']],
    ['a backslash in quotation marks', inAsk('"C:\\windows"'), ['yaml-syntax 5:13']],
  ])('%s', (_, text, expected) => {
    expect(codes('t.yaml', text)).toEqual(expected);
  });

  test('one slip does not hide the others', () => {
    const text = inStep(
      '    ask: 提示: 异常\n    nxt: e\n  r:\n    ask: "你好"吗\n    answers: {a: 卡, 很卡, b: 好}\n  q:\n    tell: @你好\n    minuets: 2\n  e: {way: a}\n',
    );
    expect(codes('t.yaml', text)).toEqual([
      'yaml-colon-in-text 5:12',
      'yaml-special-start 8:10',
      'yaml-special-start 11:11',
      'shape-unknown-key 6:5',
      'shape-unknown-key 12:5',
      'yaml-comma-cut 9:21',
    ]);
  });

  test('what was mended is never given as the words of the author', () => {
    const { trees } = read('t.yaml', inStep('    tell: 好\n    next: "a"b\n  e: {way: a}\n'));
    expect(trees[0]).toMatchObject({ state: 'faulty', broken: new Set(['s']) });
    expect(trees[0]?.data.steps.s).toEqual({ verb: 'tell', tell: '好' });
    expect(trees[0]?.cut.get('s')?.keys).toEqual(new Set(['next']));
  });
});

describe('shapes', () => {
  test.each([
    ['unknown key', inStep('    ask: 怎样？\n    agnet: x\n'), ['shape-unknown-key 6:5']],
    [
      'unknown key of the tree',
      'tree: t\ntitle: 题\nkeyword: 卡\nsteps:\n  s: {tell: 好}\n',
      ['shape-unknown-key 3:1'],
    ],
    ['missing title and steps', 'tree: t\n', ['shape-missing-key 1:1', 'shape-missing-key 1:1']],
    ['a list where a map is wanted', 'tree: t\ntitle: 题\nsteps:\n  - tell: 好\n', ['shape-wrong-type 4:3']],
    ['a text where a step is wanted', 'tree: t\ntitle: 题\nsteps:\n  s: 你好\n', ['shape-no-verb 4:3']],
    ['no verb', inStep('    minutes: 2\n'), ['shape-no-verb 4:3']],
    ['a verb that is misspelt', inStep('    asks: 怎样？\n'), ['shape-unknown-key 5:5']],
    ['two verbs', inStep('    do: 重启\n    tell: 好\n'), ['shape-two-verbs 6:5']],
    [
      'two verbs and more',
      inStep('    do: 重启\n    tell: 好\n    agnet: x\n'),
      ['shape-unknown-key 7:5', 'shape-two-verbs 6:5'],
    ],
    ['not a number', inStep('    do: 重启\n    minutes: 两\n'), ['shape-wrong-type 6:14']],
    ['a time below zero', inStep('    do: 重启\n    minutes: -1\n'), ['shape-wrong-type 6:14']],
    ['not one of the words', inStep('    end: resolvd\n'), ['shape-wrong-type 5:10']],
    [
      'inside a union',
      inStep('    ask: 怎样？\n    answers: {a: {label: 好, severty: x}}\n'),
      ['shape-unknown-key 6:29'],
    ],
    [
      'inside a list of branches',
      inStep('    ask: 怎样？\n    next:\n      - {when: {a: b}, too: c}\n'),
      ['shape-unknown-key 7:24'],
    ],
    [
      'inside try',
      inStep('    try:\n      a: {do: 重启, minuts: 2}\n      b: {minutes: 2}\n'),
      ['shape-unknown-key 6:19', 'shape-missing-key 7:7'],
    ],
    ['a map where a text is wanted', inStep('    tell: {a: b, c: d}\n'), ['shape-missing-key 5:5']],
    ['an empty text', inAsk('""'), ['yaml-empty-value 5:10']],
    [
      'ids',
      'tree: Camera\ntitle: 题\nsteps:\n  第一步: {tell: 好}\n  s_2: {tell: 好}\n',
      ['id-form 1:7', 'id-form 4:3', 'id-form 5:3'],
    ],
    [
      'reserved answers',
      inStep('    ask: 怎样？\n    answers: {unsure: 不知道, else: 其他}\n'),
      ['id-reserved 6:15', 'id-reserved 6:28'],
    ],
    [
      'reserved facts',
      'tree: t\ntitle: 题\nfacts:\n  severity: {title: 题}\nsteps:\n  s: {tell: 好}\n',
      ['id-reserved 4:3'],
    ],
    ['neither tree nor pack', 'tres: t\n', ['not-a-tree 1:1']],
    ['only a text', '你好\n', ['not-a-tree 1:1']],
    ['only a list', '- tree: t\n', ['not-a-tree 1:1']],
  ])('%s', (_, text, expected) => {
    expect(codes('t.yaml', text)).toEqual(expected);
  });

  test('"did you mean" is said where something is near', () => {
    const mend = (text: string) => read('t.yaml', text).diagnostics[0]?.mend.en;
    expect(mend(inStep('    ask: 怎样？\n    agnet: x\n'))).toContain('agent');
    expect(mend(inStep('    end: resolvd\n'))).toContain('resolved');
    expect(mend('tree: t\ntitle: 题\nkeyword: 卡\nsteps:\n  s: {tell: 好}\n')).toContain('keywords');
    expect(mend(inStep('    ask: 怎样？\n    elephants: x\n'))).not.toContain('Did you mean');
  });

  test('a faulty step leaves the others, and what of it can be read', () => {
    const { trees } = read('t.yaml', inStep('    try:\n      a: {do: 重启, elephants: 2}\n  good: {tell: 好}\n'));
    expect(trees[0]).toMatchObject({ state: 'faulty', broken: new Set(['s', 'a']) });
    expect(trees[0]?.data.steps).toEqual({
      s: { verb: 'try', try: { a: { do: '重启' } } },
      good: { verb: 'tell', tell: '好' },
    });
    expect(trees[0]?.cut.get('a')).toEqual({ keys: new Set(), any: true });
  });

  test('a faulty pack keeps what is whole', () => {
    const { packs } = read(
      'pack.yaml',
      'pack: p\nversion: 1.0.0\nlocales: [zh-CN]\nfront-door: t\nfacts:\n  a: {title: 甲, tipe: text}\n  b: {ask: 乙}\n  c: {title: 丙}\n',
    );
    expect(packs[0]).toMatchObject({
      state: 'faulty',
      broken: new Set(['a', 'b']),
      data: { pack: 'p', facts: { a: { title: '甲' }, c: { title: '丙' } } },
    });
  });

  test('any word may be the address of a faulty entry', () => {
    const found = readFiles([{ path: 'en/t.yaml', content: 'constructor: x\ntoString: {from: a}\n' }], { root: '' });
    expect(found.diagnostics.map(brief)).toEqual(['shape-wrong-type 1:14', 'shape-missing-key 2:1']);
    expect(Object.keys(found.translations[0]?.data ?? {})).toEqual([]);
  });

  test('a translation may be unfinished', () => {
    const { translations, diagnostics } = read('en/t.yaml', 's.tell:\n  from: 好\n  to:\n');
    expect(diagnostics).toEqual([]);
    expect(translations[0]?.data['s.tell']).toEqual({ from: '好', to: '' });
  });
});

describe('hostile files', () => {
  const quickly = (content: SourceInput['content'], expected: string[]) => {
    const before = performance.now();
    const found = codes('t.yaml', content);
    expect(found).toEqual(expected);
    expect(performance.now() - before).toBeLessThan(5000);
  };
  test('empty, blank, only comments', () => {
    for (const text of ['', '\ufeff', ' \n\n', '# x\n', '---\n']) quickly(text, ['file-empty 1:1']);
  });
  test('a folder, an unreadable file, a file that was not even read', () => {
    quickly({ problem: 'directory' }, ['file-unreadable 1:1']);
    quickly({ problem: 'unreadable' }, ['file-unreadable 1:1']);
    quickly({ problem: 'too-large', size: 50 * 1024 * 1024 }, ['file-too-large 1:1']);
  });
  test('50 MB', () => {
    quickly(new Uint8Array(50 * 1024 * 1024), ['file-too-large 1:1']);
    quickly('x'.repeat(50 * 1024 * 1024), ['file-too-large 1:1']);
  });
  test('GBK, UTF-16, broken UTF-8', () => {
    quickly(new Uint8Array([0x61, 0x0a, 0x62, 0xc4, 0xe3]), ['file-not-utf8 2:2']);
    quickly(new Uint8Array([0xff, 0xfe, 0x61, 0x00]), ['file-not-utf8 1:1']);
    quickly(new Uint8Array([0xf0, 0x9f, 0x98, 0x80, 0xc0, 0x80]), ['file-not-utf8 1:3']);
  });
  test.each([
    ['flow lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['flow maps', '{a: '.repeat(10_000)],
    ['lists in one line', `${'- '.repeat(10_000)}x`],
    ['keys in one line', '? '.repeat(10_000)],
    ['indentation', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ])('10,000 levels of %s', (_, text) => {
    expect(codes('t.yaml', text).map((one) => one.split(' ')[0])).toEqual(['yaml-too-deep']);
  });
  test('an alias bomb is never expanded', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`).join(', ')}]\n`,
    );
    const found = codes('t.yaml', `tree: t\ntitle: 题\na0: &a0 x\n${levels.join('')}`);
    expect(found.filter((one) => one.startsWith('yaml-alias')).length).toBeGreaterThan(50);
    expect(found.length).toBe(LIMITS.problemsPerFile + 1);
    expect(found[found.length - 1]).toBe('limit-exceeded 1:1');
  });
  test('too many steps, answers and characters', () => {
    const steps = Array.from({ length: LIMITS.stepsPerTree + 1 }, (_, index) => `  s${index}: {tell: 好}\n`).join('');
    quickly(`tree: t\ntitle: 题\nsteps:\n${steps}`, ['limit-exceeded 3:1']);
    const answers = Array.from({ length: LIMITS.answersPerQuestion + 1 }, (_, index) => `a${index}: 答`).join(', ');
    quickly(inStep(`    ask: 怎样？\n    answers: {${answers}}\n`), ['limit-exceeded 6:5']);
    quickly(inAsk('好'.repeat(LIMITS.textLength + 1)), ['limit-exceeded 5:10']);
    expect(
      readFiles([{ path: 't.yaml', content: `tree: t\ntitle: 题\nsteps:\n${steps}` }], {
        limits: { stepsPerTree: 1e6 },
      }).diagnostics,
    ).toEqual([]);
  });
  test('more files than a pack may have', () => {
    const files = Array.from({ length: 5 }, (_, index) => ({ path: `t${index}.yaml`, content: inAsk('好') }));
    const result = readFiles(files, { limits: { files: 3 } });
    expect(result.trees.length).toBe(3);
    expect(result.diagnostics.map((one) => `${one.code} ${one.file}`)).toEqual(['limit-exceeded t3.yaml']);
  });
  test('a tree that cannot be read still has its id', () => {
    const { trees, packs } = readFiles([
      { path: 'x.yaml', content: `tree: camera-black\nsteps: ${'['.repeat(100)}\n` },
      { path: 'pack.yaml', content: `pack: "p"\nfacts: ${'['.repeat(100)}\n` },
    ]);
    expect(trees.map((one) => [one.data.tree, one.state])).toEqual([['camera-black', 'unread']]);
    expect(packs.map((one) => [one.data.pack, one.state])).toEqual([['p', 'unread']]);
  });
});
