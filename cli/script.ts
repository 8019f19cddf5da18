/**
 * Answers written down beforehand (`--answers`, `--answer`): `step=answer`, bare answers, actions, `#` comments.
 *
 * Lines are used in order, with one freedom: a `step=answer` line waits until its step is asked, so that a question that
 * passed by itself does not put the rest out of step. A bare line or an action is used when no waiting line fits the step.
 */
import type { StepView } from './engine.ts';

interface ScriptLine {
  /** As written, for messages. */
  readonly written: string;
  /** The answer or action. */
  readonly text: string;
}

export interface Script {
  /** The line for the step now asked; null when nothing is left that could be used. */
  next(step: StepView | null): ScriptLine | null;
}

type Line = ScriptLine & { readonly step?: string };

/** `step` is a step id, `tree/step`, the whole key of the asking, or the fact that the step asks for. */
export function scriptOf(lines: readonly string[], answers: readonly string[]): Script {
  const waiting: Line[] = answers.map(readLine);
  const queue: Line[] = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readLine);
  const open = () => {
    while (queue[0]?.step !== undefined) waiting.push(queue.shift() as Line);
  };
  return {
    next: (step) => {
      open();
      if (step) {
        const index = waiting.findIndex((line) => line.step !== undefined && names(line.step, step));
        if (index !== -1) return waiting.splice(index, 1)[0] ?? null;
      }
      return queue.shift() ?? null;
    },
  };
}

function readLine(written: string): Line {
  const cut = written.indexOf('=');
  const step = cut > 0 ? written.slice(0, cut).trim() : '';
  // `n a=b` and `k device=windows` are actions, not answers to a step: a step has no blank in its name.
  return step === '' || /\s/.test(step)
    ? { written, text: written }
    : { written, step, text: written.slice(cut + 1).trim() };
}

function names(name: string, step: StepView): boolean {
  if (name === step.step || name === step.key) return true;
  if ('fact' in step && step.fact === name) return true;
  const [first = '', ...rest] = step.key.split('/');
  return (
    name === [first.replace(/#\d+\+?$/, ''), ...rest].join('/') ||
    name === `${first.replace(/#\d+\+?$/, '')}/${step.step}`
  );
}
