/** Causes of the pack that no session can come to. */
import { type Diagnostic, report } from '../language/diagnostics/index.ts';
import type { Id } from '../language/model.ts';
import { once, type Subject } from './subject.ts';

const causesIn = once((tree): ReadonlySet<Id> => {
  const named = new Set<Id>();
  for (const step of Object.values(tree.steps)) {
    if (step.kind === 'end' && step.cause !== null) named.add(step.cause);
    if (step.kind === 'repair') for (const cause of Object.keys(step.repairs)) named.add(cause);
  }
  return named;
});

export function causesWithoutEnd(subject: Subject): readonly Diagnostic[] {
  const { pack, index, whole } = subject;
  // A tree that could not be read may have named it.
  if (!whole) return [];
  const named = new Set<Id>();
  for (const tree of [...subject.trees, pack.escalation]) for (const cause of causesIn(tree)) named.add(cause);
  return Object.keys(pack.causes).flatMap((cause) => {
    if (named.has(cause)) return [];
    return [report('cause-without-end', index.place(null, ['causes', cause], 'key'), { cause })];
  });
}
