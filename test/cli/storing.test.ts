/** What the program adds to the engine's sentence about a store: the option or the command that helps. */
import { type StoreError, sayStoreError, type UnavailableWhy } from 'symptree/journal';
import { describe, expect, it } from 'vitest';
import { storeSentence, troubleSentence } from '../../cli/storing.ts';

const unavailable = (why: UnavailableWhy): StoreError => ({
  code: 'unavailable',
  why,
  again: true,
  where: '/data',
  detail: 'why',
});

describe.each(['zh-CN', 'en'] as const)('a store error in %s', (locale) => {
  it.each<[option: string, error: StoreError]>([
    ['symptree sessions list', { code: 'not-found', id: 'one' }],
    ['--take-over', { code: 'locked', id: 'one' }],
    ['--data', unavailable('full')],
    ['--data', unavailable('no-folder')],
  ])('has %s behind it', (option, error) => {
    const said = storeSentence(error, locale);
    expect(said.startsWith(sayStoreError(error)[locale])).toBe(true);
    expect(said.slice(sayStoreError(error)[locale].length)).toContain(option);
  });

  it('of a database has no folder behind it', () => {
    const error = unavailable('connection');
    expect(storeSentence(error, locale)).toBe(sayStoreError(error)[locale]);
  });

  it('while a session is in play says what waits and why, and no place', () => {
    const said = troubleSentence({ trouble: unavailable('full'), waiting: 3 }, locale);
    expect(said).toContain('3');
    expect(said).not.toContain('/data');
  });

  it('of a session that somebody took over says who has it and how to take it back', () => {
    const owner = { pid: 7, host: 'desk-3', since: 0 };
    const said = troubleSentence({ trouble: { code: 'locked', id: 'one', owner }, waiting: 1 }, locale);
    expect(said).toMatch(/7.*desk-3|desk-3.*7/);
    expect(said).toContain('--take-over');
  });
});
