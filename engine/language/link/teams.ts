/** Teams: whom an escalation goes to, and when somebody is there. */
import { readHours } from '../hours.ts';
import type { Id, Team } from '../model.ts';
import type { PackShape } from '../shape.ts';
import type { Definition, Linking } from './context.ts';
import { type Spot, under } from './source.ts';
import { makeText } from './texts.ts';

export type TeamShape = NonNullable<PackShape['teams']>[Id];

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export function makeTeam(linking: Linking, { id, shape, at, book }: Definition<TeamShape>): Team {
  if (!isTimeZone(shape['time-zone'])) linking.say('time-zone', under(at, 'time-zone'), { zone: shape['time-zone'] });
  const hours = shape.hours ?? [];
  hours.forEach((line, index) => {
    if (!readHours(line)) linking.say('hours-form', under(at, 'hours', index), { hours: line });
  });
  const holidays = shape.holidays ?? [];
  holidays.forEach((day, index) => {
    if (!isDate(day)) linking.say('hours-form', under(at, 'holidays', index), { hours: day });
  });
  const languages = shape.languages ?? [];
  for (const [index, locale] of languages.entries()) checkLocale(linking, locale, under(at, 'languages', index));
  return {
    id,
    title: makeText(linking, book, `teams.${id}`, shape.title, under(at, 'title')),
    timeZone: shape['time-zone'],
    hours,
    holidays,
    languages,
    ...(shape.contact !== undefined && { contact: shape.contact }),
  };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false; // Intl tells an unknown zone by throwing.
  }
}

function isDate(day: string): boolean {
  if (!DATE.test(day)) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** Says where a word is no language tag. */
export function checkLocale(linking: Linking, locale: string, at: Spot): void {
  if (!isLocale(locale)) linking.say('unknown-locale', at, { locale });
}

/** Whether a word is a language tag. */
export function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false; // Intl tells a tag that is none by throwing.
  }
}
