/** From a state to a whole frame of lines: never higher than the window less one, never wider than it. */
import { dayTime } from '../clock.ts';
import type { Instant, View } from '../engine.ts';
import { wordsFor } from '../words/index.ts';
import { confirmScreen, fieldScreen, severityScreen, switchScreen, textScreen } from './screens/asides.ts';
import { keyBar } from './screens/bars.ts';
import { type Draw, READING_WIDTH, viewport, within } from './screens/draw.ts';
import { earlierScreen } from './screens/earlier.ts';
import { endScreen } from './screens/end.ts';
import { aboutScreen, sidePanel } from './screens/facts.ts';
import { headerLine } from './screens/header.ts';
import { helpScreen } from './screens/help.ts';
import { openingScreen } from './screens/opening.ts';
import { changeScreen, stepScreen } from './screens/step.ts';
import { reportScreen, storedCasesScreen, takeOverScreen } from './screens/stored-cases.ts';
import type { Known, State, World } from './state.ts';
import { ASCII, FANCY } from './symbols.ts';
import type { Cursor } from './terminal/screen.ts';
import { widthOf } from './text/graphemes.ts';
import { cutTo, EMPTY, indent, type Line, line, piece } from './text/line.ts';
import { clip, wrap } from './text/wrap.ts';
import { runnerWords } from './words/index.ts';

export interface Frame {
  readonly header: Line;
  readonly rule: Line;
  /** Exactly as many lines as there is room for. */
  readonly body: readonly Line[];
  readonly mainWidth: number;
  readonly sideWidth: number;
  /** Beside the body, line for line; undefined where the window is narrow. */
  readonly side?: readonly Line[];
  readonly message: Line;
  readonly keys: Line;
  readonly cursor?: Cursor;
}

/** The side panel appears from this many columns on. */
export const SIDE_FROM = 96;
const SMALLEST = { columns: 24, rows: 8 };
/** In a lower window a message keeps to its line. */
const SMALLEST_TO_WRAP = 14;
const MARGIN = 2;
/** In a window wider than this the two columns stand in the middle. */
const WIDEST = 164;

/** `beside`: what to show beside a view. */
export function frameOf(
  state: State,
  world: World,
  beside: (view: View) => Known = (view) => ({ view, narrowing: view.narrowing }),
): Frame {
  const words = runnerWords(state.locale, state.view?.event);
  const symbols = state.ascii ? ASCII : FANCY;
  const { columns: all, rows } = state.size;
  const offset = Math.max(0, Math.floor((all - WIDEST) / 2));
  const columns = all - offset * 2;
  const height = Math.max(1, rows - 1);
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) {
    const note = line(piece(clip(words.tooSmall, all, '')));
    return { header: note, rule: EMPTY, body: [], mainWidth: all, sideWidth: 0, message: EMPTY, keys: EMPTY };
  }
  // Header, rule, message and keys around the body.
  const bodyHeight = height - 4;
  const hasSide =
    columns >= SIDE_FROM &&
    state.view !== undefined &&
    state.mode.name !== 'about' &&
    state.mode.name !== 'opening' &&
    state.mode.name !== 'help';
  const sideWidth = hasSide ? Math.min(62, Math.max(36, Math.floor(columns * 0.37))) : 0;
  const mainWidth = columns - (hasSide ? sideWidth + 3 : 0);
  const inner = Math.max(8, Math.min(READING_WIDTH, mainWidth - MARGIN * 2));
  const draw: Draw = {
    state,
    world,
    words,
    program: wordsFor(state.locale),
    symbols,
    width: inner,
    height: bodyHeight,
  };
  const bar: Draw = { ...draw, width: columns - MARGIN * 2 };
  const told = messageLines(bar, mainWidth - MARGIN * 2);
  // What does not fit on the line of the message begins above it, and the screen makes room.
  const room = bodyHeight - Math.max(0, told.length - 1);
  const drawn = within(draw, bodyOf({ ...draw, height: room }));
  const body = Array.from({ length: bodyHeight }, (_, row) =>
    cutTo(
      indent((row < room ? drawn[row] : told[row - room]) ?? EMPTY, MARGIN + offset),
      mainWidth + offset,
      symbols.cut,
    ),
  );
  const sideDraw: Draw = { ...draw, width: sideWidth - MARGIN };
  const side = hasSide && state.view ? sideOf(sideDraw, beside(state.view)) : undefined;
  const row = body.findIndex(({ cursor }) => cursor !== undefined);
  const column = body[row]?.cursor;
  return {
    header: cutTo(indent(headerLine(bar), MARGIN + offset), all, symbols.cut),
    rule: line(piece(symbols.rule.repeat(all), 'rule')),
    body,
    mainWidth: mainWidth + offset,
    sideWidth: hasSide ? sideWidth + 3 : 0,
    ...(side ? { side } : {}),
    message: cutTo(indent(told.at(-1) ?? EMPTY, MARGIN + offset), all, symbols.cut),
    keys: cutTo(indent(keyBar(bar), MARGIN + offset), all, symbols.cut),
    ...(column === undefined ? {} : { cursor: { row: row + 2, column: Math.min(column, all - 1) } }),
  };
}

/** A message may take this many lines; nothing the program says needs more in 60 columns. */
const MOST_TOLD = 4;

/** The message on one line over the whole width, or where it does not fit, on several beside the panel. */
function messageLines({ state, symbols, width }: Draw, narrow: number): Line[] {
  if (!state.message) return [];
  const { tone, text } = state.message;
  const mark = tone === 'bad' || tone === 'warn' ? `${symbols.alert} ` : tone === 'good' ? `${symbols.good} ` : '';
  const all = mark + text.replace(/\s+/g, ' ');
  const role = tone === 'plain' ? 'label' : tone;
  if (widthOf(all) <= width || state.size.rows < SMALLEST_TO_WRAP)
    return [line(piece(clip(all, width, symbols.cut), role))];
  const lines = wrap(all, narrow);
  const rest = lines.slice(MOST_TOLD - 1).join(' ');
  return [...lines.slice(0, MOST_TOLD - 1), ...(rest === '' ? [] : [clip(rest, narrow, symbols.cut)])].map((each) =>
    line(piece(each, role)),
  );
}

/** The panels that were drawn last: most frames change nothing in them. */
const panels = new WeakMap<View, { readonly of: readonly unknown[]; readonly lines: readonly Line[] }>();

/** The panel, line for line beside the body. */
function sideOf(draw: Draw, known: Known): readonly Line[] {
  const { symbols, words, width, height } = draw;
  const of = [known.narrowing, symbols, words, width, height];
  const before = panels.get(known.view);
  if (before?.of.every((each, index) => each === of[index])) return before.lines;
  const panel = within(draw, sidePanel(draw, known));
  const lines = Array.from({ length: height }, (_, row) => {
    const { pieces } = cutTo(panel[row] ?? EMPTY, width, symbols.cut);
    return cutTo(line(piece(`${symbols.between} `, 'rule'), piece(' '), ...pieces), width + MARGIN + 3, symbols.cut);
  });
  panels.set(known.view, { of, lines });
  return lines;
}

const timeNow = ({ state, words }: Draw, at: Instant | undefined): string | undefined =>
  at === undefined ? undefined : words.changeNow(dayTime(at, state.now));

/** What was said of it; undefined where it is reported as the case begins. */
const reportedNow = ({ view, reportedAt }: State): Instant | undefined =>
  view && view.reportedAt < view.startedAt ? view.reportedAt : reportedAt;

function bodyOf(draw: Draw): Line[] {
  const { state, words, world } = draw;
  const { mode, view } = state;
  if (mode.name === 'opening') return openingScreen(draw, mode);
  if (mode.name === 'help') return helpScreen(draw, mode);
  if (mode.name === 'confirm') return confirmScreen(draw, mode);
  if (mode.name === 'stored-cases') return storedCasesScreen(draw, mode);
  if (mode.name === 'take-over') return takeOverScreen(draw, mode);
  if (mode.name === 'report') return reportScreen(draw, mode);
  if (mode.name === 'reported')
    return fieldScreen(draw, words.reportedTitle, mode.field, words.reportedHint, timeNow(draw, reportedNow(state)));
  if (!view) return [];
  switch (mode.name) {
    case 'step':
      return view.step.kind === 'end' ? endScreen(draw, view, view.step) : stepScreen(draw, view.step, state.entry);
    case 'change':
      return changeScreen(draw, mode.step, mode.entry, mode.answer);
    case 'earlier':
      return earlierScreen(draw, view, mode.cursor);
    case 'note':
      return fieldScreen(draw, words.noteTitle, state.draft, words.noteHint);
    case 'class-ends':
      return fieldScreen(draw, words.classTitle, mode.field, words.classHint, timeNow(draw, view.classEnds));
    case 'about':
      return viewport(draw, aboutScreen(draw, view), mode.scroll);
    case 'text':
      return textScreen(draw, mode.text, mode.scroll);
    case 'switch':
      return switchScreen(draw, mode);
    case 'severity': {
      const all = world.severities(state.locale);
      return severityScreen(draw, view.severity ? all.slice(0, view.severity.rank) : all, mode.cursor);
    }
  }
}
