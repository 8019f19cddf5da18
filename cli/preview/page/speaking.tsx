/** Who speaks which language on the page, and how a sentence for the customer is drawn. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type ProgramLanguage, programLanguage } from '../../language.ts';
import { clockWords } from '../../words/clocks.ts';
import { type ProgramWords, wordsFor } from '../../words/index.ts';
import type { Locale, View } from './engine.ts';
import { type PageWords, pageWords } from './words.ts';

export interface Speaking {
  readonly language: ProgramLanguage;
  /** What the page says. */
  readonly page: PageWords;
  /** What every face of the program says. */
  readonly program: ProgramWords;
  /** What the customer hears, the first largest. */
  readonly locales: readonly [Locale, ...Locale[]];
}

const Context = createContext<Speaking | undefined>(undefined);

export function useSpeaking(): Speaking {
  const speaking = useContext(Context);
  if (!speaking) throw new Error('Nobody has said in which language.');
  return speaking;
}

export function SpeakingIn({
  language,
  locales,
  children,
}: {
  readonly language: ProgramLanguage;
  readonly locales: Speaking['locales'];
  readonly children: ReactNode;
}) {
  const speaking = useMemo(
    () => ({ language, locales, page: pageWords(language), program: wordsFor(language) }),
    [language, locales],
  );
  return <Context value={speaking}>{children}</Context>;
}

/** One view a language, the customer's first. */
export type Views = readonly [View, ...View[]];

/** The clocks in the language of the page, by the pack's own names as far as it has them in that language. */
export const clocksIn = (language: ProgramLanguage, views: Views) =>
  clockWords({
    locale: language,
    event: (views.find(({ locale }) => programLanguage(locale) === language) ?? views[0]).event,
  });

/** A sentence of more characters than this is set smaller, so that the answers stay on the screen. */
const LONG = 64;

/** A sentence for the customer: large in the first language, quieter below in the others. */
export function Said({
  views: [first, ...others],
  of,
  big = false,
}: {
  readonly views: Views;
  readonly of: (view: View) => string | undefined;
  readonly big?: boolean;
}) {
  const words = of(first);
  if (words === undefined || words === '') return null;
  return (
    <>
      <p
        className={big ? (words.length > LONG ? 'said said-big said-long' : 'said said-big') : 'said'}
        lang={first.locale}
      >
        {words}
      </p>
      {others.map((view) => (
        <OtherWords key={view.locale} locale={view.locale} words={of(view)} unless={words} />
      ))}
    </>
  );
}

/** The same in another language; nothing where it has no words of its own. */
export function OtherWords({
  locale,
  words,
  unless,
}: {
  readonly locale: Locale;
  readonly words: string | undefined;
  readonly unless: string;
}) {
  if (words === undefined || words === '' || words === unless) return null;
  return (
    <span className="other" lang={locale}>
      {words}
    </span>
  );
}
