/** A small pack and sessions on it, for tests of the journal. */
import { apply, type Command, type Session, startSession } from 'symptree';
import { eventsOf, type JournalEvent, type NewEvent, numbered, startedEvents } from 'symptree/journal';
import { PACK, packOf, START } from '../pack.ts';

const TREE = `
tree: demo
title: Demo
otherwise: to-media
steps:
  where: {ask: Where?, answers: {home: Home, school: School}, next: who}
  who: {fact: scope, next: how}
  how: {ask: How?, answers: {slow: Slow, gone: Gone}, next: note}
  note: {fact: class-id, next: fix}
  fix: {do: Move closer., repairs: wifi}
`;
const PERSONAL = '  class-id: {title: Class, type: text, ask: Which class?, given: true';

export const pack = packOf({
  'pack.yaml': PACK.replace(PERSONAL, `${PERSONAL}, personal: true`),
  'demo.yaml': TREE,
});

/** What an agent does in a whole diagnosis. */
export const COMMANDS: readonly Command[] = [
  { do: 'answer', value: 'home' },
  { do: 'answer', value: 'class', evidence: 'shown' },
  { do: 'note', text: 'on the phone' },
  { do: 'answer', value: 'slow' },
  { do: 'back' },
  { do: 'answer', value: 'gone' },
  { do: 'answer', value: 'class 7b' },
  { do: 'answer', value: 'fixed' },
];

/** The events of a session after these commands; all that are refused are skipped. */
export function eventsAfter(
  id: string,
  commands: readonly Command[] = COMMANDS,
  by = 'ann',
): { session: Session; events: JournalEvent[] } {
  let session = startSession({ pack, id, at: START, words: 'It is slow.', facts: { device: 'windows' } });
  const events: NewEvent[] = startedEvents(session, { at: START, by, locale: 'en' });
  commands.forEach((command, index) => {
    const moment = { at: START + (index + 1) * 60_000, by };
    const applied = apply(session, command, moment);
    if (!applied.ok) return;
    events.push(...eventsOf(session, command, applied.session, moment));
    session = applied.session;
  });
  return { session, events: numbered(events, 0) };
}
