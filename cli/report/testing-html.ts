/** The same as a page: coverage of every tree, what no case went through, what was taken for what. */
import { type CoveredShare, type Element, sharesOf } from '../engine.ts';
import type { Tested } from '../testing.ts';
import { escaped, htmlPage } from './html.ts';
import { percent, sharedReport, type TestPrinting, testReport } from './testing.ts';

export interface TestedPack {
  readonly title: string;
  readonly tested: Tested;
  readonly printing: TestPrinting;
}

/** A folder that packs share, with what all their cases went through in it. */
export interface TestedShared {
  readonly name: string;
  readonly elements: readonly Element[];
  readonly printing: TestPrinting;
}

export function testPage(packs: readonly TestedPack[], shared: readonly TestedShared[], language: string): string {
  return htmlPage('symptree test', language, [...packs.map(section), ...shared.map(sharedSection)].join('\n'));
}

function sharedSection({ name, elements, printing }: TestedShared): string {
  return `<h1>${escaped(name)}</h1>
<pre>${escaped(sharedReport(elements, { ...printing, uncovered: false }))}</pre>
${coverageTable(elements)}`;
}

function section({ title, tested, printing }: TestedPack): string {
  const { workbench } = printing.words;
  return `<h1>${escaped(title)}</h1>
<pre>${escaped(testReport(tested, { ...printing, uncovered: false }))}</pre>
<h2>${escaped(workbench.coverage)}</h2>
${coverageTable(tested.elements)}
${confusion(tested, printing)}`;
}

function coverageTable(elements: readonly Element[]): string {
  const rows = [...sharesOf(elements).trees].map(([tree, share]) => treeRow(tree, share, elements));
  return `<table>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function treeRow(tree: string, share: CoveredShare, elements: readonly Element[]): string {
  const open = elements.filter((element) => element.tree === tree && element.count === 0);
  const names = open.map(({ step, what }) => escaped(`${step} ${what}`.trim()));
  const width = share.total === 0 ? 100 : (share.covered / share.total) * 100;
  const details =
    open.length === 0
      ? ''
      : `<details><summary>${open.length}</summary><ul><li>${names.join('</li><li>')}</li></ul></details>`;
  return `<tr><th>${escaped(tree)}</th><td class="number">${percent(share)}</td><td><span class="bar"><i style="width:${width.toFixed(1)}%"></i></span></td><td>${details}</td></tr>`;
}

function confusion({ accuracy }: Tested, { words }: TestPrinting): string {
  if (accuracy.confusion.length === 0) return '';
  const { workbench } = words;
  const rows = accuracy.confusion.map(({ expected, found, count }) => {
    const wrong = expected !== null && expected !== found;
    return `<tr${wrong ? ' class="bad"' : ''}><td>${escaped(expected ?? words.endCauseUnknown)}</td><td>${escaped(found)}</td><td class="number">${count}</td></tr>`;
  });
  return `<h2>${escaped(workbench.expectedFound[0])} × ${escaped(workbench.expectedFound[1])}</h2>
<table>
<thead><tr><th>${escaped(workbench.expectedFound[0])}</th><th>${escaped(workbench.expectedFound[1])}</th><th></th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}
