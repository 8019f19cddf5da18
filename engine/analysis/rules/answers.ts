/** More answers than anybody keeps in mind while they are read out. */
import { report } from '../../language/diagnostics/index.ts';
import { reachedSteps } from '../subject.ts';
import type { Rule } from './rule.ts';

/** Read out one after another, the first is forgotten when the ninth is said. */
const MOST = 8;

export const tooManyAnswers: Rule = {
  code: 'too-many-answers',
  family: 'shape',
  once: (subject) => {
    const told = new Set<string>();
    return subject.trees.flatMap((tree) => {
      const reached = reachedSteps(tree);
      return Object.values(tree.steps).flatMap((step) => {
        // What the agent looks at himself is not read out.
        if (!reached.has(step.id) || !('input' in step) || step.kind === 'check' || !('answers' in step.input))
          return [];
        const count = step.input.answers.length;
        if (count <= MOST) return [];
        const place = subject.index.stepPlace(tree.id, step.id, 'key');
        const at = `${place.file}:${place.start.line}:${place.start.column}`;
        if (told.has(at)) return [];
        told.add(at);
        return [{ diagnostic: report('too-many-answers', place, { step: step.id, count, most: MOST }) }];
      });
    });
  },
};
