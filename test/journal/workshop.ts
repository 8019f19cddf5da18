/** The agents' program, built once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Pack } from '../../engine/index.ts';
import type { Workshop } from './killing.ts';

/** Builds the agents' program once. `agent`: the path of agent.ts. */
export async function workshop(agent: string, pack: Pack): Promise<Workshop & { end(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'symptree-kill-'));
  const program = join(home, 'agent.mjs');
  const bundle = await rolldown({ input: agent, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: program, format: 'esm', minify: true, codeSplitting: false });
  await bundle.close();
  const packFile = join(home, 'pack.json');
  await writeFile(packFile, JSON.stringify(pack));
  return { program, packFile, folder: join(home, 'sessions'), end: () => rm(home, { recursive: true }) };
}
