import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { styledLine } from '../painting/frame.ts';
import type { Line } from '../text/line.ts';
import type { Theme } from '../theme.ts';

export interface RowsProps {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly theme: Theme;
}

/** Lines that are cut to their width already, one under another: one text, since every box and every clipping costs Ink time. */
export function Rows({ lines, width, theme }: RowsProps): ReactElement {
  const text = lines.map((line) => styledLine(line, theme) || ' ').join('\n');
  return (
    <Box width={width} height={lines.length} flexShrink={0}>
      <Text>{text}</Text>
    </Box>
  );
}
