/** `symptree verdict`: the later word on whether a session's diagnosis was right. */
import {
  clean,
  type Id,
  type JudgingRefusal,
  type Locale,
  nearest,
  type Pack,
  say,
  type Verdict,
  verdictKept,
} from '../engine.ts';
import { EXIT } from '../exit.ts';
import { storeSentence } from '../storing.ts';
import { judgingWords, VERDICTS_IN_CHINESE, verdictText } from '../words/judging.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { findSession } from './finding.ts';
import { readyPack, STORE, withStore } from './playing.ts';

const VERDICTS: readonly Verdict[] = ['right', 'wrong', 'unknown'];
const verdictIn = (word: string): Verdict | undefined =>
  VERDICTS.find((one) => one === word.toLowerCase()) ??
  (Object.hasOwn(VERDICTS_IN_CHINESE, word) ? VERDICTS_IN_CHINESE[word] : undefined);

export const verdict: CommandDefinition = {
  name: 'verdict',
  arguments: 'ID right|wrong|unknown',
  mostPositionals: 2,
  flags: [
    { name: 'cause', value: 'CAUSE' },
    { name: 'by', value: 'NAME' },
    { name: 'note', value: 'TEXT' },
    { name: 'pack', value: 'DIR' },
    LANG,
    ...STORE,
    { name: 'take-over' },
    { name: 'json' },
  ],
  examples: [
    'symptree verdict 3f2a right',
    'symptree verdict 3f2a wrong --cause weak-wifi --by "network team"',
    'symptree verdict 3f2a unknown --json',
  ],
  run: verdictCommand,
};

/** Who says something of a session afterwards. */
export function speakerOf({ io, given }: Call): { readonly by?: string } {
  const by = given.text('by') ?? given.text('agent') ?? io.env.SYMPTREE_AGENT;
  return by === undefined || by === '' ? {} : { by: clean(by) };
}

/** For programs: what does not fit is an object on standard output too. */
export function refuse(
  call: Call,
  error: Pick<JudgingRefusal, 'code' | 'about'> | { readonly code: string },
  ...sentences: string[]
): number {
  tellError(call, error);
  return fail(call.io, EXIT.usage, ...sentences);
}

function tellError(call: Call, error: object): void {
  if (call.given.has('json')) call.io.out(`${JSON.stringify({ error })}\n`);
}

/** The store, or for programs the error that sessions are not kept. */
export const withStoreOrError = (call: Call, use: Parameters<typeof withStore>[1]): Promise<number> =>
  withStore(call, use, (sentence, code) => refuse(call, { code }, sentence));

async function verdictCommand(call: Call): Promise<number> {
  const { io, given } = call;
  const [id, word] = given.positionals;
  const said = judgingWords(call.language);
  if (id === undefined || (word === undefined && verdictIn(id) !== undefined))
    return refuse(call, { code: 'needs-id' }, said.needsId);
  if (word === undefined) return refuse(call, { code: 'needs-verdict' }, said.needsVerdict(clean(id)));
  const verdictGiven = verdictIn(word);
  if (verdictGiven === undefined) {
    const near = nearest(word, VERDICTS);
    const sentence = [said.noVerdict(clean(word)), near ? call.words.didYouMean(near) : '']
      .join(call.words.between)
      .trim();
    return refuse(call, { code: 'unknown-verdict' }, sentence);
  }
  return withStoreOrError(call, async (journal, language) => {
    const found = await findSession(journal, id, undefined, language);
    if ('sentence' in found) return refuse(call, { code: 'not-found' }, found.sentence);
    const ready = await readyPack(call, given.text('pack') ?? found.pack);
    if ('why' in ready) {
      tellError(call, { code: ready.why, about: { pack: clean(given.text('pack') ?? found.pack) } });
      return ready.code;
    }
    const { pack, locale } = ready;
    const words = judgingWords(locale);
    const written = given.text('cause');
    const cause = written === undefined ? undefined : causeNamed(pack, written);
    const note = given.text('note');
    const judged = await verdictKept(
      journal,
      pack,
      found.id,
      {
        verdict: verdictGiven,
        ...(cause === undefined ? {} : { cause }),
        ...(note === undefined || note.trim() === '' ? {} : { note: clean(note) }),
      },
      { at: io.now(), ...speakerOf(call) },
      { takeOver: given.has('take-over') },
    );
    if (!judged.ok && 'error' in judged) return refuse(call, judged.error, storeSentence(judged.error, locale));
    if (!judged.ok) {
      const { code, about } = judged.refused;
      const near = code === 'unknown-cause' ? causeNear(pack, written ?? '') : undefined;
      const titled = { ...about, ...titles(about, pack, locale) };
      const sentence = words.refused[code](
        found.id,
        code === 'unknown-cause' ? { cause: clean(written ?? '') } : titled,
      );
      return refuse(
        call,
        { code, about: { ...about, ...(near === undefined ? {} : { suggestion: near }) } },
        [sentence, near === undefined ? '' : call.words.didYouMean(`${near} (${titleOf(pack, near, locale)})`)]
          .join(call.words.between)
          .trim(),
      );
    }
    const { event, before } = judged;
    if (given.has('json')) {
      io.out(`${JSON.stringify({ format: 1, session: found.id, ...event, found: before.end?.cause ?? null })}\n`);
      return EXIT.ok;
    }
    const lines = [
      words.given(found.id, verdictText(words, event.verdict, before.end)),
      ...(before.end?.end === 'prepared'
        ? []
        : [words.found(before.end?.cause ? titleOf(pack, before.end.cause, locale) : undefined)]),
      ...(event.verdict === 'wrong' && event.cause !== undefined
        ? [words.really(titleOf(pack, event.cause, locale))]
        : []),
      ...(event.verdict === 'right' && event.cause !== undefined && before.end?.cause === null
        ? [words.foundSince(titleOf(pack, event.cause, locale))]
        : []),
      ...(event.verdict === 'wrong' && event.cause === undefined ? [words.sayCause(found.id)] : []),
      ...(before.verdict ? [words.replaced(verdictText(words, before.verdict.verdict, before.end))] : []),
      words.steps(event.diagnosis?.steps.length ?? 0),
    ];
    io.out(`${lines.join('\n')}\n`);
    return EXIT.ok;
  });
}

const titleOf = (pack: Pack, id: Id, locale: Locale): string => {
  const cause = Object.hasOwn(pack.causes, id) ? pack.causes[id] : undefined;
  return cause ? say(cause.title, locale, pack) : clean(id);
};

const titles = (about: Readonly<Record<string, string>>, pack: Pack, locale: Locale) =>
  Object.fromEntries(Object.entries(about).map(([key, id]) => [key, titleOf(pack, id, locale)]));

/** The cause that was most likely meant, by its id or one of its titles. */
function causeNear(pack: Pack, written: string): Id | undefined {
  const names = new Map(
    Object.values(pack.causes).flatMap(({ id, title }) => [
      ...pack.locales.map((locale) => [say(title, locale, pack), id] as const),
      [id, id] as const,
    ]),
  );
  return names.get(nearest(written, names.keys()) ?? '');
}

/** A cause by its id, or by its title in any of the pack's languages; as written where there is none. */
function causeNamed(pack: Pack, written: string): string {
  if (Object.hasOwn(pack.causes, written)) return written;
  const wanted = written.trim().toLowerCase();
  const found = Object.values(pack.causes).find(({ id, title }) =>
    [id, ...pack.locales.map((locale) => say(title, locale, pack))].some((name) => name.toLowerCase() === wanted),
  );
  return found?.id ?? written;
}
