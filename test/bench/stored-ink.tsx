/** As much as the runner paints and stores: a window full of lines, and an answer flushed to disk before the next question. */
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { Box, render, Text, useInput } from 'ink';
import { useState } from 'react';

const TITLES = ['Is it all the time or now and then?', 'Who else has it?'] as const;
const ROWS = Array.from({ length: 28 }, (_, row) => row + 1);
const ANSWER = `${JSON.stringify({ c: '00000000', e: 'x'.repeat(280) })}\n`;
const file = openSync(process.argv[2] as string, 'a');

function App() {
  const [at, setAt] = useState(0);
  const take = (to: number) => {
    writeSync(file, ANSWER);
    fdatasyncSync(file);
    setAt(to);
  };
  useInput((key) => {
    if (key === '1') take(at + 1);
    if (key === 'b') take(at - 1);
  });
  return (
    <Box flexDirection="column" width={100}>
      <Text bold>{TITLES[at % TITLES.length]}</Text>
      {ROWS.map((row) => (
        <Box key={row}>
          <Text>{`  ${row}  What is said and asked, step ${at}`.padEnd(60)}</Text>
          <Text color="blue">{`What is known and still possible, ${at * row}`.padEnd(39)}</Text>
        </Box>
      ))}
    </Box>
  );
}

render(<App />);
