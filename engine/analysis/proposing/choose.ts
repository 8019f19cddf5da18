/** Of all ways through a tree the one that goes through most that no case has, for the least that is to be written. */
import type { AnswerValue } from '../../session/index.ts';
import { RUSH } from '../answers.ts';
import type { Move, Standing } from './search.ts';

/** A case answers so by itself; everything else has to be written into it. */
const UNWRITTEN: readonly AnswerValue[] = ['unsure', 'not-fixed', 'done'];
/** What an answer costs in things gone through: a detour of three written answers is worth it for one thing. */
const WRITTEN = 0.3;
const ANSWERED = 0.04;

const costOf = ({ value }: Move): number => ANSWERED + (UNWRITTEN.includes(value) ? 0 : WRITTEN);

export interface Manner {
  /** Take the short way too; it may lead back to steps that were asked already. */
  readonly rush: boolean;
  /** How much of its cost an answer counts with: 1 for detours that are worth it, near 0 for whatever is left. */
  readonly thrift: number;
}
/** First what is worth most, at last what can only be had dearly. */
export const MANNERS: readonly Manner[] = [
  { rush: false, thrift: 1 },
  { rush: true, thrift: 1 },
  { rush: false, thrift: 0.001 },
  { rush: true, thrift: 0.001 },
];

/** The best way from a standing on, as far as it goes through something that is open; empty where it goes through nothing. */
export function bestWay(first: Standing, isOpen: (name: string) => boolean, { rush, thrift }: Manner): readonly Move[] {
  const best = new Map<Standing, { readonly worth: number; readonly move?: Move }>();
  // Standings behind come first, without recursion: ways are as long as trees are.
  const walk: { readonly standing: Standing; next: number }[] = [{ standing: first, next: 0 }];
  for (let top = walk.at(-1); top; top = walk.at(-1)) {
    const move = top.standing.moves[top.next];
    top.next += 1;
    if (move) {
      if (!best.has(move.to)) walk.push({ standing: move.to, next: 0 });
      continue;
    }
    walk.pop();
    let chosen: { worth: number; move?: Move } = { worth: 0 };
    for (const one of top.standing.moves) {
      if (one.value === RUSH && !rush) continue;
      const worth = one.gains.filter(isOpen).length - costOf(one) * thrift + (best.get(one.to)?.worth ?? 0);
      if (worth > chosen.worth) chosen = { worth, move: one };
    }
    best.set(top.standing, chosen);
  }
  const way: Move[] = [];
  for (let move = best.get(first)?.move; move; move = best.get(move.to)?.move) way.push(move);
  return way;
}
