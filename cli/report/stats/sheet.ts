/** The figures as titled tables: what the terminal, the CSV file and the page all print. */

import { FEW } from '../../../engine/index.ts';
import type {
  Band,
  DeadlineKind,
  EndKind,
  Figures,
  FigureTitles,
  Quantiles,
  Share,
  Targeted,
  TargetFigure,
} from '../../engine.ts';
import type { StatsWords } from './words.ts';

export type Cell =
  | { readonly type: 'share'; readonly share: Share; readonly band?: Band; readonly target?: TargetFigure }
  /** `few`: from fewer cases than is to be relied on. */
  | { readonly type: 'number'; readonly value: number | undefined; readonly few?: boolean }
  /** A part of 1 without an interval. */
  | { readonly type: 'part'; readonly value: number | undefined; readonly few: boolean };

export interface Row {
  /** Stable, for programs. */
  readonly id: string;
  readonly label: string;
  /** In the order of the block's columns. */
  readonly cells: readonly Cell[];
}

export interface Block {
  readonly id: string;
  readonly title: string;
  /** What the rows are. */
  readonly head: string;
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly Row[];
}

/** Which of the figures of these rows are from too few cases; plain counts are from none. */
export function fewIn(rows: readonly Row[]): 'all' | 'some' | 'none' {
  const known = rows.flatMap(({ cells }) => cells.filter(isJudged).map(isFew));
  if (!known.includes(true)) return 'none';
  return known.includes(false) ? 'some' : 'all';
}
/** Stands behind such a figure where others of its block are from more. */
export const FEW_MARK = '*';

export const isFew = (cell: Cell): boolean => (cell.type === 'share' ? cell.share.few : cell.few === true);
/** Whether there is a figure that rests on a number of cases. */
const isJudged = (cell: Cell): boolean =>
  cell.type === 'share' ? cell.share.share !== undefined : cell.value !== undefined && cell.few !== undefined;

const share = (of: Share, band?: Band, target?: TargetFigure): Cell => ({
  type: 'share',
  share: of,
  ...(band === undefined ? {} : { band }),
  ...(target === undefined ? {} : { target }),
});
const number = (value: number | undefined): Cell => ({ type: 'number', value });
/** A quantile of fewer than this says little. */
const quantile = (value: number | undefined, { count }: Quantiles): Cell => ({
  type: 'number',
  value,
  few: count < FEW,
});

/** The tree as well: several may ask the same. */
const stepLabel = (step: string, titles: FigureTitles): string =>
  `${titles.tree(step.slice(0, step.indexOf('/')))} › ${titles.step(step)}`;

/** Every table of the figures, in the order of reading; those without rows are left out. */
export function sheetOf(figures: Figures, words: StatsWords, titles: FigureTitles): Block[] {
  const { firstContact, firstDiagnosis, escalations, deadlines, questions, minutes } = figures;
  const one = (id: string, label: string, cell: Cell): Row => ({ id, label, cells: [cell] });
  const shareColumn = [{ id: 'share', title: words.share }];
  const effort = (id: string, label: string, quantiles: Quantiles): Row => ({
    id,
    label,
    cells: [number(quantiles.count), quantile(quantiles.median, quantiles), quantile(quantiles.p90, quantiles)],
  });
  const target = (figure: Targeted) => figures.targets?.find((one) => one.figure === figure);
  const blocks: Block[] = [
    {
      id: 'outcomes',
      title: words.outcomes,
      head: '',
      columns: shareColumn,
      rows: [
        one('first-contact', words.firstContact, share(firstContact, firstContact.band, target('first-contact'))),
        one('first-diagnosis', words.firstDiagnosis, share(firstDiagnosis, undefined, target('first-diagnosis'))),
        one('complete', words.complete, share(escalations.complete, undefined, target('complete'))),
      ],
    },
    {
      id: 'ends',
      title: words.ends,
      head: '',
      columns: shareColumn,
      rows: (Object.keys(figures.ends) as EndKind[]).map((end) => one(end, words.end[end], share(figures.ends[end]))),
    },
    {
      id: 'deadlines',
      title: words.deadlines,
      head: '',
      columns: [{ id: 'kept', title: words.kept }],
      rows: (Object.keys(deadlines) as DeadlineKind[]).map((what) =>
        one(what, words.deadline[what], share(deadlines[what], undefined, target(what))),
      ),
    },
    {
      id: 'effort',
      title: words.effort,
      head: '',
      columns: [
        { id: 'count', title: words.ended },
        { id: 'median', title: words.median },
        { id: 'p90', title: words.p90 },
      ],
      rows: [effort('questions', words.questions, questions), effort('minutes', words.minutes, minutes)],
    },
    {
      id: 'missing',
      title: words.escalations,
      head: '',
      columns: shareColumn,
      rows: escalations.missing.map((missing) => one(missing.fact, titles.fact(missing.fact), share(missing.share))),
    },
    {
      id: 'teams',
      title: words.teams,
      head: '',
      columns: [{ id: 'count', title: words.count }],
      rows: escalations.teams.map(({ team, count }) => one(team, titles.team(team), number(count))),
    },
    {
      id: 'follow-ups',
      title: words.followUps,
      head: '',
      columns: [{ id: 'count', title: words.count }],
      rows:
        figures.followUps.due + figures.followUps.done > 0
          ? [
              one('due', words.followUpsDue, number(figures.followUps.due)),
              one('done', words.followUpsDone, number(figures.followUps.done)),
            ]
          : [],
    },
    {
      id: 'trees',
      title: words.trees,
      head: words.tree,
      columns: [
        { id: 'ended', title: words.ended },
        { id: 'first-contact', title: words.firstContact },
        { id: 'escalated', title: words.escalated },
      ],
      rows: figures.trees.map(({ tree, ended, firstContact: first, escalated }) => ({
        id: tree,
        label: titles.tree(tree),
        cells: [number(ended), share(first, first.band), share(escalated)],
      })),
    },
    {
      id: 'causes',
      title: words.causes,
      head: words.cause,
      columns: [{ id: 'count', title: words.count }],
      rows: figures.causes.map(({ cause, count }) => one(cause, titles.cause(cause), number(count))),
    },
    {
      id: 'actions',
      title: words.actions,
      head: words.action,
      columns: [
        { id: 'tried', title: words.tried },
        { id: 'fixed', title: words.fixed },
        { id: 'cannot', title: words.cannot },
      ],
      rows: figures.actions.map(({ step, tried, fixed, cannot }) => ({
        id: step,
        label: stepLabel(step, titles),
        cells: [number(tried), share(fixed), share(cannot)],
      })),
    },
    {
      id: 'steps',
      title: words.steps,
      head: words.step,
      columns: [
        { id: 'reached', title: words.reached },
        { id: 'left-here', title: words.leftHere },
        { id: 'unsure', title: words.unsure },
        { id: 'other-wording', title: words.otherWording },
        { id: 'changed', title: words.changed },
        { id: 'seconds-median', title: `${words.seconds} ${words.median}` },
        { id: 'seconds-p90', title: `${words.seconds} ${words.p90}` },
        { id: 'narrowed', title: words.narrowed },
      ],
      rows: figures.steps
        .filter(({ kind }) => kind !== 'end')
        .map(({ step, reached, leftHere, unsure, otherWording, changed, seconds, narrowed }) => ({
          id: step,
          label: stepLabel(step, titles),
          cells: [
            number(reached),
            share(leftHere),
            share(unsure),
            share(otherWording),
            share(changed),
            quantile(seconds.median, seconds),
            quantile(seconds.p90, seconds),
            { type: 'part', value: narrowed?.share, few: narrowed?.few ?? true },
          ],
        })),
    },
  ];
  return blocks.filter(({ rows }) => rows.length > 0);
}

/** `75%`; a share of 99.6 % is not called all of it, nor one of 0.4 % nothing. */
export function percent(part: number): string {
  const rounded = Math.round(part * 100);
  if (rounded === 100 && part < 1) return '>99%';
  return rounded === 0 && part > 0 ? '<1%' : `${rounded}%`;
}
