import {
  type StoredProblem,
  type StoreError,
  sayStoredProblem,
  sayStoreError,
  type UnavailableWhy,
  whyNotStored,
} from 'symptree/journal';
import { expect, it } from 'vitest';

const WHY: { readonly [Why in UnavailableWhy]: true } = {
  full: true,
  'read-only': true,
  'no-permission': true,
  'no-folder': true,
  connection: true,
  refused: true,
  'newer-version': true,
  closed: true,
  failed: true,
};
const PROBLEMS: readonly StoredProblem[] = [
  { code: 'torn-tail', line: 3, bytes: 16 },
  { code: 'damaged', line: 3 },
  { code: 'newer-version', line: 3 },
  { code: 'missing', from: 2, to: 2 },
  { code: 'missing', from: 2, to: 4 },
  { code: 'out-of-order', line: 3, seq: 2 },
  { code: 'other-session', id: '\u001b[31mred' },
  { code: 'not-a-session' },
  { code: 'not-a-file' },
  { code: 'unreadable', detail: 'EACCES' },
];
const ERRORS: readonly StoreError[] = [
  { code: 'exists', id: 'one' },
  { code: 'not-found', id: '\u001b[2Jone' },
  { code: 'bad-id', id: '' },
  { code: 'locked', id: 'one' },
  { code: 'locked', id: 'one', owner: { pid: 7, host: 'desk-3', since: 0 } },
  { code: 'out-of-step', id: 'one', expected: 1, found: 2 },
  { code: 'corrupt', id: 'one', problems: PROBLEMS },
  ...(Object.keys(WHY) as UnavailableWhy[]).map((why) => ({
    code: 'unavailable' as const,
    why,
    again: true,
    where: '/data',
    detail: 'why',
  })),
];

it.each(ERRORS)('says $code in both languages, without control characters', (error) => {
  const { en, 'zh-CN': zh } = sayStoreError(error);
  for (const text of [en, zh]) expect(text).toMatch(/^[^\p{Cc}]+[.。]$/u);
  expect(zh).toMatch(/\p{Script=Han}/u);
  // Whoever embeds the engine has no command line.
  for (const text of [en, zh]) expect(text).not.toMatch(/ --[a-z]|symptree sessions/);
  if (error.code === 'locked' && error.owner) expect(en).toMatch(/7.*desk-3/);
});

it.each(ERRORS)('says $code as a part of a sentence, of whatever session and place', (error) => {
  const { en, 'zh-CN': zh } = whyNotStored(error);
  for (const text of [en, zh]) expect(text).toMatch(/^[^\p{Cc}\p{Lu}][^\p{Cc}]*[^\p{Cc}.。]$/u);
  expect(zh).toMatch(/\p{Script=Han}/u);
  for (const text of [en, zh]) expect(text).not.toMatch(/\/data|"one"|“one”|undefined/);
});

it.each(PROBLEMS)('says $code in both languages', (problem) => {
  const { en, 'zh-CN': zh } = sayStoredProblem(problem);
  for (const text of [en, zh]) expect(text).toMatch(/^[^\p{Cc}]+[.。]$/u);
});
