/** Which store keeps the sessions of this call. */
import { dataFolder, filesJournal, type JournalStore } from './engine.ts';
import type { Io } from './io.ts';

/** `none`, a folder, or a database; undefined where sessions are not to be kept. */
export async function openStore(
  io: Pick<Io, 'env' | 'now'>,
  given: { readonly store: string | undefined; readonly data: string | undefined },
): Promise<JournalStore | undefined> {
  const store = given.store ?? io.env.SYMPTREE_STORE;
  if (store === 'none') return undefined;
  if (store?.startsWith('postgres:') || store?.startsWith('postgresql:')) {
    const { postgresJournal } = await import('../engine/journal/postgres/index.ts');
    return postgresJournal({ database: store });
  }
  const folder = given.data ?? io.env.SYMPTREE_DATA ?? dataFolder(io.env);
  return filesJournal({ folder, blocking: true, now: io.now });
}
