/** The figures as printed: a terminal table, JSON, CSV or a page. */
import type { Figures, FigureTitles } from '../../engine.ts';
import { statsCsv } from './csv.ts';
import { statsPage } from './html.ts';
import { sheetOf } from './sheet.ts';
import { statsTable } from './table.ts';
import { statsWords } from './words.ts';

export const STATS_FORMATS = ['table', 'json', 'csv', 'html'] as const;
export type StatsFormat = (typeof STATS_FORMATS)[number];

export interface StatsOptions {
  readonly format: StatsFormat;
  readonly locale: string;
  readonly titles: FigureTitles;
  /** What was counted, in words: the period, the pack, a filter. Below the title. */
  readonly about?: readonly string[];
  /** The same for programs. */
  readonly filter?: Readonly<Record<string, string | number>>;
  /** Columns of the terminal; 80 unless given. */
  readonly width?: number;
  /** Rows of a table in the terminal before the rest is only counted; 30 unless given. */
  readonly rows?: number;
  readonly paint?: (heading: string) => string;
}

/** The report as it is printed, with a line end at the end. */
export function statsReport(figures: Figures, options: StatsOptions): string {
  const { format, locale, titles, about = [], filter, width = 80, rows = 30, paint } = options;
  if (format === 'json') return `${JSON.stringify({ ...figures, ...(filter ? { filter } : {}) }, null, 2)}\n`;
  const words = statsWords(locale);
  const blocks = sheetOf(figures, words, titles);
  if (format === 'csv') return statsCsv(blocks);
  const heading = [words.title, words.sessions(figures.sessions, figures.ended), ...about];
  return format === 'html'
    ? statsPage(heading, blocks, { locale, words })
    : statsTable(heading, blocks, { words, width, rows, ...(paint ? { paint } : {}) });
}
