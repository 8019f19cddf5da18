/** Which stored sessions the figures of a command are about, and counting them. Shared by `stats` and `graph --figures`. */
import type { Flag } from './arguments.ts';
import { type Call, fail } from './commands/command.ts';
import {
  type CountFilter,
  clean,
  type Figures,
  figuresOf,
  figureTitles,
  type JournalStore,
  type Locale,
  nearest,
  type Pack,
  say,
} from './engine.ts';
import { EXIT } from './exit.ts';
import { programLanguage } from './language.ts';
import { treeNamed } from './opening.ts';
import { readSince, readUntil } from './period.ts';
import { progressOn } from './progress.ts';
import { percent } from './report/stats/sheet.ts';
import { statsWords } from './report/stats/words.ts';
import { storeSentence } from './storing.ts';
import { type FlagName, wordsFor } from './words/index.ts';

/** Beside `--agent`, which the store's flags have. */
export const PERIOD: readonly (Flag & { readonly name: FlagName })[] = [
  { name: 'since', value: 'WHEN' },
  { name: 'until', value: 'WHEN' },
  { name: 'tree', value: 'TREE' },
  { name: 'team', value: 'TEAM' },
];

export interface Wanted {
  readonly filter: CountFilter;
  /** In words. */
  readonly about: readonly string[];
  /** For programs. */
  readonly named: Readonly<Record<string, string | number>>;
}

/** What the flags ask for; a sentence where one of them is not understood. */
export function wantedFigures({ io, given }: Call, pack: Pack, locale: Locale): Wanted | string {
  const words = wordsFor(locale);
  const said = statsWords(locale);
  const titles = figureTitles(pack, locale);
  const now = io.now();
  const [since, until, tree, team, agent] = (['since', 'until', 'tree', 'team', 'agent'] as const).map((flag) =>
    given.text(flag),
  );
  const startedSince = since === undefined ? undefined : readSince(since, now);
  const startedBefore = until === undefined ? undefined : readUntil(until, now);
  for (const [written, read] of [
    [since, startedSince],
    [until, startedBefore],
  ] as const)
    if (written !== undefined && read === undefined) return words.periodForm(clean(written));
  if (startedSince !== undefined && startedBefore !== undefined && startedSince >= startedBefore)
    return words.periodEmpty;
  const found = tree === undefined ? undefined : treeNamed(pack, tree, words);
  if (typeof found === 'string') return found;
  if (team !== undefined && !Object.hasOwn(pack.teams, team)) {
    const near = nearest(team, Object.keys(pack.teams));
    return [words.noSuchTeam(clean(team)), near ? words.didYouMean(near) : ''].join(words.between).trim();
  }
  return {
    filter: {
      pack: pack.id,
      ...kept('startedSince', startedSince),
      ...kept('startedBefore', startedBefore),
      ...kept('cameTo', tree),
      ...kept('team', team),
      ...kept('agent', agent),
    },
    about: [
      said.pack(say(pack.title, locale, pack), pack.version),
      said.period(dayOf(startedSince, locale), dayOf(startedBefore, locale, 1)),
      ...(tree === undefined ? [] : [said.only.tree(titles.tree(tree))]),
      ...(team === undefined ? [] : [said.only.team(titles.team(team))]),
      ...(agent === undefined ? [] : [said.only.agent(clean(agent))]),
    ],
    named: {
      pack: pack.id,
      ...kept('since', startedSince),
      ...kept('until', startedBefore),
      ...kept('tree', tree),
      ...kept('team', team),
      ...kept('agent', agent),
    },
  };
}

const kept = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

/** The last minute before an end is what a reader takes for it. */
function dayOf(at: number | undefined, locale: Locale, back = 0): string | undefined {
  if (at === undefined) return undefined;
  const shown = new Date(at - back);
  const whole = new Date(at).getHours() === 0 && new Date(at).getMinutes() === 0;
  return new Intl.DateTimeFormat(
    locale,
    whole ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(shown);
}

/** Sessions that cannot be read and are named one by one. */
const NAMED = 3;

/** Counts them, with what it has come to on the error stream; an exit code where the store does not answer. */
export async function countFigures(
  { io }: Call,
  journal: JournalStore,
  { filter }: Wanted,
  pack: Pack,
  locale: Locale,
): Promise<Figures | number> {
  const words = statsWords(locale);
  const number = new Intl.NumberFormat(locale);
  const progress = progressOn(io, (done, of) =>
    words.counting(number.format(done), number.format(of), percent(of === 0 ? 1 : done / of)),
  );
  const counted = await journal.count(filter, {
    now: io.now(),
    severities: pack.severities,
    progress: progress.show,
  });
  progress.end();
  const language = programLanguage(locale);
  if (!counted.ok) return fail(io, EXIT.usage, storeSentence(counted.error, language));
  const { tally, unreadable } = counted.value;
  for (const error of unreadable.slice(0, NAMED)) io.err(`${storeSentence(error, language)}\n`);
  if (unreadable.length > NAMED) io.err(`${words.unreadable(unreadable.length - NAMED)}\n`);
  return figuresOf(tally, { targets: pack.targets });
}
