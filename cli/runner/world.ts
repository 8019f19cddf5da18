/** The engine as the runner sees it. */
import { type FactKey, type FactSetting, type Id, type Locale, type Pack, say, searchTrees } from '../engine.ts';
import { forAnybody, type RunOptions, startPlay } from '../play.ts';
import type { World } from './state.ts';
import { treesAsAsked } from './usual.ts';

/** Searching while somebody types asks the same again and again. */
const REMEMBERED = 50;

export function worldOf(options: RunOptions): World {
  const { pack } = options;
  const searches = new Map<string, ReturnType<typeof searchTrees>>();
  let order: readonly Id[] | undefined;
  const personal = new Set<FactKey>(Object.values(pack.facts).flatMap(({ key, personal: own }) => (own ? [key] : [])));
  return {
    locales: pack.locales,
    personal,
    frontDoor: pack.frontDoor,
    packTitle: (locale) => say(pack.title, locale, pack),
    search: (words, locale) => {
      const key = `${locale}\n${words}`;
      let found = searches.get(key);
      if (!found) {
        if (searches.size >= REMEMBERED) searches.clear();
        found = searchTrees(pack, words, locale);
        searches.set(key, found);
      }
      return found;
    },
    trees: (locale) => {
      order ??= treesAsAsked(pack);
      return order.flatMap((tree) => {
        const title = pack.trees[tree]?.title;
        return title === undefined ? [] : [{ tree, title: say(title, locale, pack) }];
      });
    },
    severities: (locale) => pack.severities.map(({ id, title }) => ({ id, title: say(title, locale, pack) })),
    given: (locale) =>
      options.facts.map(({ fact, value }) => ({
        fact,
        title: titleOf(pack, fact, locale),
        label: labelOf(pack, fact, value, locale),
      })),
    begin: ({ first, ...begin }, locale) => startPlay({ ...(first ? options : forAnybody(options)), locale }, begin),
  };
}

const titleOf = (pack: Pack, fact: FactKey, locale: Locale): string => {
  const known = pack.facts[fact];
  return known ? say(known.title, locale, pack) : fact;
};

const labelOf = (pack: Pack, fact: FactKey, value: FactSetting, locale: Locale): string =>
  (Array.isArray(value) ? value : [value])
    .map((part) => {
      const label = pack.facts[fact]?.values.find(({ id }) => id === part)?.label;
      return label ? say(label, locale, pack) : String(part);
    })
    .join(locale.startsWith('zh') ? '、' : ', ');
