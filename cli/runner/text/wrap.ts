/** Breaking and cutting text by columns, right for Chinese and English in one sentence. */
import { graphemes, widthOf } from './graphemes.ts';

/** Never at the start of a line. */
const CLOSING = /^[，。、；：！？）】》」』”’…·,.;:!?)\]}%～]+$/u;
/** Never at the end of a line. */
const OPENING = /^[（【《「『“‘([{]$/u;
const LATIN = /^[\p{Script=Latin}\p{Nd}\p{Script=Cyrillic}\p{Script=Greek}'’_\-./@#&+=%:]$/u;

/** Pieces that stay together: a Latin word, one Chinese character with the punctuation that clings to it, a run of spaces. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let kind: 'word' | 'space' | 'open' | 'other' | undefined;
  for (const grapheme of graphemes(text)) {
    const last = found.length - 1;
    const here = grapheme === ' ' ? 'space' : OPENING.test(grapheme) ? 'open' : LATIN.test(grapheme) ? 'word' : 'other';
    const clings =
      kind !== undefined &&
      (kind === 'open'
        ? here !== 'space'
        : kind === 'space'
          ? here === 'space'
          : CLOSING.test(grapheme) || (kind === 'word' && here === 'word'));
    if (clings) found[last] += grapheme;
    else found.push(grapheme);
    kind = clings && kind === 'open' && here === 'other' ? 'other' : here;
  }
  return found;
}

/** A frame breaks the same texts as the one before: twice as many as a large window shows. */
const REMEMBERED = 300;
/** A window has some ten; more come from dragging it. */
const WIDTHS = 40;
/** By width, then by text: a text made for looking it up would have to be read once more each time. */
const broken = new Map<number, Map<string, readonly string[]>>();

/** Lines of at most `width` columns. A word longer than a line is cut; there is always one line. */
export function wrap(text: string, width: number): readonly string[] {
  let known = broken.get(width);
  if (!known) {
    if (broken.size >= WIDTHS) broken.clear();
    known = new Map();
    broken.set(width, known);
  }
  let lines = known.get(text);
  if (!lines) {
    if (known.size >= REMEMBERED) known.clear();
    lines = breakText(text, width);
    known.set(text, lines);
  }
  return lines;
}

function breakText(text: string, width: number): string[] {
  const room = Math.max(1, width);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let used = 0;
    const flush = () => {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    };
    for (const piece of pieces(paragraph)) {
      const wide = widthOf(piece);
      if (piece.startsWith(' ') && used === 0 && lines.length > 0) continue;
      if (used + wide <= room) {
        line += piece;
        used += wide;
        continue;
      }
      if (piece.startsWith(' ')) {
        flush();
        continue;
      }
      if (used > 0) flush();
      if (wide <= room) {
        line = piece;
        used = wide;
        continue;
      }
      for (const grapheme of graphemes(piece)) {
        const columns = widthOf(grapheme);
        if (columns > room) continue;
        if (used + columns > room) flush();
        line += grapheme;
        used += columns;
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** At most `width` columns; what had to go is marked by `mark` where there is room for it. */
export function clip(text: string, width: number, mark = '…'): string {
  if (width <= 0) return '';
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(mark);
  let kept = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    const columns = widthOf(grapheme);
    if (used + columns > Math.max(room, 0)) break;
    kept += grapheme;
    used += columns;
  }
  return room >= 0 ? kept + mark : clipHard(text, width);
}

function clipHard(text: string, width: number): string {
  let kept = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    const columns = widthOf(grapheme);
    if (used + columns > width) break;
    kept += grapheme;
    used += columns;
  }
  return kept;
}
