// One program as one bundle, with chunks for what is loaded later; used for the command line and for what it is measured against.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { folderOf, packagesOf } from './notices.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Writes `<name>.mjs` and its chunks into a folder. Returns the folders of the packages that went into it. */
export async function bundleProgram(name, input, folder) {
  const bundle = await rolldown({
    input: { [name]: input },
    cwd: at(''),
    platform: 'node',
    // Only for pictures, large, and installed by whoever wants them.
    external: ['@hpcc-js/wasm-graphviz'],
    transform: { define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' } },
    plugins: [
      withoutDevtools(),
      withoutFetch(),
      quickWidths(),
      quickFrames(),
      lateTables(),
      ...whenAsked(),
      lettersOnly(),
    ],
    // Node's own modules stay outside, everything else comes in: one file starts much faster than five hundred.
    onLog: (level, log, handle) => {
      if (level === 'warn' && log.code === 'EVAL') return;
      handle(level, log);
    },
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    minify: true,
    banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
  });
  await bundle.close();
  const packages = packagesOf(output.flatMap(({ moduleIds = [] }) => moduleIds));
  for (const [library, { file, from }] of Object.entries(WHEN_ASKED)) {
    const asking = output.find(({ code }) => code?.includes(file));
    if (!asking) continue;
    if (!asking.fileName.startsWith('chunks/')) throw new Error(`${asking.fileName} would look beside ${file}.`);
    const home = folderOf(at(''), library);
    copyFileSync(`${home}/${from}`, `${folder}/chunks/${file}`);
    packages.add(home);
  }
  return packages;
}

/** Writes the page of the preview, `page.js`, `page.css` and `index.html`, into a folder; it runs in a browser and takes nothing from elsewhere. Returns as above. */
export async function bundlePage(folder) {
  const bundle = await rolldown({
    input: { page: at('cli/preview/page/main.tsx') },
    cwd: at(''),
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].js', minify: true });
  await bundle.close();
  const [page, ...others] = output;
  if (others.length > 0 || page.imports.length > 0)
    throw new Error(
      `The page must be one file: ${[...others.map(({ fileName }) => fileName), ...page.imports].join(', ')}.`,
    );
  const sources = at('cli/preview/page');
  const styles = readdirSync(`${sources}/styles`).sort();
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/page.css`,
    styles.map((name) => readFileSync(`${sources}/styles/${name}`, 'utf8')).join('\n'),
  );
  for (const name of ['index.html', 'icon.svg']) copyFileSync(`${sources}/${name}`, `${folder}/${name}`);
  return packagesOf(page.moduleIds);
}

/** Ink asks for React's development tools by a static import; nobody debugs the bundle with them. */
function withoutDevtools() {
  return inPlaceOf('react-devtools-core', 'export default { initialize() {}, connectToDevTools() {} };');
}

/** `plugin(found)` calls `found` where it changed something: a library that became another one would be bundled as it is, and nobody would know. */
function changing(name, plugin) {
  let changed = false;
  const found = () => {
    changed = true;
  };
  return {
    name,
    ...plugin(found),
    buildEnd(error) {
      if (!error && !changed) throw new Error(`scripts/bundle.mjs, ${name}: there is nothing to change any more.`);
    },
  };
}

/** Ink's layout takes its own bytes out of a `data:` address by `fetch`, for which Node loads a whole HTTP client. */
function withoutFetch() {
  const asked = '"function"!=typeof fetch';
  return changing('without-fetch', (found) => ({
    transform: (code, id) => {
      if (!id.endsWith('yoga-wasm-base64-esm.js') || !code.includes(asked)) return null;
      found();
      return code.replaceAll(asked, 'true');
    },
  }));
}

/** Ink measures every line and character of every frame by tables and regular expressions; the runner knows plain ones by heart. */
function quickWidths() {
  const ours = JSON.stringify(at('cli/runner/text/graphemes.ts'));
  const code = `import { widthOf } from ${ours};
const COLOURS = /\\u001b\\[[0-9;]*m/g;
export default (text) => widthOf(text.replace(COLOURS, ''));`;
  return changing('quick-widths', (found) =>
    putting(code, (id, importer) => id === 'string-width' && importer?.includes('/node_modules/'), found),
  );
}

/** Ink makes every row of a frame character by character, also those that stay as they were. */
function quickFrames() {
  const ours = JSON.stringify(at('cli/runner/painting/output.ts'));
  const theirs = JSON.stringify(at('node_modules/ink/build/output.js'));
  const code = `import { quickOutput } from ${ours};
import Output from ${theirs};
export default quickOutput(Output);`;
  return changing('quick-frames', (found) =>
    putting(code, (id, importer) => id === './output.js' && importer?.endsWith('/ink/build/renderer.js'), found),
  );
}

/** Reading the tables of all graphemes and emoji takes a tenth of a start; plain text needs neither. */
function lateTables() {
  const segmenter = /^const (\w+) = (new Intl\.Segmenter\([^)]*\));$/m;
  const emoji = /^const (\w+) = (\/\^\\p\{RGI_Emoji\}\$\/v);$/m;
  const late = (name, table, by) =>
    changing(name, (found) => ({
      transform: (code, id) => {
        if (!id.includes('/node_modules/') || !table.test(code)) return null;
        found();
        return code.replace(table, by);
      },
    }));
  return [
    late('late-segmenter', segmenter, 'const $1 = { segment: (text) => ($1.made ??= $2).segment(text) };'),
    late('late-emoji', emoji, 'const $1 = { test: (text) => ($1.made ??= $2).test(text) };'),
  ];
}

/** A program with one Chinese letter in it is decoded, kept and parsed as two bytes a letter; one of plain letters is not. */
function lettersOnly() {
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'letters-only',
    // After the minifier. A backslash stays with what it stands before, and is dropped before what needs none.
    generateBundle: (_, bundle) => {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          chunk.code = chunk.code.replace(/\\[\s\S]|[\u0080-\uffff]/g, (found) =>
            found.charCodeAt(found.length - 1) > 0x7f ? escaped(found.at(-1)) : found,
          );
    },
  };
}

/** What only a search needs is as large as the rest of a start, and searching is synchronous: the first search loads it. */
const WHEN_ASKED = {
  'pinyin-pro': {
    file: 'pinyin.cjs',
    from: 'dist/index.js',
    as: 'export const pinyin = (...given) => library().pinyin(...given);',
  },
  minisearch: {
    file: 'minisearch.cjs',
    from: 'dist/cjs/index.cjs',
    as: 'export default function MiniSearch(...given) { return new (library())(...given); }',
  },
};
function whenAsked() {
  return Object.entries(WHEN_ASKED).map(([library, { file, as }]) =>
    inPlaceOf(
      library,
      `import { createRequire } from 'node:module';
let loaded;
const library = () => (loaded ??= createRequire(import.meta.url)('./${file}'));
${as}`,
    ),
  );
}

function inPlaceOf(name, code) {
  return { name: `in-place-of-${name}`, ...putting(code, (id) => id === name) };
}

/** The hooks that put this code in the place of what `is` names. */
function putting(code, is, found = () => {}) {
  let own;
  return {
    resolveId: (id, importer) => {
      if (!is(id, importer)) return null;
      found();
      own = `\0ours:${id}`;
      return own;
    },
    load: (id) => (id === own ? { code, moduleSideEffects: false } : null),
  };
}
