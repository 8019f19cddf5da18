/**
 * Every key of the runner, once. The key bar, the help screen and docs/agents.md are made from this table, and the dispatcher
 * looks keys up in it. The letters are those of the plain face (`cli/plain/actions.ts`).
 */
import type { KeyName, Token } from './terminal/tokens.ts';

/** Where a key works: while a question stands, at the end of a case, before a case begins. */
export type Place = 'step' | 'end' | 'opening';

export const ACTIONS = [
  'answer',
  'confirm',
  'unsure',
  'back',
  'find-out',
  'wording',
  'copy',
  'rush',
  'timer',
  'why',
  'earlier',
  'note',
  'about',
  'evidence',
  'save',
  'next-case',
  'resume',
  'reported',
  'switch',
  'return',
  'class-ends',
  'severity',
  'escalate',
  'language',
  'scroll-up',
  'scroll-down',
  'help',
  'quit',
] as const;
export type ActionName = (typeof ACTIONS)[number];

export interface Binding {
  readonly action: ActionName;
  /** What to press: a letter, a key's name, or for `answer` the digits. The first stands in the key bar. */
  readonly keys: readonly string[];
  readonly places: readonly Place[];
  /** Takes up room in the key bar before others with a higher number; undefined: it stands beside its row, or only in the help. */
  readonly bar?: number;
}

export const BINDINGS: readonly Binding[] = [
  { action: 'answer', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], places: ['step', 'end'] },
  { action: 'confirm', keys: ['enter'], places: ['step', 'end', 'opening'], bar: 2 },
  { action: 'unsure', keys: ['0', 'u'], places: ['step'] },
  { action: 'back', keys: ['b', 'left', 'backspace'], places: ['step', 'end'], bar: 4 },
  { action: 'find-out', keys: ['f'], places: ['step'], bar: 6 },
  { action: 'wording', keys: ['w'], places: ['step'], bar: 7 },
  { action: 'copy', keys: ['p'], places: ['step', 'end'], bar: 9 },
  { action: 'rush', keys: ['r'], places: ['step'] },
  { action: 'timer', keys: ['space'], places: ['step'], bar: 15 },
  { action: 'why', keys: ['y'], places: ['step'], bar: 10 },
  { action: 'earlier', keys: ['c'], places: ['step', 'end'], bar: 8 },
  { action: 'note', keys: ['n'], places: ['step', 'end'], bar: 11 },
  { action: 'about', keys: ['i'], places: ['step', 'end'], bar: 12 },
  { action: 'evidence', keys: ['m'], places: ['step'], bar: 21 },
  { action: 'save', keys: ['x'], places: ['step', 'end'], bar: 19 },
  { action: 'next-case', keys: ['g'], places: ['step', 'end'], bar: 22 },
  { action: 'resume', keys: ['a'], places: ['opening'], bar: 5 },
  { action: 'switch', keys: ['s'], places: ['step', 'end'], bar: 14 },
  { action: 'return', keys: ['t'], places: ['step', 'end'], bar: 13 },
  { action: 'class-ends', keys: ['d'], places: ['step', 'end'], bar: 17 },
  { action: 'reported', keys: ['j'], places: ['step', 'end', 'opening'], bar: 18 },
  { action: 'severity', keys: ['v'], places: ['step'], bar: 20 },
  { action: 'escalate', keys: ['e'], places: ['step'], bar: 16 },
  { action: 'language', keys: ['l'], places: ['step', 'end', 'opening'], bar: 23 },
  { action: 'scroll-up', keys: ['page-up'], places: ['step', 'end'] },
  { action: 'scroll-down', keys: ['page-down'], places: ['step', 'end'] },
  { action: 'help', keys: ['?', 'h', 'tab'], places: ['step', 'end', 'opening'] },
  { action: 'quit', keys: ['q'], places: ['step', 'end', 'opening'], bar: 24 },
];

const NAMED: ReadonlySet<string> = new Set<KeyName>(['enter', 'left', 'backspace', 'page-up', 'page-down', 'tab']);

/** The name a token has in the table: full-width forms and capitals are the plain key. */
export function keyOf(token: Token): string | undefined {
  if (token.type === 'key') return NAMED.has(token.key) ? token.key : undefined;
  if (token.type !== 'text') return undefined;
  const plain = token.text.normalize('NFKC').toLowerCase();
  return plain === ' ' ? 'space' : plain;
}

/** The action a token asks for in a place. */
export function actionOf(token: Token, place: Place): ActionName | undefined {
  const key = keyOf(token);
  if (key === undefined) return undefined;
  return BINDINGS.find(({ keys, places }) => places.includes(place) && keys.includes(key))?.action;
}
