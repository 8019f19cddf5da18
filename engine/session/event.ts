/** What the event is called that the class clock runs to, in the pack's words or as a class. */
import type { EventTexts, Locale, Pack } from '../language/model.ts';
import { say } from '../language/text.ts';

/** In one language; `starts` and `ends` are verbs. */
export type EventNames = { readonly [key in keyof EventTexts]: string };

const CLASS = {
  zh: { name: '课', starts: '上课', ends: '下课' },
  en: { name: 'class', starts: 'starts', ends: 'ends' },
} as const;

const known = new WeakMap<EventTexts, Map<Locale, EventNames>>();

/** The names in that language, the same object every time: a class where the pack does not say, in Chinese for `zh` locales and in English for all others. */
export function eventOf(pack: Pick<Pack, 'event' | 'locales'>, locale: Locale): EventNames {
  const { event } = pack;
  if (!event) return /^zh\b/i.test(locale) ? CLASS.zh : CLASS.en;
  const byLocale = known.get(event) ?? new Map<Locale, EventNames>();
  known.set(event, byLocale);
  const names = byLocale.get(locale) ?? {
    name: say(event.name, locale, pack),
    starts: say(event.starts, locale, pack),
    ends: say(event.ends, locale, pack),
  };
  byLocale.set(locale, names);
  return names;
}
