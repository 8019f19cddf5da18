/** Every command, in the order of the help. */
import { check } from './check.ts';
import type { CommandDefinition } from './command.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { followup } from './followup.ts';
import { graph } from './graph.ts';
import { handoff } from './handoff.ts';
import { create } from './new.ts';
import { preview } from './preview.ts';
import { propose } from './propose.ts';
import { repro } from './repro.ts';
import { resume } from './resume.ts';
import { run } from './run.ts';
import { schema } from './schema.ts';
import { script } from './script.ts';
import { sessions } from './sessions.ts';
import { stats } from './stats.ts';
import { test } from './test.ts';
import { translate } from './translate.ts';
import { verdict } from './verdict.ts';

export const COMMANDS: readonly CommandDefinition[] = [
  run,
  resume,
  sessions,
  handoff,
  verdict,
  followup,
  stats,
  check,
  translate,
  explain,
  schema,
  test,
  propose,
  repro,
  graph,
  script,
  diff,
  preview,
  create,
];
