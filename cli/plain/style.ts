/** Weight and colour of a line; meaning never hangs on them alone. */
import { styleText } from 'node:util';

export interface Style {
  /** What the customer hears. */
  customer(text: string): string;
  /** What only the agent reads. */
  agent(text: string): string;
  heading(text: string): string;
  problem(text: string): string;
}

/** Whether there are colours is decided by the caller, not by what Node finds out about its own stdout. */
const DECIDED = { validateStream: false } as const;

const same = (text: string) => text;
const PLAIN: Style = { customer: same, agent: same, heading: same, problem: same };
const COLOURED: Style = {
  customer: (text) => styleText('bold', text, DECIDED),
  agent: (text) => styleText('gray', text, DECIDED),
  heading: (text) => styleText('cyan', text, DECIDED),
  problem: (text) => styleText('yellow', text, DECIDED),
};

export const styleFor = (coloured: boolean): Style => (coloured ? COLOURED : PLAIN);
