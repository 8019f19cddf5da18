/**
 * What speaks for and against the causes at a handover. Unlike the narrowing on the agent's screen, which tells what the
 * tree can still come to, this tells what a colleague may still think of: a cause is ruled out only by an answer, a known
 * fact or a repair that did not help, never by a "not sure", by a repair nobody could do, or by the handover itself.
 */
import type { Id, Pack } from '../language/model.ts';
import type { Trail } from '../machine/context.ts';
import { placeOf, placeOfLine } from '../machine/index.ts';
import { narrow } from '../narrowing/index.ts';
import { advance, contextOf, fromTheStart, placeNow, type Session } from '../session/state.ts';
import type { Entry } from '../session/types.ts';

/** What happened between one step and the next. */
export type Turn =
  | { readonly by: 'answer'; readonly line: Trail }
  | { readonly by: 'fact'; readonly entry: Extract<Entry, { type: 'fact' }> }
  | { readonly by: 'move' };

export interface CauseStanding {
  /** Still possible, most likely first: how common the author says it is, less what was tried in vain; shares add up to 1. */
  readonly remaining: readonly {
    readonly id: Id;
    readonly share: number;
    /** Why it was not followed up; undefined: the tree would still come to it. */
    readonly leftBy?: Turn;
  }[];
  /** In the order in which they went. */
  readonly ruledOut: readonly { readonly id: Id; readonly by: Turn }[];
}

export function causeStanding(session: Session): CauseStanding {
  const { pack } = session;
  const { gone, now } = followed(session);
  const { step } = placeNow(session);
  const found = step.kind === 'end' ? step.cause : null;
  if (found !== null)
    return {
      remaining: [{ id: found, share: 1 }],
      ruledOut: gone.filter(({ id, by }) => id !== found && rulesOut(by)),
    };

  const doubt = doubts(session);
  const left = gone.filter(({ id, by }) => !now.has(id) && (!rulesOut(by) || halfTried(session, id, by)));
  const weighed = [
    ...[...now].map((id) => ({ id, weight: weightOf(pack, id, doubt) })),
    ...left.map(({ id, by }) => ({ id, leftBy: by, weight: weightOf(pack, id, doubt) })),
  ];
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return {
    remaining: weighed
      .map(({ weight, ...cause }) => ({ ...cause, share: total > 0 ? weight / total : 1 / weighed.length }))
      .sort((one, other) => other.share - one.share),
    ruledOut: gone.filter((one) => !now.has(one.id) && !left.includes(one)),
  };
}

const weightOf = (pack: Pack, id: Id, doubt: ReadonlyMap<Id, number>): number =>
  (pack.causes[id]?.weight ?? 0) * (doubt.get(id) ?? 1);

const NOT_FOLLOWED: ReadonlySet<unknown> = new Set(['unsure', 'cannot', 'rush']);
const rulesOut = (turn: Turn): boolean =>
  turn.by === 'fact' || (turn.by === 'answer' && !NOT_FOLLOWED.has(turn.line.value));

/** A repair that mends it as surely as this has ruled it out where it did not help; `always` is more, `likely` less. */
const SURE = 0.95;

/** Only a repair that does not always mend it speaks against the cause. */
function halfTried({ pack }: Session, id: Id, turn: Turn): boolean {
  if (turn.by !== 'answer' || turn.line.value !== 'not-fixed') return false;
  const { step } = placeOfLine(pack, turn.line);
  return step.kind === 'repair' && (step.repairs[id] ?? 0) < SURE;
}

/** How much of each cause the repairs that did not help have left. */
function doubts(session: Session): ReadonlyMap<Id, number> {
  const left = new Map<Id, number>();
  for (let line = contextOf(session).trail; line; line = line.prev) {
    if (line.value !== 'not-fixed') continue;
    const { step } = placeOfLine(session.pack, line);
    if (step.kind !== 'repair') continue;
    for (const [id, mends] of Object.entries(step.repairs)) left.set(id, (left.get(id) ?? 1) * (1 - mends));
  }
  return left;
}

/** Goes the way again and notes at which turn each cause was last possible. */
function followed(session: Session): {
  readonly gone: readonly { readonly id: Id; readonly by: Turn }[];
  readonly now: ReadonlySet<Id>;
} {
  const last = new Map<Id, Turn>();
  let before: { readonly session: Session; readonly causes: ReadonlySet<Id> } | undefined;
  const watch = (now: Session): void => {
    const causes = possibleAt(now);
    if (before) {
      const turn = turnBetween(before.session, now);
      for (const id of before.causes) if (!causes.has(id)) last.set(id, turn);
    }
    before = { session: now, causes };
  };
  advance(fromTheStart(session), watch);
  const now = before?.causes ?? new Set<Id>();
  return { gone: [...last].filter(([id]) => !now.has(id)).map(([id, by]) => ({ id, by })), now };
}

/** In the tree of the escalation nothing is looked for; what was possible where it was left is possible still. */
function possibleAt(session: Session): ReadonlySet<Id> {
  const { pack } = session;
  const run = session.run.tree.id === pack.escalation.id && session.left ? session.left.run : session.run;
  const { step, calls } = placeOf(pack, run);
  return new Set(narrow(pack, { ...contextOf(session), tree: run.tree.id, calls, step: step.id }).causes.keys());
}

function turnBetween(before: Session, now: Session): Turn {
  const [old, fresh] = [contextOf(before).trail, contextOf(now).trail];
  for (let line = fresh; line && line !== old; line = line.prev)
    if (line.how === 'answered') return { by: 'answer', line };
  const entry = before.due.find((one) => !now.due.includes(one));
  return entry?.type === 'fact' ? { by: 'fact', entry } : { by: 'move' };
}
