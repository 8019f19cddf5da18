/** The variables of the environment that the program looks at. */
import type { ProgramLanguage } from '../language.ts';

export interface Variable {
  /** Those that mean the same, as one would write them; with a value where only that one counts. */
  readonly written: readonly string[];
  readonly about: Readonly<Record<ProgramLanguage, string>>;
}

export const ENVIRONMENT: readonly Variable[] = [
  {
    written: ['SYMPTREE_LANG'],
    about: {
      'zh-CN': '程序说哪种语言；--lang 优先',
      en: 'the language, before that of the system; --lang goes before it',
    },
  },
  {
    written: ['LC_ALL', 'LC_MESSAGES', 'LANG'],
    about: {
      'zh-CN': '系统的语言，是中文或英文时才用',
      en: "the system's language, where it is Chinese or English",
    },
  },
  {
    written: ['SYMPTREE_STORE'],
    about: {
      'zh-CN': '会话存在哪里：files（文件夹）、none（不存）或 postgres://…；--store 优先',
      en: 'where sessions are kept: files, none, or postgres://…; --store goes before it',
    },
  },
  {
    written: ['SYMPTREE_DATA'],
    about: {
      'zh-CN': '存会话的文件夹；--data 优先',
      en: 'the folder in which sessions are stored; --data goes before it',
    },
  },
  {
    written: ['SYMPTREE_AGENT'],
    about: { 'zh-CN': '谁在做；--agent 优先', en: 'who works on a session; --agent goes before it' },
  },
  {
    written: ['SYMPTREE_THEME'],
    about: {
      'zh-CN': '全屏界面的颜色：dark（深底）或 light（浅底）',
      en: 'colours of the full screen: dark or light, where the terminal does not say which it is',
    },
  },
  {
    written: ['COLORTERM', 'COLORFGBG'],
    about: {
      'zh-CN': '终端有多少种颜色，背景是深是浅（终端自己设的）',
      en: 'how many colours the terminal has, and whether its background is dark; terminals set them',
    },
  },
  {
    written: ['NO_COLOR', 'FORCE_COLOR=0', 'FORCE_COLOR=false', 'TERM=dumb'],
    about: {
      'zh-CN': '不用颜色；TERM=dumb 还会用逐行界面',
      en: 'no colours; with TERM=dumb also the plain face',
    },
  },
  {
    written: ['CI'],
    about: {
      'zh-CN': '用逐行界面；空的、0 和 false 不算',
      en: 'the plain face; empty, 0 and false do not count',
    },
  },
  {
    written: ['XDG_DATA_HOME', 'XDG_CACHE_HOME'],
    about: {
      'zh-CN':
        '会话、检查结果放在这下面的 symptree 里；没设就是 ~/.local/share 和 ~/.cache（Windows 上是 LOCALAPPDATA）',
      en: 'sessions, and what checks found, lie in symptree below; else ~/.local/share and ~/.cache (LOCALAPPDATA on Windows)',
    },
  },
  {
    written: ['SYMPTREE_DEBUG'],
    about: { 'zh-CN': '程序自己出错时显示调用栈', en: 'a fault of the program shows its stack' },
  },
];
