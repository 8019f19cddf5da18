/** A session's record, and the session of a record. */
import type { FactKey, FactSetting, Id, Pack } from '../language/model.ts';
import { caseTreeOf, treeOf } from '../machine/index.ts';
import { isKnownEntry, RECORD_FORMAT } from './read-record.ts';
import { type Renamed, renameRecord } from './renames.ts';
import {
  advance,
  contextOf,
  firstState,
  firstTree,
  keyNow,
  placeNow,
  type Session,
  storedAnswers,
  whyUnused,
} from './state.ts';
import type {
  AnswerValue,
  Evidence,
  FateLine,
  GivenFact,
  Instant,
  SessionRecord,
  StepKey,
  StoredAnswer,
  Unused,
} from './types.ts';

/** How a session begins. Clock and ids are handed in, so that the same inputs always give the same session. */
export interface StartOptions {
  readonly pack: Pack;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: Instant;
  /** The tree to begin with; the pack's front door unless given. */
  readonly tree?: Id;
  /** Facts known beforehand, with how they are known (`said` unless given). */
  readonly facts?: Readonly<
    Record<FactKey, FactSetting | { readonly value: FactSetting; readonly evidence: Evidence }>
  >;
  readonly words?: string;
  readonly classEnds?: Instant;
  readonly classStarts?: Instant;
  /** When the customer first reported it; deadlines count from then, otherwise from `at`. */
  readonly reportedAt?: Instant;
}

/** Everything about the session that cannot be computed. */
export function recordOf(session: Session): SessionRecord {
  return {
    format: RECORD_FORMAT,
    ...session.start,
    pack: { id: session.pack.id, version: session.pack.version },
    answers: storedAnswers(session),
    entries: session.entries,
  };
}

/**
 * Rebuilds a session from its record, also after the pack has changed. Answers are taken by key and meaning, never by
 * position or wording; what no longer fits is not guessed at but reported.
 *
 * @returns the session, for every stored answer what became of it, and what else of the record takes no effect here
 * @throws RangeError where the record is of another format; `readRecord` says so beforehand, and reads whatever comes from outside
 */
export function replay(
  pack: Pack,
  record: SessionRecord,
): { session: Session; report: readonly FateLine[]; unused: readonly Unused[] } {
  if (record.format !== RECORD_FORMAT)
    throw new RangeError(`This record has the format ${record.format}; here it is ${RECORD_FORMAT}.`);
  const renamed = renameRecord(pack, record);
  const { record: known } = renamed;
  const { id, tree, startedAt, words, given, classEnds, classStarts, reportedAt } = known;
  const start = {
    id,
    startedAt,
    given,
    tree,
    ...(words === undefined ? {} : { words }),
    ...(classEnds === undefined ? {} : { classEnds }),
    ...(classStarts === undefined ? {} : { classStarts }),
    ...(reportedAt === undefined ? {} : { reportedAt }),
  };
  const session = {
    ...advance(firstState(pack, start, firstTree(pack, tree), known.entries, known.answers)),
    aside: renamed.aside,
  };
  return { session, report: fatesOf(session, renamed), unused: unusedOf(pack, known) };
}

/** What takes no effect on this pack, answers apart; each once. */
function unusedOf(pack: Pack, { pack: of, tree, given, entries }: SessionRecord): Unused[] {
  const unused = new Map<string, Unused>();
  const add = (one: Unused) => unused.set(JSON.stringify(one), one);
  const fact = (key: FactKey, handed: GivenFact) => {
    const why = whyUnused(pack, key, handed);
    if (why) add({ type: 'fact', fact: key, value: handed.value, why });
  };
  const visited = (id: Id) => {
    if (!caseTreeOf(pack, id)) add({ type: 'tree', tree: id, ...(treeOf(pack, id) ? { why: 'shared' } : {}) });
  };
  if (of.id !== pack.id) add({ type: 'pack', pack: of.id });
  visited(tree);
  for (const [key, handed] of Object.entries(given)) fact(key, handed);
  for (const entry of entries) {
    if (entry.type === 'fact') fact(entry.fact, entry);
    else if (entry.type === 'switch') visited(entry.to);
    else if (entry.type === 'severity' && !pack.severities.some(({ id }) => id === entry.to))
      add({ type: 'severity', severity: entry.to });
    else if (!isKnownEntry(entry.type)) add({ type: 'entry', entry: entry.type });
  }
  return [...unused.values()];
}

/** What became of every answer of the record. */
function fatesOf(session: Session, { fates, record }: Renamed): FateLine[] {
  const onTheWay = new Set<StepKey>();
  for (let line = contextOf(session).trail; line; line = line.prev) if (line.how === 'answered') onTheWay.add(line.key);
  const ended = placeNow(session).step.kind === 'end';
  const present = keyNow(session);
  return fates.map((fate) => {
    if (fate.gone) return { step: fate.step, value: fate.value, fate: 'dropped', why: fate.gone };
    const now = fate.now === fate.step ? {} : { now: fate.now };
    const line = (what: FateLine['fate'], why?: FateLine['why']): FateLine => ({
      step: fate.step,
      ...now,
      value: (record.answers[fate.now] as StoredAnswer).value as AnswerValue,
      fate: what,
      ...(why === undefined ? {} : { why }),
    });
    if (onTheWay.has(fate.now)) {
      if (fate.now !== fate.step) return line('renamed', 'step-renamed');
      return fate.answerRenamed ? line('renamed', 'answer-renamed') : line('kept');
    }
    if (session.refused?.key === fate.now && fate.now === present) return line('asked-again', session.refused.why);
    return ended ? line('dropped', 'not-on-the-way') : line('waiting', 'behind-a-question');
  });
}
