/**
 * All that a program needs which leads sessions on packs that are checked already. The public face `symptree/session`: a part of
 * `symptree`, loaded without what reads and checks packs and without the search.
 */
export type { Circumstances } from './language/conditions.ts';
export { matchLocale } from './language/locales.ts';
export type * from './language/model.ts';
export { isOffered } from './language/offering.ts';
export { clean, say } from './language/text.ts';
export { type Narrowed, narrow, type Standing } from './narrowing/index.ts';
export * from './service/index.ts';
export * from './session/index.ts';
