// Writes docs/diagnostics/ and schema/ from the definitions, docs/causes.md from the shipped packs, and the keys of docs/agents.md
// from the runner's bindings.
// Runs on the built engine: `npm run build` first.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { causePage } from './causes.mjs';
import { diagnosticPages, schemaFiles } from './pages.mjs';

const home = fileURLToPath(new URL('..', import.meta.url));
const built = new URL('../dist/engine/language/', import.meta.url);
if (!existsSync(fileURLToPath(built))) {
  console.error('There is no dist/engine; run `npm run build` first.');
  process.exit(1);
}
const { DEFINITIONS } = await import(new URL('diagnostics/index.js', built).href);
const { BASE_PACK } = await import(new URL('diagnostics/examples.js', built).href);
const { jsonSchemas } = await import(new URL('schema.js', built).href);

write('docs/diagnostics', diagnosticPages(DEFINITIONS, BASE_PACK));
write('schema', schemaFiles(jsonSchemas()));

const { loadPackFromDisk } = await import(new URL('../node/index.js', built).href);
const packs = [];
for (const folder of readdirSync(`${home}trees`).sort()) {
  // What packs share is no pack of its own; it is read with each of them.
  if (!/^front-door:/m.test(readFileSync(`${home}trees/${folder}/pack.yaml`, 'utf8'))) continue;
  const { pack } = await loadPackFromDisk(`${home}trees/${folder}`);
  if (!pack) {
    console.error(`trees/${folder} has errors; run symptree check trees.`);
    process.exit(1);
  }
  packs.push({ folder, pack });
}
const catalogue = JSON.parse(readFileSync(new URL('catalogue.json', import.meta.url), 'utf8'));
writeFileSync(`${home}docs/causes.md`, causePage(packs, catalogue));
console.log('docs/causes.md');

const agents = `${home}docs/agents.md`;
const page = readFileSync(agents, 'utf8');
const keys = /(?<=<!-- keys: .* -->\n\n)[\s\S]*?(?=\n\n<!-- end of keys -->)/;
if (!keys.test(page)) throw new Error('docs/agents.md has no place for the keys.');
const tables = await keyTables();
writeFileSync(
  agents,
  page.replace(keys, () => tables),
);
console.log('docs/agents.md');

/** The command line is built as one file, so what makes the tables is not in it. */
async function keyTables() {
  const bundle = await rolldown({ input: `${home}cli/runner/docs.ts`, cwd: home, platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return (await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)).keyTables();
}

/** The folder holds these files afterwards and no others. */
function write(folder, files) {
  mkdirSync(`${home}${folder}`, { recursive: true });
  for (const name of readdirSync(`${home}${folder}`)) if (!(name in files)) rmSync(`${home}${folder}/${name}`);
  for (const [name, text] of Object.entries(files)) writeFileSync(`${home}${folder}/${name}`, text);
  console.log(`${folder}: ${Object.keys(files).length} files`);
}
