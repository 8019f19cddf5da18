/** What XState wants beside a snapshot and an event to step a machine without an actor. */
import { type ActorLogic, type AnyActorScope, createActor, type EventObject, type Snapshot } from 'xstate';

let scope: AnyActorScope | undefined;

/**
 * A scope as XState makes it, of whatever shape it has in the version that is installed: XState hands it to every logic of an
 * actor, also to one that does nothing. One for all trees and sessions: the machines spawn nothing and their only actions are
 * assigns, so nothing is ever left in it. Making a scope for each transition costs as much as the transition.
 */
export function scopeOfXState(): AnyActorScope {
  if (scope) return scope;
  let handed: AnyActorScope | undefined;
  const still: Snapshot<undefined> = { status: 'active', output: undefined, error: undefined };
  const idle: ActorLogic<Snapshot<undefined>, EventObject> = {
    getInitialSnapshot: (given) => {
      handed = given;
      return still;
    },
    transition: (snapshot) => snapshot,
    getPersistedSnapshot: (snapshot) => snapshot,
  };
  createActor(idle).getSnapshot();
  if (!handed) throw new Error('This version of XState hands no scope to the logic of an actor.');
  scope = handed;
  return scope;
}
