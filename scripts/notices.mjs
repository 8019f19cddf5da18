// The licences of what is bundled: most ask that their text goes along.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** The folders of the packages that modules come from. */
export const packagesOf = (moduleIds) =>
  new Set(moduleIds.flatMap((id) => FOLDER.exec(id.replace(/^\0/, '').replaceAll('\\', '/'))?.[0] ?? []));

/** Name, version, licence and licence text of each package, once. Throws where a package has neither text nor name of a licence. */
export function noticesOf(folders) {
  const notices = new Map();
  for (const folder of folders) {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
    if (!file && !license) throw new Error(`${name} names no licence.`);
    const by = typeof author === 'string' ? author : author?.name;
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `${license}${by ? `, ${by}` : ''}`;
    notices.set(`${name} ${version} (${license ?? 'see below'})`, text);
  }
  return [...notices]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([title, text]) => `${title}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of an installed package. Throws where it is not there. */
export function folderOf(home, name) {
  const folder = join(home, 'node_modules', name);
  if (!existsSync(folder)) throw new Error(`${name} is not installed.`);
  return folder;
}
