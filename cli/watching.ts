/** Does something again after every save, until it is stopped. */
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** Editors write a file in several steps (a new one beside it, then a rename): all of a save is one change. */
const SETTLED_MS = 80;

/**
 * Watches the YAML files of these folders. Resolves when the program is asked to stop; on Ctrl+C the program ends by itself.
 * Nothing of what `again` does overlaps.
 */
export async function watching(folders: readonly string[], io: Io, again: () => Promise<void>): Promise<ExitCode> {
  // Loaded here: nothing else has a use for it, and every start would pay for it.
  const { watch } = await import('chokidar');
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path, about) =>
      /[\\/](?:\.[^\\/]+|node_modules)(?:[\\/]|$)/.test(path) || (about?.isFile() === true && !/\.ya?ml$/.test(path)),
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  let failed: ((error: unknown) => void) | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(again).catch((error: unknown) => failed?.(error));
    }, SETTLED_MS);
  });
  try {
    await new Promise<void>((stop, fail) => {
      failed = fail;
      watcher.on('error', fail);
      watcher.on('ready', () => io.watchReady?.());
      if (io.stop?.aborted) stop();
      io.stop?.addEventListener('abort', () => stop(), { once: true });
    });
    await running;
    return EXIT.ok;
  } finally {
    clearTimeout(timer);
    await watcher.close();
  }
}
