/** What is wrong with a case, in a sentence. */
import { type CaseProblem, type CaseStep, clean } from '../../engine/index.ts';
import type { ProgramWords } from '../words/index.ts';

export function problemSentence(problem: CaseProblem, { workbench }: ProgramWords): string {
  switch (problem.code) {
    case 'too-many-questions':
      return workbench.tooManyQuestions(problem.expected, problem.found);
    case 'not-asked':
      return workbench.notAsked(problem.step);
    case 'said':
      return workbench.wordSaid(clean(problem.word), problem.key);
    case 'by-hand-refused':
      return workbench.byHandRefused(problem.key, problem.what);
    case 'answer-refused':
      return workbench.answerRefused(problem.key, valueText(problem.value));
    default:
      return workbench.wrong[problem.code](problem.expected, problem.found);
  }
}

export const valueText = (value: CaseStep['value']): string =>
  clean(Array.isArray(value) ? value.join(' ') || '-' : String(value));
