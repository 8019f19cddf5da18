/** The line at the head: where we are, how bad it is, what runs out. */
import { runningDeadlines } from '../../alarms.ts';
import { type ClockState, classClock } from '../../engine.ts';
import { classText, clockWords, deadlineText } from '../../words/clocks.ts';
import { clockOf } from '../bindings-now.ts';
import { widthOf } from '../text/graphemes.ts';
import { ends, type Line, line, type Piece, piece } from '../text/line.ts';
import type { Role } from '../theme.ts';
import { type Draw, duration } from './draw.ts';

/** Columns between two parts, and between them and the title. */
const BETWEEN_PARTS = 3;
/** What the title may claim of the line before anything else gives way, and what is left to it when much does not fit. */
const TITLE_SHARE = 0.45;
const TITLE_LEAST = 10;

const CLOCK_ROLES: Readonly<Record<ClockState, Role>> = {
  ok: 'muted',
  near: 'warn',
  past: 'bad',
  kept: 'muted',
  missed: 'muted',
};

interface Part {
  readonly text: string;
  /** The same in fewer columns. */
  readonly brief?: string;
  readonly role: Role;
  /** The higher, the sooner it gives way. */
  readonly goes: number;
}

/** What gives way before the title is cut. */
const SPARE = 5;

/** Tree, severity, deadline, time left of the class, step, time since the start. */
export function headerLine(draw: Draw): Line {
  const { state, symbols, world, width } = draw;
  const { view } = state;
  if (!view) return line(piece(world.packTitle(state.locale), 'title'));
  const calls = view.calls.map(({ title }) => ` ${symbols.pointer} ${title}`).join('');
  const shown = thatFit(partsOf(draw), widthOf(view.tree.title), width).flatMap(({ text, role }, index): Piece[] => [
    ...(index > 0 ? [piece(` ${symbols.dot} `, 'rule')] : []),
    piece(text, role),
  ]);
  return ends(line(piece(view.tree.title, 'title'), piece(calls, 'muted')), line(...shown), width, symbols.cut);
}

/** All parts beside the title; else the needed ones in fewer words; else the title gives way to them, and the least needed goes. */
function thatFit(parts: readonly Part[], title: number, width: number): readonly Part[] {
  const wide = ({ text }: Part) => BETWEEN_PARTS + widthOf(text);
  const claimed = Math.min(title, Math.floor(width * TITLE_SHARE));
  const needed = (some: readonly Part[]) =>
    some.reduce((sum, part) => (part.goes < SPARE ? sum + wide(part) : sum), claimed);
  const brief = parts.map((part) => ({ ...part, text: part.brief ?? part.text }));
  const said = needed(parts) <= width ? parts : brief;
  const tight = needed(said) > width;
  let used = tight ? Math.min(title, TITLE_LEAST) : claimed;
  const kept = new Set<Part>();
  for (const part of said.toSorted((one, other) => one.goes - other.goes)) {
    if (kept.size > 0 && (used + wide(part) > width || (tight && part.goes >= SPARE))) continue;
    kept.add(part);
    used += wide(part);
  }
  return said.filter((part) => kept.has(part));
}

function partsOf({ state, words, symbols, world }: Draw): Part[] {
  const { view } = state;
  if (!view) return [];
  const clocks = clockWords(view);
  const [due] = runningDeadlines(view, state.now);
  const lesson = view.ended ? undefined : classClock(view, state.now);
  const signed = (clock: ClockState, text: string) =>
    clock === 'near' || clock === 'past' ? `${symbols.alert} ${text}` : text;
  // Where a pack knows only one severity, it says nothing about how bad this case is.
  const worst = view.severity?.rank === 0 && world.severities(state.locale).length > 1;
  const began = clockOf(state);
  const { step } = view;
  const whole = step.kind !== 'end' && step.minutes !== undefined ? step.minutes * 60_000 : 0;
  const parts: Part[] = [];
  if (state.mode.name !== 'step' && began !== undefined)
    parts.push({ text: `${duration(state.now - began)}/${duration(whole)}`, role: 'warn', goes: 1 });
  if (state.unstored) {
    const why = state.unstored === 'again' ? words.notStored : words.takenOver;
    parts.push({ text: `${symbols.alert} ${why}`, role: 'bad', goes: 0 });
  }
  if (view.severity)
    parts.push({
      text: `${worst ? `${symbols.alert} ` : ''}${view.severity.title}`,
      role: worst ? 'bad' : 'warn',
      goes: 3,
    });
  if (due)
    parts.push({
      text: signed(due.state, deadlineText(due, clocks)),
      brief: signed(due.state, deadlineText(due, clocks, 'brief')),
      role: CLOCK_ROLES[due.state],
      goes: due.state === 'ok' ? SPARE + 1 : 1,
    });
  if (lesson)
    parts.push({
      text: signed(lesson.state, classText(lesson, clocks)),
      brief: signed(lesson.state, classText(lesson, clocks, 'brief')),
      role: lesson.state === 'ok' ? 'muted' : 'warn',
      goes: lesson.state === 'ok' ? 3.5 : 2,
    });
  parts.push(
    { text: words.step(view.number), role: 'muted', goes: 4 },
    { text: duration(state.now - view.startedAt), role: 'muted', goes: SPARE },
  );
  return parts;
}
