import { describe, expect, it } from 'vitest';
// @ts-expect-error a script without types
import { breaches } from '../../scripts/check-imports.mjs';

const of = (files: Record<string, string>): string[] => breaches(new Map(Object.entries(files)));

describe('the import directions', () => {
  it.each([
    ['a room from one below it', { 'engine/language/a.ts': "import { b } from '../session/b.ts';" }],
    ['the engine from the command line', { 'engine/session/a.ts': "import type { B } from '../../cli/b.ts';" }],
    ['node in the engine', { 'engine/session/a.ts': "import { readFile } from 'node:fs';" }],
    ['node by another name', { 'engine/session/a.ts': "import { randomUUID } from 'crypto';" }],
    ['node on demand', { 'engine/session/a.ts': "const b = await import('node:fs');" }],
    ['React in the engine', { 'engine/node/a.ts': "import React from 'react';" }],
    ['Ink in the engine', { 'engine/session/a.ts': "export * from 'ink';" }],
    ['the public face inside a room', { 'engine/language/a.ts': "import { b } from '../index.ts';" }],
    [
      'Node in the preview’s page, however far down',
      {
        'cli/preview/page/a.ts': "import { b } from '../../b.ts';",
        'cli/b.ts': "import { c } from './c.ts';",
        'cli/c.ts': "import { readFile } from 'node:fs/promises';",
      },
    ],
    [
      'packs from disk in the preview’s page',
      {
        'cli/preview/page/a.ts': "import { b } from '../../b.ts';",
        'cli/b.ts': "export * from '../engine/node/index.ts';",
      },
    ],
    ['the engine’s inside by the command line', { 'cli/a.ts': "import { b } from '../engine/session/b.ts';" }],
    [
      'a circle',
      {
        'cli/a.ts': "import { b } from './b.ts';",
        'cli/b.ts': "import { c } from './c.ts';",
        'cli/c.ts': "import { a } from './a.ts';",
      },
    ],
    ['an import over several lines', { 'engine/language/a.ts': "import {\n  a,\n  b,\n} from '../analysis/b.ts';" }],
  ])('reports %s', (_, files) => {
    expect(of(files as Record<string, string>)).toHaveLength(1);
  });

  it.each([
    ['a room from one above it', { 'engine/session/a.ts': "import { b } from '../language/b.ts';" }],
    [
      'node where it belongs',
      { 'engine/node/a.ts': "import { readFile } from 'node:fs';\nimport { c } from '../analysis/check.ts';" },
    ],
    [
      'types and the public face in the preview’s page',
      {
        'cli/preview/page/a.ts':
          "import type { B } from '../server.ts';\nimport { c } from '../../../engine/index.ts';",
        'cli/preview/server.ts': "import { createServer } from 'node:http';",
        'engine/index.ts': "export { c } from './session/c.ts';",
      },
    ],
    ['the public face by the command line', { 'cli/a.ts': "import { b } from '../engine/index.ts';" }],
    [
      'a circle of types alone',
      { 'cli/a.ts': "import type { B } from './b.ts';", 'cli/b.ts': "import { type A } from './a.ts';" },
    ],
    [
      'what stands in a comment',
      { 'engine/session/a.ts': "/* import { a } from 'node:fs'; */\n// import b from 'ink';" },
    ],
  ])('allows %s', (_, files) => {
    expect(of(files as Record<string, string>)).toEqual([]);
  });
});
