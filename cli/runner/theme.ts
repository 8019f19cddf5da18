/** From roles to weight and colour. Meaning never hangs on colour alone: each role also has its place, label or sign. */

/** What a piece of text is, not how it looks. */
export const ROLES = [
  'words',
  'label',
  'muted',
  'key',
  'selected',
  'title',
  'agent',
  'good',
  'warn',
  'bad',
  'bar',
  'rule',
  'typed',
  'strong',
] as const;
export type Role = (typeof ROLES)[number];

export type ThemeName = 'dark' | 'light' | 'dark-16' | 'light-16' | 'neutral' | 'plain';

interface Style {
  readonly bold?: boolean;
  readonly inverse?: boolean;
  /** Number in the terminal's palette: below 16 the terminal's own colours, above them the fixed 256. */
  readonly colour?: number;
}
export type Theme = Readonly<Record<Role, Style>>;

const WEIGHT: Theme = {
  words: { bold: true },
  label: {},
  muted: {},
  key: { bold: true },
  selected: { bold: true, inverse: true },
  title: { bold: true },
  agent: {},
  good: { bold: true },
  warn: { bold: true },
  bad: { bold: true },
  bar: {},
  rule: {},
  typed: { bold: true },
  strong: { bold: true },
};

const coloured = (colours: Partial<Record<Role, number>>): Theme =>
  Object.fromEntries(
    ROLES.map((role) => [
      role,
      colours[role] === undefined ? WEIGHT[role] : { ...WEIGHT[role], colour: colours[role] },
    ]),
  ) as unknown as Theme;

/**
 * Every colour stands at 4.5:1 or more against the backgrounds people use: black to #2d333b for dark, white to #eee8d5 for
 * light (held by a test). `neutral` is for a terminal that does not say what its background is.
 */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  dark: coloured({ label: 110, muted: 248, key: 116, agent: 180, good: 114, warn: 221, bad: 217, bar: 110, rule: 247 }),
  light: coloured({ label: 24, muted: 240, key: 23, agent: 58, good: 22, warn: 94, bad: 124, bar: 24, rule: 240 }),
  'dark-16': coloured({ label: 14, key: 14, agent: 11, good: 10, warn: 11, bar: 14 }),
  'light-16': coloured({ label: 4, key: 4, bad: 1, bar: 4 }),
  neutral: WEIGHT,
  plain: WEIGHT,
};

const code = ({ bold, inverse, colour }: Style): string => {
  const codes: number[] = [];
  if (bold) codes.push(1);
  if (inverse) codes.push(7);
  if (colour !== undefined) codes.push(...(colour < 8 ? [30 + colour] : colour < 16 ? [82 + colour] : [38, 5, colour]));
  return codes.join(';');
};

// A bare escape would be a control character in the source; the theme writes nothing else.
const ESC = '\u001b';
const opened = new Map<Theme, Map<Role, string>>();

/** What a role looks like, as the numbers of its codes: `1;38;5;110`; empty where it looks like any other text. */
export function codesOf(role: Role, theme: Theme): string {
  let codes = opened.get(theme);
  if (!codes) {
    codes = new Map(ROLES.map((each) => [each, code(theme[each])]));
    opened.set(theme, codes);
  }
  return codes.get(role) ?? '';
}

/** The text with the terminal's codes for its role. */
export function styled(text: string, role: Role | undefined, theme: Theme): string {
  if (!role || text === '') return text;
  const open = codesOf(role, theme);
  if (!open) return text;
  const style = theme[role];
  const close = [style.bold ? '22' : '', style.inverse ? '27' : '', style.colour === undefined ? '' : '39'];
  return `${ESC}[${open}m${text}${ESC}[${close.filter((part) => part !== '').join(';')}m`;
}

/** Red, green and blue, 0 to 1 each, as the terminal told them. */
export interface Background {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
/** Relative luminance as WCAG defines it. */
export const luminance = ({ red, green, blue }: Background): number =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
/** Contrast ratio of two colours, 1 to 21. */
export function contrast(one: Background, other: Background): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

type Environment = Readonly<Record<string, string | undefined>>;

const depth = (env: Environment): 'none' | '16' | 'many' => {
  if (env.NO_COLOR || env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false' || env.TERM === 'dumb') return 'none';
  if (/^(truecolor|24bit)$/i.test(env.COLORTERM ?? '')) return 'many';
  return /256|direct|kitty|alacritty|ghostty|wezterm/i.test(env.TERM ?? '') ? 'many' : '16';
};

/** The theme for a terminal: its colours from the environment, its background from its own reply or COLORFGBG. */
export function chooseTheme(env: Environment, background?: Background): ThemeName {
  const colours = depth(env);
  if (colours === 'none') return 'plain';
  const wanted = env.SYMPTREE_THEME;
  const dark =
    wanted === 'dark'
      ? true
      : wanted === 'light'
        ? false
        : background
          ? luminance(background) < 0.18
          : fromColorFgBg(env.COLORFGBG);
  if (dark === undefined) return 'neutral';
  return colours === 'many' ? (dark ? 'dark' : 'light') : dark ? 'dark-16' : 'light-16';
}

function fromColorFgBg(value: string | undefined): boolean | undefined {
  const background = Number(value?.split(';').at(-1));
  if (!value || !Number.isInteger(background)) return undefined;
  return background < 7 || background === 8;
}
