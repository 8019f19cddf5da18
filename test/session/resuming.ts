/** The scenarios of going on after the pack was changed: `resume/base` and, in a folder each, what differs from it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { symptree } from '../cli/program.ts';

const FIXTURES = 'test/session/resume';
export const SCENARIOS = readdirSync(FIXTURES).filter((name) => name !== 'base');
/** The id of the stored session in all of them. */
export const SESSION = 'lesson-7';

interface About {
  /** What the author did, for the table in docs/developers.md. */
  readonly changed: string;
  /** Files that are gone. */
  readonly gone?: readonly string[];
}

export const aboutOf = (name: string): About => JSON.parse(readFileSync(join(FIXTURES, name, 'scenario.json'), 'utf8'));
/** A file of expectations beside the packs of a scenario. */
export const expectedFile = (name: string, file: string): string => join(process.cwd(), FIXTURES, name, file);

export interface Desk {
  readonly pack: string;
  readonly data: string;
  end(): Promise<void>;
}

/** A machine of its own: this side of the scenario's pack, and a copy of the folder of sessions. */
export async function deskFor(name: string, side: 'before' | 'after'): Promise<Desk> {
  const home = await mkdtemp(join(tmpdir(), 'symptree-resume-'));
  const pack = join(home, 'pack');
  const data = join(home, 'sessions');
  await mkdir(data);
  const own = join(FIXTURES, name);
  await cp(join(FIXTURES, 'base'), pack, { recursive: true });
  if (existsSync(join(own, side))) await cp(join(own, side), pack, { recursive: true });
  if (side === 'after') for (const file of aboutOf(name).gone ?? []) await rm(join(pack, file));
  const session = [join(own, 'session.jsonl'), join(FIXTURES, 'base', 'session.jsonl')].find(existsSync) as string;
  await cp(session, join(data, `${SESSION}.jsonl`));
  return { pack, data, end: () => rm(home, { recursive: true }) };
}

/** `symptree resume` at this desk, by somebody else than who began. */
export const resumeAt = ({ pack, data }: Desk, argv: readonly string[], input: readonly string[] = []) =>
  symptree(['resume', SESSION, '--pack', pack, '--data', data, '--agent', 'bob', ...argv], input, {
    env: { LANG: 'C' },
  });
