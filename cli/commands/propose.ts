/** `symptree propose`: cases for what no case goes through, for the author to read and to give a story. */
import { caseOf, type Proposal, type Proposed, proposeCases } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { programLanguage } from '../language.ts';
import { openPack, treeNamed } from '../opening.ts';
import { casesFile, type WrittenCase } from '../report/case-text.ts';
import { coveredBeside } from '../sharing.ts';
import { type CaseWords, caseWords } from '../words/cases.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const propose: CommandDefinition = {
  name: 'propose',
  arguments: '[TREE…]',
  mostPositionals: Number.POSITIVE_INFINITY,
  flags: [{ name: 'pack', value: 'DIR' }, { name: 'limit', value: 'N' }, LANG],
  examples: ['symptree propose --pack trees/classroom', 'symptree propose camera-black --limit 5 > more.yaml'],
  run: proposeCommand,
};

const LIMIT = 10;

async function proposeCommand(call: Call): Promise<ExitCode> {
  const { io, given } = call;
  const written = given.text('limit') ?? String(LIMIT);
  const limit = /^\d{1,6}$/.test(written) ? Number(written) : 0;
  if (limit === 0) return fail(io, EXIT.usage, call.words.workbench.notANumber('--limit', written, 999_999, 1));
  const opened = await openPack(call);
  if (typeof opened === 'number') return opened;
  const { pack, loaded, words } = opened;
  const trees = given.positionals.map((id) => treeNamed(pack, id, words));
  const unknown = trees.find((tree) => typeof tree === 'string');
  if (typeof unknown === 'string') return fail(io, EXIT.usage, unknown);
  const cases = loaded.cases.flatMap((file) => file.cases);
  const proposed = proposeCases(pack, cases, {
    limit,
    covered: await coveredBeside(opened, io),
    ...(trees.length > 0 && { trees: trees.flatMap((tree) => (typeof tree === 'string' ? [] : [tree.id])) }),
  });
  const spoken = caseWords(programLanguage(call.wanted ?? pack.locales[0]));
  const tail = lastWords(proposed, spoken);
  if (proposed.proposals.length === 0) {
    io.err(`${[...(tail.length === 0 ? [spoken.nothing] : tail)].join('\n')}\n`);
    return EXIT.ok;
  }
  io.out(
    casesFile(
      pack.frontDoor,
      proposed.proposals.map((one, index) => writtenCase(one, proposed.proposals[index - 1], spoken, words.colon)),
      [spoken.proposed(proposed.proposals.length, pack.id), spoken.review],
      tail,
    ),
  );
  return EXIT.ok;
}

/** Things named in the comment of a case; the others are counted. */
const NAMED = 6;

function writtenCase(one: Proposal, before: Proposal | undefined, words: CaseWords, colon: string): WrittenCase {
  const things = one.covers.map((thing) => nameOf(thing, words));
  const { result } = one;
  const end = result.key.slice(result.key.lastIndexOf('/') + 1);
  const way = result.way.map(({ tree, step, value }, index) => {
    const moved = index === 0 || result.way[index - 1]?.tree !== tree;
    return `${moved ? `${tree}/` : ''}${step}=${String(value)}`;
  });
  return {
    given: caseOf(one.id, one.draft, result),
    comments: [
      words.coversFor(things.slice(0, NAMED).join(words.between), Math.max(things.length - NAMED, 0)),
      `${words.wayGone}${colon}${[...way, end].join(' → ')}`,
    ],
    ...(one.tree !== before?.tree && { heading: words.casesOf(one.tree) }),
  };
}

function nameOf({ kind, tree, step, what }: Proposal['covers'][number], words: CaseWords): string {
  return [words.kinds[kind], `${tree}/${step === '' ? words.atStart : step}`, what].filter(Boolean).join(' ');
}

/** What further cases could do, and what no case can. */
function lastWords({ more, unreached }: Proposed, words: CaseWords): string[] {
  return [
    ...(more > 0 ? [words.more(more)] : []),
    ...(unreached.length > 0 ? [words.unreached(unreached.length)] : []),
    ...unreached.map((thing) => `  ${nameOf(thing, words)} (${words.why[thing.why]})`),
  ];
}
