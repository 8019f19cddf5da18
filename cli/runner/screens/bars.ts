/** The line at the foot: which keys work. */
import { widthOf } from '../text/graphemes.ts';
import { cutTo, type Line, line, lineWidth, type Piece, piece } from '../text/line.ts';
import type { Draw } from './draw.ts';
import { asksForHelp, type Hint, hintsOf } from './hints.ts';

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
