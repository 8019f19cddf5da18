/** One author's step into lowered steps of the model. */

import type { CallStep, Id, InformationStep, Way, WayStep } from '../model.ts';
import { didYouMean } from '../suggest.ts';
import { placeChecklist } from './checklists.ts';
import { makeCommon, makeTexts } from './common.ts';
import { makeCondition } from './conditions.ts';
import type { Scope, TreeLinking } from './context.ts';
import { sparing } from './cut.ts';
import { endInSharedTree, firstOfEnd, makeEnd, placeEnd } from './ends.ts';
import { findIncident, renamed } from './lookups.ts';
import { questionStep } from './questions.ts';
import { placeRepair, placeTry } from './repairs.ts';
import { type AuthorStep, type Spot, type StepOf, under } from './source.ts';
import { makeText } from './texts.ts';
import { deadEnd, fallback, makeNext, missingAnswers, passing, spread } from './ways.ts';

export function placeStep(whole: TreeLinking, id: Id, data: AuthorStep, at: Spot): void {
  const tree = sparing(whole, id, data);
  switch (data.verb) {
    case 'ask':
    case 'fact':
    case 'test':
    case 'look':
      tree.steps.set(id, questionStep(tree, id, data, at));
      return;
    case 'do':
      placeRepair(tree, id, data, at);
      return;
    case 'try':
      placeTry(tree, id, data, at);
      return;
    case 'checklist':
      placeChecklist(tree, id, data, at);
      return;
    case 'tell':
      tree.steps.set(id, informationStep(tree, id, data, at));
      return;
    case 'use':
      tree.steps.set(id, callStep(tree, id, data, at));
      return;
    case 'end':
      endInSharedTree(tree, id, at);
      placeEnd(tree, makeEnd(tree.linking, tree.book, id, data, id, at));
      return;
    case 'way':
      tree.steps.set(id, wayStep(tree, id, data, at));
      return;
  }
}

function informationStep(tree: TreeLinking, id: Id, data: StepOf<'tell'>, at: Spot): InformationStep {
  const { linking, book } = tree;
  const { ways, passTo } = spread(tree, makeNext(tree, data.next, under(at, 'next')), id, at, {
    ids: ['done'],
    unknown: (key, here) => {
      linking.say('unknown-answer', here, { answer: key, step: id, suggestion: didYouMean(key, ['done', 'else']) });
      return undefined;
    },
    missing: missingAnswers(tree),
  });
  return {
    id,
    kind: 'information',
    tell: makeText(linking, book, `${id}.tell`, data.tell, under(at, 'tell')),
    ...findIncident(linking, data.incident, under(at, 'incident')),
    ...makeTexts(linking, book, id, data, ['send', 'meanwhile'], at),
    ...(data.minutes !== undefined && { minutes: data.minutes }),
    ways: { done: ways.done as Way },
    ...passing(tree, data.when, passTo ?? ways.done, at),
    ...makeCommon(linking, book, id, data, at),
  };
}

function callStep(tree: TreeLinking, id: Id, data: StepOf<'use'>, at: Spot): CallStep {
  const { linking } = tree;
  const here = under(at, 'use');
  const written = data.use.startsWith('/') ? data.use.slice(1) : data.use;
  let known = linking.trees.get(written);
  if (!known) {
    const now = renamed(linking, linking.renames.trees, written, here);
    if (now !== undefined) known = linking.trees.get(now);
    else if (!linking.mayBeTree(written)) {
      const shared = [...linking.trees.values()].filter(({ ways }) => ways !== undefined).map((one) => one.id);
      linking.say('unknown-tree', here, { tree: written, suggestion: didYouMean(written, shared) });
    }
  }
  if (known && !known.ways && !known.unread) linking.say('call-of-unshared-tree', here, { tree: known.id });
  const next = makeNext(tree, data.next, under(at, 'next'));
  // Of a tree that is not known, the ways the author names are all that can be gone by.
  const ids = known?.ways ?? (next.kind === 'map' ? [...next.by.keys()] : []);
  const { ways, passTo } = spread(tree, next, id, at, {
    ids,
    unknown: (key, there) => {
      linking.say('unknown-way', there, { way: key, tree: known?.id ?? written, suggestion: didYouMean(key, ids) });
      return undefined;
    },
    missing: (missing, there) =>
      linking.say('way-not-mapped', there, { way: missing.join(', '), tree: known?.id ?? written }),
  });
  return { id, kind: 'call', tree: known?.id ?? written, ways, ...passing(tree, data.when, passTo, at) };
}

function wayStep(tree: TreeLinking, id: Id, data: StepOf<'way'>, at: Spot): WayStep {
  const here = under(at, 'way');
  if (!tree.ways) tree.linking.say('way-outside-shared-tree', here, { way: data.way });
  else if (!tree.ways.includes(data.way)) {
    tree.linking.say('unknown-way', here, {
      way: data.way,
      tree: tree.id,
      suggestion: didYouMean(data.way, tree.ways),
    });
  }
  return {
    id,
    kind: 'way',
    way: data.way,
    ...(data.when !== undefined && {
      when: makeCondition(tree.linking, tree.scope, data.when, under(at, 'when')),
      passTo: fallback(tree, id) ?? deadEnd(tree, id, at),
    }),
  };
}

/** Where a step is entered, its repairs and items with it: author id to first lowered step. */
export function enter(
  scope: Scope,
  id: Id,
  data: AuthorStep,
  at: Spot,
  add: (id: Id, first: Id, at: Spot) => void,
): void {
  if (data.verb === 'try') {
    const repairs = Object.keys(data.try);
    add(id, repairs[0] ?? id, at);
    for (const repair of repairs) add(repair, repair, under(at, 'try', repair));
  } else if (data.verb === 'checklist') {
    const first = Object.keys(data.checklist)[0];
    add(id, first === undefined ? id : `${id}.${first}`, at);
  } else if (data.verb === 'end') add(id, firstOfEnd(scope, id, data), at);
  else add(id, id, at);
}
