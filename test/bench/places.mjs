/** The steps of a checked tree with its shared trees in place, for the contenders that are generated from it. */

/** Every step with the names it and its ways have once shared trees are put in place. */
export function placedSteps(pack, treeId) {
  const placed = [];
  const expand = (tree, prefix, leave) => {
    for (const step of Object.values(tree.steps)) {
      const go = (target) => prefix + target;
      if (step.kind === 'call') {
        const inner = pack.trees[step.tree];
        expand(inner, `${prefix}${step.id}/`, (way) => ({ way: step.ways[way], go }));
        placed.push({
          name: prefix + step.id,
          step: { kind: 'pass' },
          passTo: { way: inner.start, go: (target) => `${prefix}${step.id}/${target}` },
        });
      } else if (step.kind === 'way')
        placed.push({ name: prefix + step.id, step: { kind: 'pass' }, passTo: leave(step.way) });
      else placed.push({ name: prefix + step.id, step, go });
    }
  };
  const tree = pack.trees[treeId];
  expand(tree, '', () => undefined);
  return { placed, start: { way: tree.start, go: (target) => target } };
}

/** Every value that is one of these or a kind of one. */
export const kinds = (pack, fact, wanted) => [
  ...wanted,
  ...pack.facts[fact].values
    .filter(({ parents }) => parents.some((parent) => wanted.includes(parent)))
    .map(({ id }) => id),
];

/** The facts an answer sets, the step's own included; `undefined` where the value comes with the answer. */
export function settings(step, answer) {
  if (answer === 'unsure') return { sets: {}, unsets: [] };
  const given =
    step.kind === 'repair'
      ? (step.sets[answer] ?? {})
      : step.input?.type === 'choice'
        ? (step.input.answers.find(({ id }) => id === answer)?.sets ?? {})
        : {};
  const own = step.fact === undefined ? {} : { [step.fact]: answer === 'answered' ? undefined : answer };
  return { sets: { ...own, ...given }, unsets: answer === 'cannot' ? [] : (step.changes ?? []) };
}
/** The answers by which a known fact passes a step, and where to. */
export const passes = (step) =>
  step.fact === undefined ? [] : Object.keys(step.ways).filter((answer) => answer !== 'unsure');
