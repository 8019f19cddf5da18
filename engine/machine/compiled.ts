/** The trees of a pack as machines, built when first used. */
import type { Id, Pack, Tree } from '../language/model.ts';
import { type CompiledTree, compileTree } from './compile.ts';

const compiled = new WeakMap<Pack, Map<Id, CompiledTree>>();

/** A tree of the pack by id, also the escalation tree. */
export const treeOf = (pack: Pack, id: Id): Tree | undefined =>
  id === pack.escalation.id ? pack.escalation : Object.hasOwn(pack.trees, id) ? pack.trees[id] : undefined;

export function compiledTree(pack: Pack, tree: Tree): CompiledTree {
  let ofPack = compiled.get(pack);
  if (!ofPack) {
    ofPack = new Map();
    compiled.set(pack, ofPack);
  }
  let built = ofPack.get(tree.id);
  if (!built) {
    built = compileTree(pack, tree);
    ofPack.set(tree.id, built);
  }
  return built;
}
