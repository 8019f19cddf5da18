/** How long it takes: ways that last beyond the severity's deadline, and ways with too many questions. */
import { report } from '../../language/diagnostics/index.ts';
import type { Id, Severity } from '../../language/model.ts';
import { type Ending, longestWays, SPOKEN_MINUTES, trailOf } from '../longest.ts';
import type { Subject } from '../subject.ts';
import type { Rule } from './rule.ts';
import type { Found } from './texts.ts';

/** Steps on one way through one tree; beyond it callers give up. */
const MOST_STEPS = 30;
/** Steps of a way that are written out. */
const SHOWN = 12;

const ways = new WeakMap<Subject, readonly Ending[]>();
function endingsOf(subject: Subject, circling: ReadonlySet<Id>): readonly Ending[] {
  // Of the ways through many trees only the longest are followed: without those of one tree others are.
  if (!subject.whole) return [];
  let endings = ways.get(subject);
  if (!endings) {
    endings = longestWays(subject, circling);
    ways.set(subject, endings);
  }
  return endings;
}

/** Where a way to go on is promised within some minutes, a way through the tree that lasts longer. */
export const late: Rule = {
  code: 'late-for-severity',
  family: 'service',
  once: (subject, circling) => {
    const { severities } = subject.pack;
    const worst = new Map<string, Ending>();
    for (const ending of endingsOf(subject, circling)) {
      const { walk, tree, onward } = ending;
      const severity = severities[walk.rank];
      const deadline = severity && deadlineOf(severity);
      // A check beforehand is up against no deadline.
      if (isPrepared(subject, ending)) continue;
      // Whoever is offered the short way back to teaching is not kept waiting.
      if (onward || walk.rushed || deadline === undefined || walk.minutes <= deadline) continue;
      const key = `${tree} ${walk.rank}`;
      if ((worst.get(key)?.walk.minutes ?? 0) < walk.minutes) worst.set(key, ending);
    }
    return [...worst.values()].map((ending): Found => {
      const severity = severities[ending.walk.rank] as Severity;
      return {
        diagnostic: report('late-for-severity', subject.index.place(ending.tree, ['tree']), {
          tree: ending.tree,
          severity: severity.id,
          minutes: Math.round(ending.walk.minutes),
          deadline: deadlineOf(severity) as number,
          spoken: SPOKEN_MINUTES * 60,
          path: shown(ending),
        }),
      };
    });
  },
};

const isPrepared = ({ pack }: Subject, { tree, step }: Ending): boolean => {
  const end = pack.trees[tree]?.steps[step];
  return end?.kind === 'end' && end.end === 'prepared';
};

const deadlineOf = ({ workaround, solve }: Severity): number | undefined => workaround ?? solve;

export const longestPath: Rule = {
  code: 'longest-path',
  family: 'shape',
  once: (subject, circling) => {
    const worst = new Map<Id, Ending>();
    for (const ending of endingsOf(subject, circling)) {
      if (ending.walk.asked > (worst.get(ending.tree)?.walk.asked ?? MOST_STEPS)) worst.set(ending.tree, ending);
    }
    return [...worst.values()].map((ending): Found => {
      const place = subject.index.place(ending.tree, ['tree']);
      return {
        diagnostic: report('longest-path', place, {
          tree: ending.tree,
          count: ending.walk.asked,
          most: MOST_STEPS,
          path: shown(ending),
        }),
      };
    });
  },
};

/** The steps of the way in the tree, the middle of a long one left out. */
function shown({ walk, onward, step }: Ending): { 'zh-CN': string; en: string } {
  const steps = [...trailOf(walk), onward ? `/${step}` : step];
  const half = SHOWN / 2;
  const short = steps.length > SHOWN ? [...steps.slice(0, half), '…', ...steps.slice(-half)] : steps;
  const path = short.join(' → ');
  return { 'zh-CN': path, en: path };
}
