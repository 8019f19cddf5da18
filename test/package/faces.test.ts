/** The names under which the package is imported: what each loads, and that a name is the same thing wherever it comes from. */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { beforeAll, describe, expect, it } from 'vitest';

type Face = { readonly types: string; readonly default: string };
const { exports: listed } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly exports: Readonly<Record<string, Face | string>>;
};
const FACES = new Map(Object.entries(listed).filter((entry): entry is [string, Face] => typeof entry[1] !== 'string'));
const faceOf = (name: string): Face => {
  const face = FACES.get(name);
  if (!face) throw new Error(`no face ${name}`);
  return face;
};

/** Packages and parts of Node that Node loads with a built file, without what is loaded on demand. */
async function loadedWith(file: string): Promise<{ readonly packages: string[]; readonly own: string[] }> {
  const outside = (id: string) => !id.startsWith('.') && !isAbsolute(id);
  const bundle = await rolldown({ input: resolve(file), external: outside, treeshake: false, logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const [entry] = output;
  const chunks = output.filter((one) => one.type === 'chunk');
  const open = [entry];
  for (const { imports } of open) {
    const more = chunks.filter((one) => imports.includes(one.fileName) && !open.includes(one));
    open.push(...more);
  }
  const names = new Set(
    open.flatMap(({ imports }) => imports).filter((name) => !chunks.some((one) => one.fileName === name)),
  );
  return { packages: [...names].sort(), own: open.flatMap(({ moduleIds }) => moduleIds) };
}

const DECLARED = /(?:\bfrom\s+|\bimport\(\s*|^import\s+)["']([^"']+)["']/gm;
/** Packages whose types come along with a declaration file. */
function typesWith(file: string, seen = new Set<string>(), packages = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return packages;
  seen.add(file);
  for (const [, module = ''] of readFileSync(file, 'utf8').matchAll(DECLARED)) {
    if (module.startsWith('.')) typesWith(join(dirname(file), module.replace(/\.[jt]s$/, '.d.ts')), seen, packages);
    else packages.add(module);
  }
  return packages;
}

describe('a server that only runs sessions', () => {
  it.each([
    ['./session', ['xstate']],
    ['./journal', ['xstate']],
    ['./machine', ['xstate']],
    ['./search', ['minisearch', 'pinyin-pro']],
  ])('%s loads %j and nothing else', async (name, packages) => {
    expect((await loadedWith(faceOf(name).default)).packages).toEqual(packages);
  });

  it.each([
    ['./node', []],
    ['./journal/node', []],
    ['./journal/postgres', ['xstate']],
  ])('%s loads Node and %j before it is used', async (name, packages) => {
    const loaded = (await loadedWith(faceOf(name).default)).packages;
    expect(loaded.filter((one) => one.startsWith('node:'))).not.toEqual([]);
    expect(loaded.filter((one) => !one.startsWith('node:'))).toEqual(packages);
  });

  it('loads no check, no analysis and no search with its sessions', async () => {
    const { own } = await loadedWith(faceOf('./session').default);
    expect(own.length).toBeGreaterThan(20);
    expect(
      own.filter((file) => /engine\/(?:analysis|language\/(?:read|link|diagnostics)|session\/search)/.test(file)),
    ).toEqual([]);
  });
});

describe('the types', () => {
  it('of XState come with the machine alone', () => {
    const bringing = [...FACES].filter(([, { types }]) => typesWith(types).has('xstate')).map(([name]) => name);
    expect(bringing).toEqual(['.', './machine']);
  });
});

describe('a name', () => {
  const faces = new Map<string, Readonly<Record<string, unknown>>>();
  beforeAll(async () => {
    for (const [name, face] of FACES) faces.set(name, await import(resolve(face.default)));
  }, 60_000);

  it('is the same thing in every face that has it', () => {
    const first = new Map<string, readonly [face: string, thing: unknown]>();
    const other: string[] = [];
    for (const [face, things] of faces) {
      for (const [name, thing] of Object.entries(things)) {
        const [before, same] = first.get(name) ?? [face, thing];
        if (same !== thing) other.push(`${name}: ${before} and ${face}`);
        first.set(name, [before, same]);
      }
    }
    expect(first.size).toBeGreaterThan(100);
    expect(other).toEqual([]);
  });

  it.each(['./session', './search', './machine'])('of %s is one of symptree too', (name) => {
    const whole = Object.keys(faces.get('.') ?? {});
    const part = Object.keys(faces.get(name) ?? {});
    expect(part.length).toBeGreaterThan(0);
    expect(part.filter((one) => !whole.includes(one))).toEqual([]);
  });
});
