/** Where keeping the session does not go as it should: which sentence fits, and how a face marks it. */
import { clean, type Locale, resumeCommand, type StoreError, sayOwner, sayStoreError, whyNotStored } from './engine.ts';
import type { Stored } from './keeper.ts';
import { programLanguage } from './language.ts';
import type { Settled } from './play.ts';
import { storingWords } from './words/storing.ts';

/** Somebody else went on with the session that is in play here. */
export const takenOver = ({ code }: StoreError): boolean => code === 'locked' || code === 'out-of-step';

/** What a store could not do, and what to do: the engine's sentence, and the option or command that helps here. */
export const storeSentence = (error: StoreError, locale: Locale): string =>
  sayStoreError(error)[programLanguage(locale)] + storingWords(locale).hint(error);

/** Why not everything is stored, and what to do; `left`: what is lost now. Undefined where everything is. */
export function troubleSentence({ trouble, waiting }: Stored, locale: Locale, left = false): string | undefined {
  if (!trouble) return undefined;
  const words = storingWords(locale);
  if (takenOver(trouble) && !left && 'id' in trouble) {
    const owner = trouble.code === 'locked' && trouble.owner ? sayOwner(trouble.owner)[programLanguage(locale)] : '';
    const how = trouble.code === 'locked' ? ' --take-over' : '';
    return clean(words.takenOver(owner, `${resumeCommand(trouble.id)}${how}`));
  }
  const why = whyNotStored(trouble)[programLanguage(locale)];
  return clean((left ? words.lost : words.waiting)(waiting, why));
}

/** The same for a face that marks it. */
export function troubleOf(
  stored: Stored,
  locale: Locale,
): { readonly sentence: string; readonly why: 'again' | 'taken-over' } | undefined {
  const sentence = troubleSentence(stored, locale);
  if (sentence === undefined || !stored.trouble) return undefined;
  return { sentence, why: takenOver(stored.trouble) ? 'taken-over' : 'again' };
}

/** What happened besides: somebody else went on, or the clock jumped. */
export function newsSentence({ caughtUp, clockBack }: Settled, locale: Locale): string | undefined {
  const words = storingWords(locale);
  const said = [
    ...(caughtUp ? [words.caughtUp(caughtUp.by, caughtUp.unused)] : []),
    ...(clockBack === undefined ? [] : [words.clockBack(clockBack)]),
  ];
  return said.length === 0 ? undefined : clean(said.join(' '));
}
