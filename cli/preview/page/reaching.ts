/** A way to a step: that of a case which comes there, else answers found by trying them out. */
import type { PreviewCase, PreviewPack } from '../contract.ts';
import {
  type AnswerValue,
  apply,
  type Command,
  type Id,
  type Instant,
  type Pack,
  type Session,
  startSession,
  type View,
  view,
  type Way,
} from './engine.ts';
import { placesOf, played, type StepPlace, type Walk } from './walking.ts';

/** Answers tried at the most: about a second in the largest trees, most ways are found after a few dozen. */
const MOST_TRIED = 4_000;

/** A walk that stands at the step; undefined where none was found. */
export function walkTo(
  { pack, cases }: Pick<PreviewPack, 'pack' | 'cases'>,
  goal: StepPlace,
  at: Instant,
): Walk | undefined {
  const known = cases
    .flatMap((given) => asFarAs(given, goal) ?? [])
    .sort((one, other) => one.answers.length - other.answers.length)[0];
  const walk = known && played(pack, known.tree, known.answers, at);
  if (walk && isAt(pack, walk.session, goal)) return walk;
  const session = wayTo(pack, goal, at);
  return session && { session, at };
}

const isAt = (pack: Pack, session: Session, goal: StepPlace): boolean =>
  placesOf(pack, view(session).step.key).some(({ tree, step }) => tree === goal.tree && step === goal.step);

/** What a case answers before it comes to the step; undefined where it never does. */
function asFarAs({ tree, result }: PreviewCase, goal: StepPlace) {
  const { way } = result;
  const index = way.findIndex((step) => step.tree === goal.tree && step.step === goal.step);
  const ends = result.tree === goal.tree && result.key.endsWith(`/${goal.step}`);
  return index >= 0 ? { tree, answers: way.slice(0, index) } : ends ? { tree, answers: way } : undefined;
}

/** The session that stands at the step, from its own tree on or else from the front door; undefined where nothing that was tried led there. */
export function wayTo(pack: Pack, goal: StepPlace, at: Instant): Session | undefined {
  const distances = distancesTo(pack, goal);
  const begin = (tree: Id) => startSession({ pack, id: 'preview', at, tree });
  const own = beginnings(pack, goal).map(begin);
  return search(pack, goal, distances, own, at) ?? search(pack, goal, distances, [begin(pack.frontDoor)], at);
}

function search(
  pack: Pack,
  goal: StepPlace,
  distances: ReadonlyMap<string, number>,
  from: readonly Session[],
  at: Instant,
): Session | undefined {
  // By cost: the answers given and twice those that are left at the least, so that what comes nearer is tried first.
  const open: Session[][] = [];
  const seen = new Set<string>();
  const consider = (session: Session, asked: number): Session | undefined => {
    const { step, facts, severity } = view(session);
    const places = placesOf(pack, step.key);
    if (places.some(({ tree, step: id }) => tree === goal.tree && id === goal.step)) return session;
    const name = JSON.stringify([step.key, facts.map(({ fact, value }) => [fact, value]), severity?.id]);
    if (seen.has(name)) return undefined;
    seen.add(name);
    const left = Math.min(...places.map(({ tree, step: id }) => distances.get(`${tree}/${id}`) ?? NOWHERE));
    if (left === NOWHERE) return undefined;
    const cost = asked + 2 * left;
    open[cost] = [...(open[cost] ?? []), session];
    return undefined;
  };
  for (const session of from) {
    const found = consider(session, 0);
    if (found) return found;
  }
  for (let tried = 0; tried < MOST_TRIED; ) {
    const next = open.find((sessions) => sessions !== undefined && sessions.length > 0)?.pop();
    if (!next) return undefined;
    const now = view(next);
    const commands = answersAt(now).map((value): Command => ({ do: 'answer', value }));
    for (const command of now.rush ? [...commands, { do: 'rush' as const }] : commands) {
      tried += 1;
      const applied = apply(next, command, { at });
      const found = applied.ok ? consider(applied.session, now.number) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}
const NOWHERE = Number.POSITIVE_INFINITY;

/** Trees to begin in: the step's own, or those that run it where it is shared. */
function beginnings(pack: Pack, { tree }: StepPlace, seen: readonly Id[] = []): Id[] {
  if (!pack.trees[tree]?.ways) return pack.trees[tree] ? [tree] : [];
  if (seen.includes(tree)) return [];
  const callers = Object.values(pack.trees).filter(({ steps }) =>
    Object.values(steps).some((step) => step.kind === 'call' && step.tree === tree),
  );
  return [...new Set(callers.flatMap(({ id }) => beginnings(pack, { tree: id, step: '' }, [...seen, tree])))];
}

/** Steps on the shortest way to the goal, whatever conditions say, by `tree/step`; the beginning of a tree has no step. */
function distancesTo(pack: Pack, goal: StepPlace): ReadonlyMap<string, number> {
  const before = new Map<string, string[]>();
  const lead = (from: string, tree: Id, way: Way) => {
    for (const target of typeof way === 'string' ? [way] : [...way.branches.map(({ to }) => to), way.else]) {
      const to = target.startsWith('/') ? `${target.slice(1)}/` : `${tree}/${target}`;
      before.set(to, [...(before.get(to) ?? []), from]);
    }
  };
  for (const tree of Object.values(pack.trees)) {
    lead(`${tree.id}/`, tree.id, tree.start);
    for (const step of Object.values(tree.steps)) {
      const from = `${tree.id}/${step.id}`;
      for (const way of 'ways' in step ? Object.values(step.ways) : []) lead(from, tree.id, way);
      if (step.passTo !== undefined) lead(from, tree.id, step.passTo);
      if (step.kind === 'call') lead(from, tree.id, `/${step.tree}`);
      // The short way back is open at every step.
      if (tree.rush) lead(from, tree.id, tree.rush.to);
    }
  }
  const distances = new Map([[`${goal.tree}/${goal.step}`, 0]]);
  for (const [name, distance] of distances)
    for (const from of before.get(name) ?? []) if (!distances.has(from)) distances.set(from, distance + 1);
  return distances;
}

/** What may be answered: every choice, and a few of what cannot be listed. */
function answersAt({ step }: View): AnswerValue[] {
  switch (step.kind) {
    case 'end':
      return [];
    case 'repair':
      return [...step.outcomes].reverse();
    case 'information':
      return ['done'];
    default:
      break;
  }
  const { input } = step;
  switch (input.type) {
    case 'choice':
      return [...input.choices.map(({ value }) => value), 'unsure'];
    case 'several':
      return [[], ...input.choices.map(({ value }) => [value]), 'unsure'];
    case 'number': {
      const { min = 0, max = 100 } = input;
      return [min, Math.round((min + max) / 2), max, 'unsure'];
    }
    case 'text':
      return ['-', 'unsure'];
  }
}
