import { Text } from 'ink';
import { render } from 'ink-testing-library';
import { expect, it } from 'vitest';
import { SafeScreen } from '../../cli/runner/components/SafeScreen.tsx';
import { runnerWords } from '../../cli/runner/words/index.ts';

let broken = true;
function Fragile() {
  if (broken) throw new Error('internal detail');
  return <Text>whole</Text>;
}

it('says one plain sentence where a screen cannot be drawn, and draws again when asked', async () => {
  let again: (() => void) | undefined;
  const app = render(
    <SafeScreen words={() => runnerWords('en')} failed={(retry) => (again = retry)}>
      <Fragile />
    </SafeScreen>,
  );
  expect(app.lastFrame()).toContain(runnerWords('en').brokenScreen);
  expect(app.lastFrame()).not.toContain('internal detail');
  broken = false;
  again?.();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(app.lastFrame()).toBe('whole');
  app.unmount();
});
