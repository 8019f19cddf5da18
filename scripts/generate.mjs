// Writes docs/diagnostics/ and schema/ from the definitions, docs/causes.md from the shipped packs.
// Runs on the built engine: `npm run build` first.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

/** The folder holds these files afterwards and no others. */
function write(folder, files) {
  mkdirSync(`${home}${folder}`, { recursive: true });
  for (const name of readdirSync(`${home}${folder}`)) if (!(name in files)) rmSync(`${home}${folder}/${name}`);
  for (const [name, text] of Object.entries(files)) writeFileSync(`${home}${folder}/${name}`, text);
  console.log(`${folder}: ${Object.keys(files).length} files`);
}
