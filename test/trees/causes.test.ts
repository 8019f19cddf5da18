/** Every cause of the causal table is a cause of the packs, and every cause is come to by some tree. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type CatalogueCause, causePage, causePlaces } from '../../scripts/causes.mjs';
import { shippedPacks } from './shipped.ts';

const packs = await shippedPacks();
const catalogue: readonly CatalogueCause[] = JSON.parse(await readFile('scripts/catalogue.json', 'utf8'));
const places = causePlaces(packs);

describe('the causal table', () => {
  it('is whole: 139 causes, each once, each with its meaning', () => {
    expect(catalogue).toHaveLength(139);
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(139);
    expect(catalogue.filter(({ means }) => means.trim() === '')).toEqual([]);
  });

  it('has every cause in the packs, where some tree comes to it', () => {
    const lost = catalogue.flatMap(({ id, causes }) =>
      causes.length === 0 || causes.some((cause) => (places.get(cause)?.trees.size ?? 0) === 0) ? [id] : [],
    );
    expect(lost).toEqual([]);
  });

  it('says why where a cause is not told under its own name, or two are told as one', () => {
    const FAMILIES: Record<string, string> = { speak: 'mic', lag: 'freeze', inc: 'mass' };
    const own = (id: string) => {
      const [family = '', name = ''] = id.split('.');
      return `${FAMILIES[family] ?? family}-${name.replaceAll('_', '-')}`;
    };
    const silent = catalogue.filter(({ id, causes, why }) => !why && (causes.length !== 1 || causes[0] !== own(id)));
    expect(silent.map(({ id }) => id)).toEqual([]);
    const byCause = new Map<string, string[]>();
    for (const { id, causes } of catalogue)
      for (const cause of causes) byCause.set(cause, [...(byCause.get(cause) ?? []), id]);
    const merged = [...byCause.values()].filter((ids) => ids.length > 1);
    expect(merged.filter((ids) => !ids.some((id) => catalogue.find((one) => one.id === id)?.why))).toEqual([]);
  });

  it('no cause of the packs is without a tree', () => {
    expect([...places.values()].filter(({ trees }) => trees.size === 0).map(({ id }) => id)).toEqual([]);
  });

  it('docs/causes.md is what the packs say (else: npm run build && npm run docs)', async () => {
    expect(await readFile('docs/causes.md', 'utf8')).toBe(causePage(packs, catalogue));
  });
});
