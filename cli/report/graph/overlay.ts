/** What is laid over a drawn tree: how often cases went through it, or what became of real sessions at each step. */
import {
  type Element,
  type Exit,
  type Figures,
  type Id,
  type Pack,
  type Share,
  type Step,
  type StepFigures,
  shareOf,
} from '../../../engine/index.ts';
import { percent } from '../stats/sheet.ts';
import type { StatsWords } from '../stats/words.ts';

/** On a step. */
export interface StepOverlay {
  readonly count?: number;
  /** Below the label, one a line. */
  readonly notes?: readonly string[];
  /** Worth a look: not told by colour alone, the notes say why. */
  readonly marked?: boolean;
  /** For programs. */
  readonly figures?: StepFigures;
}

/** On a way from a step. */
export interface ExitOverlay {
  readonly count?: number;
  /** The part of the answers given at the step. */
  readonly share?: number;
}

/** A step as the graph names it: behind the calls it stands in, counted from the drawn tree. */
export interface Drawn {
  readonly name: string;
  readonly tree: Id;
  readonly step: Step;
}

export interface Overlay {
  /** On a whole tree, where the pack is drawn. */
  tree(id: Id): StepOverlay;
  step(drawn: Drawn): StepOverlay;
  exit(drawn: Drawn, exit: Exit): ExitOverlay;
}

/** How often cases went there. */
export function coverageOverlay(covered: readonly Element[]): Overlay {
  const counts = new Map(
    covered.map(({ kind, tree, step, what, count }) => [`${kind} ${tree}/${step} ${what}`, count]),
  );
  const of = (kind: string, { tree, step }: Drawn, what: string): number =>
    counts.get(`${kind} ${tree}/${step.id} ${what}`) ?? 0;
  return {
    tree: () => ({}),
    step: (drawn) => ({ count: of('step', drawn, '') }),
    exit: (drawn, { by, branch }) => ({
      count:
        branch === undefined
          ? by.reduce((sum, answer) => sum + of('answer', drawn, answer), 0)
          : of('branch', drawn, branch),
    }),
  };
}

/** From these shares on a step is marked, where there are not too few. */
const MARKED = { unsure: 0.2, leftHere: 0.1, changed: 0.1, cannot: 1 / 3 } as const;

/** What became of stored sessions. Figures of a shared tree drawn by itself are those of all its callers together. */
export function figuresOverlay(
  pack: Pack,
  drawnTree: Id | undefined,
  { steps, trees }: Figures,
  words: StatsWords,
): Overlay {
  const byName = new Map<string, StepFigures>();
  for (const figures of steps) {
    for (const name of namesIn(pack, drawnTree, figures.step)) {
      const before = byName.get(name);
      byName.set(name, before ? together(before, figures) : figures);
    }
  }
  const reachedInside = (call: string): number =>
    Math.max(0, ...[...byName].flatMap(([name, { reached }]) => (name.startsWith(`${call}/`) ? [reached] : [])));
  return {
    tree: (id) => {
      const found = trees.find(({ tree }) => tree === id);
      if (!found) return { count: 0 };
      const { ended, firstContact, escalated } = found;
      const marked = firstContact.band === 'alarm';
      const notes = [
        ...part(words, words.firstContact, firstContact, true),
        ...part(words, words.escalated, escalated),
      ];
      return { count: ended, notes, ...(marked ? { marked } : {}) };
    },
    step: ({ name, step }) => {
      // Only the steps inside a call are asked; the one that most came to stands for it.
      if (step.kind === 'call') return { count: reachedInside(name) };
      const figures = byName.get(name);
      if (!figures) return { count: 0 };
      if (step.kind === 'end' || step.kind === 'way') return { count: figures.reached, figures };
      const marked = isMarked(figures);
      return { count: figures.reached, notes: notesOn(figures, words), figures, ...(marked ? { marked } : {}) };
    },
    exit: ({ name, step }, { by, all, branch }) => {
      const figures = byName.get(name);
      // Which branch was taken is not stored, and where an answer is missing the step was passed over.
      if (!figures || branch !== undefined || by[0] === 'else' || step.kind === 'call') return {};
      const of = figures.unsure.of;
      if (all) return { count: of };
      const count = by.reduce((sum, answer) => sum + given(figures, answer), 0);
      return { count, ...(of > 0 ? { share: count / of } : {}) };
    },
  };
}

const given = ({ unsure, answers }: StepFigures, answer: string): number =>
  answer === 'unsure' ? unsure.count : (answers.find((one) => one.answer === answer)?.share.count ?? 0);

/** What a step of the figures is called in a drawing of this tree: nothing, or one name for each place the tree stands at on the way. */
function namesIn(pack: Pack, drawnTree: Id | undefined, step: string): string[] {
  const [first = '', ...path] = step.split('/');
  const names: string[] = [];
  let tree: Id | undefined = first;
  for (let depth = 0; depth < path.length && tree !== undefined; depth += 1) {
    if (tree === drawnTree) names.push(path.slice(depth).join('/'));
    const call: Step | undefined = pack.trees[tree]?.steps[path[depth] ?? ''];
    tree = call?.kind === 'call' ? call.tree : undefined;
  }
  return names;
}

function together(one: StepFigures, other: StepFigures): StepFigures {
  const add = (a: Share, b: Share): Share => shareOf(a.count + b.count, a.of + b.of);
  const answers = new Map<string, number>();
  for (const { answer, share } of [...one.answers, ...other.answers])
    answers.set(answer, (answers.get(answer) ?? 0) + share.count);
  const unsure = add(one.unsure, other.unsure);
  return {
    step: one.step,
    kind: one.kind,
    reached: one.reached + other.reached,
    leftHere: add(one.leftHere, other.leftHere),
    unsure,
    otherWording: add(one.otherWording, other.otherWording),
    changed: add(one.changed, other.changed),
    // Quantiles of two groups do not add up to one of both.
    seconds: { count: one.seconds.count + other.seconds.count },
    answers: [...answers]
      .sort(([, a], [, b]) => b - a)
      .map(([answer, count]) => ({ answer, share: shareOf(count, unsure.of) })),
  };
}

const outcome = (figures: StepFigures, ...outcomes: readonly string[]): number =>
  outcomes.reduce((sum, one) => sum + given(figures, one), 0);
const cannotOf = (figures: StepFigures): Share =>
  shareOf(outcome(figures, 'cannot'), outcome(figures, 'fixed', 'not-fixed', 'cannot'));

function isMarked(figures: StepFigures): boolean {
  const over = ({ share, few }: Share, limit: number) => share !== undefined && !few && share >= limit;
  return (
    over(figures.unsure, MARKED.unsure) ||
    over(figures.leftHere, MARKED.leftHere) ||
    over(figures.changed, MARKED.changed) ||
    (figures.kind === 'repair' && over(cannotOf(figures), MARKED.cannot))
  );
}

/** A share in short: left out where it is 0, and of too few it says so. */
function part(words: StatsWords, label: string, { share, count, of, few }: Share, always = false): string[] {
  if (share === undefined || (count === 0 && !always)) return [];
  return [`${label} ${few ? `${words.of(count, of)} ${words.few}` : percent(share)}`];
}

function notesOn(figures: StepFigures, words: StatsWords): string[] {
  const { kind, leftHere, unsure, changed, otherWording, seconds, narrowed } = figures;
  const tried = outcome(figures, 'fixed', 'not-fixed');
  return [
    ...(kind === 'repair'
      ? [
          ...part(words, words.fixed, shareOf(outcome(figures, 'fixed'), tried), true),
          ...part(words, words.cannot, cannotOf(figures)),
        ]
      : part(words, words.unsure, unsure)),
    ...part(words, words.leftHere, leftHere),
    ...part(words, words.changed, changed),
    ...part(words, words.otherWording, otherWording),
    ...(narrowed && !narrowed.few && kind !== 'repair' ? [`${words.narrowed} ${percent(narrowed.share)}`] : []),
    ...(seconds.median === undefined || seconds.count === 0 ? [] : [`${words.seconds} ${seconds.median}`]),
  ];
}
