/** `symptree handoff`: everything the next colleague needs of a stored session, as Markdown for the ticket or JSON. */
import { handoffMarkdown, handoff as packetOf, replay } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { matchLocale } from '../language.ts';
import { type Call, type CommandDefinition, LANG } from './command.ts';
import { readNamed } from './finding.ts';
import { STORE, withStore } from './playing.ts';

export const handoff: CommandDefinition = {
  name: 'handoff',
  arguments: '[ID]',
  mostPositionals: 1,
  flags: [
    { name: 'pack', value: 'DIR' },
    LANG,
    ...STORE,
    { name: 'format', value: 'FORMAT', oneOf: ['pretty', 'json'] },
    { name: 'personal' },
  ],
  examples: ['symptree handoff 3f2a', 'symptree handoff 3f2a --lang en --format json'],
  run: (call) => handoffCommand(call),
};

const handoffCommand = (call: Call): Promise<number> =>
  withStore(call, async (journal, language) => {
    const { io, given } = call;
    const named = await readNamed(call, journal, language);
    if (typeof named === 'number') return named;
    const { pack, record, events } = named;
    const { session } = replay(pack, record);
    // In the next team's language unless one is asked for by name.
    const asked = given.text('lang');
    const locale = asked === undefined ? undefined : matchLocale(asked, pack.locales);
    const packet = packetOf(session, {
      now: io.now(),
      events,
      personal: given.has('personal'),
      ...(locale === undefined ? {} : { locale }),
    });
    io.out(
      given.text('format') === 'json'
        ? `${JSON.stringify(packet, null, 2)}\n`
        : `${handoffMarkdown(packet).trimEnd()}\n`,
    );
    return EXIT.ok;
  });
