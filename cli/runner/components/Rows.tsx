import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { Line } from '../text/line.ts';
import { styled, type Theme } from '../theme.ts';

export interface RowsProps {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly theme: Theme;
}

/** Lines that are cut to their width already, one under another. */
export function Rows({ lines, width, theme }: RowsProps): ReactElement {
  return (
    <Box flexDirection="column" width={width} height={lines.length} flexShrink={0} overflow="hidden">
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
        <Box key={row} height={1} width={width} flexShrink={0} overflow="hidden">
          <Text>{line.pieces.map(({ text, role }) => styled(text, role, theme)).join('') || ' '}</Text>
        </Box>
      ))}
    </Box>
  );
}
