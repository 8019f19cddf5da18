/** Which store keeps the sessions of this call. */
import { dataFolder, filesJournal, type JournalStore } from './engine.ts';
import type { Io } from './io.ts';

export type StoreOpened =
  | { readonly kept: true; readonly journal: JournalStore }
  /** `off`: sessions are not to be kept; `unknown`: there is no store of this kind. The rest of what was written may hold a password. */
  | { readonly kept: false; readonly why: 'off' }
  | { readonly kept: false; readonly why: 'unknown'; readonly kind: string };

/** The store of the flags, else of the environment: `none`, `files` or a database; files in a folder where neither says. */
export async function openStore(
  io: Pick<Io, 'env' | 'now'>,
  given: { readonly store: string | undefined; readonly data: string | undefined },
): Promise<StoreOpened> {
  // Whoever names a folder with the command means it, whatever the environment says.
  const store = given.store ?? (given.data === undefined ? io.env.SYMPTREE_STORE || 'files' : 'files');
  if (store === 'none') return { kept: false, why: 'off' };
  if (/^postgres(ql)?:/.test(store)) {
    const { postgresJournal } = await import('../engine/journal/postgres/index.ts');
    return { kept: true, journal: postgresJournal({ database: store }) };
  }
  if (store !== 'files') return { kept: false, why: 'unknown', kind: store.replace(/:.*/s, ':') };
  const folder = given.data ?? (io.env.SYMPTREE_DATA || dataFolder(io.env));
  return { kept: true, journal: filesJournal({ folder, blocking: true, now: io.now }) };
}
