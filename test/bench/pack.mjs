/** The checked pack of the folder beside this file. */
import { readdir, readFile } from 'node:fs/promises';

const FOLDER = new URL('pack/', import.meta.url);

export async function benchPack() {
  const { checkPack } = await import('symptree');
  const files = await Promise.all(
    (await readdir(FOLDER)).map(async (path) => ({ path, content: await readFile(new URL(path, FOLDER)) })),
  );
  const { pack, diagnostics } = checkPack({ root: '', files });
  if (!pack)
    throw new Error(
      diagnostics.map(({ file, start, code, message }) => `${file}:${start.line} ${code} ${message.en}`).join('\n'),
    );
  return pack;
}
