/**
 * Answers written down beforehand (`--answers`, `--answer`): `step=answer`, bare answers, actions, `#` comments.
 *
 * Lines are used in order, with one freedom: a `step=answer` line waits until its step is asked, so that a question that
 * passed by itself does not put the rest out of step. A bare line or an action is used when no waiting line fits the step.
 */
import { nearest, type Pack, type StepView } from './engine.ts';

interface ScriptLine {
  /** As written, for messages. */
  readonly written: string;
  /** The answer or action. */
  readonly text: string;
}

export interface Script {
  /** The line for the step now asked; null when nothing is left that could be used. */
  next(step: StepView | null): ScriptLine | null;
  /** What was not used so far, as written. */
  unused(): readonly string[];
}

type Line = ScriptLine & { readonly step?: string };

export type ScriptRead =
  | { readonly ok: true; readonly script: Script }
  /** A line that would wait for ever: for a step that no tree has, or for none at all. */
  | { readonly ok: false; readonly line: string; readonly step?: string; readonly suggestion?: string };

/** The same, where every step that is named is one of the pack. */
export function readScript(lines: readonly string[], answers: readonly string[], pack: Pack): ScriptRead {
  const loose = answers.find((answer) => readLine(answer).step === undefined);
  if (loose !== undefined) return { ok: false, line: loose };
  const named = [...answers, ...meant(lines)].map(readLine).filter(({ step }) => step !== undefined);
  // Looking at every tree makes all of them of their kept text: a start without answers has to be quick.
  if (named.length === 0) return { ok: true, script: scriptOf(lines, answers) };
  const steps = new Set(Object.values(pack.trees).flatMap((tree) => Object.keys(tree.steps)));
  const alone = new Set([...steps, ...Object.keys(pack.facts)]);
  for (const { written, step = '' } of named) {
    const [tree = '', ...rest] = step.split('/');
    const last = rest.at(-1);
    const known =
      last === undefined ? alone.has(tree) : Object.hasOwn(pack.trees, withoutVisit(tree)) && steps.has(last);
    if (known) continue;
    const near = nearest(last ?? step, [...(last === undefined ? alone : steps)]);
    const suggestion = near && [...step.split('/').slice(0, -1), near].join('/');
    return {
      ok: false,
      line: written,
      step,
      ...(suggestion && suggestion !== step ? { suggestion } : {}),
    };
  }
  return { ok: true, script: scriptOf(lines, answers) };
}

const meant = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));

/** `step` is a step id, `tree/step`, the whole key of the asking, or the fact that the step asks for. */
export function scriptOf(lines: readonly string[], answers: readonly string[]): Script {
  const waiting: Line[] = answers.map(readLine);
  const queue: Line[] = meant(lines).map(readLine);
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
    unused: () => [...waiting, ...queue].map(({ written }) => written),
  };
}

/** As steps are named: `n a=b` and `k device=windows` are actions, `https://x/?a=b` is a text. */
const NAME = /^[a-z~][\w.~#+/-]*$/i;

function readLine(written: string): Line {
  const cut = written.indexOf('=');
  const step = cut > 0 ? written.slice(0, cut).trim() : '';
  return NAME.test(step) ? { written, step, text: written.slice(cut + 1).trim() } : { written, text: written };
}

function names(name: string, step: StepView): boolean {
  if (name === step.step || name === step.key) return true;
  if ('fact' in step && step.fact === name) return true;
  const [first = '', ...rest] = step.key.split('/');
  return name === [withoutVisit(first), ...rest].join('/') || name === `${withoutVisit(first)}/${step.step}`;
}

const withoutVisit = (tree: string): string => tree.replace(/#\d+\+?$/, '');
