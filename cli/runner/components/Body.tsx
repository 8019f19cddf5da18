import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { Line } from '../text/line.ts';
import type { Theme } from '../theme.ts';
import { Rows } from './Rows.tsx';

export interface BodyProps {
  readonly main: readonly Line[];
  readonly side?: readonly Line[];
  readonly mainWidth: number;
  readonly sideWidth: number;
  readonly theme: Theme;
}

/** The words and answers, and beside them, where there is room, what the machine knows. */
export function Body({ main, side, mainWidth, sideWidth, theme }: BodyProps): ReactElement {
  return (
    <Box height={main.length} flexShrink={0}>
      <Rows lines={main} width={mainWidth} theme={theme} />
      {side ? <Rows lines={side} width={sideWidth} theme={theme} /> : null}
    </Box>
  );
}
