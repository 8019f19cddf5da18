import { readFile } from 'node:fs/promises';
import { DEFINITIONS } from 'symptree';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands/all.ts';
import { EXIT } from '../../cli/exit.ts';
import { onCi } from '../../cli/io.ts';
import { en } from '../../cli/words/en.ts';
import { exchangeWords } from '../../cli/words/exchange.ts';
import { judgingWords } from '../../cli/words/judging.ts';
import { sessionWords } from '../../cli/words/sessions.ts';
import { zhCN } from '../../cli/words/zh-CN.ts';
import { run, SMALL, symptree } from './program.ts';

describe('the command line', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('help: %j', async (argv) => {
    const { code, out } = await symptree(argv);
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out).toContain(`  ${name}`);
  });

  it.each(COMMANDS.map(({ name }) => name))('every command has a page: %s --help', async (name) => {
    const { code, out } = await symptree([name, '--help']);
    expect(code).toBe(0);
    expect((await symptree(['help', name])).out).toBe(out);
    for (const flag of COMMANDS.find((command) => command.name === name)?.flags ?? [])
      expect(out).toContain(`--${flag.name}`);
  });

  it.each([['--version'], ['-V'], ['run --version'], ['check --version']])('%s', async (line) => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await symptree(line.split(' '))).toMatchObject({ code: 0, out: `symptree ${version}\n` });
  });

  it.each([
    ['chekc', 'check'],
    ['run --lagn en', '--lang'],
    ['run --jsno', '--json'],
    ['check --format jsn', 'json'],
    ['help chekc', 'check'],
    ['run picture-freeze --pack test/cli/packs/small', 'picture-freezes'],
  ])('%s: did you mean %s', async (line, meant) => {
    const { code, err, out } = await symptree(
      [...line.split(' '), '--lang', 'en'].filter(
        (_, index, all) => !line.includes('--lagn') || index < all.length - 2,
      ),
    );
    expect(code).toBe(2);
    expect(err).toMatch(/mean|是想写/);
    expect(err).toContain(meant);
    expect(out).toBe('');
  });

  it.each([
    'run --lang',
    'run --lang --json',
    'run --plain=yes',
    'run a b',
    'check --format',
    'run --plain --json',
    'nothing',
    'run --class-ends noon',
  ])('wrong: %s', async (line) => {
    expect((await symptree(line.split(' '))).code).toBe(2);
  });

  it.each(['nobody=1', 'scope', 'scope=nobody', 'loss=much', 'loss=101', 'tried=rejoin,nothing'])(
    'a fact that is none: %s',
    async (fact) => {
      const { code, err } = await run(['picture-freezes', '--fact', fact]);
      expect(code).toBe(4);
      expect(err).not.toBe('');
    },
  );

  it('says what is no pack, and what is not there', async () => {
    expect(await symptree(['run', '--pack', 'test/cli/packs/nothing'])).toMatchObject({ code: 2, out: '' });
    expect(await symptree(['run', '--pack', 'test/cli/packs/nowhere'])).toMatchObject({ code: 2, out: '' });
    const { code, err } = await symptree(['run', '--pack', 'test/cli/packs/faulty']);
    expect(code).toBe(1);
    expect(err).toContain('front-door.yaml:7:21');
  });
});

it.each([
  [undefined, false],
  ['', false],
  ['0', false],
  ['false', false],
  ['FALSE', false],
  ['true', true],
  ['1', true],
  ['woodpecker', true],
])('CI=%s', (CI, on) => {
  expect(onCi({ env: { CI } })).toBe(on);
});

it('one language is spoken where nobody says which, whatever is said', async () => {
  const said = async (...argv: string[]) => {
    const { out, err } = await symptree(argv, [], { env: { LANG: 'C', SYMPTREE_STORE: 'none' } });
    return out + err;
  };
  expect(await said('help')).toContain(zhCN.help.tagline);
  expect(await said('nothing')).toContain(zhCN.unknownCommand('nothing'));
  expect(await said('check', 'no/such/path')).toContain(zhCN.notFound('no/such/path'));
  expect(await said('run', '--pack', 'no/such/path')).toContain(zhCN.notFound('no/such/path'));
  expect(await said('sessions')).toContain(sessionWords('zh-CN').storeOff);
  expect(await said('verdict')).toContain(judgingWords('zh-CN').needsId);
  expect(await said('translate', '--check', '--export', 'x.po')).toContain(exchangeWords('zh-CN').oneAtATime);
  expect(await said('explain', 'jargon-to-customer')).toContain(DEFINITIONS['jargon-to-customer'].title['zh-CN']);
});

describe('the language', () => {
  const languageOf = async (argv: string[], env: Record<string, string>) =>
    (await run(['picture-freezes', ...argv], [], { env })).out.includes('Picture freezes') ? 'en' : 'zh-CN';

  it.each([
    [['--lang', 'en'], { LANG: 'zh_CN.UTF-8', SYMPTREE_LANG: 'zh-CN' }, 'en'],
    [[], { LANG: 'zh_CN.UTF-8', SYMPTREE_LANG: 'en' }, 'en'],
    [[], { LANG: 'en_GB.UTF-8' }, 'en'],
    [[], { LANG: 'en_GB.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, 'zh-CN'],
    [[], { LANG: 'de_DE.UTF-8' }, 'zh-CN'],
    [[], { LANG: 'C' }, 'zh-CN'],
    [['--lang', 'zh'], { LANG: 'en' }, 'zh-CN'],
  ])('%j %j: %s', async (argv, env, expected) => {
    expect(await languageOf(argv, env)).toBe(expected);
  });

  it('one that the pack has not is refused', async () => {
    expect((await run(['--lang', 'fr'])).code).toBe(2);
  });

  it('help speaks it too', async () => {
    expect((await symptree(['--help'], [], { env: { LANG: 'zh_CN.UTF-8' } })).out).toContain(zhCN.help.tagline);
    expect((await symptree(['help', '--lang', 'en'])).out).toContain(en.help.tagline);
  });
});

it.each(
  COMMANDS.flatMap(({ name, flags }) =>
    flags.flatMap(({ name: flag, oneOf }) => (oneOf ? [[name, flag, oneOf] as const] : [])),
  ),
)('symptree %s --help lists what --%s can be', async (name, flag, oneOf) => {
  for (const lang of ['en', 'zh-CN']) {
    const { out } = await symptree(['help', name, '--lang', lang]);
    const row = out.split('\n').find((line) => line.trimStart().startsWith('-') && line.includes(`--${flag} `));
    for (const one of oneOf) expect(row).toContain(one);
  }
});

it('exit codes are the same in help and in docs/developers.md', async () => {
  const docs = await readFile('docs/developers.md', 'utf8');
  const { out } = await symptree(['help', 'exit-codes']);
  for (const [name, code] of Object.entries(EXIT)) {
    expect(out).toMatch(new RegExp(`^ +${code} `, 'm'));
    expect(docs).toContain(`| ${code} | ${en.help.exit[name as keyof typeof EXIT]} |`);
  }
});

it('a terminal that is dumb, a pipe, CI and a screen reader get the plain face', async () => {
  const terminal = { inputIsTerminal: true, outputIsTerminal: true, columns: 80 };
  for (const [argv, env] of [
    [[], { TERM: 'dumb' }],
    [[], { CI: '1' }],
    [['--screen-reader'], { TERM: 'xterm', NO_COLOR: '1' }],
    [['--plain'], { TERM: 'xterm', NO_COLOR: '1' }],
  ] as const) {
    const { out } = await symptree(['run', '--pack', SMALL, ...argv], [], {
      ...terminal,
      env: { ...env, NO_COLOR: '1' },
    });
    expect(out).toContain(zhCN.opening);
  }
});
