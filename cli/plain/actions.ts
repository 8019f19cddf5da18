/** The short words an agent types beside answers. The first Latin and the first Chinese form stand in the help. */

export type ActionName =
  | 'unsure'
  | 'back'
  | 'change'
  | 'reopen'
  | 'note'
  | 'wording'
  | 'find-out'
  | 'why'
  | 'about'
  | 'known'
  | 'switch'
  | 'return'
  | 'severity'
  | 'class-ends'
  | 'reported'
  | 'rush'
  | 'escalate'
  | 'language'
  | 'again'
  | 'help'
  | 'quit';

export interface Action {
  readonly name: ActionName;
  /** The short letter, then longer forms. */
  readonly latin: readonly [string, ...string[]];
  readonly chinese: readonly [string, ...string[]];
  /** May be followed by what it is about: `n wifi at home`. */
  readonly takes: boolean;
}

export const ACTIONS: readonly Action[] = [
  { name: 'unsure', latin: ['u', 'unsure', 'not sure'], chinese: ['不确定', '不知道', '不清楚'], takes: false },
  { name: 'back', latin: ['b', 'back'], chinese: ['返回', '退回', '上一步'], takes: false },
  { name: 'change', latin: ['c', 'change'], chinese: ['改', '修改'], takes: true },
  { name: 'reopen', latin: ['o', 'reopen'], chinese: ['重问', '再问'], takes: true },
  { name: 'note', latin: ['n', 'note'], chinese: ['记', '备注', '记录'], takes: true },
  { name: 'wording', latin: ['w', 'wording'], chinese: ['换问法', '换说法'], takes: false },
  { name: 'find-out', latin: ['f', 'find-out', 'find out'], chinese: ['怎么查', '怎么看'], takes: false },
  { name: 'why', latin: ['y', 'why'], chinese: ['为什么'], takes: false },
  { name: 'about', latin: ['i', 'info'], chinese: ['情况', '已知'], takes: false },
  { name: 'known', latin: ['k', 'known'], chinese: ['事实'], takes: true },
  { name: 'switch', latin: ['s', 'switch'], chinese: ['换树', '换'], takes: true },
  { name: 'return', latin: ['t', 'return'], chinese: ['回去', '回到原来'], takes: false },
  { name: 'severity', latin: ['v', 'severity'], chinese: ['严重'], takes: true },
  { name: 'class-ends', latin: ['d', 'class-ends'], chinese: ['结束时间', '下课'], takes: true },
  { name: 'reported', latin: ['j', 'reported'], chinese: ['几点报的', '报告时间'], takes: true },
  { name: 'rush', latin: ['r', 'rush'], chinese: ['赶时间', '急'], takes: false },
  { name: 'escalate', latin: ['e', 'escalate'], chinese: ['升级'], takes: false },
  { name: 'language', latin: ['l', 'language'], chinese: ['语言'], takes: true },
  { name: 'again', latin: ['p', 'again'], chinese: ['再说', '再看'], takes: false },
  { name: 'help', latin: ['?', 'h', 'help'], chinese: ['帮助'], takes: false },
  { name: 'quit', latin: ['q', 'quit', 'exit'], chinese: ['退出', '结束'], takes: false },
];

export interface ActionRead {
  readonly name: ActionName;
  /** What followed the word, as typed. */
  readonly argument: string;
}

/**
 * The action a line asks for, or undefined. Full-width letters and spaces count as the usual ones;
 * what follows an action stands after a space (`n wifi at home`, `记 网线松了`).
 */
export function readAction(typed: string): ActionRead | undefined {
  const line = typed.trim();
  const lower = line.normalize('NFKC').toLowerCase();
  for (const { name, latin, chinese, takes } of ACTIONS) {
    if ([...latin, ...chinese].includes(lower)) return { name, argument: '' };
    if (!takes) continue;
    const begins =
      latin.find((word) => lower.startsWith(`${word} `)) ?? chinese.find((word) => lower.startsWith(`${word} `));
    // The word has as many letters in either width; what follows stays as typed.
    if (begins !== undefined) return { name, argument: line.slice(begins.length).trim() };
  }
  return undefined;
}
