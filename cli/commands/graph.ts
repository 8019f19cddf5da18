/** `symptree graph`: a tree, or how the trees of a pack hang together, as a picture or text. */
import { resolve } from 'node:path';
import { countFigures, PERIOD, wantedFigures } from '../counting.ts';
import { cover, elementsOf, type Id, type Locale, newCoverage, walkCase } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { matchLocale } from '../language.ts';
import { type OpenedPack, openPack, treeNamed } from '../opening.ts';
import { dot, mermaid, textTree } from '../report/graph/drawing.ts';
import { type Graph, packGraph, treeGraph } from '../report/graph/model.ts';
import { coverageOverlay, figuresOverlay, type Overlay } from '../report/graph/overlay.ts';
import { statsWords } from '../report/stats/words.ts';
import { writeWhole } from '../writing.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { STORE, withStore } from './playing.ts';

export const graph: CommandDefinition = {
  name: 'graph',
  arguments: '[TREE]',
  mostPositionals: 1,
  flags: [
    { name: 'pack', value: 'DIR' },
    { name: 'format', value: 'FORMAT', oneOf: ['text', 'mermaid', 'dot', 'svg', 'json'] },
    { name: 'unfold' },
    { name: 'covered' },
    { name: 'figures' },
    ...PERIOD,
    ...STORE,
    { name: 'to', value: 'PATH' },
    LANG,
  ],
  examples: [
    'symptree graph picture-freezes',
    'symptree graph picture-freezes --format svg --to freezes.svg',
    'symptree graph picture-freezes --format mermaid --covered',
    'symptree graph picture-freezes --figures --since 30d --format svg --to freezes.svg',
    'symptree graph --pack trees/classroom --format dot',
  ],
  run: graphCommand,
};

async function graphCommand(call: Call): Promise<number> {
  const { io, given } = call;
  const opened = await openPack(call);
  if (typeof opened === 'number') return opened;
  const { pack, words } = opened;
  const id = given.positionals[0];
  const found = id === undefined ? undefined : treeNamed(pack, id, words);
  if (typeof found === 'string') return fail(io, EXIT.usage, found);
  if (given.has('covered') && given.has('figures')) return fail(io, EXIT.usage, words.workbench.oneOverlay);
  const locale = (call.wanted && matchLocale(call.wanted, pack.locales)) || pack.locales[0];
  const laid = await laidOver(call, opened, found?.id, locale);
  if (typeof laid === 'number') return laid;
  const options = { locale, words, unfold: given.has('unfold'), ...laid };
  const drawn = await draw(found ? treeGraph(pack, found.id, options) : packGraph(pack, options), given.text('format'));
  if (drawn === undefined) return fail(io, EXIT.usage, words.workbench.noGraphviz);
  const to = given.text('to');
  if (to === undefined) {
    io.out(drawn);
    return EXIT.ok;
  }
  try {
    await writeWhole(resolve(io.cwd, to), drawn);
  } catch {
    return fail(io, EXIT.usage, words.fileUnwritable(to));
  }
  io.out(`${words.workbench.written(to)}\n`);
  return EXIT.ok;
}

interface LaidOver {
  readonly overlay?: Overlay;
  /** What was counted, in words. */
  readonly about?: readonly string[];
}

/** What is to be laid over the drawing; an exit code where it cannot be had. */
async function laidOver(
  call: Call,
  opened: OpenedPack,
  tree: Id | undefined,
  locale: Locale,
): Promise<LaidOver | number> {
  const { pack } = opened;
  if (call.given.has('covered')) return { overlay: coverageOverlay(coveredByCases(opened)) };
  if (!call.given.has('figures')) return {};
  const words = statsWords(locale);
  let laid: LaidOver = {};
  const code = await withStore(call, async (journal) => {
    const wanted = wantedFigures(call, pack, locale);
    if (typeof wanted === 'string') return fail(call.io, EXIT.usage, wanted);
    const figures = await countFigures(call, journal, wanted, pack, locale);
    if (typeof figures === 'number') return figures;
    laid = {
      overlay: figuresOverlay(pack, tree, figures, words),
      about: [words.sessions(figures.sessions, figures.ended), ...wanted.about],
    };
    return EXIT.ok;
  });
  return code === EXIT.ok ? laid : code;
}

function coveredByCases({ pack, loaded }: OpenedPack) {
  const coverage = newCoverage(pack);
  for (const { cases } of loaded.cases) for (const given of cases) cover(coverage, walkCase(pack, given).walk);
  return elementsOf(coverage);
}

/** Undefined where the picture needs a library that is not installed. */
async function draw(graph: Graph, format = 'text'): Promise<string | undefined> {
  switch (format) {
    case 'mermaid':
      return mermaid(graph);
    case 'dot':
      return dot(graph);
    case 'json':
      return `${JSON.stringify({ format: 1, ...graph }, null, 2)}\n`;
    case 'svg':
      return svg(dot(graph));
    default:
      return textTree(graph);
  }
}

async function svg(source: string): Promise<string | undefined> {
  let library: typeof import('@hpcc-js/wasm-graphviz');
  try {
    library = await import('@hpcc-js/wasm-graphviz');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
  return (await library.Graphviz.load()).layout(source, 'svg', 'dot');
}
