/** The program: Node's streams and signals around `main`. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT } from './exit.ts';
import type { Io } from './io.ts';
import { USUAL_LANGUAGE, wantedLanguage } from './language.ts';
import { linesOf } from './lines.ts';
import { main } from './main.ts';
import { PROMPT } from './plain/prompter.ts';
import { SIGNALS } from './signals.ts';
import { wordsFor } from './words/index.ts';

const { stdin, stdout, stderr, env } = process;
const words = wordsFor(wantedLanguage(undefined, env) ?? USUAL_LANGUAGE);

// Whoever read the output stopped reading (`symptree check | head`): there is nobody left to tell.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A terminal that went away: its signal ends the program, which may be laying a session aside.
    if (error.code === 'EIO' && stream.isTTY) return;
    process.exit(error.code === 'EPIPE' ? EXIT.outputClosed : EXIT.fault);
  });
}
process.on('SIGINT', () => {
  stderr.write(`\n${words.interrupted}\n`);
  process.exit(EXIT.interrupted);
});

const io: Io = {
  env,
  cwd: process.cwd(),
  home: packageFolder(dirname(fileURLToPath(import.meta.url))),
  cache: true,
  lines: linesOf(stdin),
  ...(stdin.isTTY && stdout.isTTY && env.TERM !== 'dumb'
    ? { typing: async () => (await import('./plain/typing.ts')).typingAt(stdin, stdout, PROMPT) }
    : {}),
  inputIsTerminal: stdin.isTTY === true,
  outputIsTerminal: stdout.isTTY === true,
  errorIsTerminal: stderr.isTTY === true,
  columns: stdout.columns ?? 0,
  out: (text) => {
    stdout.write(text);
  },
  err: (text) => {
    stderr.write(text);
  },
  now: Date.now,
  newId: randomUUID,
};

try {
  process.exitCode = await main(process.argv.slice(2), io);
} catch (error) {
  io.err(
    `${words.fault(error instanceof Error ? (env.SYMPTREE_DEBUG ? (error.stack ?? error.message) : error.message) : String(error))}\n`,
  );
  process.exitCode = EXIT.fault;
}
// An open input would keep the program waiting for lines that nobody reads.
stdin.destroy();
// The terminal is gone: Node would try to reset it on its way out and abort over that.
if (process.exitCode === SIGNALS.SIGHUP) {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

/** The folder with symptree's own package.json: the sources and the bundle lie at different depths below it. */
function packageFolder(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      if (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === 'symptree') return folder;
    } catch (error) {
      if (folder === dirname(folder)) throw error;
    }
  }
}
