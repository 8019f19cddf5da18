// Holds the import directions of docs/architecture.md: rooms import only from rooms above them, no circles, the engine
// knows no terminal. Prints every breach with its place; exit code 1 where there is one.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** From the top: a room imports from itself and from those before it. */
const ROOMS = ['language', 'narrowing', 'machine', 'session', 'analysis', 'service', 'journal'];
/** The only folders of the engine that may need Node. */
const NODE_FOLDERS = ['engine/node/', 'engine/journal/node/', 'engine/journal/postgres/'];
/** Runs in a browser: nothing that it loads, however far down, may need Node. */
const PAGE = 'cli/preview/page/';
const NODE = new Set(builtinModules);
const ofNode = (module) => module.startsWith('node:') || NODE.has(module);
/** What the command line may know of the engine. */
const PUBLIC_FACES = [
  'engine/index.ts',
  'engine/journal/index.ts',
  ...NODE_FOLDERS.map((folder) => `${folder}index.ts`),
];

/**
 * @param {ReadonlyMap<string, string>} files path from the project's folder, with `/`, and the text
 * @returns {string[]} `file:line message`
 */
export function breaches(files) {
  const found = [];
  const graph = new Map();
  const modules = new Map();
  for (const [file, text] of files) {
    const edges = [];
    const outside = [];
    for (const { line, module, typeOnly } of importsOf(text)) {
      const say = (message) => found.push(`${file}:${line} ${message}`);
      const relative = module.startsWith('.');
      const target = relative ? posix.normalize(posix.join(posix.dirname(file), module)) : module;
      if (!typeOnly) (relative ? edges : outside).push(target);
      if (file.startsWith('engine/')) fromEngine(file, target, relative, say);
      if (file.startsWith('cli/') && target.startsWith('engine/') && !PUBLIC_FACES.includes(target)) {
        say(`imports ${target}: cli/ knows only the engine's public faces`);
      }
    }
    graph.set(file, edges);
    modules.set(file, outside);
  }
  for (const file of files.keys()) if (file.startsWith(PAGE)) found.push(...nodeInPage(file, graph, modules));
  for (const circle of circlesIn(graph)) found.push(`${circle[0]}:1 circle: ${circle.join(' -> ')}`);
  return found;
}

function fromEngine(file, target, relative, say) {
  const inNode = NODE_FOLDERS.some((folder) => file.startsWith(folder));
  if (!relative) {
    if (ofNode(target) && !inNode) say(`imports ${target}: only ${NODE_FOLDERS.join(', ')} may need Node`);
    if (/^(react|ink)(\/|$)/.test(target)) say(`imports ${target}: the engine knows no terminal`);
    return;
  }
  if (!target.startsWith('engine/')) return say(`imports ${target}: the engine stands on its own`);
  const from = ROOMS.indexOf(roomOf(file));
  const to = ROOMS.indexOf(roomOf(target));
  // engine/index.ts and engine/node/ put the rooms together; no room imports them.
  if (from === -1) return;
  if (to === -1) return say(`imports ${target}: a room imports only from rooms`);
  if (to > from && !inNode) say(`imports ${target}: ${ROOMS[from]} stands above ${ROOMS[to]}`);
}

/** The first way on which a file of the page comes to something of Node's or of the terminal's. */
function* nodeInPage(file, graph, modules) {
  const open = [[file]];
  const seen = new Set([file]);
  for (let way = open.shift(); way; way = open.shift()) {
    const at = way.at(-1);
    const needed = NODE_FOLDERS.some((folder) => at.startsWith(folder))
      ? at
      : modules.get(at)?.find((module) => ofNode(module) || /^ink(\/|$)/.test(module));
    if (needed) {
      yield `${file}:1 the page runs in a browser: ${[...way, ...(needed === at ? [] : [needed])].join(' -> ')}`;
      return;
    }
    for (const next of graph.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push([...way, next]);
    }
  }
}

const roomOf = (file) => file.split('/')[1];

function* importsOf(text) {
  // Comments keep their line ends, so that lines stay right.
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
  const pattern = /^\s*(?:import|export)\s+(type\s+)?([^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;
  for (const match of code.matchAll(pattern)) {
    const names = /\{([^}]*)\}/.exec(match[2] ?? '')?.[1];
    const onlyTypes =
      names !== undefined &&
      !/^\s*\w+\s*,/.test(match[2]) &&
      names.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
    const start = match.index + match[0].search(/\S/);
    yield {
      line: code.slice(0, start).split('\n').length,
      module: match[3] ?? match[4],
      // What is loaded on demand makes no circle at load time either.
      typeOnly: match[1] !== undefined || onlyTypes || match[4] !== undefined,
    };
  }
}

function circlesIn(graph) {
  const state = new Map();
  const path = [];
  const circles = [];
  const visit = (file) => {
    if (state.get(file) === 'done' || !graph.has(file)) return;
    if (state.get(file) === 'open') {
      circles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    path.push(file);
    for (const target of graph.get(file)) visit(target);
    path.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file);
  return circles;
}

/** Every TypeScript file of engine/ and cli/. */
function sourceFiles(home) {
  const files = new Map();
  for (const top of ['engine', 'cli']) {
    for (const name of readdirSync(`${home}/${top}`, { recursive: true })) {
      const path = `${top}/${String(name).replaceAll('\\', '/')}`;
      if (/\.tsx?$/.test(path)) files.set(path, readFileSync(`${home}/${path}`, 'utf8'));
    }
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = sourceFiles(dirname(dirname(fileURLToPath(import.meta.url))));
  const found = breaches(files);
  for (const breach of found) console.error(breach);
  if (found.length > 0) process.exitCode = 1;
  else console.log(`imports: ${files.size} files, every direction holds`);
}
