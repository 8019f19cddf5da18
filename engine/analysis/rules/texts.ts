/** Every text of a pack in every language, with what it is for and where each word of it stands. */
import {
  type About,
  type Diagnostic,
  type DiagnosticCode,
  type Place,
  report,
} from '../../language/diagnostics/index.ts';
import type { AuthorSentence, Loaded, TextFile } from '../../language/link/index.ts';
import type { Path } from '../../language/link/source.ts';
import type { Id, Locale, Pack } from '../../language/model.ts';

/**
 * `ask`: asked. `instruction`: what the customer does. `tell`: told. `answer`: read out as a choice. `aside`: said beside it (why,
 * meanwhile, empathy, what is said at an end). `send`: pasted to the customer. `forward`: passed on to experts. `agent`: never said.
 * `name`: titles. `list`: words to search or to avoid.
 */
type Role = 'ask' | 'instruction' | 'tell' | 'answer' | 'aside' | 'send' | 'forward' | 'agent' | 'name' | 'list';

const HEARD: ReadonlySet<Role> = new Set(['ask', 'instruction', 'tell', 'answer', 'aside', 'send']);
/** What a customer hears or reads. */
export const isForCustomers = ({ role }: Sentence): boolean => HEARD.has(role);

export interface Sentence {
  readonly role: Role;
  readonly locale: Locale;
  readonly words: string;
  readonly address: string;
  /** Null: the pack's. */
  readonly tree: Id | null;
  /** The lowered step it belongs to. */
  readonly step?: Id;
  /** Of a translation: what it translates. */
  readonly from?: string;
  /** A finding about all of it. */
  tell(code: DiagnosticCode, about: About): Found;
  /** A finding about some characters; `exact`: they can be found in the file one for one, so that a mend may be written there. */
  tellAt(code: DiagnosticCode, start: number, end: number, about: (exact: boolean) => About): Found;
}

/** A finding, and the author's text it follows from where it stands elsewhere (in a translation). */
export interface Found {
  readonly diagnostic: Diagnostic;
  readonly of?: Place;
}

/** The text of a file as its lines and columns count it; undefined where there is none. */
export type FileText = (file: string) => string | undefined;

/** Every text of a file as it is said, the pack's own words put in; the author's own before its translations. */
export function* sentencesOf(
  pack: Pack,
  file: TextFile,
  withWords: Loaded['withWords'],
  textOf: FileText,
): Generator<Sentence> {
  const places = placing(textOf);
  const [first] = pack.locales;
  for (const text of file.texts) {
    const { role, step } = roleOf(pack, file.tree, text);
    const spoken = withWords(text.words, first);
    const common = { role, address: text.address, tree: file.tree, ...(step !== undefined && { step }) };
    yield sentence({ ...common, locale: first, words: spoken }, text.place, places);
    for (const [locale, { entries, place }] of file.translations) {
      const entry = Object.hasOwn(entries, text.address) ? entries[text.address] : undefined;
      const words = entry?.to.trimEnd();
      if (!words) continue;
      yield sentence(
        { ...common, locale, words: withWords(words, locale), from: spoken },
        () => place(text.address, 'to'),
        places,
        text.place,
      );
    }
  }
}

function sentence(
  about: Omit<Sentence, 'tell' | 'tellAt'>,
  placeOf: () => Place,
  { partOf }: ReturnType<typeof placing>,
  of?: () => Place,
): Sentence {
  const found = (diagnostic: Diagnostic): Found => ({ diagnostic, ...(of && { of: of() }) });
  return {
    ...about,
    tell: (code, filling) => found(report(code, placeOf(), filling)),
    tellAt(code, start, end, filling) {
      const whole = placeOf();
      const part = partOf(whole, about.words, start, end);
      return found(report(code, part ?? whole, filling(part !== undefined)));
    },
  };
}

/** Finds characters of a text in its file: the same occurrence of the same characters, where there are as many in both. */
function placing(textOf: FileText) {
  const starts = new Map<string, readonly number[]>();
  const startsOf = (file: string, text: string): readonly number[] => {
    let known = starts.get(file);
    if (!known) {
      const found = [0];
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found.push(at + 1);
      known = found;
      starts.set(file, known);
    }
    return known;
  };
  return {
    partOf(whole: Place, words: string, start: number, end: number): Place | undefined {
      const text = textOf(whole.file);
      if (text === undefined) return undefined;
      const lines = startsOf(whole.file, text);
      const offset = ({ line, column }: Place['start']) => (lines[line - 1] ?? text.length) + column - 1;
      const from = offset(whole.start);
      const raw = text.slice(from, offset(whole.end));
      const piece = words.slice(start, end);
      const inWords = occurrences(words, piece);
      const inRaw = occurrences(raw, piece);
      if (inWords.length !== inRaw.length) return undefined;
      const at = inRaw[inWords.indexOf(start)];
      if (at === undefined) return undefined;
      const position = (absolute: number): Place['start'] => {
        const line = lineAt(lines, absolute);
        return { line: line + 1, column: absolute - (lines[line] ?? 0) + 1 };
      };
      return { file: whole.file, start: position(from + at), end: position(from + at + piece.length) };
    },
  };
}

function occurrences(text: string, piece: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const BY_KEY: Readonly<Record<string, Role>> = {
  ask: 'ask',
  wordings: 'ask',
  test: 'instruction',
  do: 'instruction',
  mend: 'instruction',
  item: 'tell',
  tell: 'tell',
  answers: 'answer',
  values: 'answer',
  send: 'send',
  message: 'send',
  forward: 'forward',
  // What is left to do is read by whoever does it.
  todo: 'forward',
  agent: 'agent',
  look: 'agent',
  title: 'name',
  unit: 'name',
};

function roleOf(pack: Pack, tree: Id | null, text: AuthorSentence): { role: Role; step?: Id } {
  const [section, id, ...rest] = text.path();
  switch (section) {
    case 'steps':
      return roleInStep(pack, tree, String(id), rest);
    case 'ends':
      return { role: byKey(rest[0]) };
    case 'severities':
    case 'incident':
      return { role: byKey(rest[0]) };
    case 'facts': {
      // A fact without a question is the agent's own: nobody reads its values out.
      const fact = pack.facts[tree === null ? String(id) : `${tree}.${id}`];
      const role = byKey(rest[0]);
      return { role: role === 'answer' && fact?.ask === undefined ? 'agent' : role };
    }
    case 'answers':
      return { role: 'answer' };
    case 'rush':
      return { role: 'aside' };
    case 'keywords':
    case 'glossary':
      return { role: 'list' };
    default:
      return { role: 'name' };
  }
}

const byKey = (key: Path[number] | undefined): Role => {
  const role = Object.hasOwn(BY_KEY, String(key)) ? BY_KEY[String(key)] : undefined;
  return role ?? 'aside';
};

function roleInStep(pack: Pack, tree: Id | null, id: Id, path: Path): { role: Role; step: Id } {
  const [part, inner] = path;
  if (part === 'try') return { role: byKey(path[2]), step: String(inner) };
  if (part === 'checklist') {
    const item = `${id}.${inner}`;
    return { role: byKey(path[2]), step: path[2] === 'mend' ? `${item}.mend` : item };
  }
  const steps = tree === null ? undefined : pack.trees[tree]?.steps;
  const kind = steps && Object.hasOwn(steps, id) ? steps[id]?.kind : undefined;
  const role = byKey(part);
  return { role: role === 'answer' && kind === 'check' ? 'agent' : role, step: id };
}
