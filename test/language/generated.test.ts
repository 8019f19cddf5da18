import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BASE_PACK } from '../../engine/language/diagnostics/examples.ts';
import { DEFINITIONS } from '../../engine/language/diagnostics/index.ts';
import { jsonSchemas } from '../../engine/language/schema.ts';
import { diagnosticPages, schemaFiles } from '../../scripts/pages.mjs';

const onDisk = (folder: string): Record<string, string> => {
  const at = (name: string) => fileURLToPath(new URL(`../../${folder}/${name}`, import.meta.url));
  return Object.fromEntries(readdirSync(at('')).map((name) => [name, readFileSync(at(name), 'utf8')]));
};

test('docs/diagnostics is what the definitions say (else: npm run build && npm run docs)', () => {
  expect(onDisk('docs/diagnostics')).toEqual(diagnosticPages(DEFINITIONS, BASE_PACK));
});

test('schema/ is what the shapes say (else: npm run build && npm run docs)', () => {
  expect(onDisk('schema')).toEqual(schemaFiles(jsonSchemas()));
});

type Schema = { [key: string]: unknown };
/** Every key an author can write, with its schema. */
function* keys(schema: unknown, root: Schema, at: string): Generator<[string, Schema]> {
  if (Array.isArray(schema)) for (const one of schema) yield* keys(one, root, at);
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  const here = schema as Schema;
  for (const [name, inner] of Object.entries((here.properties ?? {}) as Record<string, Schema>)) {
    yield [`${at}.${name}`, inner];
    yield* keys(inner, root, `${at}.${name}`);
  }
  for (const part of ['additionalProperties', 'items', 'anyOf']) yield* keys(here[part], root, at);
  for (const [name, inner] of Object.entries((here.definitions ?? {}) as Schema))
    yield* keys(inner, root, `${at}#${name}`);
}

test('every key of the schemas is described', () => {
  const missing = Object.entries(jsonSchemas()).flatMap(([name, schema]) =>
    [...keys(schema, schema as Schema, name)]
      .filter(([, inner]) => typeof inner.description !== 'string')
      .map(([at]) => at),
  );
  expect(missing).toEqual([]);
});

test('numbers and booleans are those of YAML, texts may look like either', () => {
  const found = [...keys(jsonSchemas().tree, jsonSchemas().tree as Schema, '')];
  const typeOf = (name: string) => found.find(([at]) => at.endsWith(`.${name}`))?.[1].type;
  expect([typeOf('minutes'), typeOf('works-around'), typeOf('picture')]).toEqual([
    'number',
    'boolean',
    ['string', 'number', 'boolean'],
  ]);
});
