/** What `copy` puts on the clipboard: the text meant for the customer, else the words to say. */
import type { StepView } from '../engine.ts';
import type { ProgramWords } from '../words/index.ts';

export function copyText(step: StepView | undefined, { todoLine }: ProgramWords): string | undefined {
  switch (step?.kind) {
    case undefined:
    // A check is the agent's own; nothing in it is for the customer.
    case 'check':
      return undefined;
    case 'question':
    case 'test':
      return step.send ?? text([step.instruction, step.ask]);
    case 'repair':
      return step.send ?? step.instruction;
    case 'information':
      return step.send ?? step.tell;
    case 'end':
      return text([
        step.forward ?? step.say,
        ...step.todo.map(({ what, owner, by }) => `- ${todoLine(what.replace(/\s+/g, ' '), owner, by)}`),
      ]);
  }
}

const text = (parts: readonly (string | undefined)[]): string | undefined => {
  const said = parts.filter((part) => part !== undefined);
  return said.length > 0 ? said.join('\n') : undefined;
};
