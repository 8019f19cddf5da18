/** The walk in the page: a session of the engine, kept as a record, so that it goes on over changes of the files. */
import {
  apply,
  type Command,
  type FateLine,
  type Id,
  type Instant,
  type Pack,
  recordOf,
  replay,
  type Session,
  type SessionRecord,
  type StepKey,
  startSession,
  type UsageError,
  view,
} from './engine.ts';

export interface Walk {
  readonly session: Session;
  /** When it last moved: what depends on the class clock stands still between two answers. */
  readonly at: Instant;
  /** What became of the answers when the files changed, until the next answer; and the session as it was, for its words. */
  readonly news?: { readonly report: readonly FateLine[]; readonly before: Session };
  /** Why the last answer was not taken. */
  readonly refused?: UsageError;
}

const ID = 'preview';

/** A walk at the first question of a tree, with this much of the class left where that is to be tried. */
export function beginWalk(pack: Pack, tree: Id, at: Instant): Walk {
  return { session: startSession({ pack, id: ID, at, tree }), at };
}

/** The walk after a command; refused, it stands where it stood. */
export function moved(walk: Walk, command: Command, at: Instant): Walk {
  const applied = apply(walk.session, command, { at });
  return applied.ok ? { session: applied.session, at } : { session: walk.session, at: walk.at, refused: applied.error };
}

/** The same walk on a pack that has changed: its record, replayed. */
export function adopted(walk: Walk, pack: Pack): Walk {
  const { session, report } = replay(pack, recordOf(walk.session));
  return { session, at: walk.at, news: { report, before: walk.session } };
}

/** A stored walk; undefined where what was stored is none. */
export function resumed(pack: Pack, stored: string | null, at: Instant): Walk | undefined {
  if (stored === null) return undefined;
  try {
    const record: SessionRecord = JSON.parse(stored);
    return record.format === 1 ? { session: replay(pack, record).session, at } : undefined;
  } catch {
    // Written by another version, or by hand: the walk begins anew.
    return undefined;
  }
}

/** Back to where this question was asked; everything answered since is taken back. */
export function backTo(walk: Walk, key: StepKey, at: Instant): Walk {
  let now: Walk = walk;
  while (view(now.session).step.key !== key) {
    const before = moved(now, { do: 'back' }, at);
    if (before.refused) return now;
    now = before;
  }
  return now;
}

/** These answers from the first question of a tree on, as far as they are taken. */
export function played(
  pack: Pack,
  tree: Id,
  answers: readonly { readonly value: string | number | readonly string[] }[],
  at: Instant,
): Walk {
  let walk = beginWalk(pack, tree, at);
  for (const { value } of answers) {
    const next = moved(walk, { do: 'answer', value }, at);
    if (next.refused) return next;
    walk = next;
  }
  return walk;
}

/** A step by the tree it is written in. */
export interface StepPlace {
  readonly tree: Id;
  readonly step: Id;
}

/** Where a key stands: in its tree, then in each shared tree that is run there. */
export function placesOf(pack: Pack, key: StepKey): StepPlace[] {
  const places: StepPlace[] = [];
  let tree: Id | undefined = key.slice(0, key.indexOf('#'));
  for (const step of key.slice(key.indexOf('/') + 1).split('/')) {
    if (tree === undefined) break;
    places.push({ tree, step });
    const at: Pack['trees'][string]['steps'][string] | undefined = pack.trees[tree]?.steps[step];
    tree = at?.kind === 'call' ? at.tree : undefined;
  }
  return places;
}
