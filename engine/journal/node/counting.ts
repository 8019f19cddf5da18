/** Counting the sessions of a folder for the figures: each file is read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { cameTo, sessionFigures } from '../../service/session-figures.ts';
import { addSession, newTally } from '../../service/tally.ts';
import { fits } from '../listing.ts';
import { reduce } from '../reduce.ts';
import type { Counted, CountFilter, CountOptions, StoreError } from '../store.ts';
import { AT_ONCE, sessionIn } from './catalogue.ts';
import { codeOf } from './errors.ts';
import { EXTENSION } from './names.ts';

/** Rejects with the system's error where the folder cannot be read; one that is not there yet holds no sessions. */
export async function countFolder(folder: string, filter: CountFilter, options: CountOptions): Promise<Counted> {
  const tally = newTally();
  const unreadable: StoreError[] = [];
  const names = sessionNames(folder);
  for (const [index, name] of names.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) {
      options.progress?.(index, names.length);
      await breathe();
    }
    const id = name.slice(0, -EXTENSION.length);
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(folder, name));
    } catch (error) {
      const code = codeOf(error);
      // Forgotten meanwhile.
      if (code !== 'ENOENT') unreadable.push({ code: 'corrupt', id, problems: [{ code: 'unreadable', detail: code }] });
      continue;
    }
    const { events, problems } = sessionIn(name, bytes);
    const reduced = reduce(events);
    if (!reduced) {
      unreadable.push({ code: 'corrupt', id, problems });
      continue;
    }
    const { record, meta } = reduced;
    if (!fits(meta, filter)) continue;
    const figures = sessionFigures({ record, meta, events });
    if (filter.cameTo === undefined || cameTo(figures, filter.cameTo)) addSession(tally, figures, meta, options);
  }
  options.progress?.(names.length, names.length);
  return { tally, unreadable };
}

function sessionNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(EXTENSION) && !name.startsWith('.'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
