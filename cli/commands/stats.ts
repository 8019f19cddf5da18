/** `symptree stats`: outcome figures over the stored sessions of a pack. */
import {
  type CountedSession,
  figures,
  figureTitles,
  type JournalStore,
  reduce,
  type StoreError,
  sayStoreError,
} from '../engine.ts';
import { EXIT } from '../exit.ts';
import { programLanguage } from '../language.ts';
import { STATS_FORMATS, type StatsFormat, statsReport } from '../report/stats/index.ts';
import { type Call, type CommandDefinition, LANG } from './command.ts';
import { readyPack, STORE, withStore } from './playing.ts';

export const stats: CommandDefinition = {
  name: 'stats',
  arguments: '',
  mostPositionals: 0,
  flags: [
    { name: 'pack', value: 'DIR' },
    LANG,
    ...STORE,
    { name: 'format', value: 'FORMAT', oneOf: [...STATS_FORMATS] },
  ],
  examples: ['symptree stats', 'symptree stats --format html > figures.html', 'symptree stats --agent Li --format csv'],
  run: (call) => statsCommand(call),
};

const statsCommand = (call: Call): Promise<number> =>
  withStore(call, async (journal) => {
    const { io, given } = call;
    const ready = await readyPack(call, given.text('pack'));
    if (typeof ready === 'number') return ready;
    const { pack, locale } = ready;
    const unreadable: StoreError[] = [];
    const counted = countedOf(journal, pack.id, given.text('agent'), unreadable);
    const sums = await figures(counted, { severities: pack.severities, now: io.now() });
    for (const error of unreadable) io.err(`${sayStoreError(error)[programLanguage(locale)]}\n`);
    const format = (given.text('format') ?? 'table') as StatsFormat;
    io.out(
      statsReport(sums, {
        format,
        locale,
        titles: figureTitles(pack, locale),
        ...(io.columns > 0 ? { width: io.columns } : {}),
      }),
    );
    return EXIT.ok;
  });

async function* countedOf(
  journal: JournalStore,
  pack: string,
  agent: string | undefined,
  unreadable: StoreError[],
): AsyncGenerator<CountedSession> {
  for await (const stored of journal.each({ pack, ...(agent === undefined ? {} : { agent }) })) {
    const reduced = stored.ok ? reduce(stored.value.events) : undefined;
    if (stored.ok && reduced) yield { ...reduced, events: stored.value.events };
    else if (!stored.ok) unreadable.push(stored.error);
  }
}
