/** What every step may have beside its verb. */
import type { Text } from '../model.ts';
import type { WordsShape } from '../shape.ts';
import type { Book, Linking } from './context.ts';
import { type Spot, under } from './source.ts';
import { makeText } from './texts.ts';

interface CommonShape {
  readonly agent?: WordsShape | undefined;
  readonly picture?: string | undefined;
  readonly link?: string | undefined;
  readonly source?: string | undefined;
  readonly meaning?: number | undefined;
}

export function makeCommon(linking: Linking, book: Book, address: string, shape: CommonShape, at: Spot) {
  const { agent, picture, link, source, meaning } = shape;
  return {
    ...(agent !== undefined && { agent: makeText(linking, book, `${address}.agent`, agent, under(at, 'agent')) }),
    ...(picture !== undefined && { picture }),
    ...(link !== undefined && { link }),
    ...(source !== undefined && { source }),
    ...(meaning !== undefined && { meaning }),
  };
}

/** The texts of a step that are plain words under a key, named as the model names them. */
const KEYS = {
  'find-out': 'findOut',
  why: 'why',
  send: 'send',
  meanwhile: 'meanwhile',
  warning: 'warning',
  unit: 'unit',
} as const;
type TextKey = keyof typeof KEYS;

export function makeTexts<K extends TextKey>(
  linking: Linking,
  book: Book,
  address: string,
  shape: { readonly [key in K]?: WordsShape | undefined },
  keys: readonly K[],
  at: Spot,
): { [key in (typeof KEYS)[K]]?: Text } {
  const texts: { [key in (typeof KEYS)[TextKey]]?: Text } = {};
  for (const key of keys) {
    const words = shape[key];
    if (words !== undefined) texts[KEYS[key]] = makeText(linking, book, `${address}.${key}`, words, under(at, key));
  }
  return texts as { [key in (typeof KEYS)[K]]?: Text };
}
