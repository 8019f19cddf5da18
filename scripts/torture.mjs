// Kills agents at work, 10,000 times unless told otherwise, and looks after each kill whether everything they were told is
// stored. `npm run torture -- [kills] [seed]`; exit code 1 where anything is missing.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const home = fileURLToPath(new URL('..', import.meta.url));
const kills = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1_000_000));
const lanes = availableParallelism() * 2;

const shop = await mkdtemp(join(tmpdir(), 'symptree-torture-'));
try {
  const program = await built('test/journal/agent.ts');
  const { killAgents } = await import(pathToFileURL(await built('test/journal/killing.ts')).href);
  const { pack } = await import(pathToFileURL(await built('test/journal/sessions.ts')).href);
  const packFile = join(shop, 'pack.json');
  await writeFile(packFile, JSON.stringify(pack));
  const folder = join(shop, 'sessions');
  await mkdir(folder);

  console.log(`${kills} kills, ${lanes} agents at a time, seed ${seed}`);
  const began = performance.now();
  const progress = (done, found) => {
    if (done % 500 === 0)
      console.log(`${done} kills, ${found} faults, ${Math.round((performance.now() - began) / 1000)} s`);
  };
  const { sessions, acknowledged, unspoken, torn, faults } = await killAgents({ program, packFile, folder }, pack, {
    kills,
    lanes,
    seed,
    progress,
  });
  console.log(`sessions                              ${sessions}`);
  console.log(`events acknowledged                   ${acknowledged}`);
  console.log(`stored, killed before the receipt     ${unspoken}`);
  console.log(`writes half done, recognised and cut  ${torn}`);
  console.log(`faults                                ${faults.length}`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await rm(shop, { recursive: true });
}

async function built(entry) {
  const file = join(shop, entry.split('/').at(-1).replace(/\.ts$/, '.mjs'));
  const bundle = await rolldown({
    input: join(home, entry),
    cwd: home,
    platform: 'node',
    tsconfig: join(home, 'tsconfig.json'),
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
}
