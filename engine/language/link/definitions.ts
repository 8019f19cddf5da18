/** The definitions of a pack and of the folders it uses, put together: the pack's own win. */
import type { Cause, GlossaryWord, Id, Severity, Team, Text } from '../model.ts';
import type { EndShape, FactShape, PackShape } from '../shape.ts';
import { makeCondition } from './conditions.ts';
import type { Book, Definition, Linking } from './context.ts';
import { makeAnswers } from './facts.ts';
import { entriesOf, spot, under } from './source.ts';
import { makeTeam, type TeamShape } from './teams.ts';
import { makeText, makeWordLists } from './texts.ts';

type Shapes<Section extends keyof PackShape> = NonNullable<PackShape[Section]>;
type CauseShape = Shapes<'causes'>[Id];
type SeverityShape = Shapes<'severities'>[Id];
type IncidentShape = Shapes<'incident'>[Id];
type GlossaryShape = Shapes<'glossary'>[Id];
type ListShape = Shapes<'answers'>[Id];

/** Everything the pack defines, by id, each with the file it stands in. */
export interface Definitions {
  readonly facts: ReadonlyMap<Id, Definition<FactShape>>;
  readonly answers: ReadonlyMap<Id, Definition<ListShape>>;
  readonly ends: ReadonlyMap<Id, Definition<EndShape>>;
  readonly causes: ReadonlyMap<Id, Definition<CauseShape>>;
  readonly severities: ReadonlyMap<Id, Definition<SeverityShape>>;
  readonly teams: ReadonlyMap<Id, Definition<TeamShape>>;
  readonly glossary: ReadonlyMap<Id, Definition<GlossaryShape>>;
  readonly incident: ReadonlyMap<Id, Definition<IncidentShape>>;
  readonly words: ReadonlyMap<Id, Definition<string>>;
  readonly event: ReadonlyMap<Id, Definition<string>>;
  readonly known: ReadonlyMap<Id, Definition<string | readonly string[]>>;
}

const SECTIONS = [
  'facts',
  'answers',
  'ends',
  'causes',
  'severities',
  'teams',
  'glossary',
  'incident',
  'words',
  'event',
  'known',
] as const;

/** Puts the books of the pack's files together, the pack's own first. */
export function collect(books: readonly { readonly book: Book; readonly data: PackShape }[]): Definitions {
  const found: Record<(typeof SECTIONS)[number], Map<Id, Definition<unknown>>> = {
    facts: new Map(),
    answers: new Map(),
    ends: new Map(),
    causes: new Map(),
    severities: new Map(),
    teams: new Map(),
    glossary: new Map(),
    incident: new Map(),
    words: new Map(),
    event: new Map(),
    known: new Map(),
  };
  for (const { book, data } of books) {
    for (const section of SECTIONS) {
      for (const [id, shape] of entriesOf<unknown>(data[section])) {
        if (found[section].has(id)) book.hidden.add(`${section}.${id}`);
        else found[section].set(id, { id, shape, at: spot(book.source, section, id), book });
      }
    }
  }
  return { ...found, severities: inOrder(found.severities, books) } as unknown as Definitions;
}

/** The most severe first: what a folder lists keeps its place, also where the pack has its own; what only the pack has comes before. */
function inOrder(
  found: ReadonlyMap<Id, Definition<unknown>>,
  books: readonly { readonly data: PackShape }[],
): ReadonlyMap<Id, Definition<unknown>> {
  const listed = new Set(books.slice(1).flatMap(({ data }) => Object.keys(data.severities ?? {})));
  const own = [...found.keys()].filter((id) => !listed.has(id));
  return new Map([...own, ...listed].map((id) => [id, found.get(id) as Definition<unknown>]));
}

export function makeAnswerLists(linking: Linking, definitions: Definitions): void {
  for (const [name, { shape, at, book }] of definitions.answers) {
    const answers = makeAnswers(linking, book, `answers.${name}`, shape, at);
    linking.answers.set(name, { ids: answers.map(({ id }) => id), answers });
  }
}

export function makeCause(linking: Linking, { id, shape, at, book }: Definition<CauseShape>): Cause {
  const long = typeof shape === 'string' ? undefined : shape;
  const weight = long?.weight ?? 1;
  if (weight <= 0)
    linking.say('number-bounds', under(at, 'weight'), {
      problem: { 'zh-CN': `权重 ${weight} 不大于 0`, en: `The weight ${weight} is not above 0` },
    });
  return {
    id,
    title: makeText(
      linking,
      book,
      `causes.${id}`,
      long ? long.title : (shape as string),
      long ? under(at, 'title') : at,
    ),
    weight,
    ...(long?.family !== undefined && { family: long.family }),
    ...(long?.source !== undefined && { source: long.source }),
  };
}

export function makeSeverity(linking: Linking, { id, shape, at, book }: Definition<SeverityShape>): Severity {
  const text = (key: 'title' | 'empathy' | 'waiting' | 'apology' | 'closing'): Text | undefined => {
    const words = shape[key];
    return words === undefined ? undefined : makeText(linking, book, `severities.${id}.${key}`, words, under(at, key));
  };
  const title = text('title') as Text;
  const [empathy, waiting, apology, closing] = [text('empathy'), text('waiting'), text('apology'), text('closing')];
  return {
    id,
    title,
    ...(shape.when && { when: makeCondition(linking, book.scope, shape.when, under(at, 'when')) }),
    ...(shape.respond !== undefined && { respond: shape.respond }),
    ...(shape.workaround !== undefined && { workaround: shape.workaround }),
    ...(shape.solve !== undefined && { solve: shape.solve }),
    ...(empathy && { empathy }),
    ...(waiting && { waiting }),
    ...(apology && { apology }),
    ...(closing && { closing }),
    ...(shape.source !== undefined && { source: shape.source }),
  };
}

export const makeTeams = (linking: Linking, definitions: Definitions): Record<Id, Team> =>
  Object.fromEntries([...definitions.teams].map(([id, definition]) => [id, makeTeam(linking, definition)]));

export function makeGlossaryWord(linking: Linking, { id, shape, at, book }: Definition<GlossaryShape>): GlossaryWord {
  return {
    id,
    words: makeWordLists(linking, book, `glossary.${id}.words`, shape.words, under(at, 'words')),
    plain: makeText(linking, book, `glossary.${id}.plain`, shape.plain, under(at, 'plain')),
  };
}

/** The messages about an incident, made before the trees that send them. */
export function makeIncident(linking: Linking, { incident }: Definitions): void {
  for (const [id, { shape, at, book }] of incident) {
    const message = makeText(linking, book, `incident.${id}.message`, shape.message, under(at, 'message'));
    linking.incident.set(id, { message, ...(shape.minutes !== undefined && { minutes: shape.minutes }) });
  }
}
