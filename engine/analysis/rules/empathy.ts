/** Severe symptoms of which nobody says a kind word first. */
import { report } from '../../language/diagnostics/index.ts';
import type { Id, Pack } from '../../language/model.ts';
import { once } from '../subject.ts';
import type { Rule } from './rule.ts';

/** The empathy line is what a session begins with; the least severe one may do without. */
export const noEmpathy: Rule = {
  code: 'no-empathy',
  family: 'words',
  once: (subject) => {
    const { pack, index } = subject;
    const raised = raisedSeverities(pack);
    return pack.severities.slice(0, -1).flatMap(({ id, empathy }) => {
      if (empathy || !raised.has(id)) return [];
      const place = index.place(null, ['severities', id], 'key');
      return subject.isOwn(place.file) ? [{ diagnostic: report('no-empathy', place, { severity: id }) }] : [];
    });
  },
};

/** Severities that a session can come to by itself. */
function raisedSeverities(pack: Pack): ReadonlySet<Id> {
  const raised = new Set<Id>();
  for (const { id, when } of pack.severities) if (when) raised.add(id);
  for (const { values } of Object.values(pack.facts))
    for (const { severity } of values) if (severity !== undefined) raised.add(severity);
  for (const tree of Object.values(pack.trees)) for (const severity of raisedIn(tree)) raised.add(severity);
  return raised;
}

const raisedIn = once((tree): ReadonlySet<Id> => {
  const raised = new Set<Id>();
  if (tree.severity !== undefined) raised.add(tree.severity);
  for (const step of Object.values(tree.steps)) {
    if (!('input' in step) || !('answers' in step.input)) continue;
    for (const { severity } of step.input.answers) if (severity !== undefined) raised.add(severity);
  }
  return raised;
});
