/** `symptree stats`: outcome figures over the stored sessions of a pack. */
import { countFigures, PERIOD, wantedFigures } from '../counting.ts';
import { figureTitles } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { STATS_FORMATS, type StatsFormat, statsReport } from '../report/stats/index.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { readyPack, STORE, withStore } from './playing.ts';

export const stats: CommandDefinition = {
  name: 'stats',
  arguments: '',
  mostPositionals: 0,
  flags: [
    { name: 'pack', value: 'DIR' },
    ...PERIOD,
    LANG,
    ...STORE,
    { name: 'format', value: 'FORMAT', oneOf: [...STATS_FORMATS] },
  ],
  examples: [
    'symptree stats',
    'symptree stats --since 7d --tree picture-freezes',
    'symptree stats --since 2026-09-01 --until 2026-09-30 --format html > september.html',
    'symptree stats --agent Li --team media-team --format csv',
  ],
  run: (call) => statsCommand(call),
};

const statsCommand = (call: Call): Promise<number> =>
  withStore(call, async (journal) => {
    const { io, given } = call;
    const ready = await readyPack(call, given.text('pack'));
    if ('why' in ready) return ready.code;
    const { pack, locale } = ready;
    const wanted = wantedFigures(call, pack, locale);
    if (typeof wanted === 'string') return fail(io, EXIT.usage, wanted);
    const figures = await countFigures(call, journal, wanted, pack, locale);
    if (typeof figures === 'number') return figures;
    io.out(
      statsReport(figures, {
        format: (given.text('format') ?? 'table') as StatsFormat,
        locale,
        titles: figureTitles(pack, locale),
        about: wanted.about,
        filter: wanted.named,
        ...(io.columns > 0 ? { width: io.columns } : {}),
      }),
    );
    return EXIT.ok;
  });
