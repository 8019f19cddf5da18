/** The frame that is painted before Ink is loaded is the one that Ink paints then. */
import { EventEmitter } from 'node:events';
import { render } from 'ink';
import { describe, expect, it } from 'vitest';
import { Screen } from '../../cli/runner/components/Screen.tsx';
import { frameOf } from '../../cli/runner/layout.ts';
import { rowsOf } from '../../cli/runner/painting/frame.ts';
import { knownBeside, type State, type World } from '../../cli/runner/state.ts';
import { THEMES } from '../../cli/runner/theme.ts';
import { type Desk, desk } from './trees.ts';

const drawn = (state: State, world: World) => frameOf(state, world, (view) => knownBeside(state, view));

/** What Ink writes of a desk as it stands. */
function paintedByInk({ store, world }: Desk): string {
  let painted = '';
  const { columns, rows } = store.get().size;
  const stdout = Object.assign(new EventEmitter(), {
    isTTY: true,
    columns,
    rows,
    write: (text: string) => {
      painted = text;
      return true;
    },
  });
  const app = render(<Screen store={store} frameOf={(state) => drawn(state, world)} place={() => {}} />, {
    stdout: stdout as unknown as NodeJS.WriteStream,
    debug: true,
    patchConsole: false,
  });
  const frame = painted;
  app.unmount();
  return frame;
}

function paintedEarly({ store, world }: Desk): string | undefined {
  const state = store.get();
  return rowsOf(drawn(state, world), state.size.columns, THEMES[state.theme])?.join('\n');
}

const SIZES = [
  [100, 30],
  [60, 20],
  [200, 60],
  [96, 24],
  [24, 8],
  [20, 5],
] as const;

describe.each(SIZES)('at %i by %i', (columns, rows) => {
  it('a question', () => {
    const d = desk({ tree: 'demo', columns, rows });
    expect(paintedEarly(d)).toBe(paintedByInk(d));
  });

  it('the opening', () => {
    const d = desk({ columns, rows });
    expect(paintedEarly(d)).toBe(paintedByInk(d));
  });

  it('a question after others', () => {
    const d = desk({ tree: 'demo', columns, rows });
    d.press('1', '1');
    d.store.send({ type: 'theme', theme: 'light-16' });
    expect(paintedEarly(d)).toBe(paintedByInk(d));
  });
});

it('is left to Ink where a letter is not plain', () => {
  const d = desk();
  d.press('🦊');
  expect(paintedEarly(d)).toBeUndefined();
});
