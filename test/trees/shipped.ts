/** The packs that are shipped; what they share is no pack of its own. */
import { readdir, readFile } from 'node:fs/promises';
import { loadPackFromDisk } from 'symptree/node';

/** Names of the folders under trees/ that are packs. */
export async function shippedFolders(): Promise<string[]> {
  const folders: string[] = [];
  for (const name of (await readdir('trees')).sort())
    if (/^front-door:/m.test(await readFile(`trees/${name}/pack.yaml`, 'utf8'))) folders.push(name);
  return folders;
}

/** The packs, each without errors. */
export async function shippedPacks() {
  return Promise.all(
    (await shippedFolders()).map(async (folder) => {
      const { pack } = await loadPackFromDisk(`trees/${folder}`);
      if (!pack) throw new Error(`trees/${folder} has errors.`);
      return { folder, pack };
    }),
  );
}
