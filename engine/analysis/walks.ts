/** Walks through a pack without cases: at random by a seed, and every way there is up to a budget. */
import type { Id, Pack, Step } from '../language/model.ts';
import { type AnswerValue, type Session, startSession } from '../session/index.ts';
import { keyNow, placeNow } from '../session/state.ts';
import { answered, answersHere, mayRush, RUSH } from './answers.ts';
import { type Coverage, coverAnswer } from './coverage.ts';
import { SPOKEN_MINUTES } from './longest.ts';
import { standingOf } from './standing.ts';

/** Time stands still in a walk: nothing may depend on how fast it is. */
const AT = 0;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface WalkEnd {
  readonly tree: Id;
  readonly step: Id;
  readonly minutes: number;
  readonly answers: readonly { readonly key: string; readonly value: AnswerValue }[];
}

/** One walk from the front door (or another tree) to an end, by the numbers of `random`. */
export function randomWalk(
  pack: Pack,
  random: () => number,
  tree: Id = pack.frontDoor,
): { walk: readonly Session[]; end: WalkEnd } {
  let session = startSession({ pack, id: 'walk', at: AT, tree });
  const walk = [session];
  const answers: { key: string; value: AnswerValue }[] = [];
  let minutes = 0;
  for (let { step } = placeNow(session); step.kind !== 'end'; { step } = placeNow(session)) {
    const offered = answersHere(session);
    const value = offered[Math.floor(random() * offered.length)] as AnswerValue;
    answers.push({ key: keyNow(session), value });
    minutes += minutesOf(step);
    session = answered(session, value, AT) as Session;
    walk.push(session);
  }
  return { walk, end: { tree: session.run.tree.id, step: placeNow(session).step.id, minutes, answers } };
}

const minutesOf = (step: Step): number => Math.max(('minutes' in step ? step.minutes : 0) ?? 0, SPOKEN_MINUTES);

export interface Exhausted {
  /** Answers that were given. */
  readonly answers: number;
  /** Standings that differ in something a condition looks at. */
  readonly standings: number;
  /** False: the budget was used up before everything had been gone through. */
  readonly complete: boolean;
  /** The way that takes longest of those gone. */
  readonly slowest?: WalkEnd;
}

interface Visited {
  readonly minutes: number;
  /** The standing behind each answer; undefined while its answers are being given. */
  readonly next: { readonly value: AnswerValue; readonly to: string }[];
  readonly at: string;
  readonly end?: { readonly tree: Id; readonly step: Id };
}

/**
 * Gives every answer at every standing once, and takes the short way where it is open. Standings that agree in all that may
 * still be looked at count as one. Adds the ways to the coverage.
 *
 * @param budget answers to give at the most
 */
export function walkAll(pack: Pack, budget: number, coverage?: Coverage): Exhausted {
  const visited = new Map<string, Visited>();
  const roots = Object.values(pack.trees).filter(({ ways }) => !ways);
  let answers = 0;
  let complete = true;
  // Depth first without recursion, steps that were never come to before all others, so that a small budget sees much.
  const open: Session[] = [];
  const fresh: Session[] = [];
  const seen = new Set<Step>();
  const enter = (session: Session): string => {
    const name = standingOf(session);
    if (visited.has(name)) return name;
    const { step } = placeNow(session);
    visited.set(name, {
      minutes: step.kind === 'end' ? 0 : minutesOf(step),
      next: [],
      at: keyNow(session),
      ...(step.kind === 'end' && { end: { tree: session.run.tree.id, step: step.id } }),
    });
    if (step.kind !== 'end') (seen.has(step) ? open : fresh).push(session);
    seen.add(step);
    return name;
  };
  const begin = (tree: Id): string => {
    const session = startSession({ pack, id: 'walk', at: AT, tree });
    if (coverage) coverAnswer(coverage, undefined, session);
    return enter(session);
  };
  const starts: string[] = [];
  for (const tree of [pack.frontDoor, ...roots.map(({ id }) => id).filter((id) => id !== pack.frontDoor)]) {
    if (!pack.trees[tree]) continue;
    starts.push(begin(tree));
    for (let session = fresh.pop() ?? open.pop(); session; session = fresh.pop() ?? open.pop()) {
      const here = visited.get(standingOf(session)) as Visited;
      for (const value of [...answersHere(session), ...(mayRush(session) ? [RUSH] : [])]) {
        if (answers >= budget) {
          complete = false;
          break;
        }
        const next = answered(session, value, AT);
        if (!next) continue;
        answers += 1;
        here.next.push({ value, to: enter(next) });
        if (coverage) coverAnswer(coverage, session, next);
      }
    }
  }
  const slowest = slowestFrom(visited, starts[0]);
  return { answers, standings: visited.size, complete, ...(slowest && { slowest }) };
}

function slowestFrom(visited: ReadonlyMap<string, Visited>, start: string | undefined): WalkEnd | undefined {
  if (start === undefined) return undefined;
  // Minutes from here to the farthest end, behind which answer; standings behind a used-up budget lead nowhere.
  const far = new Map<string, { readonly minutes: number; readonly by?: Visited['next'][number] }>();
  const walk = [start];
  while (walk.length > 0) {
    const name = walk.at(-1) as string;
    const here = visited.get(name) as Visited;
    const missing = here.next.find(({ to }) => !far.has(to));
    if (missing) {
      walk.push(missing.to);
      continue;
    }
    walk.pop();
    let best: { minutes: number; by?: Visited['next'][number] } = { minutes: here.end ? 0 : Number.NEGATIVE_INFINITY };
    for (const by of here.next) {
      const minutes = here.minutes + (far.get(by.to)?.minutes ?? Number.NEGATIVE_INFINITY);
      if (minutes > best.minutes) best = { minutes, by };
    }
    far.set(name, best);
  }
  const answers: { key: string; value: AnswerValue }[] = [];
  let name = start;
  for (let here = far.get(name); here?.by; here = far.get(name)) {
    answers.push({ key: (visited.get(name) as Visited).at, value: here.by.value });
    name = here.by.to;
  }
  const end = visited.get(name)?.end;
  return end && { ...end, minutes: far.get(start)?.minutes ?? 0, answers };
}
