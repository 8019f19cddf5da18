/** Who is awake: hours of the teams, and whom a case can go to at an instant. */
import { readHours } from '../language/hours.ts';
import type { Id, Locale, Pack, Team } from '../language/model.ts';
import { mustBeInstant } from '../session/checking.ts';
import type { Instant } from '../session/types.ts';
import { DAY, dateOf, instantOf, MINUTE, wallTime } from './zones.ts';

/** How many days ahead an opening is looked for. */
const HORIZON = 400;

export interface Presence {
  readonly open: boolean;
  /** Closed: when somebody is there again; undefined where nobody is within 400 days. */
  readonly opensAt?: Instant;
  /** Open: when the last one leaves; undefined where somebody is there for more than a week. */
  readonly closesAt?: Instant;
}

interface Shift {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Whether somebody is there. Hours are those of the team's own clock: where daylight saving makes a shift's clock time
 * come twice, it begins and ends at the first, and where it is left out, at the jump. On a holiday nobody comes, and
 * whoever came the day before leaves at midnight.
 *
 * @throws RangeError where `at` is no time
 */
export function presenceAt(team: Team, at: Instant): Presence {
  mustBeInstant(at);
  const shifts = shiftsFrom(team, at);
  const next = shifts.next();
  if (next.done) return { open: false };
  if (next.value.from > at) return { open: false, opensAt: next.value.from };
  let { to } = next.value;
  for (const later of shifts) {
    if (later.from > to) return { open: true, closesAt: to };
    to = Math.max(to, later.to);
    if (to > at + 7 * DAY) break;
  }
  return to > at + 7 * DAY ? { open: true } : { open: true, closesAt: to };
}

/** Shifts that end after `at`, in the order in which they begin. */
function* shiftsFrom({ timeZone, hours, holidays }: Team, at: Instant): Generator<Shift, undefined> {
  const free = new Set(holidays);
  const rules = (hours.length === 0 ? ['mon-sun 00:00-24:00'] : hours).flatMap((line) => readHours(line) ?? []);
  const today = Math.floor(wallTime(at, timeZone) / DAY) * DAY;
  // From yesterday, whose shifts may go on into today.
  for (let midnight = today - DAY; midnight <= today + HORIZON * DAY; midnight += DAY) {
    if (free.has(dateOf(midnight))) continue;
    const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
    const untilMidnight = free.has(dateOf(midnight + DAY));
    const shifts = rules
      .filter(({ days }) => days.includes(weekday))
      .map(({ from, to }) => ({
        from: instantOf(midnight + from * MINUTE, timeZone),
        to: instantOf(midnight + (untilMidnight ? Math.min(to, 24 * 60) : to) * MINUTE, timeZone),
      }))
      .filter(({ from, to }) => to > from && to > at)
      .sort((one, other) => one.from - other.from);
    yield* shifts;
  }
  return undefined;
}

/** Why a case goes to this team. */
export type TeamReason =
  /** The wanted team is there. */
  | 'open'
  /** The wanted team is not there, this one is. */
  | 'instead'
  /** Nobody who can take it is there; this one is the first who will be. */
  | 'opens-first'
  /** Nobody is ever there. */
  | 'never';

export interface TeamChoice extends Presence {
  readonly wanted: Id;
  readonly team: Id;
  readonly why: TeamReason;
  /** The team speaks the customer's language, or does not say which ones it speaks. */
  readonly speaks: boolean;
  /** Where it is not the wanted team: when that one is there again. */
  readonly wantedOpensAt?: Instant;
}

/**
 * Whom a case goes to: the wanted team where somebody is there; else one that is there and speaks the language, the team
 * of "escalate now" before the others; else whoever is there first, the wanted team before the others.
 *
 * @throws RangeError where the pack has no such team, or `at` is no time
 */
export function chooseTeam(pack: Pack, wanted: Id, at: Instant, language: Locale): TeamChoice {
  const asked = Object.hasOwn(pack.teams, wanted) ? pack.teams[wanted] : undefined;
  if (!asked) throw new RangeError(`The pack "${pack.id}" has no team "${wanted}".`);
  const presence = presenceAt(asked, at);
  const about = (team: Team) => ({ wanted, team: team.id, speaks: speaks(team, language) });
  if (presence.open) return { ...about(asked), ...presence, why: 'open' };

  const others = fallbacks(pack, wanted).filter((team) => speaks(team, language));
  const there = others.map((team) => ({ team, presence: presenceAt(team, at) }));
  const wantedOpens = presence.opensAt === undefined ? {} : { wantedOpensAt: presence.opensAt };
  const awake = there.find((one) => one.presence.open);
  if (awake) return { ...about(awake.team), ...awake.presence, why: 'instead', ...wantedOpens };

  const first = [{ team: asked, presence }, ...there]
    .filter((one) => one.presence.opensAt !== undefined)
    .reduce<(typeof there)[number] | undefined>(
      (best, one) => (best && (best.presence.opensAt as Instant) <= (one.presence.opensAt as Instant) ? best : one),
      undefined,
    );
  if (!first) return { ...about(asked), ...presence, why: 'never' };
  return {
    ...about(first.team),
    ...first.presence,
    why: 'opens-first',
    ...(first.team === asked ? {} : wantedOpens),
  };
}

/** The other teams, the one that "escalate now" asks for before the rest. */
function fallbacks(pack: Pack, wanted: Id): Team[] {
  const general = Object.values(pack.escalation.steps).flatMap((step) =>
    step.kind === 'end' && step.team !== undefined ? [step.team] : [],
  );
  return [...new Set([...general, ...Object.keys(pack.teams)])]
    .filter((id) => id !== wanted)
    .flatMap((id) => pack.teams[id] ?? []);
}

/** Whether a team speaks a language, of whatever country; one that does not say speaks all. */
export const speaks = ({ languages }: Team, locale: Locale): boolean =>
  languages.length === 0 || languages.some((language) => languageOf(language) === languageOf(locale));

const languageOf = (locale: Locale): string => locale.toLowerCase().split('-')[0] ?? '';
