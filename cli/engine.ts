/**
 * What the command line uses of the engine, by its public faces. Words are shown in a browser as well, which can load `engine/index.ts` alone.
 */
export * from '../engine/index.ts';
export * from '../engine/journal/index.ts';
export { dataFolder, filesJournal } from '../engine/journal/node/index.ts';
export {
  type CheckedOnDisk,
  checkPackOnDisk,
  type FolderProblem,
  loadPackFromDisk,
  type PackFolder,
  readPackFolder,
} from '../engine/node/index.ts';
