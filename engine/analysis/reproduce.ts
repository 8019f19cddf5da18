/** A stored session as a case: the same customer, gone through again whenever the cases are run. */
import { type FactKey, type FactSetting, type Id, OUTCOMES, type Pack } from '../language/model.ts';
import { factOf } from '../language/values.ts';
import { placeOf } from '../machine/index.ts';
import { type Entry, type FateLine, replay, type SessionRecord, type StepKey } from '../session/index.ts';
import { contextOf, entriesOnTheWay, keyNow, minutesLeftAt, placeNow, type Session, wayOf } from '../session/state.ts';
import { textFor } from './answers.ts';
import { type ByHand, type Case, type CaseResult, runCase } from './cases.ts';
import { conditionsOf } from './conditions.ts';
import { type Draft, draftOf, type Given } from './proposing/drafts.ts';
import { caseOf } from './proposing/index.ts';

/** What of a session a case does not say, and what it says otherwise. */
export type Loss =
  /** Values of personal facts. */
  | { readonly code: 'personal'; readonly facts: readonly FactKey[] }
  /** The agent went on in another tree; the case begins there. */
  | { readonly code: 'switched'; readonly tree: Id }
  /** The session was escalated, and the case does not come to where that was; or it was left there. */
  | { readonly code: 'escalated' | 'stopped'; readonly step: StepKey }
  /** Done by the agent beside the answers; a raised severity and a return only where they wait, or where a step came twice. */
  | { readonly code: 'by-hand'; readonly entries: readonly ('severity' | 'class-ends' | 'fact' | 'return')[] }
  /** Answers that do not fit the pack as it is now. */
  | { readonly code: 'answers'; readonly steps: readonly StepKey[] }
  /** The session ended otherwise than the case does. */
  | { readonly code: 'other-end'; readonly session: StepKey; readonly here: StepKey };

export interface Reproduced {
  /** Its end is the one it comes to on this pack; the story is empty where the session holds no words. */
  readonly given: Case;
  readonly result: CaseResult;
  readonly losses: readonly Loss[];
}

/** Stands in the story where a personal value stood. */
const LEFT_OUT = '…';

/**
 * The case of a session. Values of personal facts are kept out, also of the story.
 *
 * @param personal facts that are personal beside those the pack marks
 */
export function reproduce(pack: Pack, record: SessionRecord, id: Id, personal: Iterable<FactKey> = []): Reproduced {
  const { session, report } = replay(pack, record);
  const hidden = new Set(personal);
  for (const { key, personal: marked } of Object.values(pack.facts)) if (marked) hidden.add(key);
  const left = new Set<FactKey>();
  const start = beginningOf(session);
  const hide = hider(pack, hidden, left);
  const given: Record<FactKey, FactSetting> = {};
  for (const [fact, value] of Object.entries(start.known)) {
    const told = hide(fact, value);
    if (told !== undefined) given[fact] = told;
  }
  const way = start.way.map(({ tree, step, value }): Given => {
    const fact = 'fact' in step ? step.fact : undefined;
    const sets =
      'input' in step && 'answers' in step.input ? step.input.answers.find((one) => one.id === value)?.sets : {};
    if (Object.keys(sets ?? {}).some((key) => hidden.has(key))) {
      for (const key of Object.keys(sets ?? {})) if (hidden.has(key)) left.add(key);
      return { tree, step, value: 'unsure' };
    }
    if (fact === undefined || value === 'unsure' || value === 'rush') return { tree, step, value };
    return { tree, step, value: hide(fact, value) ?? (step.kind === 'repair' ? 'not-fixed' : 'unsure') };
  });
  const minutesLeft = [...conditionsOf(pack)].some((condition) => 'minutesLeft' in condition)
    ? start.minutesLeft
    : undefined;
  const beginning = { tree: start.tree, given, ...(minutesLeft !== undefined && { minutesLeft }) };
  const draft = withoutEscalation(pack, draftOf(pack, beginning, way));
  const facts = { ...noted(session, hide), ...draft.facts };
  const story = withoutValues(record.words ?? '', session, hidden);
  const made = (byHand: Case['byHand']) => {
    const said = { ...draft, facts, ...(byHand && { byHand }) };
    const result = runCase(pack, caseOf(id, said, undefined, story));
    return { said, result };
  };
  const hand = handOf(pack, start.done);
  let { unsaid } = hand;
  let { said, result } = made(hand.byHand);
  if (result.problems.some(({ code }) => code === 'by-hand-refused')) {
    // A step that came twice: the case would do it the first time.
    unsaid = new Set(start.done.flatMap(({ entry }) => lossOf(entry)));
    ({ said, result } = made(undefined));
  }
  const whole = caseOf(id, said, result, story);
  return { given: whole, result: runCase(pack, whole), losses: lossesOf(session, report, start, left, unsaid, result) };
}

/** Puts a personal value out of sight: a text leaves a mark, anything else is as if it had not been said. */
function hider(pack: Pack, hidden: ReadonlySet<FactKey>, left: Set<FactKey>) {
  return (fact: FactKey, value: FactSetting): FactSetting | undefined => {
    if (!hidden.has(fact)) return value;
    left.add(fact);
    return factOf(pack, fact)?.type === 'text' ? textFor(pack, fact) : undefined;
  };
}

interface Start {
  readonly tree: Id;
  readonly known: Readonly<Record<FactKey, FactSetting>>;
  readonly minutesLeft?: number;
  readonly way: readonly Given[];
  /** The agent had switched there. */
  readonly switched: boolean;
  /** What he did by hand from there on. */
  readonly done: Done;
}

/** What the agent did on the way that a case can say, in its order. */
type Done = ReturnType<typeof entriesOnTheWay>;

/**
 * Where the case begins: as the session did, or in the tree the agent switched to last. A tree that he came back to was begun
 * before, so then the case goes the whole way.
 */
function beginningOf(session: Session): Start {
  const { start, pack } = session;
  // Of an escalation that was left again nothing is said.
  const escalated = session.run.tree.id === pack.escalation.id ? `${contextOf(session).visit}/` : undefined;
  const lines = wayOf(session).filter(
    ({ line, place }) =>
      place.tree.id !== pack.escalation.id || (escalated !== undefined && line.key.startsWith(escalated)),
  );
  const done = withoutUndone(entriesOnTheWay(session));
  const cameBack = done.some(({ entry }) => entry.type === 'return');
  const at = cameBack ? -1 : done.findLastIndex(({ entry }) => entry.type === 'switch');
  const moved = done[at]?.entry;
  const to = moved?.type === 'switch' ? moved : undefined;
  const from = to ? lines.findIndex(({ line }) => line.key === to.after) + 1 : 0;
  const first = lines[from];
  const facts = to ? (first?.facts ?? contextOf(session).facts) : undefined;
  const known = facts
    ? Object.fromEntries(Object.entries(facts).map(([key, { value }]) => [key, value]))
    : Object.fromEntries(Object.entries(start.given).map(([key, { value }]) => [key, value]));
  const minutes = minutesLeftAt(session.classEnds, first?.line.at ?? start.startedAt);
  // What was raised before the switch still holds where the case begins.
  const here = lines.slice(from).find(({ line }) => line.how === 'answered')?.place ?? placeNow(session);
  const raised = done
    .slice(0, Math.max(0, at))
    .flatMap(({ entry }) => (entry.type === 'severity' ? [{ entry, place: here }] : []));
  return {
    tree: to?.to ?? start.tree,
    known,
    switched: to !== undefined,
    done: [...raised, ...done.slice(at + 1)],
    ...(minutes !== undefined && { minutesLeft: minutes }),
    way: lines
      .slice(from)
      .flatMap(({ line, place }) =>
        line.how === 'answered' ? [{ tree: place.tree.id, step: place.step, value: line.value }] : [],
      ),
  };
}

/** Without escalations that were taken back, and trees that were left again before anything was answered there. */
function withoutUndone(done: Done): Done {
  const undone = new Set<Done[number]>();
  const left: Done[number][] = [];
  for (const one of done) {
    const { type, after } = one.entry;
    if (type === 'switch' || type === 'escalate') left.push(one);
    if (type !== 'return') continue;
    const from = left.pop();
    if (from && (from.entry.type === 'escalate' || from.entry.after === after)) {
      undone.add(from);
      undone.add(one);
    }
  }
  return done.filter((one) => !undone.has(one));
}

/** Of the tree of the escalation, whose steps no author names, a case says facts alone. */
function withoutEscalation(pack: Pack, draft: Draft): Draft {
  const answers = Object.entries(draft.answers).filter(([name]) => !name.startsWith(`${pack.escalation.id}/`));
  return { ...draft, answers: Object.fromEntries(answers) };
}

/** What is lost where a case cannot say it; a switch alone is told by where the case begins, an escalation by itself. */
type Unsaid = 'severity' | 'return';
const lossOf = ({ type }: Entry): readonly Unsaid[] =>
  type === 'severity' ? ['severity'] : type === 'switch' || type === 'return' ? ['return'] : [];

const moveOf = (entry: Entry): ByHand | undefined =>
  entry.type === 'switch'
    ? { switch: entry.to }
    : entry.type === 'return'
      ? { return: true }
      : entry.type === 'escalate'
        ? { escalate: true }
        : undefined;

/** By the steps at which it was done, in order. */
function handOf(
  pack: Pack,
  done: Done,
): { readonly byHand?: NonNullable<Case['byHand']>; readonly unsaid: ReadonlySet<Unsaid> } {
  const byHand: Record<string, ByHand[]> = {};
  const unsaid = new Set<Unsaid>();
  for (const { entry, place } of done) {
    const move = moveOf(entry);
    const act = entry.type === 'severity' ? { severity: entry.to } : move;
    if (!act) continue;
    if (place.tree.id === pack.escalation.id) {
      for (const loss of lossOf(entry)) unsaid.add(loss);
      continue;
    }
    const name = `${place.tree.id}/${place.step.id}`;
    const before = Object.hasOwn(byHand, name) ? (byHand[name] as ByHand[]) : [];
    const last = before.at(-1);
    // A severity is raised before a move; raised twice, the second one counts.
    const joined = last && Object.keys(last).every((key) => key === 'severity') ? { ...last, ...act } : undefined;
    byHand[name] = joined ? [...before.slice(0, -1), joined] : [...before, act];
  }
  return { ...(Object.keys(byHand).length > 0 && { byHand }), unsaid };
}

/** Facts that the agent noted in passing: what the customer would answer if he were asked. */
function noted(session: Session, hide: ReturnType<typeof hider>): Record<FactKey, FactSetting> {
  const facts: Record<FactKey, FactSetting> = {};
  for (const entry of session.entries) {
    const value = entry.type === 'fact' && factOf(session.pack, entry.fact) ? hide(entry.fact, entry.value) : undefined;
    if (entry.type === 'fact' && value !== undefined) facts[entry.fact] = value;
  }
  return facts;
}

/** The customer's words without the values of personal facts that stand in them. */
function withoutValues(words: string, session: Session, hidden: ReadonlySet<FactKey>): string {
  const { given } = session.start;
  const values = [
    ...Object.entries(contextOf(session).facts).map(([key, { value }]) => ({ key, value })),
    ...Object.entries(given).map(([key, { value }]) => ({ key, value })),
  ].flatMap(({ key, value }) => (hidden.has(key) && isText(value) ? [String(value)] : []));
  return values
    .filter((value) => value.length > 1)
    .reduce((text, value) => text.replaceAll(value, LEFT_OUT), words)
    .trim();
}
const isText = (value: FactSetting): boolean =>
  !Array.isArray(value) && !(OUTCOMES as readonly (typeof value)[]).includes(value);

/** Done beside the answers, and in no case. */
const BY_HAND = ['class-ends', 'fact'] as const;

function lossesOf(
  session: Session,
  report: readonly FateLine[],
  start: Start,
  left: ReadonlySet<FactKey>,
  unsaid: ReadonlySet<Unsaid>,
  result: CaseResult,
): Loss[] {
  const { entries, pack } = session;
  const losses: Loss[] = [];
  if (left.size > 0) losses.push({ code: 'personal', facts: [...left].sort() });
  if (start.switched) losses.push({ code: 'switched', tree: start.tree });
  const kinds = new Set<Entry['type']>(entries.map(({ type }) => type));
  const waiting = (['severity', 'return'] as const).filter((kind) => session.due.some(({ type }) => type === kind));
  const byHand = [...new Set([...unsaid, ...waiting, ...BY_HAND.filter((kind) => kinds.has(kind))])];
  if (byHand.length > 0) losses.push({ code: 'by-hand', entries: byHand });
  const gone = report.filter(({ fate }) => fate === 'dropped' || fate === 'asked-again' || fate === 'waiting');
  if (gone.length > 0) losses.push({ code: 'answers', steps: gone.map(({ step }) => step) });
  const before = session.run.tree.id === pack.escalation.id ? session.left?.run : undefined;
  if (before && result.tree !== pack.escalation.id)
    losses.push({ code: 'escalated', step: `${before.snapshot.context.visit}/${placeOf(pack, before).path}` });
  else if (placeNow(session).step.kind !== 'end') losses.push({ code: 'stopped', step: keyNow(session) });
  else if (unvisited(keyNow(session)) !== unvisited(result.key))
    losses.push({ code: 'other-end', session: keyNow(session), here: result.key });
  return losses;
}

/** A key without how often its tree was entered. */
const unvisited = (key: StepKey): string => key.replace(/#[^/]*/, '');
