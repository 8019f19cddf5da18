import { describe, expect, it } from 'vitest';
import {
  type Background,
  chooseTheme,
  contrast,
  ROLES,
  styled,
  THEMES,
  type ThemeName,
} from '../../cli/runner/theme.ts';

const hex = (colour: string): Background => {
  const value = Number.parseInt(colour.slice(1), 16);
  return { red: (value >> 16) / 255, green: ((value >> 8) & 255) / 255, blue: (value & 255) / 255 };
};
/** The fixed part of the 256 colours, and what xterm shows for the first sixteen. */
function colour(number: number): Background {
  const first = [
    '#000000',
    '#cd0000',
    '#00cd00',
    '#cdcd00',
    '#0000ee',
    '#cd00cd',
    '#00cdcd',
    '#e5e5e5',
    '#7f7f7f',
    '#ff0000',
    '#00ff00',
    '#ffff00',
    '#5c5cff',
    '#ff00ff',
    '#00ffff',
    '#ffffff',
  ];
  if (number < 16) return hex(first[number] as string);
  if (number >= 232) {
    const grey = (8 + 10 * (number - 232)) / 255;
    return { red: grey, green: grey, blue: grey };
  }
  const level = (part: number) => ([0, 95, 135, 175, 215, 255][part] ?? 0) / 255;
  const cube = number - 16;
  return { red: level(Math.floor(cube / 36)), green: level(Math.floor(cube / 6) % 6), blue: level(cube % 6) };
}

const DARK = ['#000000', '#1e1e1e', '#282c34', '#002b36', '#2d333b'];
const LIGHT = ['#ffffff', '#fafafa', '#fdf6e3', '#eee8d5'];
const grounds: Readonly<Record<ThemeName, readonly string[]>> = {
  dark: DARK,
  light: LIGHT,
  'dark-16': DARK,
  'light-16': LIGHT,
  neutral: [],
  plain: [],
};

describe('the theme', () => {
  it.each(Object.keys(THEMES) as ThemeName[])('%s stands at 4.5:1 on the backgrounds people use', (name) => {
    for (const role of ROLES) {
      const { colour: number } = THEMES[name][role];
      if (number === undefined) continue;
      for (const ground of grounds[name])
        expect([role, ground, contrast(colour(number), hex(ground)) >= 4.5]).toEqual([role, ground, true]);
    }
  });

  it('uses no colour where the background is not known', () => {
    expect(
      ROLES.every((role) => THEMES.neutral[role].colour === undefined && THEMES.plain[role].colour === undefined),
    ).toBe(true);
  });

  it.each([
    [{ TERM: 'xterm-256color' }, undefined, 'neutral'],
    [{ TERM: 'xterm-256color' }, hex('#1e1e1e'), 'dark'],
    [{ TERM: 'xterm-256color' }, hex('#fdf6e3'), 'light'],
    [{ TERM: 'xterm', COLORFGBG: '15;0' }, undefined, 'dark-16'],
    [{ TERM: 'xterm', COLORFGBG: '0;default;15' }, undefined, 'light-16'],
    [{ TERM: 'xterm', COLORTERM: 'truecolor', COLORFGBG: '0;15' }, undefined, 'light'],
    [{ TERM: 'xterm-256color', SYMPTREE_THEME: 'light' }, hex('#000000'), 'light'],
    [{ TERM: 'xterm-256color', NO_COLOR: '1' }, hex('#000000'), 'plain'],
    [{ TERM: 'dumb' }, undefined, 'plain'],
  ])('%j with background %j is %s', (env, background, expected) => {
    expect(chooseTheme(env as Record<string, string>, background)).toBe(expected);
  });

  it('keeps weight where there is no colour', () => {
    expect(styled('a', 'words', THEMES.plain)).toBe('\u001b[1ma\u001b[22m');
    expect(styled('a', 'muted', THEMES.plain)).toBe('a');
  });
});
