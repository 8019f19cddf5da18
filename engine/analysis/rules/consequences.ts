/** Questions that could be left out: whatever is answered, nothing is different afterwards. */
import { report } from '../../language/diagnostics/index.ts';
import type { Id, QuestionStep, Step, Tree } from '../../language/model.ts';
import { graphOf, targetsOf } from '../../narrowing/order.ts';
import { once, placeOfStep, reachedSteps } from '../subject.ts';
import type { Rule } from './rule.ts';
import type { Found } from './texts.ts';

type Choice = QuestionStep & { readonly input: Extract<QuestionStep['input'], { type: 'choice' }> };

/** Questions whose answers do nothing but choose the way. */
const routingOnly = once((tree): readonly Choice[] => {
  const reached = reachedSteps(tree);
  return Object.values(tree.steps).filter((step): step is Choice => {
    if (!reached.has(step.id) || !isChoice(step) || !onlyChooses(step)) return false;
    return step.part?.of !== 'checklist' && step.input.answers.length >= 2;
  });
});

/** It leaves no fact, no severity and nothing changed behind. */
const onlyChooses = ({ fact, changes, input }: QuestionStep): boolean =>
  fact === undefined &&
  changes.length === 0 &&
  input.type === 'choice' &&
  input.answers.every(({ sets, severity }) => severity === undefined && Object.keys(sets).length === 0);

const isChoice = (step: Step): step is Choice => 'input' in step && step.input.type === 'choice';
const waysOf = (step: Choice): readonly string[] => step.input.answers.map(({ id }) => JSON.stringify(step.ways[id]));

export const withoutConsequence: Rule = {
  code: 'question-without-consequence',
  family: 'shape',
  once: (subject) =>
    subject.trees.flatMap((tree) =>
      leadingOneWay(tree).map((step): Found => {
        const place = placeOfStep(subject, tree.id, step);
        return { diagnostic: report('question-without-consequence', place, { step }) };
      }),
    ),
};

const leadingOneWay = once((tree): readonly Id[] =>
  routingOnly(tree).flatMap((step) => (new Set(waysOf(step)).size > 1 ? [] : [step.id])),
);

/** A question behind whose every answer the same comes first, whatever is asked in between. */
export const separatesNothing: Rule = {
  code: 'question-separates-nothing',
  family: 'shape',
  once: (subject) =>
    subject.trees.flatMap((tree) =>
      leadingToTheSame(tree).map((step): Found => {
        const place = placeOfStep(subject, tree.id, step);
        return { diagnostic: report('question-separates-nothing', place, { step }) };
      }),
    ),
};

const leadingToTheSame = once((tree): readonly Id[] =>
  routingOnly(tree).flatMap((step) => {
    if (new Set(waysOf(step)).size === 1) return [];
    const [first, ...others] = step.input.answers.map(({ id }) => comesFirst(tree, targetsOf(step.ways[id] ?? '')));
    if (!first || first.size === 0 || !others.every((other) => other && same(first, other))) return [];
    return [step.id];
  }),
);

/** Steps looked at behind one answer; where there are more, nothing is said. */
const MOST = 300;

/** What an answer leads to: the first that is done, told or kept as a fact, through questions that only choose the way. */
function comesFirst(tree: Tree, targets: readonly string[]): ReadonlySet<string> | undefined {
  const { steps, numberOf, next, onward } = graphOf(tree);
  const found = new Set<string>();
  const seen = new Set<number>();
  const open: number[] = [];
  const enter = (number: number | undefined) => {
    if (number === undefined || seen.has(number)) return;
    seen.add(number);
    open.push(number);
  };
  for (const target of targets) {
    if (target.startsWith('/')) found.add(target);
    else enter(numberOf.get(target));
  }
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const step = steps[number] as Step;
    // An item of a checklist is asked for its own sake.
    if (!('input' in step) || step.part?.of === 'checklist' || !onlyChooses(step)) found.add(step.id);
    // Behind what is done nothing comes first any more, unless it is passed over.
    if (!('input' in step) && step.passTo === undefined) continue;
    for (const to of onward[number] as readonly Id[]) found.add(`/${to}`);
    for (const to of next[number] as readonly number[]) enter(to);
    if (seen.size > MOST) return undefined;
  }
  return found;
}

const same = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((name) => other.has(name));
