/** Does something again after every save, until it is stopped. */
import { existsSync, lstatSync } from 'node:fs';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** Editors write a file in several steps (a new one beside it, then a rename): all of a save is one change. */
const SETTLED_MS = 80;
/** A folder that was deleted is looked for so often: nothing tells of one that is there again. */
const LOOK_AGAIN_MS = 500;

/**
 * Watches the YAML files of these folders. Resolves when the program is asked to stop; on Ctrl+C the program ends by itself.
 * Nothing of what `again` does overlaps.
 * @param foldersNow the folders to watch after it was done again, where they may have become others
 */
export async function watching(
  folders: readonly string[],
  io: Io,
  again: () => Promise<void>,
  foldersNow: () => readonly string[] = () => folders,
): Promise<ExitCode> {
  // Loaded here: nothing else has a use for it, and every start would pay for it.
  const { watch } = await import('chokidar');
  const wanted = new Set(folders);
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path, about) =>
      isHidden(path, wanted) ||
      (about?.isFile() === true && !/\.ya?ml$/.test(path)) ||
      (about?.isDirectory() === true && !wanted.has(path) && isLink(path)),
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  let failed: ((error: unknown) => void) | undefined;
  const gone = new Set<string>();
  const repeat = async () => {
    await again();
    for (const folder of foldersNow()) {
      if (wanted.has(folder)) continue;
      wanted.add(folder);
      watcher.add(folder);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(repeat).catch((error: unknown) => failed?.(error));
    }, SETTLED_MS);
  };
  watcher.on('all', (event, path) => {
    if (event === 'unlinkDir' && wanted.has(path)) gone.add(path);
    soon();
  });
  const looking = setInterval(() => {
    for (const folder of gone) {
      if (!existsSync(folder)) continue;
      gone.delete(folder);
      watcher.add(folder);
      soon();
    }
  }, LOOK_AGAIN_MS);
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
    clearInterval(looking);
    await watcher.close();
  }
}

/** Below a hidden folder or `node_modules`; what leads to the watched folder itself does not matter. */
function isHidden(path: string, folders: ReadonlySet<string>): boolean {
  const home = [...folders].find((folder) => path.startsWith(folder));
  return /[\\/](?:\.[^\\/]+|node_modules)(?:[\\/]|$)/.test(path.slice(home?.length ?? 0));
}

/** A link to a folder: nothing in it is read, and it may lead round in circles. */
const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
