/** `symptree handoff`: everything the next colleague needs of a stored session, as Markdown for the ticket or JSON. */
import { handoffMarkdown, handoff as packetOf, reduce, replay, sayStoreError } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { matchLocale } from '../language.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { readyPack, STORE, withStore } from './playing.ts';
import { findSession } from './resume.ts';

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
    const found = await findSession(journal, given.positionals[0], undefined, language);
    if ('sentence' in found) return fail(io, EXIT.usage, found.sentence);
    const ready = await readyPack(call, given.text('pack') ?? found.pack);
    if (typeof ready === 'number') return ready;
    const read = await journal.read(found.id);
    if (!read.ok) return fail(io, EXIT.usage, sayStoreError(read.error)[language]);
    const reduced = reduce(read.value.events);
    if (!reduced)
      return fail(
        io,
        EXIT.usage,
        sayStoreError({ code: 'corrupt', id: found.id, problems: read.value.problems })[language],
      );
    const { session } = replay(ready.pack, reduced.record);
    // In the next team's language unless one is asked for by name.
    const asked = given.text('lang');
    const locale = asked === undefined ? undefined : matchLocale(asked, ready.pack.locales);
    const packet = packetOf(session, {
      now: io.now(),
      events: read.value.events,
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
