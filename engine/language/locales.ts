/** Which of a pack's languages a reader gets. */
import type { Locale } from './model.ts';

/**
 * The locale that fits best: the same tag, else the same language in another country or script; undefined where there is neither.
 * Tags may be written as a browser or a system writes them: `en-US`, `zh_TW`.
 */
export function matchLocale(wanted: string, locales: readonly Locale[]): Locale | undefined {
  const tag = wanted.toLowerCase().replaceAll('_', '-');
  const language = tag.split('-')[0];
  return (
    locales.find((locale) => locale.toLowerCase() === tag) ??
    locales.find((locale) => locale.toLowerCase().split('-')[0] === language)
  );
}

/** The same, or the pack's first language where nothing fits or nothing is asked for. */
export function localeOf(
  { locales }: { readonly locales: readonly [Locale, ...Locale[]] },
  wanted: string | undefined,
): Locale {
  // Asked at every view, and nearly always as the pack writes it.
  if (wanted === undefined || locales.includes(wanted)) return wanted ?? locales[0];
  return matchLocale(wanted, locales) ?? locales[0];
}
