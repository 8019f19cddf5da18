/** However many sessions are taken, few files are open. */
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { handles, KEPT_OPEN } from '../../engine/journal/node/handles.ts';
import { START } from '../pack.ts';
import { error, storeAll, value } from './conformance.ts';
import { filesPlace } from './places.ts';
import { eventsAfter } from './sessions.ts';

const left: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of left.splice(0)) await end();
});

/** Files of this folder that this process has open. */
const openIn = (folder: string): string[] =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const file = readlinkSync(join('/proc/self/fd', fd));
      return file.startsWith(folder) ? [file] : [];
    } catch {
      // Closed since it was listed.
      return [];
    }
  });

describe.skipIf(!existsSync('/proc/self/fd'))('a store with many sessions in play', () => {
  it('keeps few files open, and goes on with every one of them', async () => {
    const place = await filesPlace();
    left.push(place.end);
    const store = place.runner();
    const ids = Array.from({ length: KEPT_OPEN + 30 }, (_, index) => `c-${index}`);
    for (const id of ids) await storeAll(store, eventsAfter(id).events.slice(0, 1));
    expect(openIn(place.folder)).toHaveLength(KEPT_OPEN);
    const noted = (id: string, expected: number) => store.append(id, expected, [{ type: 'paused', at: START }]);
    for (const id of ids) expect(value(await noted(id, 1))).toBe(2);
    // All at once: none is closed under somebody's hands.
    expect((await Promise.all(ids.map((id) => noted(id, 2)))).map(value)).toEqual(ids.map(() => 3));
    expect(openIn(place.folder).length).toBeLessThanOrEqual(KEPT_OPEN + 30);
    await noted('c-0', 3);
    expect(ids.every((id) => store.holds(id))).toBe(true);
    // Nobody else can take it although its file is closed.
    expect(error(await place.runner().open('c-5')).code).toBe('locked');

    await rm(join(place.folder, 'c-9.jsonl'));
    expect(error(await noted('c-9', 3))).toEqual({ code: 'not-found', id: 'c-9' });
    await store.close();
    expect(openIn(place.folder)).toEqual([]);
  }, 60_000);
});

it('what is in use is not closed for others, and is open the next time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'symptree-handles-'));
  left.push(() => rm(folder, { recursive: true }));
  const paths = ['a', 'b', 'c'].map((name) => join(folder, name));
  for (const path of paths) await writeFile(path, path);
  const kept = handles(1);
  const [a, b, c] = paths as [string, string, string];
  await kept.keep(a, await open(a, 'r+'));
  const read = await kept.use(a, async (file) => {
    await kept.use(b, async () => undefined);
    await kept.use(c, async () => undefined);
    return (await file.readFile()).toString();
  });
  expect(read).toBe(a);
  for (const path of paths) expect(await kept.use(path, async (file) => (await file.stat()).size)).toBe(path.length);
  for (const path of paths) await kept.close(path);
  await expect(kept.use(join(folder, 'nowhere'), async () => undefined)).rejects.toThrow('ENOENT');
});
