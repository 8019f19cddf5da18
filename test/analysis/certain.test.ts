import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certainties } from '../../engine/analysis/certain.ts';
import type { Subject } from '../../engine/analysis/subject.ts';
import { LIMITS } from '../../engine/language/limits.ts';
import type { Path } from '../../engine/language/link/source.ts';
import type { FactSetting, Id, Pack } from '../../engine/language/model.ts';
import { arbitraryPack, SETTINGS } from '../narrowing/arbitrary.ts';
import { listing } from '../narrowing/listing.ts';

/** A subject whose every path has a line of its own, so that findings can be led back to it. */
function subjectOf(pack: Pack): { subject: Subject; pathOf: (line: number) => { tree: Id | null; path: Path } } {
  const paths: { tree: Id | null; path: Path }[] = [];
  const lines = new Map<string, number>();
  const place = (tree: Id | null, path: Path) => {
    const key = JSON.stringify([tree, path]);
    if (!lines.has(key)) lines.set(key, paths.push({ tree, path }));
    const at = { line: lines.get(key) as number, column: 1 };
    return { file: `${tree}.yaml`, start: at, end: at };
  };
  const subject: Subject = {
    pack,
    index: {
      place,
      stepPath: (_, step) => ['steps', step],
      stepPlace: (tree, step) => place(tree, ['steps', step]),
    },
    limits: LIMITS,
    trees: Object.values(pack.trees),
    broken: new Set(),
    whole: true,
    isOwn: () => true,
    shared: {},
  };
  return { subject, pathOf: (line) => paths[line - 1] as (typeof paths)[number] };
}

// No outcome of a repair is handed in: the repair passes then and does not set what it would have set when done here.
const given = fc.record(
  Object.fromEntries(
    Object.entries(SETTINGS).flatMap(([key, values]) =>
      key === 'restarted' ? [] : [[key, fc.constantFrom(...values)] as const],
    ),
  ),
  { requiredKeys: [] },
);

test('a question that is always known, and a step whose `when` never holds, are asked on no way', () => {
  let told = 0;
  fc.assert(
    fc.property(arbitraryPack({ trees: 1 }), given, fc.boolean(), (made, facts, ofPack) => {
      // What the pack itself says is known is certain; what is handed in may be anything.
      const pack: Pack = ofPack ? { ...made, known: facts as Pack['known'] } : made;
      const { subject, pathOf } = subjectOf(pack);
      const never = new Set<string>();
      for (const { code, start } of certainties(subject, new Set())) {
        const { tree, path } = pathOf(start.line);
        if (code === 'question-always-known' || (code === 'condition-never' && path[2] === 'when'))
          never.add(`${tree}/${path[1]}`);
      }
      told += never.size;
      if (never.size === 0) return;
      const ways = listing(pack);
      const known = Object.fromEntries(
        Object.entries(facts).map(([key, value]) => [key, { value: value as FactSetting }]),
      );
      for (const here of ways.places(ways.start('tree-0', { facts: known }), 300)) {
        const tree = here.calls.reduce((id, call) => {
          const step = pack.trees[id]?.steps[call];
          return step?.kind === 'call' ? step.tree : id;
        }, here.tree);
        expect(never).not.toContain(`${tree}/${here.step}`);
      }
    }),
    { numRuns: 1500 },
  );
  expect(told).toBeGreaterThan(20);
});
