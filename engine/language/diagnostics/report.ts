/** Makes a diagnostic out of a definition and what the finding is about. */
import { DEFINITIONS, type DiagnosticCode } from './codes.ts';
import type { Bilingual } from './define.ts';
import type { Diagnostic, Place } from './diagnostic.ts';

/** What fills `{name}` in the templates; a word that differs between the languages is given in both. */
export type About = Readonly<Record<string, string | number | Bilingual>>;
export interface Related extends Place {
  readonly message: Bilingual;
}

const LONGEST_FILLING = 80;

/** Fills `{name}` in a template; what is not given stays as it is, so that a test sees it. */
export function fill(template: string, about: About, locale: keyof Bilingual): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(about, name)) return whole;
    const filling = about[name];
    const words = typeof filling === 'object' ? filling[locale] : String(filling);
    const line = typeof filling === 'string' ? words.replace(/\s+/g, ' ').trim() : words;
    return line.length > LONGEST_FILLING && typeof filling === 'string'
      ? `${[...line].slice(0, LONGEST_FILLING).join('')}…`
      : line;
  });
}

/** A diagnostic of this code at this place. */
export function report(
  code: DiagnosticCode,
  place: Place,
  about: About = {},
  related: readonly Related[] = [],
): Diagnostic {
  const definition = DEFINITIONS[code];
  const both = (template: Bilingual): Bilingual => ({
    'zh-CN': fill(template['zh-CN'], about, 'zh-CN').trim(),
    en: fill(template.en, about, 'en').trim(),
  });
  const fix = fixOf(definition.fix, about);
  return {
    code,
    severity: definition.severity,
    file: place.file,
    start: place.start,
    end: place.end,
    message: both(definition.message),
    mend: both(definition.mend),
    ...(fix !== undefined && { fix }),
    related,
  };
}

/** The characters as they are to be written, neither shortened nor trimmed; undefined where the finding does not know them. */
function fixOf(template: string | undefined, about: About): string | undefined {
  let whole = true;
  const fix = template?.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const filling = Object.hasOwn(about, name) ? about[name] : undefined;
    if (typeof filling !== 'string') whole = false;
    return typeof filling === 'string' ? filling : '';
  });
  return whole ? fix : undefined;
}
