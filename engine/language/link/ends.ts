/** Ends: what each kind wants, and the questions that are asked before it. */
import type { EndStep, Id } from '../model.ts';
import type { EndShape } from '../shape.ts';
import { factQuestion, isAsked } from './asking.ts';
import { makeCommon } from './common.ts';
import { makeCondition } from './conditions.ts';
import { type Book, type EndTemplate, factIn, type Linking, type Scope, type TreeLinking } from './context.ts';
import { sparingIn } from './cut.ts';
import { findCause, findFacts, findTeam } from './lookups.ts';
import { asList, keyOf, type Spot, under } from './source.ts';
import { makeText } from './texts.ts';
import { deadEnd, fallback } from './ways.ts';

/** What an end must say, by its kind. */
const WANTED: Readonly<Record<EndShape['end'], readonly (keyof EndShape)[]>> = {
  resolved: ['cause'],
  restored: ['cause'],
  escalated: ['to', 'bring', 'promise'],
  referred: ['whom', 'forward'],
  'no-fault': ['cause'],
  prepared: [],
};

/** The first step of the chain that leads to an end: the first question that it brings an answer of, or itself. */
export function firstOfEnd(scope: Scope, id: Id, shape: Pick<EndShape, 'bring'>): Id {
  for (const fact of asList(shape.bring)) {
    const info = factIn(scope, fact);
    if (info && isAsked(info)) return `${id}.${fact}`;
  }
  return id;
}

/** Makes an end with its texts at an address of the translation file. */
export function makeEnd(whole: Linking, book: Book, id: Id, shape: EndShape, address: string, at: Spot): EndTemplate {
  const linking = sparingIn(whole, at.source.cut.get(id), shape);
  const text = (key: 'say' | 'whom' | 'forward') => {
    const words = shape[key];
    return words === undefined ? undefined : makeText(linking, book, `${address}.${key}`, words, under(at, key));
  };
  for (const key of WANTED[shape.end]) {
    if (shape[key] === undefined) linking.say('end-incomplete', keyOf(at), { end: shape.end, key });
  }
  const open = shape.cause === undefined || shape.cause === 'unknown';
  if (shape.cause === 'unknown' && (shape.end === 'resolved' || shape.end === 'no-fault')) {
    linking.say('end-incomplete', under(at, 'cause'), { end: shape.end, key: 'cause' });
  }
  const cause = open ? null : (findCause(linking, shape.cause as Id, under(at, 'cause')) ?? null);
  const team = shape.to === undefined ? undefined : findTeam(linking, shape.to, under(at, 'to'));
  const bring = findFacts(linking, book.scope, shape.bring, under(at, 'bring'));
  for (const info of bring) {
    if (!isAsked(info) && info.type !== 'outcome' && !info.shape.given && !info.at.source.broken.has(info.id)) {
      linking.say('fact-without-question', under(at, 'bring'), { fact: info.id });
    }
  }
  const [say, whom, forward] = [text('say'), text('whom'), text('forward')];
  const meanwhile = shape.promise?.meanwhile;
  const step: EndStep = {
    id,
    kind: 'end',
    end: shape.end,
    cause,
    ...(say && { say }),
    ...(team !== undefined && { team }),
    bring: bring.map(({ key }) => key),
    ...(shape.promise && {
      promise: {
        minutes: shape.promise.minutes,
        ...(meanwhile !== undefined && {
          meanwhile: makeText(
            linking,
            book,
            `${address}.promise.meanwhile`,
            meanwhile,
            under(at, 'promise', 'meanwhile'),
          ),
        }),
      },
    }),
    ...(whom && { whom }),
    ...(forward && { forward }),
    ...makeCommon(linking, book, address, shape, at),
  };
  const when = shape.when === undefined ? undefined : makeCondition(linking, book.scope, shape.when, under(at, 'when'));
  return { step, asked: bring.filter(isAsked), at, ...(when && { when }) };
}

/**
 * Puts the end into the tree: the questions of what it brings, then the end. An end has no `next`: where its `when` does
 * not hold, only `otherwise` is left.
 */
export function placeEnd(tree: TreeLinking, template: EndTemplate): void {
  const { step, asked, at, when } = template;
  const pass = when && { when, passTo: fallback(tree, step.id) ?? deadEnd(tree, step.id, at) };
  const ids = asked.map((info) => `${step.id}.${info.id}`);
  asked.forEach((info, index) => {
    const id = ids[index] as Id;
    const question = factQuestion(info, id, ids[index + 1] ?? step.id, {
      of: 'bring',
      id: step.id,
      index,
      count: asked.length,
    });
    tree.steps.set(id, pass ? { ...question, ...pass } : question);
    tree.paths.set(id, under(at, 'bring'));
  });
  tree.steps.set(step.id, pass ? { ...step, ...pass } : step);
  tree.paths.set(step.id, at);
}

/** In a shared tree nothing ends; said at the verb. */
export function endInSharedTree(tree: TreeLinking, id: Id, at: Spot): void {
  if (tree.ways) tree.linking.say('end-in-shared-tree', keyOf(under(at, 'end')), { end: id });
}
