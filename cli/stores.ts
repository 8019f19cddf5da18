/** Which store keeps the sessions of this call. */
import { dataFolder, filesJournal, type JournalStore } from './engine.ts';
import type { Io } from './io.ts';

export type StoreOpened =
  /** Without a journal sessions are not to be kept. */
  | { readonly ok: true; readonly journal: JournalStore | undefined }
  /** The kind of store that there is none of; the rest of what was written may hold a password. */
  | { readonly ok: false; readonly kind: string };

/** The store of the flags, else of the environment: `none`, `files` or a database; files in a folder where neither says. */
export async function openStore(
  io: Pick<Io, 'env' | 'now'>,
  given: { readonly store: string | undefined; readonly data: string | undefined },
): Promise<StoreOpened> {
  // Whoever names a folder with the command means it, whatever the environment says.
  const store = given.store ?? (given.data === undefined ? io.env.SYMPTREE_STORE || 'files' : 'files');
  if (store === 'none') return { ok: true, journal: undefined };
  if (/^postgres(ql)?:/.test(store)) {
    const { postgresJournal } = await import('../engine/journal/postgres/index.ts');
    return { ok: true, journal: postgresJournal({ database: store }) };
  }
  if (store !== 'files') return { ok: false, kind: store.replace(/:.*/s, ':') };
  const folder = given.data ?? (io.env.SYMPTREE_DATA || dataFolder(io.env));
  return { ok: true, journal: filesJournal({ folder, blocking: true, now: io.now }) };
}
