/** Counting the sessions of a folder for the figures: each file is read once. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { cameTo, sessionFigures } from '../../service/session-figures.ts';
import { addSession, newTally } from '../../service/tally.ts';
import { mustBeInstant } from '../../session/checking.ts';
import { fits } from '../listing.ts';
import { reduce } from '../reduce.ts';
import type { Counted, CountFilter, CountOptions, StoreError } from '../store.ts';
import { AT_ONCE, type Catalogue, remembered, sessionAt, sessionNames } from './catalogue.ts';
import { codeOf } from './errors.ts';
import { EXTENSION } from './names.ts';

/** Rejects with the system's error where the folder cannot be read; one that is not there yet holds no sessions. */
export async function countFolder(folder: string, filter: CountFilter, options: CountOptions): Promise<Counted> {
  mustBeInstant(options.now);
  const tally = newTally();
  const unreadable: StoreError[] = [];
  const names = namesIn(folder);
  const known = leavesOutMany(filter) ? await remembered(folder) : undefined;
  for (const [index, name] of names.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) {
      options.progress?.(index, names.length);
      await breathe();
    }
    const id = name.slice(0, -EXTENSION.length);
    if (known && isKnownNotToFit(known, folder, name, filter)) continue;
    const session = sessionAt(folder, name);
    if (!session) continue;
    const { events, problems } = session;
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

/** A pack alone leaves out few sessions, and then asking what is remembered costs more than it saves. */
const leavesOutMany = (filter: CountFilter): boolean =>
  Object.entries(filter).some(([name, wanted]) => name !== 'pack' && name !== 'cameTo' && wanted !== undefined);

/** Remembered by a list, unchanged since, and not asked for. */
function isKnownNotToFit(known: Catalogue, folder: string, name: string, filter: CountFilter): boolean {
  const listed = known.get(name);
  if (!listed?.meta || fits(listed.meta, filter)) return false;
  const now = statSync(join(folder, name), { throwIfNoEntry: false });
  return now !== undefined && now.size === listed.size && now.mtimeMs === listed.changed;
}

function namesIn(folder: string): string[] {
  try {
    return sessionNames(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
