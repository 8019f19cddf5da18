/** The lines at the edges: where we are above, which keys work below. */

import { runningDeadlines } from '../../alarms.ts';
import { type ClockState, classClock } from '../../engine.ts';
import { classText, clockWords, deadlineText } from '../../words/clocks.ts';
import { clockOf } from '../bindings-now.ts';
import { widthOf } from '../text/graphemes.ts';
import { cutTo, ends, type Line, line, lineWidth, type Piece, piece } from '../text/line.ts';
import type { Role } from '../theme.ts';
import { type Draw, duration } from './draw.ts';
import { asksForHelp, type Hint, hintsOf } from './hints.ts';

/** Columns between two parts of the header. */
const BETWEEN_PARTS = 3;

const CLOCK_ROLES: Readonly<Record<ClockState, Role>> = {
  ok: 'muted',
  near: 'warn',
  past: 'bad',
  kept: 'muted',
  missed: 'muted',
};

/** Tree, severity, step, time since the start, time left of the class; what has no room goes, the least needed first. */
export function headerLine(draw: Draw): Line {
  const { state, words, symbols, world, width } = draw;
  const view = state.view;
  if (!view) return line(piece(world.packTitle(state.locale), 'title'));
  const clocks = clockWords(view);
  const [due] = runningDeadlines(view, state.now);
  const lesson = view.ended ? undefined : classClock(view, state.now);
  const signed = (clock: ClockState, text: string) =>
    clock === 'near' || clock === 'past' ? `${symbols.alert} ${text}` : text;
  // Where a pack knows only one severity, it says nothing about how bad this case is.
  const worst = view.severity?.rank === 0 && world.severities(state.locale).length > 1;
  const began = clockOf(state);
  const away = state.mode.name !== 'step' && began !== undefined;
  const step = view.step;
  const whole = step.kind !== 'end' && step.minutes !== undefined ? step.minutes * 60_000 : 0;
  // The higher the number, the sooner it gives way.
  const parts: { readonly text: string; readonly role: Role; readonly goes: number }[] = [
    ...(away
      ? [{ text: `${duration(state.now - (began ?? 0))}/${duration(whole)}`, role: 'warn' as Role, goes: 1 }]
      : []),
    ...(state.unstored
      ? [
          {
            text: `${symbols.alert} ${state.unstored === 'again' ? words.notStored : words.takenOver}`,
            role: 'bad' as Role,
            goes: 0,
          },
        ]
      : []),
    ...(view.severity
      ? [
          {
            text: `${worst ? `${symbols.alert} ` : ''}${view.severity.title}`,
            role: (worst ? 'bad' : 'warn') as Role,
            goes: 3,
          },
        ]
      : []),
    ...(due
      ? [
          {
            text: signed(due.state, deadlineText(due, clocks)),
            role: CLOCK_ROLES[due.state],
            goes: due.state === 'ok' ? 6 : 1,
          },
        ]
      : []),
    ...(lesson
      ? [
          {
            text: signed(lesson.state, classText(lesson, clocks)),
            role: lesson.state === 'ok' ? ('muted' as Role) : 'warn',
            goes: lesson.state === 'ok' ? 3.5 : 2,
          },
        ]
      : []),
    { text: words.step(view.number), role: 'muted', goes: 5 },
    { text: duration(state.now - view.startedAt), role: 'muted', goes: 4 },
  ];
  const calls = view.calls.map(({ title }) => ` ${symbols.pointer} ${title}`).join('');
  const join = (kept: typeof parts): Line =>
    line(
      ...kept.flatMap(({ text, role }, index): Piece[] => [
        ...(index > 0 ? [piece(` ${symbols.dot} `, 'rule')] : []),
        piece(text, role),
      ]),
    );
  let used = Math.min(widthOf(view.tree.title), Math.floor(width * 0.45));
  const kept = new Set<(typeof parts)[number]>();
  for (const part of parts.toSorted((one, other) => one.goes - other.goes)) {
    // With the dot before it, or the gap after the title.
    const wide = BETWEEN_PARTS + widthOf(part.text);
    if (kept.size > 0 && used + wide > width) continue;
    kept.add(part);
    used += wide;
  }
  const shown = join(parts.filter((part) => kept.has(part)));
  return ends(line(piece(view.tree.title, 'title'), piece(calls, 'muted')), shown, width, symbols.cut);
}

/** Whole hints that fit, in their order; the rest is counted before `?`, or where `?` is no key the last of them stays. */
export function keyBar(draw: Draw): Line {
  const { words, symbols, width } = draw;
  const all = hintsOf(draw);
  const help: Hint = [piece('?', 'key'), piece(` ${words.short.help}`, 'muted')];
  const hints = asksForHelp(draw) ? all : all.slice(0, -1);
  const last = asksForHelp(draw) ? help : (all.at(-1) ?? []);
  const counts = asksForHelp(draw);
  const between = '   ';
  const lastWidth = lineWidth(line(...last));
  const shown: Piece[] = [];
  let used = 0;
  let left = hints.length;
  for (const hint of hints) {
    const wide = lineWidth(line(...hint)) + between.length;
    const counter = counts && left > 1 ? widthOf(words.more(left - 1)) + 1 : 0;
    if (used + wide + lastWidth + counter > width) break;
    shown.push(...hint, piece(between));
    used += wide;
    left--;
  }
  const rest = counts && left > 0 ? [piece(`${words.more(left)} `, 'muted')] : [];
  return cutTo(line(...shown, ...rest, ...last), width, symbols.cut);
}
