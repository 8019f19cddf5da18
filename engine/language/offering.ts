/** Which trees agents are offered by name: found by the customer's words, listed for switching. */
import type { Pack, Tree } from './model.ts';

/** Shared trees with ways are not, nor those that the pack hides. Other trees may lead to both. */
export const isOffered = (pack: Pack, { id, ways }: Tree): boolean => ways === undefined && !pack.hidden.includes(id);
