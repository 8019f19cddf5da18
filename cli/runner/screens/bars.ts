/** The lines at the edges: where we are above, which keys work below. */

import { runningDeadlines } from '../../alarms.ts';
import { type ClockState, classClock } from '../../engine.ts';
import { classText, clockWords, deadlineText } from '../../words/clocks.ts';
import { bindingsNow, clockOf } from '../bindings-now.ts';
import { inputOf } from '../choices.ts';
import { asked } from '../state.ts';
import { widthOf } from '../text/graphemes.ts';
import { cutTo, ends, type Line, line, lineWidth, type Piece, piece } from '../text/line.ts';
import type { Role } from '../theme.ts';
import { type Draw, duration } from './draw.ts';
import { keyName } from './help.ts';

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
  const clocks = clockWords(state.locale);
  const [due] = runningDeadlines(view, state.now);
  const lesson = view.ended ? undefined : classClock(view, state.now);
  const signed = (clock: ClockState, text: string) =>
    clock === 'near' || clock === 'past' ? `${symbols.alert} ${text}` : text;
  const severe: Role = (view.severity?.rank ?? 9) === 0 ? 'bad' : 'warn';
  const began = clockOf(state);
  const away = state.mode.name !== 'step' && began !== undefined;
  const step = view.step;
  const whole = step.kind !== 'end' && step.minutes !== undefined ? step.minutes * 60_000 : 0;
  // The higher the number, the sooner it goes.
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
            text: `${view.severity.rank === 0 ? `${symbols.alert} ` : ''}${view.severity.title}`,
            role: severe,
            goes: 3,
          },
        ]
      : []),
    ...(due
      ? [
          {
            text: signed(due.state, deadlineText(due, clocks)),
            role: CLOCK_ROLES[due.state],
            goes: due.state === 'ok' ? 4 : 1,
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
    { text: words.step(view.number), role: 'muted', goes: 6 },
    { text: duration(state.now - view.startedAt), role: 'muted', goes: 5 },
  ];
  const calls = view.calls.map(({ title }) => ` ${symbols.pointer} ${title}`).join('');
  const join = (kept: typeof parts): Line =>
    line(
      ...kept.flatMap(({ text, role }, index): Piece[] => [
        ...(index > 0 ? [piece(` ${symbols.dot} `, 'rule')] : []),
        piece(text, role),
      ]),
    );
  const needed = Math.min(widthOf(view.tree.title), Math.floor(width * 0.45));
  let kept = parts;
  while (kept.length > 1 && needed + 3 + lineWidth(join(kept)) > width) {
    const worst = Math.max(...kept.map(({ goes }) => goes));
    kept = kept.filter(({ goes }) => goes !== worst);
  }
  return ends(line(piece(view.tree.title, 'title'), piece(calls, 'muted')), join(kept), width, symbols.cut);
}

/** Whole hints that cutTo, in their order; the rest is counted before `?`. */
export function keyBar(draw: Draw): Line {
  const { words, symbols, width } = draw;
  const hints = hintsOf(draw);
  const last: Piece[] = asksForHelp(draw) ? [piece('?', 'key'), piece(` ${words.short.help}`, 'muted')] : [];
  const between = '   ';
  const lastWidth = lineWidth(line(...last));
  const shown: Piece[] = [];
  let used = 0;
  let left = hints.length;
  for (const hint of hints) {
    const wide = lineWidth(line(...hint)) + between.length;
    const counter = left > 1 ? widthOf(words.more(left - 1)) + 1 : 0;
    if (used + wide + lastWidth + counter > width) break;
    shown.push(...hint, piece(between));
    used += wide;
    left--;
  }
  const rest = left > 0 ? [piece(`${words.more(left)} `, 'muted')] : [];
  return cutTo(line(...shown, ...rest, ...last), width, symbols.cut);
}

function hintsOf(draw: Draw): Piece[][] {
  const { state, words } = draw;
  const { mode } = state;
  const hint = (key: string, text: string): Piece[] => [piece(key, 'key'), piece(` ${text}`, 'muted')];
  const enter = keyName('enter', words);
  const now = asked(state);
  const textStands = now !== undefined && inputOf(now.step) === 'text' && now.entry.typing;
  switch (mode.name) {
    case 'opening':
      if (mode.typing)
        return [
          hint(enter, words.begin),
          hint(`${draw.symbols.up}${draw.symbols.down}`, words.choose),
          hint('Esc', words.otherKeys),
        ];
      return [hint('Esc', words.goOnTyping), ...bindingHints()];
    case 'step':
      return textStands ? [hint(enter, words.short.confirm), hint('Esc', words.otherKeys)] : bindingHints();
    case 'change':
      return [hint('Esc', words.goBack), hint(enter, words.short.confirm)];
    case 'note':
    case 'class-ends':
    case 'switch':
    case 'severity':
    case 'confirm':
    case 'take-over':
    case 'stored-cases':
    case 'help':
      return [hint('Esc', words.goBack), hint(enter, words.short.confirm)];
    case 'report':
      return [hint(enter, words.reportGoOn)];
    case 'earlier':
    case 'about':
    case 'text':
      return [hint('Esc', words.goBack)];
  }

  function bindingHints(): Piece[][] {
    const needsNoEnter = now !== undefined && inputOf(now.step) === 'choice' && now.entry.cursor < 0;
    return bindingsNow(state)
      .filter(({ bar, action }) => bar !== undefined && !(action === 'confirm' && needsNoEnter))
      .toSorted((one, other) => (one.bar ?? 0) - (other.bar ?? 0))
      .map(({ action, keys }) =>
        hint(
          keyName(keys[0] ?? '', words),
          words.short[action === 'confirm' && state.view?.ended ? 'next-case' : action],
        ),
      );
  }
}

/** `?` is a key here, and not a letter of what is being typed. */
function asksForHelp(draw: Draw): boolean {
  const { mode } = draw.state;
  const now = asked(draw.state);
  if (mode.name === 'opening') return !mode.typing || mode.field.text.length === 0;
  return mode.name === 'step' && !(now !== undefined && inputOf(now.step) === 'text' && now.entry.typing);
}
