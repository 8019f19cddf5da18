/** More answers than anybody keeps in mind while they are read out. */
import { report } from '../../language/diagnostics/index.ts';
import type { Id } from '../../language/model.ts';
import { once, reachedSteps } from '../subject.ts';
import type { Rule } from './rule.ts';

/** Read out one after another, the first is forgotten when the ninth is said. */
const MOST = 8;

export const tooManyAnswers: Rule = {
  code: 'too-many-answers',
  family: 'shape',
  once: (subject) => {
    const told = new Set<string>();
    return subject.trees.flatMap((tree) =>
      longLists(tree).flatMap(({ step, count }) => {
        const place = subject.index.stepPlace(tree.id, step, 'key');
        const at = `${place.file}:${place.start.line}:${place.start.column}`;
        if (told.has(at)) return [];
        told.add(at);
        return [{ diagnostic: report('too-many-answers', place, { step, count, most: MOST }) }];
      }),
    );
  },
};

const longLists = once((tree): readonly { readonly step: Id; readonly count: number }[] => {
  const reached = reachedSteps(tree);
  return Object.values(tree.steps).flatMap((step) => {
    // What the agent looks at himself is not read out.
    if (!reached.has(step.id) || !('input' in step) || step.kind === 'check' || !('answers' in step.input)) return [];
    const count = step.input.answers.length;
    return count <= MOST ? [] : [{ step: step.id, count }];
  });
});
