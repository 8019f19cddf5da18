/**
 * Rows (b.edited) and (h): a pack of a thousand trees at the author's desk. One tree is edited and all is checked again; five thousand
 * cases are run; coverage and walks grow with what they go through and no faster.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accuracyOf,
  checkPack,
  cover,
  elementsOf,
  newCoverage,
  packChecker,
  randomFrom,
  randomWalk,
  walkAll,
  walkCase,
} from 'symptree';
import { readPackFolder } from 'symptree/node';
import { manyTrees } from './generate.mjs';
import { interleave, now, ratios } from './measure.mjs';

/** One line of the table with a goal that is no ratio. */
const line = (id, what, measured, { value, unit, goal, reached }) => ({
  id,
  what,
  value: value(measured.ms.median),
  unit,
  ratio: measured.ratio,
  ...(goal === undefined ? {} : { goal, reached: reached(value(measured.ms.median)) }),
});

export async function editing({ rounds, trees }) {
  const home = await mkdtemp(join(tmpdir(), 'symptree-bench-'));
  try {
    const files = manyTrees(trees);
    const folder = join(home, 'pack');
    await mkdir(folder);
    await Promise.all(files.map(({ path, content }) => writeFile(join(folder, path), content)));
    const check = packChecker({ root: '' });
    const edits = new Map(files.map(({ path, content }) => [path, new TextDecoder().decode(content)]));
    let saves = 0;
    const again = async (path, edit) => {
      saves += 1;
      await writeFile(join(folder, path), edit(edits.get(path), saves));
      const began = now();
      const { pack } = check((await readPackFolder(folder)).files);
      const took = now() - began;
      if (!pack) throw new Error('The edited pack has errors.');
      return took;
    };
    const words = (text, save) => text.replaceAll('Please ', `Please (${save}) `);
    const minutes = (text, save) => text.replace(/minutes: \d+/, `minutes: ${1 + (save % 9)}`);
    const measured = await interleave(
      {
        none: () => again('pack.yaml', (text) => text),
        words: () => again('picture-7.yaml', words),
        minutes: () => again('picture-8.yaml', minutes),
        shared: () => again('hotspot-test.yaml', words),
      },
      { floor: 'none', rounds, warm: 2 },
    );
    const goal = { value: (ms) => ms, unit: 'ms', goal: '≤ 300 ms', reached: (ms) => ms <= 300 };
    return [
      line('b.floor.same', `${trees} trees read from disk and compared, nothing changed`, measured.none, {
        value: (ms) => ms,
        unit: 'ms',
      }),
      line('b.edited', 'the words of one tree edited, all checked again (as --watch does)', measured.words, goal),
      line('b.edited.way', 'minutes edited, so that its ways are followed anew', measured.minutes, goal),
      line('b.edited.shared', 'the words of the tree that all others call edited', measured.shared, goal),
    ];
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Cases that go at random through the pack's own trees, in turn. */
function casesOf(pack, count) {
  const random = randomFrom(7);
  const trees = Object.keys(pack.trees).filter((id) => id.startsWith('picture'));
  return Array.from({ length: count }, (_, index) => {
    const tree = trees[index % trees.length];
    const { end } = randomWalk(pack, random, tree);
    const answers = Object.fromEntries(end.answers.map(({ key, value }) => [nameOf(pack, tree, key), value]));
    const { end: kind, cause } = pack.trees[end.tree].steps[end.step];
    const place = { file: 'x', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    return {
      id: `case-${index}`,
      story: 'The picture freezes.',
      tree,
      facts: {},
      answers,
      helps: [],
      ends: { end: kind, cause },
      mustAsk: [],
      mustNotSay: [],
      place,
    };
  });
}

/** `picture-7#1/hotspot/works` as a case names it, in the tree where the step is written. */
function nameOf(pack, tree, key) {
  const path = key.slice(key.indexOf('/') + 1).split('/');
  let inner = pack.trees[tree];
  for (const call of path.slice(0, -1)) inner = pack.trees[inner.steps[call].tree];
  return `${inner.id}/${path.at(-1)}`;
}

export async function testing({ rounds, trees, cases: count }) {
  const loaded = () => {
    const { pack } = checkPack({ root: '', files: manyTrees(trees) });
    return pack;
  };
  const pack = loaded();
  const cases = casesOf(pack, count);
  let answers = 0;
  const run = (some, on) => {
    const coverage = newCoverage(on);
    const began = now();
    const results = some.map((given) => {
      const { result, walk } = walkCase(on, given);
      cover(coverage, walk);
      return result;
    });
    const failed = results.find(({ ok }) => !ok);
    if (failed) throw new Error(`A case does not end as it did: ${JSON.stringify(failed.problems)}`);
    elementsOf(coverage);
    accuracyOf(some, results);
    answers = results.reduce((sum, { way }) => sum + way.length, 0);
    return now() - began;
  };
  const walks = (number) => {
    const random = randomFrom(3);
    const coverage = newCoverage(pack);
    const began = now();
    for (let made = 0; made < number; made += 1) cover(coverage, randomWalk(pack, random).walk);
    return now() - began;
  };
  const exhaust = (budget) => {
    const coverage = newCoverage(pack);
    const began = now();
    if (walkAll(pack, budget, coverage).answers !== budget) throw new Error('There are not as many answers.');
    return now() - began;
  };
  const few = cases.slice(0, count / 10);
  const measured = await interleave(
    {
      all: () => run(cases, pack),
      few: () => run(few, pack),
      // A pack that nothing was run on: its machines are built on the way.
      first: () => run(cases, structuredClone(pack)),
      walks: () => walks(4000),
      'few walks': () => walks(400),
      exhaust: () => exhaust(40_000),
      'little exhaust': () => exhaust(4000),
    },
    { floor: 'all', rounds, warm: 1 },
  );
  run(cases, pack);
  const rate = {
    value: (ms) => (answers / ms) * 1000,
    unit: 'answers/s',
    goal: '≥ 20,000/s',
    reached: (found) => found >= 20_000,
  };
  const growth = (id, what, large, small) => {
    const ratio = ratios(measured[large], measured[small], 1 / 10);
    return { id, what, value: ratio.median, unit: 'times', ratio, goal: 1.5, reached: ratio.median <= 1.5 };
  };
  return [
    line('h', `${count} cases in ${trees} trees, ${answers} answers, with coverage and accuracy`, measured.all, rate),
    line('h.first', 'the same on a pack just loaded, its machines built', measured.first, rate),
    growth('h.cases', 'a case of all against a case of a tenth', 'all', 'few'),
    growth('h.walks', 'a random walk of 4000 against one of 400, with coverage', 'walks', 'few walks'),
    growth(
      'h.exhaust',
      'an answer of 40,000 on all ways against one of 4,000, with coverage',
      'exhaust',
      'little exhaust',
    ),
  ];
}
