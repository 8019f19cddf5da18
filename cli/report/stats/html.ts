/** The figures as one page that needs nothing else: no script, no font, no network. It prints well. */
import { clean, FIRST_CONTACT_BANDS, type Share } from '../../engine.ts';
import { type Block, type Cell, FEW_MARK, fewIn, isFew, percent } from './sheet.ts';
import type { StatsWords } from './words.ts';

export interface PageOptions {
  readonly locale: string;
  readonly words: StatsWords;
}

/** The page. Whatever comes from outside is text in it and nothing else. */
export function statsPage(
  heading: readonly string[],
  blocks: readonly Block[],
  { locale, words }: PageOptions,
): string {
  const [title = words.title, ...about] = heading;
  return `<!doctype html>
<html lang="${safe(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${safe(title)}</h1>
${about.map((line) => `<p>${safe(line)}</p>`).join('\n')}
${blocks.map((block) => section(block, words)).join('\n')}
<footer><h2>${safe(words.meaning)}</h2>
<dl>${words.definitions.map(([term, meaning]) => `<dt>${safe(term)}</dt><dd>${safe(meaning)}</dd>`).join('\n')}</dl>
<p>${safe(words.bandsNote)}</p><p>${safe(words.intervalNote)}</p></footer>
</body>
</html>
`;
}

function section({ id, title, head, columns, rows }: Block, words: StatsWords): string {
  const few = fewIn(rows);
  const isNumber = (index: number) => rows.every(({ cells }) => cells[index]?.type !== 'share');
  const titles = columns
    .map((column, index) => `<th scope="col"${isNumber(index) ? ' class="number"' : ''}>${safe(column.title)}</th>`)
    .join('');
  const dense = columns.length > DENSE;
  const body = rows.map(
    (row) =>
      `<tr><th scope="row" title="${safe(row.id)}">${safe(row.label)}</th>${row.cells.map((cell) => `<td${cell.type === 'share' ? '' : ' class="number"'}>${drawn(cell, words, { limits: id === 'outcomes', dense, marked: few === 'some' })}</td>`).join('')}</tr>`,
  );
  return `<section id="${safe(id)}"${dense ? ' class="wide dense"' : columns.length > 2 && id !== 'effort' ? ' class="wide"' : ''}><h2>${safe(title)}${few === 'all' ? `<small>${safe(words.allFew)}</small>` : ''}</h2>
<table><thead><tr><th scope="col">${safe(head)}</th>${titles}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table>${few === 'some' ? `<p>${safe(words.someFew(FEW_MARK))}</p>` : ''}</section>`;
}

/** Columns beyond which shares stand without bars, on two lines. */
const DENSE = 4;

interface Drawing {
  /** With the limits of the bands. */
  readonly limits: boolean;
  readonly dense: boolean;
  /** Whether a figure from too few cases is told from the others. */
  readonly marked: boolean;
}

function drawn(cell: Cell, words: StatsWords, { limits, dense, marked }: Drawing): string {
  const mark = marked && isFew(cell) ? FEW_MARK : '';
  switch (cell.type) {
    case 'number':
      return cell.value === undefined ? '–' : safe(`${cell.value}${mark}`);
    case 'part':
      return cell.value === undefined ? '–' : safe(`${percent(cell.value)}${mark}`);
    case 'share': {
      const { share, low = 0, high = 1, count, of } = cell.share;
      const { target } = cell;
      if (share === undefined) return '–';
      const notes = [
        words.of(count, of),
        `[${words.interval(percent(low), percent(high))}]${mark}`,
        ...(target === undefined ? [] : [words.target(percent(target.target), target.reached)]),
      ];
      const band = cell.band === undefined ? '' : ` <strong>${safe(words.bands[cell.band])}</strong>`;
      if (dense)
        return `<b>${safe(percent(share))}</b>${band} ${notes.map((note) => `<small>${safe(note)}</small>`).join('<br>')}`;
      return `${bar(cell.share, limits && cell.band !== undefined, target?.target)} <b>${safe(percent(share))}</b>${band} <small>${safe(notes.join(' '))}</small>`;
    }
  }
}

/** A bar with its interval as a whisker, the pack's target and for first contact the limits of the bands. Words say the same beside it. */
function bar({ share = 0, low = 0, high = 1, few }: Share, bands: boolean, target: number | undefined): string {
  const x = (part: number) => (part * 100).toFixed(1);
  const limits = bands
    ? Object.values(FIRST_CONTACT_BANDS)
        .map((limit) => `<line class="limit" x1="${x(limit)}" x2="${x(limit)}" y1="0" y2="12"/>`)
        .join('')
    : '';
  const wanted =
    target === undefined ? '' : `<path class="target" d="M${x(target)} 0V12M${x(target)} 0l-2.5 0l2.5 3l2.5 -3z"/>`;
  return `<svg class="bar${few ? ' few' : ''}" viewBox="0 0 100 12" width="100" height="12" aria-hidden="true"><rect class="ground" width="100" height="12"/><rect class="share" width="${x(share)}" height="12"/><path class="whisker" d="M${x(low)} 6H${x(high)}M${x(low)} 3V9M${x(high)} 3V9"/>${limits}${wanted}</svg>`;
}

const safe = (text: string): string => clean(text).replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#5c6570;--line:#d5dae0;--ground:#eceff2;--share:#3f6fa8;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa4af;--line:#3a424b;--ground:#2a3038;--share:#6f9fd8;--paper:#16191d}}
body{font:15px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--paper);max-width:72rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0 0 .3rem}h2{font-size:1.1rem;margin:2rem 0 .4rem}p{margin:.2rem 0;color:var(--soft)}
section{overflow-x:auto}table{border-collapse:collapse}
th:first-child{width:18rem;min-width:12rem}
th,td{text-align:left;padding:.3rem 1.4rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--soft);font-weight:500;font-size:.85rem}tbody th{font-weight:400;max-width:26rem}
td{white-space:nowrap;font-variant-numeric:tabular-nums}small{color:var(--soft)}
.bar{vertical-align:-1px;margin-right:.4rem}.ground{fill:var(--ground)}.share{fill:var(--share)}.few .share{opacity:.35}
.number{text-align:right}.target{stroke:var(--ink);fill:var(--ink);stroke-width:1}
.whisker{stroke:var(--ink);stroke-width:1;fill:none}.limit{stroke:var(--ink);stroke-width:.7;stroke-dasharray:2 1.5}
footer{margin-top:2rem}dt{font-weight:600}dd{margin:0 0 .5rem;color:var(--soft);max-width:52rem}
@page{size:A4;margin:14mm}@page wide{size:A4 landscape}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--ground:#eee;--share:#777;--paper:#fff}body{margin:0;max-width:none;font-size:10pt}section{break-inside:auto;overflow:visible}h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}td small{white-space:nowrap}.wide{page:wide;font-size:9pt}.dense{font-size:8pt}.dense th,.dense td{padding:.15rem .8rem .15rem 0}th,td{padding-right:.8rem}th:first-child{width:12rem}.wide th:first-child{width:24rem;min-width:16rem}svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
