/** What only the pack itself says: its title, its languages, its front door, what "escalate now" leads to. */
import type { Locale, Text, Tree } from '../model.ts';
import { didYouMean } from '../suggest.ts';
import type { Book, Linking, TreeLinking } from './context.ts';
import { firstOfEnd, placeEnd } from './ends.ts';
import type { Home } from './homes.ts';
import { renamed } from './lookups.ts';
import { type Spot, spot } from './source.ts';
import { checkLocale, isLocale } from './teams.ts';
import { packEnd } from './trees.ts';

/** Languages to make texts in: those that are language tags, each once. */
export function localesOf(written: readonly Locale[] = []): readonly [Locale, ...Locale[]] {
  const [first = 'zh-CN', ...others] = written;
  return [...new Set([first, ...others.filter(isLocale)])] as [Locale, ...Locale[]];
}

export function linkHead(
  linking: Linking,
  own: NonNullable<Home['pack']>,
  book: Book,
  title: Text,
): { title: Text; escalation: Tree } {
  const { data } = own;
  const seen = new Set<Locale>();
  data.locales.forEach((locale, index) => {
    const at = spot(own, 'locales', index);
    if (seen.has(locale)) linking.say('duplicate-id', at, { id: locale });
    else checkLocale(linking, locale, at);
    seen.add(locale);
  });
  const door = data['front-door'];
  if (door !== undefined && own.state !== 'unread') {
    const at = spot(own, 'front-door');
    const known = linking.trees.get(door);
    if (known?.ways) linking.say('continuation-in-shared-tree', at, { target: door });
    else if (
      !known &&
      door !== '' &&
      !linking.mayBeTree(door) &&
      renamed(linking, linking.renames.trees, door, at) === undefined
    ) {
      linking.say('unknown-tree', at, { tree: door, suggestion: didYouMean(door, linking.trees.keys()) });
    }
  }
  return { title, escalation: linkEscalation(linking, own, book, title) };
}

/** The tree that holds the end of "escalate now". */
export const ESCALATION = '~escalate';

function linkEscalation(linking: Linking, own: NonNullable<Home['pack']>, book: Book, title: Text): Tree {
  const { escalate } = own.data;
  const at: Spot = spot(own, 'escalate');
  const template = escalate === undefined ? undefined : packEnd(linking, escalate);
  if (escalate !== undefined && !template && !linking.mayExist('ends', escalate)) {
    linking.say('unknown-end', at, { end: escalate, suggestion: didYouMean(escalate, linking.ends.keys()) });
  }
  const tree: TreeLinking = {
    linking,
    id: ESCALATION,
    source: own,
    book,
    scope: linking.scope,
    entries: new Map(),
    renames: { steps: new Map(), answers: new Map() },
    steps: new Map(),
    paths: new Map(),
    borrowed: new Map(),
    firstOfEnd: (id) => firstOfEnd(linking.scope, id, linking.ends.get(id)?.shape ?? {}),
  };
  // Escalating is always possible, whatever an end's `when` says of the trees that go to it.
  if (template) placeEnd(tree, { step: template.step, asked: template.asked, at: template.at });
  else tree.steps.set('escalated', { id: 'escalated', kind: 'end', end: 'escalated', cause: null, bring: [] });
  return {
    id: ESCALATION,
    file: own.path,
    title,
    keywords: {},
    start: template && escalate !== undefined ? tree.firstOfEnd(escalate) : 'escalated',
    steps: Object.fromEntries(tree.steps),
    renames: { steps: {}, answers: {} },
  };
}
