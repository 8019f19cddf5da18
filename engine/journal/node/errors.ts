/** What the system says, as a value. */
import { failed, type StoreError, type UnavailableWhy } from '../store.ts';

const WHY: Readonly<Record<string, UnavailableWhy>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOTDIR: 'no-folder',
  EEXIST: 'no-folder',
};
/** Nothing changes here by itself. */
const LASTING: ReadonlySet<UnavailableWhy> = new Set(['read-only', 'no-permission', 'no-folder', 'closed']);

/** An error with a code of the system; anything else is a fault of the program and is thrown on. */
function systemError(error: unknown): NodeJS.ErrnoException {
  if (error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string') return error;
  throw error;
}

export const codeOf = (error: unknown): string => systemError(error).code as string;

export function unavailable(error: unknown, where: string): { ok: false; error: StoreError } {
  const { code = '', message } = systemError(error);
  const why = WHY[code] ?? 'failed';
  return failed({ code: 'unavailable', why, again: !LASTING.has(why), where, detail: message });
}
