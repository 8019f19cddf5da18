/** The packet that goes with a case to the next colleague, so that nobody asks the customer twice. */
import type { EndKind, FactKey, FactSetting, Id, Locale, Outcome, Pack, Step, Team } from '../language/model.ts';
import { clean, say } from '../language/text.ts';
import { factOf } from '../language/values.ts';
import type { KnownFacts } from '../machine/context.ts';
import { placesOf, treeOf } from '../machine/index.ts';
import { mustBeInstant } from '../session/checking.ts';
import { deadlinesOf, severityOf } from '../session/clocks.ts';
import { endedAt, endingOf, reportedAtOf } from '../session/ending.ts';
import { type EventNames, eventOf } from '../session/event.ts';
import { sameMeaning } from '../session/meaning.ts';
import { contextOf, keyNow, placeNow, type Session, type WayLine, wayOf } from '../session/state.ts';
import { todoOf } from '../session/todo.ts';
import type { AnswerValue, Deadline, Evidence, Instant, StepKey, TodoView } from '../session/types.ts';
import { answerLabel, factLabel, type Speaker, speaker } from '../session/wording.ts';
import { type FollowUp, followUpOf, type SaidAfterwards, type VerdictGiven, verdictOf } from './afterwards.ts';
import { causeStanding, type Turn } from './causes.ts';
import { chooseTeam, type TeamChoice } from './teams.ts';
import { serviceWords } from './words.ts';
import { MINUTE } from './zones.ts';

/** A journal event as far as a handoff looks at it. */
export interface Happening extends SaidAfterwards {
  readonly step?: StepKey;
  readonly locale?: Locale;
  readonly set?: Readonly<Record<StepKey, { readonly value: AnswerValue }>>;
}

export interface HandoffOptions {
  readonly now: Instant;
  /** One of the pack's locales; the first language of the next team that the pack has, unless given. */
  readonly locale?: Locale;
  /** The customer's language; as the journal says, else the pack's first. */
  readonly language?: Locale;
  /** The team it is to go to; the one the end names unless given. */
  readonly team?: Id;
  /** The stored events of the session: who worked on it and what was changed comes from them. */
  readonly events?: readonly Happening[];
  /** Personal facts too. */
  readonly personal?: boolean;
}

/** Something that was said or seen, with how it is known. */
export interface Found {
  /** The fact; undefined for an answer that is kept as none. */
  readonly fact?: FactKey;
  /** The answer it comes from; undefined: handed in. */
  readonly key?: StepKey;
  /** The fact's name, else the question. */
  readonly title: string;
  /** In words; undefined where it is withheld. */
  readonly answer?: string;
  readonly value?: FactSetting;
  readonly evidence: Evidence;
  /** Handed in when the session began, by a ticket system or the agent. */
  readonly given: boolean;
  readonly at: Instant;
  readonly by?: string;
}

/** A repair or a test that was done, or that nobody could do. */
export interface Tried {
  readonly key: StepKey;
  readonly kind: 'repair' | 'test';
  /** What was done, and for a test what was asked behind it. */
  readonly what: string;
  readonly outcome?: Outcome;
  readonly result?: string;
  readonly worksAround: boolean;
  readonly evidence: Evidence;
  readonly at: Instant;
  readonly by?: string;
}

/** Something asked or told. */
export interface Said {
  readonly key: StepKey;
  readonly what: string;
  readonly at: Instant;
  readonly by?: string;
}

/** Why a cause went, or was left aside. */
export type Because =
  | {
      readonly by: 'answer';
      readonly key: StepKey;
      readonly asked: string;
      readonly answer?: string;
      /** Left aside: the customer was not sure, it could not be done, it was tried and helps only sometimes, or time was short. */
      readonly why?: 'unsure' | 'undone' | 'tried' | 'short';
    }
  | { readonly by: 'fact'; readonly fact: FactKey; readonly title: string; readonly answer?: string }
  /** The agent went elsewhere. */
  | { readonly by: 'move' };

export interface HandoffTeam {
  readonly id: Id;
  readonly title: string;
  readonly contact?: string;
  readonly timeZone: string;
  /** As in the pack; empty: always. */
  readonly hours: readonly string[];
  readonly languages: readonly Locale[];
  readonly wanted: { readonly id: Id; readonly title: string };
  readonly choice: TeamChoice;
}

export interface Handoff {
  readonly format: 1;
  readonly session: string;
  readonly pack: { readonly id: Id; readonly version: string; readonly title: string };
  readonly locale: Locale;
  /** The customer's language. */
  readonly language: Locale;
  readonly madeAt: Instant;
  /** In which times are written where words are: the next team's, else that of "escalate now". */
  readonly timeZone: string;
  /** Exactly what to type to go on. */
  readonly resume: string;
  /** The tree in which it was looked for. */
  readonly tree: { readonly id: Id; readonly title: string };
  readonly severity?: { readonly id: Id; readonly title: string };
  readonly reportedAt: Instant;
  readonly startedAt: Instant;
  readonly deadlines: readonly Deadline[];
  /** What the class is called here: a class, a stream, a call. */
  readonly event: EventNames;
  readonly classEnds?: Instant;
  /** The customer's own words. */
  readonly words?: string;
  /** As it counts: `restored` in place of a `resolved` that came too late for the class. */
  readonly state: 'open' | EndKind;
  /** Too late for the class: minutes from its end to when it worked. */
  readonly lateBy?: number;
  readonly endedAt?: Instant;
  readonly cause?: { readonly id: Id; readonly title: string };
  /** Open: what is asked just now. Referred: whom the customer is to ask. */
  readonly asking?: string;
  readonly whom?: string;
  /** The agent handed it over before the tree came to an end. */
  readonly early: boolean;
  /** Where it stands, in one sentence. */
  readonly stands: string;
  readonly team?: HandoffTeam;
  readonly promise?: {
    readonly minutes: number;
    readonly madeAt: Instant;
    readonly by: Instant;
    /** Somebody of the team is there before it is due. */
    readonly teamThere: boolean;
  };
  /** What the customer does until then. */
  readonly meanwhile?: string;
  /** What the next team wants to know; without `answer` it is still to bring, where it is not withheld. */
  /** What checklists found missing and is left to do. */
  readonly todo: readonly TodoView[];
  readonly bring: readonly {
    readonly fact: FactKey;
    readonly title: string;
    readonly ask?: string;
    readonly known: boolean;
    /** Asked, and the customer was not sure. */
    readonly unsure: boolean;
    readonly answer?: string;
  }[];
  readonly facts: readonly Found[];
  /** Answers that are kept as no fact, or whose fact is another by now. */
  readonly answers: readonly Found[];
  /** Asked, and the customer was not sure. */
  readonly unsure: readonly Said[];
  readonly tried: readonly Tried[];
  /** What the customer was told, the last words and a text to forward among it. */
  readonly told: readonly Said[];
  readonly causes: {
    readonly remaining: readonly {
      readonly id: Id;
      readonly title: string;
      readonly share: number;
      readonly left?: Because;
    }[];
    readonly ruledOut: readonly { readonly id: Id; readonly title: string; readonly because: Because }[];
  };
  /** Answers that were changed afterwards. */
  readonly changed: readonly (Said & { readonly before?: string; readonly after?: string })[];
  /** The later word on the diagnosis, where one was given. */
  readonly verdict?: VerdictGiven;
  /** Only of a restored lesson. */
  readonly followUp?: FollowUp;
  readonly agents: readonly string[];
  readonly notes: readonly { readonly at: Instant; readonly by?: string; readonly text: string }[];
  /** Personal facts that are known and not in here. */
  readonly withheld: readonly string[];
}

/**
 * The packet of a session, at any time: of an open one as of one that has ended.
 *
 * @throws RangeError where the pack has no such team, or `now` is no time
 */
export function handoff(session: Session, options: HandoffOptions): Handoff {
  const { pack, start } = session;
  const { now, events = [], personal = false } = options;
  mustBeInstant(now);
  const language =
    options.language ?? events.findLast((event) => event.locale !== undefined)?.locale ?? pack.locales[0];
  const ending = endingOf(session);
  const end = ending?.step;
  const early = session.run.tree.id === pack.escalation.id;
  const wanted = options.team ?? end?.team;
  const choice = wanted === undefined ? undefined : chooseTeam(pack, wanted, now, language);
  const locale =
    options.locale !== undefined && pack.locales.includes(options.locale)
      ? options.locale
      : localeFor(pack, choice?.team, language);

  const telling: Telling = { session, locale, hidden: personal ? NOTHING : personalFacts(pack) };
  const { facts } = contextOf(session);
  const speak = spokenIn(telling, facts, session.run.tree.id);
  const tree = (early && session.left ? session.left.run : session.run).tree;
  const severity = severityOf(session);
  const cause = end?.cause ? pack.causes[end.cause] : undefined;
  const ended = end && endedAt(session);
  const team = choice && teamOf(pack, choice, speak);
  const about = { team: team?.wanted.title, minutes: end?.promise && String(end.promise.minutes) };
  const way = wayOf(session).filter(({ line }) => line.how === 'answered');
  const asking = end ? undefined : askedOf(telling, { place: placeNow(session), facts, line: undefined });

  const packet: Omit<Handoff, 'stands'> = {
    format: 1,
    session: start.id,
    pack: { id: pack.id, version: pack.version, title: speak(pack.title) },
    locale,
    language,
    madeAt: now,
    timeZone: team?.timeZone ?? escalationTeam(pack)?.timeZone ?? 'UTC',
    resume: resumeCommand(start.id),
    tree: { id: tree.id, title: speak(tree.title) },
    ...given('severity', severity && { id: severity.id, title: speak(severity.title) }),
    reportedAt: reportedAtOf(start),
    startedAt: start.startedAt,
    deadlines: deadlinesOf(session, now),
    event: eventOf(pack, locale),
    ...given('classEnds', session.classEnds),
    ...given('words', start.words === undefined ? undefined : clean(start.words)),
    state: ending?.end ?? 'open',
    ...given('lateBy', ending?.lateBy),
    ...given('endedAt', ended),
    ...given('cause', cause && { id: cause.id, title: speak(cause.title) }),
    ...given('asking', asking),
    ...given('whom', speak.maybe(end?.whom, about)),
    early,
    ...given('team', team),
    ...given(
      'promise',
      end?.promise && ended !== undefined && team ? promiseOf(end.promise.minutes, ended, team) : undefined,
    ),
    ...given('meanwhile', speak.maybe(end?.promise?.meanwhile, about)),
    bring: (end?.bring ?? []).map((fact) => bringOf(telling, fact, speak)),
    todo: todoOf(session, locale),
    facts: foundFacts(telling),
    answers: way.flatMap((line) => foundAnswer(telling, line)),
    unsure: way.filter(({ line }) => line.value === 'unsure').map((line) => saidOf(telling, line)),
    tried: way.flatMap((line) => triedOf(telling, line)),
    told: [
      ...way.filter(({ place }) => place.step.kind === 'information').map((line) => saidOf(telling, line)),
      ...(ended === undefined
        ? []
        : saidAtEnd(session, [speak.maybe(end?.say, about), speak.maybe(end?.forward, about)], ended)),
    ],
    causes: causesOf(telling, way, speak),
    changed: changedOf(telling, events),
    ...given('verdict', verdictOf(session, events, speak)),
    ...given('followUp', followUpOf(session, events)),
    agents: agentsOf(session, events),
    notes: session.entries.flatMap((entry) =>
      entry.type === 'note' ? [{ at: entry.at, ...given('by', entry.by), text: clean(entry.text) }] : [],
    ),
    withheld: Object.keys(facts)
      .filter((fact) => telling.hidden.has(fact))
      .map((fact) => factTitle(telling, fact)),
  };
  return { ...packet, stands: serviceWords(locale).stands(packet) };
}

/** In which words, and what is not told. */
interface Telling {
  readonly session: Session;
  readonly locale: Locale;
  readonly hidden: ReadonlySet<FactKey>;
}
const NOTHING: ReadonlySet<FactKey> = new Set();

const personalFacts = (pack: Pack): ReadonlySet<FactKey> =>
  new Set(Object.values(pack.facts).flatMap(({ key, personal }) => (personal ? [key] : [])));

const escalationTeam = (pack: Pack): Team | undefined =>
  Object.values(pack.escalation.steps).flatMap((step) =>
    step.kind === 'end' && step.team !== undefined ? (pack.teams[step.team] ?? []) : [],
  )[0];

function localeFor({ locales, teams }: Pack, team: Id | undefined, language: Locale): Locale {
  const languages = (team === undefined ? undefined : teams[team]?.languages) ?? [];
  for (const one of languages.length > 0 ? languages : [language]) {
    const exact = locales.find((locale) => locale.toLowerCase() === one.toLowerCase());
    const near =
      exact ?? locales.find((locale) => locale.split('-')[0]?.toLowerCase() === one.split('-')[0]?.toLowerCase());
    if (near !== undefined) return near;
  }
  return locales[0];
}

/** Says texts without what is hidden, also where it would be an insert. */
function spokenIn({ session, locale, hidden }: Telling, facts: KnownFacts, tree: Id): Speaker {
  const told =
    hidden.size === 0 ? facts : Object.fromEntries(Object.entries(facts).filter(([key]) => !hidden.has(key)));
  return speaker(session.pack, locale, told, tree);
}

/** `symptree resume 4711`, quoted as a shell wants it. */
export const resumeCommand = (id: string): string => commandOn('resume', id);

/** `symptree followup 4711`, quoted as a shell wants it. */
export const followUpCommand = (id: string): string => commandOn('followup', id);

function commandOn(command: string, id: string): string {
  const plain = /^[\w.,:@%+][\w.,:@%+/-]*$/.test(id);
  return `symptree ${command} ${plain ? id : `${id.startsWith('-') ? '-- ' : ''}'${id.replaceAll("'", `'\\''`)}'`}`;
}

function teamOf(pack: Pack, choice: TeamChoice, speak: Speaker): HandoffTeam | undefined {
  const team = pack.teams[choice.team];
  const wanted = pack.teams[choice.wanted];
  if (!team || !wanted) return undefined;
  const { id, title, contact, timeZone, hours, languages } = team;
  return {
    id,
    title: speak(title),
    ...given('contact', contact),
    timeZone,
    hours,
    languages,
    wanted: { id: wanted.id, title: speak(wanted.title) },
    choice,
  };
}

function promiseOf(minutes: number, madeAt: Instant, { choice }: HandoffTeam): Handoff['promise'] {
  const by = madeAt + minutes * MINUTE;
  return { minutes, madeAt, by, teamThere: choice.open || (choice.opensAt !== undefined && choice.opensAt <= by) };
}

function bringOf(telling: Telling, fact: FactKey, speak: Speaker): Handoff['bring'][number] {
  const { session, locale, hidden } = telling;
  const known = contextOf(session).facts[fact];
  return {
    fact,
    title: factTitle(telling, fact),
    ...given('ask', speak.maybe(factOf(session.pack, fact)?.ask)),
    known: known !== undefined,
    unsure: known === undefined && Object.hasOwn(contextOf(session).unsure, fact),
    ...given('answer', known && !hidden.has(fact) ? factLabel(session.pack, fact, known.value, locale) : undefined),
  };
}

function factTitle({ session: { pack }, locale }: Telling, key: FactKey): string {
  const fact = factOf(pack, key);
  return fact ? say(fact.title, locale, pack) : clean(key);
}

function foundFacts(telling: Telling): Found[] {
  const { session, locale, hidden } = telling;
  const { pack, start } = session;
  const { facts, trail } = contextOf(session);
  const answeredBy = new Map<StepKey, string | undefined>();
  for (let line = trail; line; line = line.prev) answeredBy.set(line.key, line.by);
  return Object.entries(facts)
    .flatMap(([fact, { value, evidence, from, at }]): Found[] => {
      if (evidence === 'pack') return [];
      const entry = session.entries.findLast((one) => one.type === 'fact' && one.fact === fact && one.at === at);
      const by = from === undefined ? entry?.by : answeredBy.get(from);
      return [
        {
          fact,
          ...given('key', from),
          title: factTitle(telling, fact),
          ...(hidden.has(fact) ? {} : { answer: factLabel(pack, fact, value, locale), value }),
          evidence,
          given: from === undefined && !entry && Object.hasOwn(start.given, fact),
          at,
          ...given('by', by),
        },
      ];
    })
    .sort((one, other) => one.at - other.at);
}

const asks = (step: Step): boolean => step.kind === 'question' || step.kind === 'test' || step.kind === 'check';

function foundAnswer(telling: Telling, asked: WayLine): Found[] {
  const { line, place } = asked;
  const { step } = place;
  if (!asks(step) || step.kind === 'test' || line.value === 'unsure' || line.value === 'rush') return [];
  const fact = 'fact' in step ? step.fact : undefined;
  if (fact !== undefined) {
    // The fact says it, unless something else was learned since, or it was unlearned.
    const known = contextOf(telling.session).facts[fact];
    if (known && (known.from === line.key || sameMeaning(known.value, line.value))) return [];
  }
  const answer = answerOf(telling, asked);
  return [
    {
      ...given('fact', fact),
      key: line.key,
      title: askedOf(telling, asked),
      ...(answer === undefined ? {} : { answer, value: line.value }),
      evidence: line.evidence,
      given: false,
      at: line.at,
      ...given('by', line.by),
    },
  ];
}

function triedOf(telling: Telling, asked: WayLine): Tried[] {
  const { line, place } = asked;
  const { step } = place;
  if ((step.kind !== 'repair' && step.kind !== 'test') || line.value === 'rush') return [];
  return [
    {
      key: line.key,
      kind: step.kind,
      what: askedOf(telling, asked),
      ...(step.kind === 'repair' ? { outcome: line.value as Outcome } : {}),
      ...given('result', answerOf(telling, asked)),
      worksAround: step.kind === 'repair' && step.worksAround,
      evidence: line.evidence,
      at: line.at,
      ...given('by', line.by),
    },
  ];
}

const saidOf = (telling: Telling, asked: WayLine): Said => ({
  key: asked.line.key,
  what: askedOf(telling, asked),
  at: asked.line.at,
  ...given('by', asked.line.by),
});

const saidAtEnd = (session: Session, texts: readonly (string | undefined)[], at: Instant): Said[] =>
  texts.flatMap((what) => (what === undefined ? [] : [{ key: keyNow(session), what, at }]));

/** What was asked, done or told. */
function askedOf(
  telling: Telling,
  { place, facts }: Pick<WayLine, 'place' | 'facts'> & { readonly line?: unknown },
): string {
  const { step, tree } = place;
  const speak = spokenIn(telling, facts, tree.id);
  const about = 'minutes' in step && step.minutes !== undefined ? { minutes: String(step.minutes) } : {};
  switch (step.kind) {
    case 'question':
    case 'test':
    case 'check':
      return [step.instruction, step.ask].flatMap((text) => speak.maybe(text, about) ?? []).join(' ');
    case 'repair':
      return speak(step.instruction, about);
    case 'information':
      return speak(step.tell, about);
    default:
      return step.id;
  }
}

/** The answer in words; undefined where it would tell a hidden fact. */
const answerOf = (telling: Telling, { line, place }: Pick<WayLine, 'line' | 'place'>): string | undefined =>
  labelOf(telling, place, line.value);

function labelOf(
  { session, locale, hidden }: Telling,
  place: WayLine['place'],
  value: AnswerValue,
): string | undefined {
  const { step, effects } = place;
  const own = 'fact' in step && step.fact !== undefined ? [step.fact] : [];
  const tells = [...own, ...(effects[String(value)]?.sets.map(([fact]) => fact) ?? [])];
  return tells.some((fact) => hidden.has(fact)) && value !== 'unsure'
    ? undefined
    : answerLabel(session.pack, step, value, locale);
}

function causesOf(telling: Telling, way: readonly WayLine[], speak: Speaker): Handoff['causes'] {
  const { session } = telling;
  const { remaining, ruledOut } = causeStanding(session);
  const lines = new Map(way.map((asked) => [asked.line.key, asked]));
  const named = (id: Id) => {
    const cause = session.pack.causes[id];
    return { id, title: cause ? speak(cause.title) : clean(id) };
  };
  const because = (turn: Turn, left = false): Because => {
    if (turn.by === 'move') return turn;
    if (turn.by === 'fact') {
      const { fact, value } = turn.entry;
      const answer = telling.hidden.has(fact) ? undefined : factLabel(session.pack, fact, value, telling.locale);
      return { by: 'fact', fact, title: factTitle(telling, fact), ...given('answer', answer) };
    }
    const asked = lines.get(turn.line.key);
    if (!asked) return { by: 'move' };
    const why = LEFT[String(turn.line.value)];
    return {
      by: 'answer',
      key: turn.line.key,
      asked: askedOf(telling, asked),
      ...given('answer', answerOf(telling, asked)),
      ...given('why', left ? why : undefined),
    };
  };
  return {
    remaining: remaining.map(({ id, share, leftBy }) => ({
      ...named(id),
      share,
      ...given('left', leftBy && because(leftBy, true)),
    })),
    ruledOut: ruledOut.map(({ id, by }) => ({ ...named(id), because: because(by) })),
  };
}

const LEFT: Readonly<Record<string, Extract<Because, { by: 'answer' }>['why']>> = {
  unsure: 'unsure',
  cannot: 'undone',
  'not-fixed': 'tried',
  rush: 'short',
};

function changedOf(telling: Telling, events: readonly Happening[]): Handoff['changed'] {
  const values = new Map<StepKey, AnswerValue>();
  return events.flatMap(({ type, step, set, at, by }) => {
    const before = step === undefined ? undefined : values.get(step);
    for (const [key, { value }] of Object.entries(set ?? {})) values.set(key, value);
    const after = step === undefined ? undefined : set?.[step]?.value;
    if (type !== 'changed' || step === undefined || after === undefined || before === undefined) return [];
    const place = placeByKey(telling.session.pack, step);
    if (!place) return [];
    const { facts } = contextOf(telling.session);
    return [
      {
        key: step,
        what: askedOf(telling, { place, facts }),
        ...given('before', labelOf(telling, place, before)),
        ...given('after', labelOf(telling, place, after)),
        at,
        ...given('by', by),
      },
    ];
  });
}

function placeByKey(pack: Pack, key: StepKey) {
  const tree = treeOf(pack, key.slice(0, key.indexOf('#')));
  return tree && placesOf(pack, tree).get(key.slice(key.indexOf('/') + 1));
}

/** Everybody who worked on it, first come first. */
function agentsOf(session: Session, events: readonly Happening[]): string[] {
  const lines: { at: Instant; by?: string }[] = [...events, ...session.entries];
  for (let line = contextOf(session).trail; line; line = line.prev) lines.push(line);
  const named = lines.sort((one, other) => one.at - other.at).flatMap(({ by }) => (by === undefined ? [] : [by]));
  return [...new Set(named)];
}

/** Keeps optional keys out rather than present and undefined, so that JSON and equality agree. */
function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
