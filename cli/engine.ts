/** What the command line uses of the engine, by its public faces: the only place under `cli/` that imports from it. */
export * from '../engine/index.ts';
export * from '../engine/journal/index.ts';
export { dataFolder, filesJournal } from '../engine/journal/node/index.ts';
export {
  checkPackOnDisk,
  type FolderProblem,
  loadPackFromDisk,
  type PackFolder,
  readPackFolder,
} from '../engine/node/index.ts';
