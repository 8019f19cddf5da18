import { Box } from 'ink';
import type { ReactElement } from 'react';
import { useCursorAt } from '../hooks/useCursorAt.ts';
import { useStore } from '../hooks/useStore.ts';
import type { Frame } from '../layout.ts';
import type { State } from '../state.ts';
import type { Store } from '../store.ts';
import type { Cursor } from '../terminal/screen.ts';
import { THEMES } from '../theme.ts';
import { Body } from './Body.tsx';
import { Rows } from './Rows.tsx';

export interface ScreenProps {
  readonly store: Store;
  readonly frameOf: (state: State) => Frame;
  readonly place: (cursor: Cursor | undefined) => void;
}

/** The whole window. */
export function Screen({ store, frameOf, place }: ScreenProps): ReactElement {
  const state = useStore(store);
  const frame = frameOf(state);
  const theme = THEMES[state.theme];
  const { columns } = state.size;
  useCursorAt(frame.cursor, place);
  return (
    <Box flexDirection="column" width={columns}>
      <Rows lines={[frame.header]} width={columns} theme={theme} />
      {frame.body.length > 0 ? (
        <>
          <Rows lines={[frame.rule]} width={columns} theme={theme} />
          <Body
            main={frame.body}
            mainWidth={frame.mainWidth}
            sideWidth={frame.sideWidth}
            theme={theme}
            {...(frame.side ? { side: frame.side } : {})}
          />
          <Rows lines={[frame.message, frame.keys]} width={columns} theme={theme} />
        </>
      ) : null}
    </Box>
  );
}
