/** A way to a step: answers that lead there, found by trying them out. */
import {
  type AnswerValue,
  apply,
  type Id,
  type Instant,
  type Pack,
  type Session,
  startSession,
  type View,
  view,
} from './engine.ts';
import { placesOf, type StepPlace } from './walking.ts';

/** Answers tried at the most; the largest tree that may be written needs far fewer where there is a way at all. */
const MOST_TRIED = 6_000;

/** The session that stands at the step after as few answers as were found; undefined where none of those tried led there. */
export function wayTo(pack: Pack, goal: StepPlace, at: Instant): Session | undefined {
  const distances = distancesTo(pack, goal);
  const open = beginnings(pack, goal).map((tree) => ({
    session: startSession({ pack, id: 'preview', at, tree }),
    asked: 0,
  }));
  const seen = new Set<string>();
  for (let tried = 0; tried < MOST_TRIED; ) {
    // Nearest first: few sessions are open at a time, and a sorted list is not worth its keeping.
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    open.forEach(({ session, asked }, index) => {
      const cost =
        asked +
        2 * Math.min(...standing(pack, session).map(({ tree, step }) => distances.get(`${tree}/${step}`) ?? 1_000));
      if (cost < least) [nearest, least] = [index, cost];
    });
    const [next] = nearest < 0 ? [] : open.splice(nearest, 1);
    if (!next) return undefined;
    const { session, asked } = next;
    if (standing(pack, session).some(({ tree, step }) => tree === goal.tree && step === goal.step)) return session;
    for (const value of answersAt(view(session))) {
      tried += 1;
      const applied = apply(session, { do: 'answer', value }, { at });
      if (!applied.ok) continue;
      const { step, facts, severity } = view(applied.session);
      const name = JSON.stringify([step.key, facts.map(({ fact, value: known }) => [fact, known]), severity?.id]);
      if (seen.has(name)) continue;
      seen.add(name);
      open.push({ session: applied.session, asked: asked + 1 });
    }
  }
  return undefined;
}

const standing = (pack: Pack, session: Session) => placesOf(pack, view(session).step.key);

/** Trees to begin in: the step's own, or those that run it where it is shared. */
function beginnings(pack: Pack, { tree }: StepPlace, seen: readonly Id[] = []): Id[] {
  if (!pack.trees[tree]?.ways) return pack.trees[tree] ? [tree] : [];
  if (seen.includes(tree)) return [];
  const callers = Object.values(pack.trees).filter(({ steps }) =>
    Object.values(steps).some((step) => step.kind === 'call' && step.tree === tree),
  );
  return [...new Set(callers.flatMap(({ id }) => beginnings(pack, { tree: id, step: '' }, [...seen, tree])))];
}

/** Steps on the shortest way to the goal, whatever conditions say, by `tree/step`. */
function distancesTo(pack: Pack, goal: StepPlace): ReadonlyMap<string, number> {
  const before = new Map<string, string[]>();
  const lead = (from: string, to: string) => before.set(to, [...(before.get(to) ?? []), from]);
  for (const tree of Object.values(pack.trees)) {
    for (const step of Object.values(tree.steps)) {
      const from = `${tree.id}/${step.id}`;
      const ways = 'ways' in step ? Object.values(step.ways) : [];
      for (const way of [...ways, ...(step.passTo === undefined ? [] : [step.passTo])]) {
        for (const to of typeof way === 'string' ? [way] : [...way.branches.map((branch) => branch.to), way.else])
          if (!to.startsWith('/')) lead(from, `${tree.id}/${to}`);
      }
      // Whatever stands in a shared tree is reached by way of the step that runs it.
      if (step.kind === 'call')
        for (const inner of Object.keys(pack.trees[step.tree]?.steps ?? {})) lead(from, `${step.tree}/${inner}`);
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
