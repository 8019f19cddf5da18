/** Somebody else went on with the same session: to where it stands now, with everything taken along that still fits. */
import {
  apply,
  type Command,
  type JournalStore,
  type Moment,
  type Pack,
  type Result,
  resumeKept,
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

interface Along {
  /** As it is stored. */
  readonly session: Session;
  readonly seq: number;
  /** What is to be stored now. */
  readonly taken: readonly Taken[];
  readonly caughtUp: CaughtUp;
}

/** Reads the session anew and gives these commands again, an answer only where its question is asked still. */
export async function catchUp(
  journal: JournalStore,
  pack: Pack,
  id: string,
  pending: readonly Taken[],
  moment: Moment,
): Promise<Result<Along>> {
  const resumed = await resumeKept(journal, pack, id, moment);
  if (!resumed.ok) return resumed;
  const { session, seq, before } = resumed.value;
  let now = session;
  const taken: Taken[] = [];
  for (const { before: then, command, moment: given } of pending) {
    if (!fits(command, view(then).step.key, view(now).step.key)) continue;
    const applied = apply(now, command, given);
    if (!applied.ok) continue;
    taken.push({ before: now, command, after: applied.session, moment: given });
    now = applied.session;
  }
  const caughtUp = { ...(before.by === undefined ? {} : { by: before.by }), unused: pending.length - taken.length };
  return { ok: true, value: { session, seq, taken, caughtUp } };
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
      return true;
    default:
      // Back, change, switch and the like were about a way that somebody else has left.
      return false;
  }
}
