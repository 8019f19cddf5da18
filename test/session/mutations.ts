/** Changes an author might make to a tree, by a tape of numbers: some harmless, some that change what answers mean. */
import type { Pack, QuestionStep, Step, Tree, Way } from 'symptree';

type Mutation = (tree: Tree, number: number) => Tree;

const isQuestion = (step: Step | undefined): step is QuestionStep => step !== undefined && 'input' in step;
const pickId = (tree: Tree, number: number): string =>
  Object.keys(tree.steps)[number % Object.keys(tree.steps).length] as string;

function withStep(tree: Tree, id: string, change: (step: Step) => Step): Tree {
  const step = tree.steps[id];
  return step ? { ...tree, steps: { ...tree.steps, [id]: change(step) } } : tree;
}

const MUTATIONS: readonly Mutation[] = [
  // An answer goes.
  (tree, number) =>
    withStep(tree, pickId(tree, number), (step) => {
      if (!isQuestion(step) || step.input.type !== 'choice' || step.input.answers.length < 2) return step;
      const gone = step.input.answers[number % step.input.answers.length]?.id as string;
      const { [gone]: _, ...ways } = step.ways;
      return { ...step, input: { ...step.input, answers: step.input.answers.filter(({ id }) => id !== gone) }, ways };
    }),
  // An answer is inserted before the others.
  (tree, number) =>
    withStep(tree, pickId(tree, number), (step) => {
      if (!isQuestion(step) || step.input.type !== 'choice' || step.fact !== undefined || 'newest' in step.ways)
        return step;
      const answer = { id: 'newest', label: { at: 'newest', words: { en: 'Newest' } }, sets: {} };
      return {
        ...step,
        input: { ...step.input, answers: [answer, ...step.input.answers] },
        ways: { ...step.ways, newest: step.ways.unsure as Way },
      };
    }),
  // Answers change places.
  (tree, number) =>
    withStep(tree, pickId(tree, number), (step) =>
      isQuestion(step) && step.input.type === 'choice'
        ? { ...step, input: { ...step.input, answers: step.input.answers.toReversed() } }
        : step,
    ),
  // Answers change targets.
  (tree, number) =>
    withStep(tree, pickId(tree, number), (step) => {
      if (!isQuestion(step)) return step;
      const ways = Object.values(step.ways);
      return {
        ...step,
        ways: Object.fromEntries(
          Object.keys(step.ways).map((id, index) => [id, ways[(index + 1) % ways.length] as Way]),
        ),
      };
    }),
  // The author says that it means something else now.
  (tree, number) => withStep(tree, pickId(tree, number), (step) => ({ ...step, meaning: 2 })),
  // It is remembered as another fact, or as none.
  (tree, number) =>
    withStep(tree, pickId(tree, number), (step) => {
      if (!isQuestion(step)) return step;
      const { fact: _, ...rest } = step;
      return rest;
    }),
  // Another kind of step under the same id.
  (tree, number) =>
    withStep(tree, pickId(tree, number), (step) =>
      isQuestion(step) ? { ...step, kind: step.kind === 'check' ? 'question' : 'check' } : step,
    ),
  // A condition goes.
  (tree, number) =>
    withStep(tree, pickId(tree, number), (step) => {
      const { when: _, passTo: __, ...rest } = step;
      return rest as Step;
    }),
];

/** The pack after some of these changes. */
export function mutated(pack: Pack, tape: readonly number[]): Pack {
  const ids = Object.keys(pack.trees);
  let trees = pack.trees;
  for (const number of tape.slice(0, 6)) {
    const id = ids[number % ids.length] as string;
    const mutate = MUTATIONS[Math.floor(number / 7) % MUTATIONS.length] as Mutation;
    trees = { ...trees, [id]: mutate(trees[id] as Tree, Math.floor(number / 53)) };
  }
  return { ...pack, trees };
}
