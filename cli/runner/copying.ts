/** What `copy` puts on the clipboard: the text meant for the customer, else the words to say. */
import type { StepView } from '../engine.ts';

export function copyText(step: StepView | undefined): string | undefined {
  switch (step?.kind) {
    case undefined:
    // A check is the agent's own; nothing in it is for the customer.
    case 'check':
      return undefined;
    case 'question':
    case 'test':
      return step.send ?? [step.instruction, step.ask].filter((part) => part !== undefined).join('\n');
    case 'repair':
      return step.send ?? step.instruction;
    case 'information':
      return step.send ?? step.tell;
    case 'end':
      return step.forward ?? step.say;
  }
}
