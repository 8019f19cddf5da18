/** The signs the program draws with. The plain set has nothing whose width depends on the terminal. */
export interface Symbols {
  readonly say: string;
  readonly agent: string;
  readonly rule: string;
  readonly dashes: string;
  readonly between: string;
  readonly dot: string;
  readonly pointer: string;
  readonly up: string;
  readonly down: string;
  readonly cut: string;
  readonly full: string;
  readonly empty: string;
  readonly on: string;
  readonly off: string;
  readonly good: string;
  readonly bad: string;
  readonly alert: string;
  readonly enter: string;
}

export const FANCY: Symbols = {
  say: '┃',
  agent: '┊',
  rule: '─',
  dashes: '┄',
  between: '│',
  dot: '·',
  pointer: '›',
  up: '↑',
  down: '↓',
  cut: '…',
  full: '█',
  empty: '░',
  on: '[✓]',
  off: '[ ]',
  good: '✓',
  bad: '✗',
  alert: '▲',
  enter: 'Enter',
};

export const ASCII: Symbols = {
  say: '|',
  agent: ':',
  rule: '-',
  dashes: '-',
  between: '|',
  dot: '-',
  pointer: '>',
  up: '^',
  down: 'v',
  cut: '...',
  full: '#',
  empty: '.',
  on: '[x]',
  off: '[ ]',
  good: '+',
  bad: 'x',
  alert: '!',
  enter: 'Enter',
};
