/** A folder that is no pack, told by its name: the engine itself knows only paths that are relative to it. */
import type { Bilingual, Diagnostic } from '../language/diagnostics/index.ts';
import type { FolderProblem } from './folder.ts';

const PROBLEMS: Readonly<Record<FolderProblem, Bilingual>> = {
  'not-found': { 'zh-CN': '不存在', en: 'does not exist' },
  'not-a-folder': { 'zh-CN': '不是文件夹', en: 'is not a folder' },
  unreadable: { 'zh-CN': '读不了', en: 'cannot be read' },
  'no-pack': { 'zh-CN': '里没有以“pack:”开头的 pack.yaml', en: 'has no pack.yaml that begins with pack:' },
};

/** The findings with that of the missing `pack.yaml` saying which folder, and what is wrong with it. */
export async function namingFolder(
  diagnostics: readonly Diagnostic[],
  dir: string,
  problem: FolderProblem,
): Promise<readonly Diagnostic[]> {
  // Loaded here: who takes a kept result needs no definitions.
  const { report } = await import('../language/diagnostics/index.ts');
  const folder = { 'zh-CN': `文件夹“${dir}”`, en: `The folder ${dir}` };
  return diagnostics.map((one) =>
    one.code === 'pack-missing' ? report(one.code, one, { folder, problem: PROBLEMS[problem] }) : one,
  );
}
