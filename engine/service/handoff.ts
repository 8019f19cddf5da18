/** The packet that goes with a case to the next colleague, so that nobody asks the customer twice. */
import { matchLocale } from '../language/locales.ts';
import type { Id, Locale, Pack, Team } from '../language/model.ts';
import { clean } from '../language/text.ts';
import { mustBeInstant } from '../session/checking.ts';
import { deadlinesOf, severityOf } from '../session/clocks.ts';
import { endedAt, endingOf, reportedAtOf } from '../session/ending.ts';
import { eventOf } from '../session/event.ts';
import { given } from '../session/given.ts';
import { contextOf, placeNow, type Session, wayOf } from '../session/state.ts';
import { todoOf } from '../session/todo.ts';
import type { Instant } from '../session/types.ts';
import type { Speaker } from '../session/wording.ts';
import { followUpOf, verdictOf } from './afterwards.ts';
import { causesOf } from './cause-reasons.ts';
import { resumeCommand } from './command-lines.ts';
import { saidAtEnd, saidOf, triedOf } from './done.ts';
import { bringOf, foundAnswer, foundFacts } from './found.ts';
import { agentsOf, changedOf } from './history.ts';
import { askedOf, factTitle, personalFacts, spokenIn, type Telling } from './in-words.ts';
import type { Handoff, HandoffOptions, HandoffTeam } from './packet.ts';
import { chooseTeam, type TeamChoice } from './teams.ts';
import { serviceWords } from './words.ts';
import { MINUTE } from './zones.ts';

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
    (options.locale === undefined ? undefined : matchLocale(options.locale, pack.locales)) ??
    localeFor(pack, choice?.team, language);

  const telling: Telling = { session, locale, hidden: personal ? new Set() : personalFacts(pack) };
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
    reportedAt: reportedAtOf(start, session.entries),
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
    todo: todoOf(session, locale, telling.hidden),
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

const escalationTeam = (pack: Pack): Team | undefined =>
  Object.values(pack.escalation.steps).flatMap((step) =>
    step.kind === 'end' && step.team !== undefined ? (pack.teams[step.team] ?? []) : [],
  )[0];

function localeFor({ locales, teams }: Pack, team: Id | undefined, language: Locale): Locale {
  const languages = (team === undefined ? undefined : teams[team]?.languages) ?? [];
  for (const one of languages.length > 0 ? languages : [language]) {
    const near = matchLocale(one, locales);
    if (near !== undefined) return near;
  }
  return locales[0];
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
