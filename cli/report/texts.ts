/** Texts of a tree for a reader: variants spelled out, inserts left visible, one language. */
import { clean, type Exit, type Locale, type Pack, type Step, type Text } from '../../engine/index.ts';
import type { ProgramWords } from '../words/index.ts';

/** The words in this language, else in the pack's first; other words by a fact follow in brackets. */
export function spelled(pack: Pack, text: Text, locale: Locale): string {
  const sentence = (words: Text['words']) => clean(words[locale] ?? words[pack.locales[0]] ?? '').trim();
  const { by } = text;
  if (!by) return sentence(text.words);
  const fact = pack.facts[by.fact];
  const variants = by.variants.map(({ value, words }) => {
    const label = fact?.values.find(({ id }) => id === value)?.label;
    return `[${label ? sentence(label.words) : value}] ${sentence(words)}`;
  });
  const plain = sentence(text.words);
  const isVariant = by.variants.some(({ words }) => sentence(words) === plain);
  return [...variants, ...(isVariant ? [] : [`[…] ${plain}`])].join('\n');
}

/** What a step is about, in one sentence. */
export function gist(pack: Pack, step: Step, locale: Locale, words: ProgramWords): string {
  switch (step.kind) {
    case 'question':
    case 'check':
      return spelled(pack, step.ask, locale);
    case 'test':
      return [step.instruction, step.ask].flatMap((text) => (text ? [spelled(pack, text, locale)] : [])).join(' ');
    case 'repair':
      return spelled(pack, step.instruction, locale);
    case 'information':
      return spelled(pack, step.tell, locale);
    case 'call': {
      const tree = pack.trees[step.tree];
      return tree ? spelled(pack, tree.title, locale) : step.tree;
    }
    case 'end': {
      const cause = step.cause === null ? undefined : pack.causes[step.cause];
      const team = step.team === undefined ? undefined : pack.teams[step.team];
      const what = cause ?? team;
      return `${words.ends[step.end]}${what ? `${words.colon}${spelled(pack, what.title, locale)}` : ''}`;
    }
    case 'way':
      return step.way;
  }
}

/** The words for one way on from a step: labels of answers, outcomes, "not sure"; nothing where it is gone whatever is answered. */
export function exitLabel(
  pack: Pack,
  step: Step | undefined,
  { by, all }: Pick<Exit, 'by' | 'all'>,
  locale: Locale,
  words: ProgramWords,
): string {
  return all
    ? ''
    : by
        .map((one) => answerLabel(pack, step, one, locale, words))
        .filter(Boolean)
        .join(' / ');
}

function answerLabel(pack: Pack, step: Step | undefined, by: string, locale: Locale, words: ProgramWords): string {
  if (by === 'unsure') return words.unsure;
  if (by === 'rush') return words.actions.rush;
  if (by === 'start' || by === 'done' || by === 'answered') return '';
  if (step?.kind === 'repair' && by in words.waysOut) return words.waysOut[by as keyof typeof words.waysOut];
  if (step && 'input' in step && 'answers' in step.input) {
    const answer = step.input.answers.find(({ id }) => id === by);
    if (answer) return spelled(pack, answer.label, locale);
  }
  return by === 'else' ? words.workbench.otherwise : by;
}
