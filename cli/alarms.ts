/** Which clocks have something to say, and what was said already: each clock is called out once when near and once when past. */
import { dayTime } from './clock.ts';
import { alarms, type ClassClock, classClock, type Deadline, deadlineAt, type Instant, type View } from './engine.ts';
import { type ClockWords, clockWords } from './words/clocks.ts';

/** What the agent has heard of. */
export interface Heard {
  readonly deadlines: readonly Deadline[];
  readonly classClock?: ClassClock;
}

type Clocks = Pick<View, 'deadlines' | 'classEnds' | 'classStarts' | 'event' | 'locale' | 'ended'>;

/** The deadlines that run, as they stand at this moment, the next one due first; none once the session has ended. */
export const runningDeadlines = ({ deadlines, ended }: Pick<View, 'deadlines' | 'ended'>, now: Instant): Deadline[] =>
  ended
    ? []
    : deadlines
        .map((deadline) => deadlineAt(deadline, now))
        .filter(({ metAt }) => metAt === undefined)
        .sort((one, other) => one.dueAt - other.dueAt);

/** What to call out now, and what is heard of from here on. Nothing is called out at an end. */
export function callOut(
  view: Clocks,
  heard: Heard | undefined,
  now: Instant,
): { readonly text?: string; readonly heard: Heard } {
  const words = clockWords(view);
  const running = runningDeadlines(view, now);
  const clock = classClock(view, now);
  const sentences = [
    ...alarms(heard?.deadlines ?? [], running).map(({ what, state, dueAt }) =>
      (state === 'past' ? words.past : words.near)(what, dayTime(dueAt, now)),
    ),
    ...(clock && !view.ended ? classSentence(clock, heard, words) : []),
  ];
  return {
    ...(sentences.length > 0 ? { text: sentences.join(words.between) } : {}),
    heard: { deadlines: running, ...(clock ? { classClock: clock } : {}) },
  };
}

/** A class that was over before anybody looked is no news. */
function classSentence({ to, at, state }: ClassClock, heard: Heard | undefined, words: ClockWords): string[] {
  const before = heard?.classClock?.at === at ? heard.classClock.state : undefined;
  if (state === 'near' && before !== 'near' && before !== 'past')
    return [to === 'start' ? words.classSoon : words.classNear];
  return state === 'past' && before !== undefined && before !== 'past' ? [words.classPast] : [];
}
