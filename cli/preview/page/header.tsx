/** The top of the page: which pack, in which languages, and whether it still follows the files. */
import type { ProgramLanguage } from '../../language.ts';
import type { PreviewState } from '../contract.ts';
import type { Locale } from './engine.ts';
import { useSpeaking } from './speaking.tsx';

const LANGUAGES: readonly (readonly [ProgramLanguage, string])[] = [
  ['zh-CN', '中文'],
  ['en', 'English'],
];

export function Header({
  title,
  state,
  offline,
  locales,
  heard,
  hear,
  speak,
}: {
  readonly title: string;
  readonly state: PreviewState;
  readonly offline: boolean;
  /** Those of the pack. */
  readonly locales: readonly Locale[];
  /** The language the customer hears, or `all`. */
  readonly heard: string;
  readonly hear: (locale: string) => void;
  readonly speak: (language: ProgramLanguage) => void;
}) {
  const { page, language } = useSpeaking();
  return (
    <header className="head">
      <div className="head-title">
        <h1>{title}</h1>
        <p className="machine">
          <span className={offline || !state.current ? 'dot dot-off' : 'dot'} aria-hidden="true" />
          {state.folder} · {page.read(new Date(state.readAt).toLocaleTimeString(language), state.files)}
        </p>
      </div>
      <div className="head-choices">
        {locales.length > 1 && (
          <Choice
            name="heard"
            legend={page.customerLanguage}
            chosen={heard}
            choose={hear}
            options={[
              ['all', page.allLanguages],
              ...locales.map((locale) => [locale, nameOf(locale, locales)] as const),
            ]}
          />
        )}
        <Choice
          name="language"
          legend={page.pageLanguage}
          chosen={language}
          choose={(chosen) => speak(chosen as ProgramLanguage)}
          options={LANGUAGES}
        />
      </div>
    </header>
  );
}

/** A language as those who speak it call it; with its region only where the pack has several of it. */
function nameOf(locale: Locale, locales: readonly Locale[]): string {
  const [language = locale] = locale.split('-');
  const alone = locales.filter((other) => other.split('-')[0] === language).length === 1;
  return new Intl.DisplayNames([locale], { type: 'language' }).of(alone ? language : locale) ?? locale;
}

function Choice({
  name,
  legend,
  options,
  chosen,
  choose,
}: {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}) {
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      <div className="choice-row">
        {options.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => choose(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
