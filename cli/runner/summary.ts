/** A finished (or unfinished) case on paper: Markdown for people, JSON for programs. Personal facts stay out of both. */
import { clockTime } from '../clock.ts';
import type { FactKey, Locale, SessionRecord, View } from '../engine.ts';
import { clockWords, lateEndText } from '../words/clocks.ts';
import { wordsFor } from '../words/index.ts';
import { lastAt, triedOf } from './looking-back.ts';
import { runnerWords } from './words.ts';

/** Markdown would read these as its own. */
const escaped = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_<>[\]|#~]/g, (sign) => `\\${sign}`);

const dateOf = (at: number): string => {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clockTime(at)}`;
};

/** The view without what is personal; the facts stay named, their values go. */
export function withoutPersonal(view: View, personal: ReadonlySet<FactKey>, locale: Locale): View {
  const { withheld } = runnerWords(locale);
  const hidden = (fact: FactKey | undefined) => fact !== undefined && personal.has(fact);
  const step =
    view.step.kind === 'end'
      ? {
          ...view.step,
          bring: view.step.bring.map((item) =>
            hidden(item.fact) && item.value !== undefined ? { ...item, value: withheld } : item,
          ),
        }
      : view.step;
  return {
    ...view,
    step,
    facts: view.facts.map((fact) =>
      fact.personal || hidden(fact.fact) ? { ...fact, value: '', label: withheld } : fact,
    ),
    transcript: view.transcript.map((line) => (hidden(line.fact) ? { ...line, value: '', answer: withheld } : line)),
  };
}

/** The record without personal answers; resumed, it asks for them again. */
export function recordWithoutPersonal(
  record: SessionRecord,
  view: View,
  personal: ReadonlySet<FactKey>,
): SessionRecord {
  const steps = new Set(
    view.transcript.filter(({ fact }) => fact !== undefined && personal.has(fact)).map(({ key }) => key),
  );
  return {
    ...record,
    given: Object.fromEntries(Object.entries(record.given).filter(([fact]) => !personal.has(fact))),
    answers: Object.fromEntries(
      Object.entries(record.answers).filter(
        ([key, { meant }]) => !steps.has(key) && !(meant.fact !== undefined && personal.has(meant.fact)),
      ),
    ),
    entries: record.entries.filter((entry) => entry.type !== 'fact' || !personal.has(entry.fact)),
  };
}

export function summaryMarkdown(full: View, locale: Locale, personal: ReadonlySet<FactKey>): string {
  const view = withoutPersonal(full, personal, locale);
  const words = runnerWords(locale);
  const program = wordsFor(locale);
  const end = view.step.kind === 'end' ? view.step : undefined;
  const lines: string[] = [
    `# ${escaped(view.tree.title)}${end ? `${program.colon}${escaped(end.lateBy === undefined ? program.ends[end.end] : clockWords(view).endLate)}` : ''}`,
    '',
  ];
  const item = (label: string, text: string | undefined) => {
    if (text) lines.push(`- ${label}${program.colon}${escaped(text)}`);
  };
  const section = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push('', `## ${title}`, '', ...items.map((text) => `- ${text}`));
  };
  item(
    words.startedAt,
    dateOf(view.startedAt) +
      program.bracketed(words.tookMinutes(Math.max(1, Math.round((lastAt(view) - view.startedAt) / 60_000)))),
  );
  item(words.customerSaid, view.words);
  item(program.aboutSeverity, view.severity?.title);
  if (end?.lateBy !== undefined) lines.push(`- ${lateEndText(end.lateBy, clockWords(view))}`);
  if (end && end.end !== 'prepared') item(words.cause, end.cause?.title ?? words.causeOpen);
  if (end?.team) item(words.team, [end.team.title, end.team.contact ?? ''].filter((part) => part !== '').join(' '));
  if (end?.whom) item(words.whom, end.whom);
  if (end?.promise)
    item(words.promised, words.promiseBy(end.promise.minutes, clockTime(end.endedAt + end.promise.minutes * 60_000)));
  section(
    program.endTodo,
    (end?.todo ?? []).map(({ what, owner, by }) => escaped(program.todoLine(what, owner, by))),
  );
  section(
    words.found,
    view.facts.map(
      ({ title, label, evidence, from }) =>
        `${escaped(title)}${program.colon}${escaped(label)}${program.bracketed(from === undefined ? words.evidence.given : words.evidence[evidence])}`,
    ),
  );
  section(
    words.tried,
    triedOf(view).map(({ asked, answer }) => `${escaped(asked)} → ${escaped(answer)}`),
  );
  section(
    words.bring,
    (end?.bring ?? []).map(
      ({ title, value }) => `${escaped(title)}${program.colon}${value === undefined ? words.missing : escaped(value)}`,
    ),
  );
  if (!end)
    section(
      words.causes,
      view.narrowing.remaining.slice(0, 5).map(({ title, share }) => `${escaped(title)} ${Math.round(share * 100)}%`),
    );
  section(
    words.soFar,
    view.transcript.map(({ asked, answer }) => `${escaped(asked)} → ${escaped(answer)}`),
  );
  section(
    words.notes,
    view.notes.map(({ text }) => escaped(text)),
  );
  if (end?.forward)
    lines.push('', `## ${words.forward}`, '', ...end.forward.split('\n').map((part) => `> ${escaped(part)}`));
  return `${lines.join('\n')}\n`;
}

export function summaryJson(view: View, record: SessionRecord, locale: Locale, personal: ReadonlySet<FactKey>): string {
  return `${JSON.stringify({ format: 1, view: withoutPersonal(view, personal, locale), record: recordWithoutPersonal(record, view, personal) }, null, 2)}\n`;
}
