/** Every key that does something here, made from the binding table; also a menu for whoever cannot type letters just now. */
import type { ActionName, Binding, Place } from '../bindings.ts';
import { HELP_GROUPS, helpRows } from '../help-rows.ts';
import type { Mode } from '../state.ts';
import { widthOf } from '../text/graphemes.ts';
import { EMPTY, hanging, type Line, line, piece } from '../text/line.ts';
import type { RunnerWords } from '../words/index.ts';
import { type Draw, heading, windowed } from './draw.ts';

/** What a key is called on the screen. */
export const keyName = (key: string, words: RunnerWords): string => words.keyNames[key] ?? key;

/** `1-9`, `0 u`, `b ← 退格`: every way to press it. */
export function keysOf({ action, keys }: Binding, words: RunnerWords): string {
  return action === 'answer' ? '1-9' : keys.map((key) => keyName(key, words)).join(' ');
}

/** The keys in their groups, with a heading over each where there is room for it. */
export function helpScreen(draw: Draw, mode: Extract<Mode, { name: 'help' }>): Line[] {
  const { words, symbols } = draw;
  const bindings = helpRows(draw.state, mode.place);
  const wide = Math.max(...bindings.map((binding) => widthOf(keysOf(binding, words))));
  const rows = bindings.map((binding, index) => {
    const marked = index === mode.cursor;
    const keys = keysOf(binding, words);
    return hanging(
      [
        piece(marked ? `${symbols.pointer} ` : '  ', 'key'),
        piece(`${keys}${' '.repeat(wide - widthOf(keys) + 2)}`, marked ? 'selected' : 'key'),
      ],
      words.long[meantBy(binding, mode.place)],
      draw.width,
      marked ? 'selected' : undefined,
    );
  });
  const head: Line[] = [EMPTY, heading(words.helpTitle), EMPTY];
  const room = Math.max(3, draw.height - head.length);
  const grouped = rows.map((row, index): Line[] => {
    const group = groupOf(bindings[index]);
    if (group === groupOf(bindings[index - 1])) return row;
    return [...(index > 0 ? [EMPTY] : []), line(piece(words.helpGroups[group ?? 'case'], 'label')), ...row];
  });
  return [...head, ...windowed(draw, grouped.flat().length <= room ? grouped : rows, mode.cursor, room, 0)];
}

/** Enter at the end begins the next case. */
export const meantBy = ({ action }: Binding, place: Place): ActionName =>
  action === 'confirm' && place === 'end' ? 'next-case' : action;

const groupOf = (binding: Binding | undefined) => binding && HELP_GROUPS[binding.action];
