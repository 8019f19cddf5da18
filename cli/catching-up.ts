/** Somebody else went on with the same session: to where it stands now, with everything taken along that still fits. */
import { apply, type Command, type Moment, type Resumed, type Session, type StepKey, view } from './engine.ts';

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
  for (const { before: then, command, moment } of pending) {
    if (!fits(command, view(then).step.key, view(now).step.key)) continue;
    const applied = apply(now, command, moment);
    if (!applied.ok) continue;
    taken.push({ before: now, command, after: applied.session, moment });
    now = applied.session;
  }
  const caughtUp = { ...(before.by === undefined ? {} : { by: before.by }), unused: pending.length - taken.length };
  return { taken, caughtUp };
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
