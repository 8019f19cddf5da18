/** `symptree graph`: a tree, or how the trees of a pack hang together, as a picture or text. */
import { resolve } from 'node:path';
import { cover, elementsOf, newCoverage, walkCase } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { matchLocale } from '../language.ts';
import { type OpenedPack, openPack, treeNamed } from '../opening.ts';
import { dot, mermaid, textTree } from '../report/graph/drawing.ts';
import { type Graph, packGraph, treeGraph } from '../report/graph/model.ts';
import { writeWhole } from '../writing.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const graph: CommandDefinition = {
  name: 'graph',
  arguments: '[TREE]',
  mostPositionals: 1,
  flags: [
    { name: 'pack', value: 'DIR' },
    { name: 'format', value: 'FORMAT', oneOf: ['text', 'mermaid', 'dot', 'svg', 'json'] },
    { name: 'unfold' },
    { name: 'covered' },
    { name: 'to', value: 'PATH' },
    LANG,
  ],
  examples: [
    'symptree graph picture-freezes',
    'symptree graph picture-freezes --format svg --to freezes.svg',
    'symptree graph picture-freezes --format mermaid --covered',
    'symptree graph --pack trees/classroom --format dot',
  ],
  run: graphCommand,
};

async function graphCommand(call: Call): Promise<ExitCode> {
  const { io, given } = call;
  const opened = await openPack(call);
  if (typeof opened === 'number') return opened;
  const { pack, words } = opened;
  const id = given.positionals[0];
  const found = id === undefined ? undefined : treeNamed(pack, id, words);
  if (typeof found === 'string') return fail(io, EXIT.usage, found);
  const options = {
    locale: (call.wanted && matchLocale(call.wanted, pack.locales)) || pack.locales[0],
    words,
    unfold: given.has('unfold'),
    ...(given.has('covered') && { covered: coveredByCases(opened) }),
  };
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
