/** `symptree test`: the labelled cases of packs, what they cover, and walks without cases. */
import { resolve } from 'node:path';
import { type CheckedPack, checkPaths, errorsOf } from '../checking.ts';
import { type Case, type Element, type Pack, type Place, sharesOf } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { programLanguage } from '../language.ts';
import { fileName, printFindings } from '../report/findings.ts';
import { percent, sharedReport, type TestPrinting, testReport } from '../report/testing.ts';
import { type TestedPack, type TestedShared, testPage } from '../report/testing-html.ts';
import { ownElements, sharedParts } from '../sharing.ts';
import { type TestOptions, testPack } from '../testing.ts';
import { wordsFor } from '../words/index.ts';
import { writeWhole } from '../writing.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const test: CommandDefinition = {
  name: 'test',
  arguments: '[PATH…]',
  mostPositionals: Number.POSITIVE_INFINITY,
  flags: [
    { name: 'format', value: 'FORMAT', oneOf: ['pretty', 'json', 'html'] },
    { name: 'to', value: 'PATH' },
    { name: 'min-coverage', value: 'PERCENT' },
    { name: 'uncovered' },
    { name: 'walk', value: 'N' },
    { name: 'seed', value: 'S' },
    { name: 'exhaust', value: 'N' },
    LANG,
  ],
  examples: [
    'symptree test trees',
    'symptree test trees/classroom/picture-freezes.cases.yaml',
    'symptree test trees --min-coverage 80 --uncovered',
    'symptree test trees --walk 1000 --seed 7',
    'symptree test trees --exhaust 200000',
    'symptree test trees --format html --to report.html',
  ],
  run: testCommand,
};

async function testCommand(call: Call): Promise<ExitCode> {
  const { io, given, words } = call;
  const numbers = readNumbers(call);
  if ('sentence' in numbers) return fail(io, EXIT.usage, numbers.sentence);
  const paths = given.positionals.length > 0 ? given.positionals : ['.'];
  const checked = await checkPaths(paths, io, words);
  if ('sentence' in checked) return fail(io, EXIT.usage, checked.sentence);
  const language = programLanguage(call.wanted ?? checked[0]?.locale ?? call.language);
  const spoken = wordsFor(language);

  let code: ExitCode = EXIT.ok;
  const tested: (TestedPack & { readonly name: string; readonly enough: boolean })[] = [];
  const went: { readonly pack: CheckedPack; readonly elements: readonly Element[]; readonly printing: TestPrinting }[] =
    [];
  for (const pack of checked) {
    const name = fileName(pack.folder, '.', io.cwd);
    const { loaded } = pack;
    if (!loaded.pack) {
      const { diagnostics } = loaded;
      printFindings(errorsOf({ diagnostics }), { ...pack, io, words: spoken, language, put: io.err });
      code = fail(io, EXIT.findings, spoken.packHasErrors(name));
      continue;
    }
    // A case in which something is wrong is not run: that is told, and fails.
    const faulty = errorsOf({ diagnostics: loaded.diagnostics });
    if (faulty.length > 0) {
      printFindings(faulty, { ...pack, io, words: spoken, language, put: io.err });
      code = EXIT.findings;
    }
    const all = testPack(loaded.pack, casesAt(pack, paths, io.cwd), numbers.options);
    const results = { ...all, elements: ownElements({ pack, elements: all.elements }) };
    const enough = coveredPercent(results) >= numbers.least;
    if (!enough || results.cases.some(({ result }) => !result.ok)) code = EXIT.findings;
    const printing = printingOf(pack, loaded.pack, call, spoken);
    went.push({ pack, elements: all.elements, printing });
    tested.push({
      name,
      title: loaded.pack.title.words[loaded.pack.locales[0]] ?? name,
      tested: results,
      printing,
      enough,
    });
  }
  const shared = sharedParts(went).map(({ folder, elements }) => {
    const user = went.find(({ pack }) => pack.shared.includes(folder)) as (typeof went)[number];
    const enough = coveredPercent({ elements }) >= numbers.least;
    if (!enough) code = EXIT.findings;
    return { name: fileName(folder, '.', io.cwd), elements, printing: user.printing, enough };
  });
  const output = outputOf(call, tested, shared, numbers.least, language);
  const to = given.text('to');
  if (to === undefined) io.out(output);
  else {
    try {
      await writeWhole(resolve(io.cwd, to), output);
    } catch {
      return fail(io, EXIT.usage, spoken.fileUnwritable(to));
    }
    io.out(`${spoken.workbench.written(to)}\n`);
  }
  return code;
}

/** Percent of everything that can be gone through. */
const coveredPercent = ({ elements }: { readonly elements: readonly Element[] }): number => {
  const { covered, total } = sharesOf(elements).all;
  return total === 0 ? 100 : (covered / total) * 100;
};

/** All cases of the pack, or those of the case files that were named. */
function casesAt({ folder, loaded }: CheckedPack, paths: readonly string[], cwd: string): readonly Case[] {
  const named = new Set(paths.map((path) => resolve(cwd, path)));
  const some = loaded.cases.filter(({ file }) => named.has(resolve(folder, file)));
  return (some.length > 0 ? some : loaded.cases).flatMap(({ cases }) => cases);
}

function printingOf(
  { folder, loaded }: CheckedPack,
  pack: Pack,
  { io, given }: Call,
  words: TestPrinting['words'],
): TestPrinting {
  return {
    words,
    uncovered: given.has('uncovered'),
    where: ({ file, start }: Place) => `${fileName(folder, file, io.cwd)}:${start.line}:${start.column}`,
    placeOf: (tree, step) =>
      step === '' || tree === pack.escalation.id
        ? loaded.index.place(tree, step === '' ? ['tree'] : [])
        : loaded.index.stepPlace(tree, step, 'key'),
  };
}

function outputOf(
  { given }: Call,
  tested: readonly (TestedPack & { readonly name: string; readonly enough: boolean })[],
  shared: readonly (TestedShared & { readonly enough: boolean })[],
  least: number,
  language: string,
): string {
  switch (given.text('format')) {
    case 'json':
      return `${JSON.stringify({ format: 1, packs: tested.map(jsonOf), ...(shared.length > 0 && { shared: shared.map(sharedJson) }) }, null, 2)}\n`;
    case 'html':
      return testPage(tested, shared, language);
    default:
      return [
        ...tested.map(({ name, tested: results, printing, enough }) => {
          const text = `${testReport(results, printing)}${enough ? '' : tooLittle(results.elements, printing, least)}`;
          return tested.length + shared.length > 1 ? `# ${name}\n\n${text}` : text;
        }),
        ...shared.map(
          ({ name, elements, printing, enough }) =>
            `# ${name}\n\n${sharedReport(elements, printing)}${enough ? '' : tooLittle(elements, printing, least)}`,
        ),
      ].join('\n');
  }
}

const tooLittle = (elements: readonly Element[], { words }: TestPrinting, least: number): string =>
  `${words.workbench.tooLittle(percent(sharesOf(elements).all), `${least}%`)}\n`;

const sharedJson = ({ name, elements }: TestedShared) => ({
  folder: name,
  coverage: coverageJson(elements),
  uncovered: uncoveredJson(elements),
});
const coverageJson = (elements: readonly Element[]) => {
  const shares = sharesOf(elements);
  return { ...shares, trees: Object.fromEntries(shares.trees) };
};
const uncoveredJson = (elements: readonly Element[]) =>
  elements.filter(({ count }) => count === 0).map(({ count: _, ...element }) => element);

const jsonOf = ({ name, tested }: TestedPack & { readonly name: string }) => ({
  pack: name,
  cases: tested.cases.map(({ given, result }) => ({ file: given.place.file, line: given.place.start.line, ...result })),
  coverage: coverageJson(tested.elements),
  uncovered: uncoveredJson(tested.elements),
  accuracy: tested.accuracy,
  ...(tested.walks && {
    walks: {
      count: tested.walks.count,
      seed: tested.walks.seed,
      ends: Object.fromEntries(tested.walks.ends),
      longest: tested.walks.longest,
    },
  }),
  ...(tested.exhausted && {
    exhausted: {
      answers: tested.exhausted.answers,
      standings: tested.exhausted.standings,
      complete: tested.exhausted.complete,
      slowest: tested.exhausted.slowest,
      never: tested.exhausted.elements.filter(({ count }) => count === 0).map(({ count: _, ...element }) => element),
    },
  }),
});

interface Numbers {
  readonly options: TestOptions;
  readonly least: number;
}

function readNumbers({ given, words }: Call): Numbers | { readonly sentence: string } {
  const read: Partial<Record<'min-coverage' | 'walk' | 'seed' | 'exhaust', number>> = {};
  for (const flag of ['min-coverage', 'walk', 'seed', 'exhaust'] as const) {
    const written = given.text(flag);
    if (written === undefined) continue;
    const most = flag === 'min-coverage' ? 100 : 10_000_000;
    const number = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
    if (!(number <= most) || (flag !== 'min-coverage' && !Number.isInteger(number)))
      return { sentence: words.workbench.notANumber(`--${flag}`, written, most) };
    read[flag] = number;
  }
  return {
    options: {
      seed: read.seed ?? 1,
      ...(read.walk && { walks: read.walk }),
      ...(read.exhaust && { budget: read.exhaust }),
    },
    least: read['min-coverage'] ?? 0,
  };
}
