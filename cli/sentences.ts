/** Sentences for problems of the command line. */
import type { ArgumentProblem } from './arguments.ts';
import type { FactRead } from './facts.ts';
import type { Started } from './play.ts';
import { type ProgramWords, usageSentence } from './words/index.ts';

/** Why a written fact is not one. */
export function factSentence(read: Extract<FactRead, { ok: false }>, words: ProgramWords): string {
  const mean = read.suggestion ? `${words.between}${words.didYouMean(read.suggestion)}` : '';
  switch (read.problem) {
    case 'form':
      return words.factForm(read.fact);
    case 'unknown-fact':
      return words.factUnknown(read.fact) + mean;
    case 'unknown-value':
    case 'wrong-type':
      return words.factValueUnknown(read.fact, read.value, read.values && words.list(read.values)) + mean;
  }
}

export function argumentSentence(problem: ArgumentProblem, words: ProgramWords): string {
  switch (problem.kind) {
    case 'unknown-flag':
      return words.unknownFlag(problem.flag) + mean(problem.suggestion, words);
    case 'value-missing':
      return words.flagValueMissing(problem.flag);
    case 'value-unwanted':
      return words.flagValueUnwanted(problem.flag);
    case 'value-unknown':
      return (
        words.flagValueUnknown(problem.flag, problem.value, words.list(problem.oneOf)) + mean(problem.suggestion, words)
      );
    case 'too-many':
      return words.tooManyArguments(problem.argument, problem.action);
    case 'flag-of-another':
      return words.flagOfAnother(problem.flag, problem.action, words.list(problem.own));
  }
}

const mean = (suggestion: string | undefined, words: ProgramWords) =>
  suggestion ? `${words.between}${words.didYouMean(suggestion)}` : '';

/** Why a session did not begin: the tree, or the fact that was refused. */
export const startSentence = (started: Extract<Started, { ok: false }>, words: ProgramWords): string =>
  usageSentence(started.error, words);
