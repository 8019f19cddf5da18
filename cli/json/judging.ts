/** What programs say of a session afterwards: the verdict, and that the follow-up was made. */
import {
  clean,
  followedUpEvent,
  followUpKept,
  type Judged,
  type Moment,
  type NewEvent,
  nearest,
  type StoreError,
  verdictEvent,
  verdictKept,
} from '../engine.ts';
import type { Play, RunOptions } from '../play.ts';
import type { FaceCommand, OutLine, ProtocolError } from './protocol.ts';

type Judging = Extract<FaceCommand, { readonly do: 'verdict' | 'follow-up' }>;

/** Stores it; the line to answer with. A session that is open here is judged where it stands, any other one as it is stored. */
export async function judge(command: Judging, play: Play, options: RunOptions): Promise<OutLine> {
  const { pack, journal } = options;
  if (!journal) return { error: { code: 'store-off', about: {} } };
  const present = play.view().session;
  const { session = present, by = options.agent } = command;
  const moment: Moment = {
    at: options.now(),
    locale: play.locale,
    ...(by === undefined || by.trim() === '' ? {} : { by: clean(by) }),
  };
  const note = command.note === undefined || command.note.trim() === '' ? {} : { note: clean(command.note) };
  if (command.do === 'verdict') {
    const { verdict, cause } = command;
    const said = { verdict, ...(cause === undefined ? {} : { cause }), ...note };
    const judged = await (session === present
      ? play.judge((stored) => verdictEvent(pack, stored, said, moment))
      : verdictKept(journal, pack, session, said, moment));
    if (!judged.ok) return refused(judged, Object.keys(pack.causes));
    return { verdict: { session, ...judged.event, found: judged.before.end?.cause ?? null } };
  }
  const judged = await (session === present
    ? play.judge((stored) => followedUpEvent(stored, note, moment))
    : followUpKept(journal, session, note, moment));
  if (!judged.ok) return refused(judged, []);
  return { followUp: { session, ...judged.event, dueSince: judged.before.dueSince ?? null } };
}

function refused(judged: Exclude<Judged<NewEvent>, { readonly ok: true }>, causes: readonly string[]): OutLine {
  if ('error' in judged) return { error: storeError(judged.error) };
  const { code, about } = judged.refused;
  const near = code === 'unknown-cause' ? nearest(about.cause ?? '', causes) : undefined;
  return { error: { code, about: { ...about, ...(near === undefined ? {} : { suggestion: near }) } } };
}

/** What can be said of it in words and numbers. */
function storeError({ code, ...rest }: StoreError): ProtocolError {
  const plain = Object.entries(rest).filter(([, value]) => typeof value !== 'object');
  return { code, about: Object.fromEntries(plain.map(([key, value]) => [key, String(value)])) };
}
