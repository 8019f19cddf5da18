/** What checklists found missing and is left to do after the session. */
import type { FactKey, Locale } from '../language/model.ts';
import type { Trail } from '../machine/context.ts';
import { placeOfLine } from '../machine/index.ts';
import { contextOf, type Session } from './state.ts';
import type { TodoView } from './types.ts';
import { speaker } from './wording.ts';

/** An item that is not surely there is left to do. */
const LEFT: ReadonlySet<unknown> = new Set(['missing', 'unsure']);

/** The list at the end, oldest first; words that depend on facts take what is known now, and nothing of those `hidden`. */
export function todoOf(session: Session, locale: Locale, hidden: ReadonlySet<FactKey> = new Set()): TodoView[] {
  const { pack } = session;
  const { facts: known, trail } = contextOf(session);
  const facts = Object.fromEntries(Object.entries(known).filter(([fact]) => !hidden.has(fact)));
  const list: TodoView[] = [];
  for (let line: Trail | null = trail; line; line = line.prev) {
    if (line.how !== 'answered' || !LEFT.has(line.value)) continue;
    const { step, tree } = placeOfLine(pack, line);
    if (!('todo' in step) || !step.todo) continue;
    const speak = speaker(pack, locale, facts, tree.id);
    const { do: what, owner, by } = step.todo;
    list.push({ key: line.key, what: speak(what), owner: speak(owner), by: speak(by) });
  }
  return list.reverse();
}
