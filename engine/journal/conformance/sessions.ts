/** A small pack and sessions on it, for the checks. */
import { checkPack } from '../../analysis/check.ts';
import type { Pack } from '../../language/model.ts';
import { apply, type Command, type Session, startSession } from '../../session/index.ts';
import type { JournalEvent, NewEvent } from '../events.ts';
import { eventsOf, startedEvents } from '../making.ts';
import { numbered } from '../numbering.ts';

const PACK = `
pack: demo
version: 1.0.0
title: Demo
locales: [en]
front-door: demo
facts:
  scope: {title: Scope, ask: Who is affected?, values: {one: Only me, class: Everyone}}
  device: {title: Device, ask: Which device?, values: {windows: Windows, phone: Phone}}
  loss: {title: Loss, type: number, unit: '%', min: 0, max: 100, ask: How much is lost?}
  class-id: {title: Class, type: text, ask: Which class?, given: true, personal: true}
causes: {wifi: Weak wifi, router: Router}
teams: {media: {title: Media team, time-zone: Asia/Shanghai}}
severities:
  broken: {title: Broken, when: {scope: class}, empathy: Sorry about your class.}
  impaired: {title: Impaired, empathy: I see.}
ends:
  to-media: {end: escalated, cause: unknown, to: media, bring: [class-id], promise: {minutes: 15}}
escalate: to-media
`;
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

let checked: Pack | undefined;
/** The pack, checked when it is first asked for. */
export function demoPack(): Pack {
  if (checked) return checked;
  const { pack, diagnostics } = checkPack({
    root: '',
    files: [
      { path: 'pack.yaml', content: PACK },
      { path: 'demo.yaml', content: TREE },
    ],
  });
  if (!pack) throw new Error(`The pack of the checks has errors: ${diagnostics.map(({ code }) => code).join(', ')}.`);
  checked = pack;
  return pack;
}

/** A time to begin at; commands come a minute apart. */
export const START = Date.UTC(2026, 8, 1, 10, 0);

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
  const pack = demoPack();
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
