/** Cases that were not finished, whether to take one over, and what became of the answers of one that is gone on with. */
import { dayTime } from '../../clock.ts';
import { takeOverRows } from '../confirm.ts';
import type { Mode, StoredCase, StoredCases } from '../state.ts';
import { EMPTY, hanging, type Line, line, paragraph, piece } from '../text/line.ts';
import { type Draw, heading, rowLines, viewport, windowed } from './draw.ts';

export function storedCasesScreen(draw: Draw, mode: StoredCases): Line[] {
  const { words } = draw;
  const head = [EMPTY, heading(words.storedTitle), EMPTY];
  const note = (text: string) => [...head, line(piece(text, 'muted'))];
  if (!mode.found) return note(words.storedLooking);
  if (mode.found.length === 0) return note(words.storedNone);
  const rows = rowLines(
    draw,
    mode.found.map((each, index) => ({ lead: index < 9 ? String(index + 1) : ' ', label: labelOf(draw, each) })),
    mode.cursor,
    0,
  );
  const foot = mode.opening === undefined ? [] : [EMPTY, line(piece(words.storedOpening, 'muted'))];
  const room = Math.max(3, draw.height - head.length - foot.length);
  return [...head, ...windowed(draw, rows, mode.cursor, room, 0), ...foot];
}

/** `18:42  Picture freezes  “it keeps freezing”  Li`. */
function labelOf(
  { world, state, words, program }: Draw,
  { tree, words: said, lastAt, agents, elsewhere }: StoredCase,
): string {
  const title = world.trees(state.locale).find((each) => each.tree === tree)?.title ?? tree;
  return [
    dayTime(lastAt, state.now),
    title,
    said === undefined ? '' : words.quoted(said.replace(/\s+/g, ' ')),
    agents.join(' '),
    elsewhere ? program.bracketed(words.elsewhere).trim() : '',
  ]
    .filter((part) => part !== '')
    .join('  ');
}

export function takeOverScreen(draw: Draw, { cursor }: Extract<Mode, { name: 'take-over' }>): Line[] {
  const { words } = draw;
  const rows = rowLines(
    draw,
    takeOverRows(words).map(({ label }, index) => ({ lead: String(index + 1), label })),
    cursor,
    0,
  ).flat();
  return [EMPTY, heading(words.takeOverTitle), EMPTY, ...paragraph(words.takeOverText, draw.width), EMPTY, ...rows];
}

export function reportScreen(draw: Draw, { title, lines, scroll }: Extract<Mode, { name: 'report' }>): Line[] {
  const [because = '', ...changed] = lines;
  return viewport(
    draw,
    [
      EMPTY,
      ...paragraph(title, draw.width, 'title'),
      EMPTY,
      ...paragraph(because, draw.width),
      EMPTY,
      ...changed.flatMap((each) => hanging([piece(`${draw.symbols.dot} `, 'muted')], each, draw.width)),
    ],
    scroll,
  );
}
