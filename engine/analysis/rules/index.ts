/** Every rule that looks beyond structure. A new rule: a file here, its definition, and its line in this list. */
import type { Loaded, TextFile } from '../../language/link/index.ts';
import type { Id } from '../../language/model.ts';
import type { Subject } from '../subject.ts';
import { tooManyAnswers } from './answers.ts';
import { tooLong } from './breath.ts';
import { separatesNothing, withoutConsequence } from './consequences.ts';
import { noEmpathy } from './empathy.ts';
import { jargon } from './jargon.ts';
import { mixedWidth } from './punctuation.ts';
import { leading, twoQuestions } from './questions.ts';
import type { Rule } from './rule.ts';
import { type FileText, type Found, sentencesOf } from './texts.ts';
import { late, longestPath } from './time.ts';
import { identical } from './translations.ts';
import { withoutMeanwhile, withoutMinutes } from './waits.ts';

export type { Found } from './texts.ts';

const RULES: readonly Rule[] = [
  jargon,
  twoQuestions,
  leading,
  tooLong,
  noEmpathy,
  mixedWidth,
  withoutMinutes,
  withoutMeanwhile,
  late,
  tooManyAnswers,
  longestPath,
  withoutConsequence,
  separatesNothing,
  identical,
];

/** The codes of all rules. */
export const RULE_CODES: ReadonlySet<string> = new Set(RULES.map(({ code }) => code));

/** Asks every rule that the pack has not turned off. */
export function askRules(
  subject: Subject,
  loaded: Pick<Loaded, 'texts' | 'withWords'>,
  circling: ReadonlySet<Id>,
  textOf: FileText,
  isOff: (code: Rule['code']) => boolean,
): readonly Found[] {
  const rules = RULES.filter(({ code }) => !isOff(code));
  const found: Found[] = rules.flatMap(({ once }) => once?.(subject, circling) ?? []);
  const asked = rules.flatMap(({ begin }) => begin?.(subject) ?? []);
  if (asked.length === 0) return found;
  const list = rules.map(({ code }) => code).join();
  for (const file of loaded.texts) {
    let kept = told.get(file);
    if (kept?.shared !== subject.shared || kept.rules !== list) {
      const fresh: Found[] = [];
      for (const sentence of sentencesOf(subject.pack, file, loaded.withWords, textOf))
        for (const ask of asked) fresh.push(...ask(sentence));
      kept = { shared: subject.shared, rules: list, found: fresh };
      told.set(file, kept);
    }
    found.push(...kept.found);
  }
  return found;
}

/** What was found in the texts of a file that has not changed. */
const told = new WeakMap<
  TextFile,
  { readonly shared: object; readonly rules: string; readonly found: readonly Found[] }
>();
