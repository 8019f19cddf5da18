/** Everything answered so far, to look at, change or go back to. */
import type { View } from '../../engine.ts';
import { EMPTY, hanging, type Line, piece } from '../text/line.ts';
import { type Draw, heading, windowed } from './draw.ts';

export function earlierScreen(draw: Draw, view: View, cursor: number): Line[] {
  const { words, symbols } = draw;
  const rows = view.transcript.map(({ asked, answer, how, evidence }, index): Line[] => {
    const marked = index === cursor;
    const number = String(index + 1).padStart(2);
    const source = how === 'passed' ? words.passed : words.evidence[evidence];
    return [
      ...hanging(
        [piece(marked ? `${symbols.pointer} ` : '  ', 'key'), piece(`${number}  `, marked ? 'selected' : 'key')],
        asked.replace(/\s+/g, ' '),
        draw.width,
        marked ? 'selected' : 'muted',
      ),
      ...hanging([piece('      '), piece(`${source}  `, 'muted')], answer.replace(/\s+/g, ' '), draw.width, 'strong'),
    ];
  });
  const head = [EMPTY, heading(words.earlierTitle), EMPTY];
  return [...head, ...windowed(draw, rows, cursor, Math.max(3, draw.height - head.length), 0)];
}
