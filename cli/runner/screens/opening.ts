/** Before a case: the customer's own words, the trees like them, and the front door. */
import { dayTime } from '../../clock.ts';
import { type Mode, offersStored } from '../state.ts';
import { fieldLines } from '../text/field.ts';
import { EMPTY, type Line, line, paragraph, piece } from '../text/line.ts';
import { type Draw, rowLines, viewport, windowed } from './draw.ts';

const SHOWN = 8;

export function openingScreen(draw: Draw, mode: Extract<Mode, { name: 'opening' }>): Line[] {
  const { words, symbols, world, state } = draw;
  const empty = mode.field.text.length === 0;
  const typed = fieldLines(mode.field, Math.max(4, draw.width - 4), 3).map(
    (each, index): Line => ({
      pieces: [
        piece(index === 0 ? `${symbols.say} ` : '  ', 'bar'),
        ...(empty ? [piece(words.openingPlaceholder, 'muted')] : each.pieces),
      ],
      ...(each.cursor === undefined || !mode.typing ? {} : { cursor: each.cursor + 2 }),
    }),
  );
  const given = state.cases === 0 ? world.given(state.locale) : [];
  const notes = [
    state.reportedAt === undefined ? '' : draw.program.reportedAt(dayTime(state.reportedAt, state.now)),
    given.length === 0
      ? ''
      : `${words.given}  ${given.map(({ title, label }) => `${title} ${label}`).join(` ${symbols.dot} `)}`,
  ].flatMap((text) => (text === '' ? [] : paragraph(text, draw.width, 'muted')));
  const head: Line[] = [
    EMPTY,
    line(piece(words.opening, 'title'), piece(`   ${words.openingHint}`, 'muted')),
    EMPTY,
    ...typed,
    EMPTY,
    ...(notes.length > 0 ? [...notes, EMPTY] : []),
  ];
  const found = mode.found.slice(0, Math.max(SHOWN, mode.cursor + 1));
  const lead = (index: number) => (mode.typing ? '' : String(index + 1));
  const rows = [
    ...found.map(({ title }, index) => ({ lead: lead(index), label: title })),
    {
      lead: lead(mode.found.length),
      label: mode.found.length > 0 ? words.frontDoorAfter : words.frontDoor,
      muted: true,
    },
    ...(offersStored(state, mode) ? [{ lead: lead(mode.found.length + 1), label: words.resumeRow, muted: true }] : []),
  ];
  const marked = Math.min(mode.cursor, rows.length - 1);
  const label =
    mode.found.length > 0
      ? [line(piece(mode.found[0]?.sure === false ? words.openingGuesses : words.openingMatches, 'label')), EMPTY]
      : empty
        ? []
        : [line(piece(words.openingNothing, 'muted')), EMPTY];
  const drawn = rowLines(draw, rows, marked, 0);
  const room = Math.max(3, draw.height - head.length - label.length);
  return viewport(draw, [...head, ...label, ...windowed(draw, drawn, marked, room, 0)], 0);
}
