/** What is asked beside the question: a note, the end of the class, another tree, a severity, whether one is sure. */
import { confirmRows } from '../confirm.ts';
import type { Mode, Titled } from '../state.ts';
import { type Field, fieldLines } from '../text/field.ts';
import { EMPTY, type Line, line, paragraph, piece } from '../text/line.ts';
import { type Draw, heading, rowLines, viewport, windowed } from './draw.ts';

/** A field; before anything is typed, what may be typed there. */
function fieldOf(draw: Draw, field: Field, rows: number, placeholder: string): Line[] {
  const empty = field.text.length === 0;
  return fieldLines(field, Math.max(4, draw.width - 4), rows).map(
    (each, index): Line => ({
      pieces: [
        piece(index === 0 ? `${draw.symbols.say} ` : '  ', 'bar'),
        ...(empty ? [piece(placeholder, 'muted')] : each.pieces),
      ],
      ...(each.cursor === undefined ? {} : { cursor: each.cursor + 2 }),
    }),
  );
}

/** The question stays in sight above whatever is asked beside it. */
function reminder(draw: Draw): Line[] {
  const step = draw.state.view?.step;
  const ask =
    step === undefined || step.kind === 'end'
      ? undefined
      : 'ask' in step
        ? step.ask
        : 'instruction' in step
          ? step.instruction
          : step.tell;
  return ask === undefined ? [] : [...paragraph(ask, draw.width, 'muted').slice(0, 2), EMPTY];
}

/** `now`: what holds so far. */
export function fieldScreen(draw: Draw, title: string, field: Field, placeholder: string, now?: string): Line[] {
  const known = now === undefined ? [] : [line(piece(now, 'muted'))];
  const typed = fieldOf(draw, field, 6, placeholder);
  return viewport(draw, [EMPTY, ...reminder(draw), heading(title), ...known, EMPTY, ...typed], 0);
}

export function switchScreen(draw: Draw, mode: Extract<Mode, { name: 'switch' }>): Line[] {
  const { words } = draw;
  // The front door is always there: alone, nothing was found.
  const nothing = mode.found.length === 1 ? [line(piece(words.openingNothing, 'muted')), EMPTY] : [];
  const field = fieldOf(draw, mode.field, 2, words.switchPlaceholder);
  const head = [EMPTY, heading(words.switchTitle), EMPTY, ...field, EMPTY, ...nothing];
  const rows = rowLines(
    draw,
    mode.found.map(({ title }, index) => ({ lead: '', label: title, muted: index === mode.found.length - 1 })),
    mode.cursor,
    0,
  );
  return [...head, ...windowed(draw, rows, mode.cursor, Math.max(3, draw.height - head.length), 0)];
}

export function severityScreen(draw: Draw, rows: readonly Titled[], cursor: number): Line[] {
  const { words, state } = draw;
  const now = state.view?.severity?.title;
  const list = rowLines(
    draw,
    rows.map(({ title }, index) => ({ lead: String(index + 1), label: title })),
    cursor,
    0,
  ).flat();
  return [
    EMPTY,
    heading(words.severityTitle),
    ...(now ? [line(piece(`${words.severityNow}  ${now}`, 'muted'))] : []),
    EMPTY,
    ...list,
  ];
}

export function confirmScreen(draw: Draw, mode: Extract<Mode, { name: 'confirm' }>): Line[] {
  const { words, state } = draw;
  const [title, text] = {
    escalate: [words.escalateTitle, words.escalateText],
    quit: [
      words.quitTitle,
      state.stored ? words.quitStored : state.unstored === 'taken-over' ? words.quitTakenOver : words.quitText,
    ],
    'next-case': [words.nextTitle, state.stored ? words.nextStored : words.nextText],
  }[mode.what] as [string, string];
  const rows = rowLines(
    draw,
    confirmRows(mode.what, words, state.stored).map(({ label }, index) => ({ lead: String(index + 1), label })),
    mode.cursor,
    0,
  ).flat();
  return [EMPTY, heading(title), EMPTY, ...paragraph(text, draw.width), EMPTY, ...rows];
}

export function textScreen(draw: Draw, text: string, scroll: number): Line[] {
  const { words } = draw;
  const hint = paragraph(words.copiedHint, draw.width, 'muted');
  const body = viewport(
    { ...draw, height: Math.max(2, draw.height - hint.length - 4) },
    paragraph(text, draw.width),
    scroll,
  );
  return [EMPTY, heading(words.copiedTitle), EMPTY, ...body, EMPTY, ...hint];
}
