/** Somebody else went on with the same session: to where it stands now, with everything taken along that still fits. */
import { isDeepStrictEqual } from 'node:util';
import {
  apply,
  type Command,
  type Moment,
  type Resumed,
  recordOf,
  type Session,
  type StepKey,
  view,
} from './engine.ts';

/** A command that was taken and is not stored yet. */
export interface Taken {
  readonly before: Session;
  readonly command: Command;
  readonly after: Session;
  readonly moment: Moment;
}

export interface CaughtUp {
  /** Who went on with it. */
  readonly by?: string;
  /** Commands that do not fit where it stands now. */
  readonly unused: number;
}

/** Gives these commands again where the session stands now, an answer only where its question is asked still. */
export function takeAlong(
  { session, before }: Pick<Resumed, 'session' | 'before'>,
  pending: readonly Taken[],
): { readonly taken: readonly Taken[]; readonly caughtUp: CaughtUp } {
  let now = session;
  const taken: Taken[] = [];
  // Of a connection that broke at the wrong moment nobody heard what was stored.
  const unheard = pending.findIndex((one) => !isIn(session, one));
  const open = unheard < 0 ? [] : pending.slice(unheard);
  for (const { before: then, command, moment } of open) {
    if (!fits(command, view(then).step.key, view(now).step.key)) continue;
    const applied = apply(now, command, moment);
    if (!applied.ok) continue;
    taken.push({ before: now, command, after: applied.session, moment });
    now = applied.session;
  }
  const caughtUp = { ...(before.by === undefined ? {} : { by: before.by }), unused: open.length - taken.length };
  return { taken, caughtUp };
}

/** Whether the entry or the answer that it made is in the session. */
function isIn(session: Session, { before, command, after }: Taken): boolean {
  const made = after.entries.length > before.entries.length ? after.entries.at(-1) : undefined;
  if (made) return session.entries.some((one) => isDeepStrictEqual(one, made));
  if (command.do !== 'answer' && command.do !== 'unsure' && command.do !== 'rush') return false;
  const { key } = view(before).step;
  const [there, given] = [session, after].map((one) => {
    const answer = recordOf(one).answers[key];
    return answer && [answer.at, answer.by, answer.value];
  });
  return isDeepStrictEqual(there, given);
}

function fits({ do: what }: Command, then: StepKey, now: StepKey): boolean {
  switch (what) {
    case 'answer':
    case 'unsure':
    case 'rush':
    case 'wording':
      return then === now;
    case 'note':
    case 'fact':
    case 'severity':
    case 'class-ends':
    case 'reported':
      return true;
    default:
      // Back, change, switch and the like were about a way that somebody else has left.
      return false;
  }
}
