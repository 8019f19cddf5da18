/** The floor of the runner's rows: a question, its answers and the next question, as Ink's documentation writes such a thing. */
import { Box, render, Text, useInput } from 'ink';
import { useState } from 'react';

const QUESTIONS = [
  ['Is it all the time or now and then?', 'All the time', 'Now and then', 'Nobody knows'],
  ['Who else has it?', 'Nobody', 'Some of the class', 'Everybody', 'Another class as well'],
] as const;

function App() {
  const [at, setAt] = useState(0);
  const [title, ...answers] = QUESTIONS[at % QUESTIONS.length] ?? [''];
  useInput((key) => {
    if (key === '1') setAt(at + 1);
    if (key === 'b') setAt(at - 1);
  });
  return (
    <Box flexDirection="column" width={100}>
      <Text bold>{title}</Text>
      {answers.map((label, index) => (
        <Text key={label}>{`  ${index + 1}  ${label}`}</Text>
      ))}
    </Box>
  );
}

render(<App />);
