import { cp, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { symptree } from './program.ts';

const FAULTY = 'test/cli/packs/faulty';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'symptree-')), 'small');
  await cp('test/cli/packs/small', folder, { recursive: true });
});

describe('symptree check --format', () => {
  it('sarif: every result has a rule, a region that begins at 1 and a print of its own', async () => {
    const { code, out } = await symptree(['check', FAULTY, '--format', 'sarif']);
    expect(code).toBe(1);
    const { version, runs } = JSON.parse(out);
    const [{ tool, results, columnKind }] = runs;
    expect([version, columnKind]).toEqual(['2.1.0', 'utf16CodeUnits']);
    const [first] = results;
    expect(tool.driver.rules[first.ruleIndex].id).toBe(first.ruleId);
    expect(results).toContainEqual(
      expect.objectContaining({
        ruleId: 'unknown-step',
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: `${FAULTY}/front-door.yaml`, uriBaseId: 'SRCROOT' },
              region: { startLine: 7, startColumn: 21, endLine: 7, endColumn: 28 },
            },
          },
        ],
      }),
    );
    // zod takes a reference for an absolute address.
    const text = await readFile('test/cli/sarif-2.1.0.schema.json', 'utf8');
    const schema = JSON.parse(text.replaceAll('"format": "uri-reference"', '"minLength": 1'));
    expect(z.fromJSONSchema(schema).safeParse(JSON.parse(out)).error?.issues ?? []).toEqual([]);
    expect(z.fromJSONSchema(schema).safeParse({ version, runs: [{ results }] }).success).toBe(false);
    const prints = results.map((one: { partialFingerprints: object }) => Object.values(one.partialFingerprints)[0]);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('github: one annotation a finding, what it is made of escaped', async () => {
    const { out } = await symptree(['check', FAULTY, '--format', 'github', '--lang', 'en']);
    expect(out.split('\n')[0]).toMatch(
      /^::error file=test\/cli\/packs\/faulty\/front-door\.yaml,line=7,endLine=7,col=21,endColumn=28,title=unknown-step::[^\n]*%0A/,
    );
  });
});

describe('symptree check --fix', () => {
  it('changes only what it mends', async () => {
    const path = join(folder, 'not-heard.yaml');
    const before = await readFile(path, 'utf8');
    await writeFile(path, `# 注释,不动\n${before.replace('？', '?')}`);
    const { code, out } = await symptree(['check', folder, '--fix', '--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toContain('not-heard.yaml: 1\n');
    expect(await readFile(path, 'utf8')).toBe(`# 注释,不动\n${before}`);
  });
});

describe('symptree check --watch', () => {
  it('tells again after a save that replaces the file', async () => {
    const path = join(folder, 'not-heard.yaml');
    const text = await readFile(path, 'utf8');
    const stop = new AbortController();
    let told = '';
    let heard: (() => void) | undefined;
    const nextTelling = () =>
      new Promise<void>((done) => {
        heard = done;
      });
    const begun = nextTelling();
    const ended = symptree(['check', folder, '--watch', '--lang', 'en'], [], {
      stop: stop.signal,
      watchReady: () => heard?.(),
      out: (words) => {
        told += words;
        if (/packs?, \d+ files/.test(words) && told.includes('Watching')) heard?.();
      },
    });
    await begun;
    for (const [next, expected] of [
      [text.replace('tree: not-heard', 'tree: not-heard\ntitle: again'), 'yaml-duplicate-key'],
      [text, 'nothing to mend'],
    ] as const) {
      told = 'Watching';
      const telling = nextTelling();
      await writeFile(`${path}.new`, next);
      await rename(`${path}.new`, path);
      await telling;
      expect(told).toContain(expected);
    }
    stop.abort();
    expect((await ended).code).toBe(0);
  });
});

describe('symptree explain', () => {
  it('shows meaning, bounds and both examples', async () => {
    const { code, out } = await symptree(['explain', 'jargon-to-customer', '--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toContain('jargon-to-customer - ');
    expect(out).toContain('at the least: advice');
    expect(out).toContain('Bad (reported at camera-black.yaml:10:13)');
  });
  it('lists every code', async () => {
    expect((await symptree(['explain'])).out).toMatch(/^answers-missing +\S/);
  });
  it('suggests the code that was meant', async () => {
    expect(await symptree(['explain', 'jargon-to-custmer'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('jargon-to-customer'),
    });
  });
});

describe('symptree schema', () => {
  it('prints one, and writes all', async () => {
    expect(JSON.parse((await symptree(['schema', 'tree'])).out).title).toBe('symptree tree');
    expect((await symptree(['schema', '--to', join(folder, 'schema')])).code).toBe(0);
    expect(await readFile(join(folder, 'schema/pack.schema.json'), 'utf8')).toBe(
      await readFile('schema/pack.schema.json', 'utf8'),
    );
    expect((await symptree(['schema', 'treee'])).code).toBe(2);
  });
});
