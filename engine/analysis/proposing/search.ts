/** Every way through one tree, each standing come to by its shortest one, with what each answer is the first to go through. */
import type { FactKey, FactSetting, Id, Pack } from '../../language/model.ts';
import type { AnswerValue, Session } from '../../session/index.ts';
import { answered, answersHere, mayRush, RUSH } from '../answers.ts';
import { beginCase, caseTime } from '../cases.ts';
import { coverAnswer, newCoverage } from '../coverage.ts';
import { standingOf } from '../standing.ts';

/** How a case begins. */
export interface Beginning {
  readonly tree: Id;
  readonly given: Readonly<Record<FactKey, FactSetting>>;
  readonly minutesLeft?: number;
}

/** A standing, with the shortest way to it. */
export interface Standing {
  readonly session: Session;
  readonly beginning: Beginning;
  /** How many answers lead here. */
  readonly depth: number;
  readonly from?: { readonly standing: Standing; readonly value: AnswerValue };
  /** What the beginning itself goes through. */
  readonly begins: readonly string[];
  /** In the order in which they may be answered; none where it ends or leaves the trees that are searched. */
  readonly moves: Move[];
}

export interface Move {
  readonly value: AnswerValue;
  readonly to: Standing;
  /** Names of what this answer goes through and no case had. */
  readonly gains: readonly string[];
}

export interface Search {
  readonly pack: Pack;
  /** What is looked for, by name. */
  readonly wanted: ReadonlySet<string>;
  /** What some way goes through. */
  readonly found: Set<string>;
  /** Trees that are walked through; a session that leaves them goes no further. */
  readonly within: ReadonlySet<Id>;
  readonly standings: Map<string, Standing>;
  /** Answers that may still be given. */
  budget: number;
}

/**
 * Walks on from a beginning, the fewest answers first. What earlier beginnings came to is not walked again, so those that
 * a customer is likelier to come by are tried first.
 *
 * @returns the first standing; undefined where the budget is used up
 */
export function searchFrom(search: Search, beginning: Beginning): Standing | undefined {
  if (search.budget <= 0) return undefined;
  const { pack } = search;
  const session = beginCase(pack, { id: 'walk', story: '', ...beginning });
  const first: Standing = { session, beginning, depth: 0, begins: gainsOf(search, undefined, session), moves: [] };
  if (!enter(search, first).fresh) return first;
  let row = [first];
  while (row.length > 0) {
    const next: Standing[] = [];
    for (const standing of row) {
      const { session: here, depth } = standing;
      if (!search.within.has(here.run.tree.id)) continue;
      for (const value of [...answersHere(here), ...(mayRush(here) ? [RUSH] : [])]) {
        if (search.budget <= 0) return first;
        search.budget -= 1;
        const after = answered(here, value, caseTime(depth + 1));
        if (!after) continue;
        const made: Standing = {
          session: after,
          beginning,
          depth: depth + 1,
          from: { standing, value },
          begins: [],
          moves: [],
        };
        const { standing: to, fresh } = enter(search, made);
        standing.moves.push({ value, to, gains: gainsOf(search, here, after) });
        if (fresh) next.push(to);
      }
    }
    row = next;
  }
  return first;
}

function enter({ standings }: Search, standing: Standing): { readonly standing: Standing; readonly fresh: boolean } {
  const { session, depth, beginning } = standing;
  // Where the end of the class is known, every answer takes a minute of it.
  const name = `${standingOf(session)}${beginning.minutesLeft === undefined ? '' : ` ${beginning.minutesLeft}@${depth}`}`;
  const known = standings.get(name);
  if (known) return { standing: known, fresh: false };
  standings.set(name, standing);
  return { standing, fresh: true };
}

/** What was looked for and is gone through here. */
function gainsOf({ pack, wanted, found }: Search, before: Session | undefined, after: Session): readonly string[] {
  const coverage = newCoverage(pack);
  coverAnswer(coverage, before, after);
  const gains = [...coverage.counts.keys()].filter((name) => wanted.has(name));
  for (const name of gains) found.add(name);
  return gains;
}

/** The answers of the shortest way to a standing. */
export function wayTo(standing: Standing): readonly Move[] {
  const way: Move[] = [];
  for (let at = standing; at.from; at = at.from.standing) {
    const { standing: before, value } = at.from;
    way.push({ value, to: at, gains: before.moves.find((move) => move.value === value)?.gains ?? [] });
  }
  return way.reverse();
}
