/** What the key bar says in each mode: the keys that do something there, Enter first and the way back last. */
import { bindingsNow, placeOf } from '../bindings-now.ts';
import { inputOf } from '../choices.ts';
import { asked, type Entry, type State } from '../state.ts';
import { type Piece, piece } from '../text/line.ts';
import type { Draw } from './draw.ts';
import { keyName, meantBy } from './help.ts';

/** One key and what it does. */
export type Hint = readonly Piece[];

export function hintsOf(draw: Draw): readonly Hint[] {
  const { state, words, symbols } = draw;
  const { mode } = state;
  const { hints } = words;
  const hint = (key: string, text: string): Hint => [piece(key, 'key'), piece(` ${text}`, 'muted')];
  const enter = (text: string) => hint(keyName('enter', words), text);
  const esc = (text: string) => hint('Esc', text);
  const arrows = (text: string) => hint(`${symbols.up}${symbols.down}`, text);
  switch (mode.name) {
    case 'opening':
      return mode.typing
        ? [enter(hints.begin), arrows(hints.choose), esc(hints.otherKeys)]
        : [esc(hints.goOnTyping), ...bindingHints(draw)];
    case 'step': {
      const now = asked(state);
      if (now === undefined || inputOf(now.step) !== 'text') return bindingHints(draw);
      return now.entry.typing
        ? [enter(words.short.confirm), esc(hints.otherKeys)]
        : [enter(hints.goOnTyping), ...bindingHints(draw)];
    }
    case 'change':
      return [...(takesEnter(state) ? [enter(words.short.confirm)] : []), esc(hints.leaveAsIs)];
    case 'note':
      return [enter(hints.keepNote), esc(hints.notNow)];
    case 'class-ends':
    case 'reported':
      return [enter(hints.keepNote), esc(hints.leaveAsIs)];
    case 'switch':
      return [enter(hints.switchThere), arrows(hints.choose), esc(hints.stay)];
    case 'severity':
    case 'confirm':
    case 'take-over':
      return [enter(words.short.confirm), arrows(hints.choose), esc(hints.goBack)];
    case 'stored-cases':
      return (mode.found?.length ?? 0) === 0
        ? [esc(hints.goBack)]
        : [enter(hints.goOn), arrows(hints.choose), esc(hints.goBack)];
    case 'help':
      return [enter(hints.doIt), arrows(hints.choose), esc(hints.goBack)];
    case 'report':
      return [enter(hints.goOn)];
    case 'earlier': {
      const line = state.view?.transcript[mode.cursor];
      return [
        enter(line?.canReopen ? hints.askNow : hints.change),
        hint('b', hints.backTo),
        arrows(hints.choose),
        esc(hints.goBack),
      ];
    }
    case 'about':
      return [arrows(hints.scroll), esc(hints.goBack)];
    case 'text':
      return [esc(hints.goBack)];
  }
}

/** `?` is a key here, and not a letter of what is being typed. */
export function asksForHelp({ state }: Pick<Draw, 'state'>): boolean {
  const { mode } = state;
  if (mode.name === 'opening') return !mode.typing || mode.field.text.length === 0;
  const now = asked(state);
  return mode.name === 'step' && !(now !== undefined && inputOf(now.step) === 'text' && now.entry.typing);
}

/** Enter does something: something is marked, or several or a text wait to be finished. */
function takesEnter(state: State): boolean {
  const now = asked(state);
  return now !== undefined && (inputOf(now.step) !== 'choice' || marked(now.entry));
}

const marked = ({ cursor }: Entry): boolean => cursor >= 0;

function bindingHints({ state, words }: Draw): Hint[] {
  const now = asked(state);
  const enterDoes = now === undefined || (inputOf(now.step) !== 'text' && takesEnter(state));
  return bindingsNow(state)
    .filter(({ bar, action }) => bar !== undefined && (action !== 'confirm' || enterDoes))
    .toSorted((one, other) => (one.bar ?? 0) - (other.bar ?? 0))
    .map((binding) => [
      piece(keyName(binding.keys[0] ?? '', words), 'key'),
      piece(` ${words.short[meantBy(binding, placeOf(state))]}`, 'muted'),
    ]);
}
