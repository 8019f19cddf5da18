/** Steps of which a part could not be read: what is told of the rest, and what is left untold because that part may be why. */
import type { About, DiagnosticCode } from '../diagnostics/index.ts';
import type { Id } from '../model.ts';
import type { Cut } from '../read.ts';
import type { Linking, TreeLinking } from './context.ts';

const ASKED = ['answers', 'type', 'fact'];
/** By finding: the keys of a step that would have kept it from being one. */
const DUE_TO: Partial<Record<DiagnosticCode, (about: About) => readonly string[]>> = {
  'answers-missing': () => ASKED,
  'answers-not-values': () => ASKED,
  'way-not-mapped': () => ['next'],
  'unknown-answer': () => ASKED,
  'map-without-choice': () => ASKED,
  'missing-else': () => [...ASKED, 'next'],
  'dead-end': () => ['next', 'repairs', 'works-around', 'try', 'checklist', 'mend', 'missing', 'todo'],
  'repair-cause-open': () => ['next', 'repairs', 'works-around'],
  'fact-without-question': () => ['ask'],
  'shape-missing-key': () => ['ask', 'fact'],
  'end-incomplete': ({ key }) => ['end', String(key)],
};

/** The surroundings for linking a step (a repair, an item): where it is whole, the tree's own. */
export function sparing(tree: TreeLinking, id: Id, data: object): TreeLinking {
  const linking = sparingIn(tree.linking, tree.source.cut.get(id), data);
  return linking === tree.linking ? tree : { ...tree, linking };
}

/** The same for what belongs to no tree. */
export function sparingIn(linking: Linking, cut: Cut | undefined, data: object): Linking {
  if (!cut) return linking;
  const mayBeThere = (key: string) => cut.keys.has(key) || (cut.any && !Object.hasOwn(data, key));
  return {
    ...linking,
    say(code, at, about = {}, related = []) {
      if (!DUE_TO[code]?.(about).some(mayBeThere)) linking.say(code, at, about, related);
    },
  };
}
