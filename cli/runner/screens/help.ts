/** Every key that does something here, made from the binding table; also a menu for whoever cannot type letters just now. */
import type { ActionName, Binding } from '../bindings.ts';
import { bindingsNow } from '../bindings-now.ts';
import type { Mode } from '../state.ts';
import { widthOf } from '../text/graphemes.ts';
import { EMPTY, hanging, type Line, paragraph, piece } from '../text/line.ts';
import type { RunnerWords } from '../words.ts';
import { type Draw, heading, windowed } from './draw.ts';

/** What a key is called on the screen. */
export const keyName = (key: string, words: RunnerWords): string => words.keyNames[key] ?? key;

/** `1-9`, `0 u`, `b ← 退格`: every way to press it. */
export function keysOf({ action, keys }: Binding, words: RunnerWords): string {
  return action === 'answer' ? '1-9' : keys.map((key) => keyName(key, words)).join(' ');
}

export type HelpGroup = keyof RunnerWords['helpGroups'];
export const HELP_GROUPS: Readonly<Record<ActionName, HelpGroup>> = {
  answer: 'answer',
  confirm: 'answer',
  unsure: 'answer',
  evidence: 'answer',
  'find-out': 'words',
  wording: 'words',
  why: 'words',
  copy: 'words',
  timer: 'words',
  back: 'way',
  earlier: 'way',
  rush: 'way',
  switch: 'way',
  return: 'way',
  escalate: 'way',
  'scroll-up': 'way',
  'scroll-down': 'way',
  note: 'case',
  about: 'case',
  save: 'case',
  'next-case': 'case',
  resume: 'case',
  'class-ends': 'case',
  severity: 'case',
  language: 'case',
  help: 'case',
  quit: 'case',
};

export function helpScreen(draw: Draw, mode: Extract<Mode, { name: 'help' }>): Line[] {
  const { words, symbols } = draw;
  const bindings = bindingsNow(draw.state, mode.place);
  const wide = Math.max(...bindings.map((binding) => widthOf(keysOf(binding, words))));
  const rows = bindings.map((binding, index) => {
    const marked = index === mode.cursor;
    const keys = keysOf(binding, words);
    return hanging(
      [
        piece(marked ? `${symbols.pointer} ` : '  ', 'key'),
        piece(`${keys}${' '.repeat(wide - widthOf(keys) + 2)}`, marked ? 'selected' : 'key'),
      ],
      words.long[binding.action],
      draw.width,
      marked ? 'selected' : undefined,
    );
  });
  const hint = paragraph(words.helpHint.replaceAll('↑', symbols.up).replaceAll('↓', symbols.down), draw.width, 'muted');
  const head: Line[] = [EMPTY, heading(words.helpTitle), EMPTY];
  return [
    ...head,
    ...windowed(draw, rows, mode.cursor, Math.max(3, draw.height - head.length - hint.length - 1), 0),
    EMPTY,
    ...hint,
  ];
}
