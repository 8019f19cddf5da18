/**
 * From the customer's own words to the trees that fit. Two looks at the same words: as they are written (Chinese by pairs of
 * characters, other languages by words, small slips allowed), and as they sound (pinyin), which forgives a wrongly chosen
 * character, pinyin typed as it is, and the sounds that are easily mixed up.
 */
import MiniSearch from 'minisearch';
import { pinyin } from 'pinyin-pro';
import { localeOf } from '../language/locales.ts';
import type { Id, Locale, Pack } from '../language/model.ts';
import { isOffered } from '../language/offering.ts';

export interface TreeFound {
  readonly tree: Id;
  readonly title: string;
  /** Higher fits better; comparable within one search only. */
  readonly score: number;
  /** Whether enough of the tree's keywords was said. Where the best one is not sure, begin at the front door. */
  readonly sure: boolean;
}

/** One keyword or title: what is said about a tree in few words fits better than the same words in a long list. */
interface Entry {
  readonly id: number;
  readonly tree: Id;
  readonly words: string;
  readonly sounds: string;
}

/** Sentences longer than this say nothing more about which tree it is. */
const LONGEST = 2000;
/** A few characters of a keyword come up in any sentence. Less than this, as shares of keywords squared, is taken for chance. */
const CHANCE = 1 / 3;
/** English words that say nothing. Who hears whom does say something: `they` and `me` stay. */
const EMPTY_WORDS = new Set([
  'a',
  'an',
  'and',
  'are',
  'be',
  'is',
  'it',
  'of',
  'or',
  'please',
  'so',
  'that',
  'the',
  'to',
]);

interface Index {
  readonly search: MiniSearch<Entry>;
  /** How many different terms each entry has, written and sounded. */
  readonly sizes: readonly { readonly words: number; readonly sounds: number }[];
}
const indexes = new WeakMap<Pack, Index>();

/**
 * The trees on offer that fit, best first; none where nothing fits. Keywords of every language are
 * searched, since a customer mixes them; titles come back in `locale`.
 */
export function searchTrees(pack: Pack, words: string, locale: Locale): TreeFound[] {
  const index = indexes.get(pack) ?? indexOf(pack);
  indexes.set(pack, index);
  const query = words.slice(0, LONGEST);
  const found = index.search.search({
    combineWith: 'OR',
    queries: [
      {
        queries: [query],
        fields: ['words'],
        // Single characters too: they meet keywords of one character and nothing else.
        tokenize: (text) => [...writtenTerms(text), ...(text.match(HAN_CHARACTER) ?? [])],
        fuzzy: (term) => (isLatin(term) && term.length > 3 ? 0.2 : false),
        prefix: (term) => isLatin(term) && term.length > 3,
        weights: { fuzzy: 0.4, prefix: 0.5 },
      },
      {
        queries: [query],
        fields: ['sounds'],
        tokenize: soundTerms,
        boost: { sounds: 0.3 },
        fuzzy: (term) => (term.length > 5 ? 0.15 : false),
        prefix: false,
      },
    ],
  });
  const fits = new Map<Id, { readonly score: number; readonly share: number }[]>();
  for (const { id, tree, score, match } of found) {
    const size = index.sizes[id as number];
    if (!size) continue;
    // A keyword that was said whole weighs more than one of which a few characters came up.
    const said = (field: 'words' | 'sounds') =>
      Object.values(match).filter((fields) => fields.includes(field)).length / Math.max(1, size[field]);
    const whole = Math.min(1, Math.max(said('words'), said('sounds')));
    const share = whole ** 2;
    fits.set(tree, [...(fits.get(tree) ?? []), { score: score * share, share }]);
  }
  return [...fits]
    .map(([tree, all]) => ({
      tree,
      score: together(all.map(({ score }) => score)),
      sure: together(all.map(({ share }) => share)) > CHANCE,
      title: titleOf(pack, tree, locale),
    }))
    .sort((a, b) => b.score - a.score);
}

/** The best keyword counts in full, every further one half as much as the one before: many weak ones do not outdo a good one. */
const together = (scores: number[]): number =>
  scores.sort((a, b) => b - a).reduce((sum, score, index) => sum + score / 2 ** index, 0);

const titleOf = (pack: Pack, id: Id, locale: Locale): string => {
  const words = pack.trees[id]?.title.words;
  return words?.[localeOf(pack, locale)] ?? words?.[pack.locales[0]] ?? id;
};

function indexOf(pack: Pack): Index {
  const search = new MiniSearch<Entry>({
    fields: ['words', 'sounds'],
    storeFields: ['tree'],
    tokenize: (text, field) => (field === 'sounds' ? soundTerms(text) : writtenTerms(text)),
    processTerm: (term) => term,
  });
  const sizes: { words: number; sounds: number }[] = [];
  for (const tree of Object.values(pack.trees)) {
    if (!isOffered(pack, tree) || tree.id === pack.frontDoor) continue;
    const said = [
      ...Object.values(tree.title.words),
      ...Object.values(tree.keywords).flat(),
      tree.id.replaceAll('-', ' '),
    ];
    for (const words of new Set(said)) {
      search.add({ id: sizes.length, tree: tree.id, words, sounds: words });
      sizes.push({ words: new Set(writtenTerms(words)).size, sounds: new Set(soundTerms(words)).size });
    }
  }
  return { search, sizes };
}

const HAN = /\p{Script=Han}+/gu;
const HAN_CHARACTER = /\p{Script=Han}/gu;
const WORD = /[\p{L}\p{N}]+(?:'\p{L}+)?/gu;
const isLatin = (term: string) => /^[a-z0-9']+$/.test(term);

/** Pairs of neighbouring characters, or the character that stands alone; other words without their endings. */
function writtenTerms(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  const terms = [...plain.matchAll(HAN)].flatMap(([run]) => pairs([...run]));
  for (const [word] of plain.replace(HAN, ' ').matchAll(WORD)) if (!EMPTY_WORDS.has(word)) terms.push(stem(word));
  return terms;
}

/** Pairs of neighbouring syllables as they sound, also of pinyin typed without tones. */
function soundTerms(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const terms = [...plain.matchAll(HAN)].flatMap(([run]) =>
    pairs(pinyin(run, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).map(sound)),
  );
  for (const [words] of plain.matchAll(/[a-z]+(?:[ '][a-z]+)*/g)) {
    const syllables = words.split(/[ ']/).map(syllablesOf);
    if (syllables.every((each) => each !== undefined)) terms.push(...pairs(syllables.flat().map(sound)));
  }
  return terms;
}

const pairs = (parts: readonly string[]): string[] =>
  parts.length === 1 ? [parts[0] as string] : parts.slice(1).map((part, index) => `${parts[index]}${part}`);

/** Sounds that are easily mixed up are one: zh z, ch c, sh s, ang an, eng en, ing in, and l for n. */
const sound = (syllable: string) =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/([aei]n)g$/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace('ü', 'v');

const SYLLABLE =
  /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ui|un|uo|ue|ve|a|e|i|o|u|v)(?![aeiouv])/y;

/** `huamian` as `hua mian`; undefined where the letters are not pinyin. */
function syllablesOf(word: string): string[] | undefined {
  const syllables: string[] = [];
  let at = 0;
  while (at < word.length) {
    SYLLABLE.lastIndex = at;
    const syllable = SYLLABLE.exec(word)?.[0];
    if (!syllable || syllable.length === 0) return undefined;
    syllables.push(syllable);
    at += syllable.length;
  }
  return syllables;
}

/** English endings that do not matter here: freezes, freezing, freeze. */
function stem(word: string): string {
  if (!isLatin(word)) return word;
  const plain = word.replace(/'s$/, '').replace(/n't$/, 'not');
  if (plain === 'cannot' || plain === 'canot' || plain === 'cant') return 'cannot';
  return plain.length > 4 ? plain.replace(/(?:ing|ed|es|s|e)$/, '') : plain;
}
