import fc from 'fast-check';
import stringWidth from 'string-width';
import { type CountedSession, figures, figureTitles, startSession } from 'symptree';
import { eventsOf, type NewEvent, numbered, reduce, startedEvents } from 'symptree/journal';
import { beforeAll, describe, expect, it } from 'vitest';
import { STATS_FORMATS, type StatsFormat, statsReport } from '../../cli/report/stats/index.ts';
import { apply } from '../../engine/index.ts';
import { PACK, packOf, START } from '../pack.ts';

const LOCALES = ['en', 'zh-CN'];
const TREE = `
tree: demo
title: Demo
otherwise: to-media
steps:
  who: {fact: scope, next: where}
  where: {ask: 'Where are you, "really"?', answers: {home: Home, school: School}, next: closer}
  closer: {do: Move closer to the router and sit there for as long as it takes to come back., repairs: wifi}
`;
const pack = packOf({ 'pack.yaml': PACK.replace('title: Broken,', 'title: Broken, respond: 5,'), 'demo.yaml': TREE });

function stored(values: readonly string[]): CountedSession {
  let session = startSession({ pack, id: 's', at: START });
  const events: NewEvent[] = startedEvents(session, { at: START, remaining: 3 });
  values.forEach((value, index) => {
    const moment = { at: START + (index + 1) * 60_000, remaining: 3 - index };
    const command = { do: 'answer', value } as const;
    const applied = apply(session, command, moment);
    if (!applied.ok) throw new Error(applied.error.code);
    events.push(...eventsOf(session, command, applied.session, moment));
    session = applied.session;
  });
  const journal = numbered(events, 0);
  return { ...(reduce(journal) as CountedSession), events: journal };
}

const SESSIONS = [
  ...Array<CountedSession>(30).fill(stored(['class', 'home', 'fixed'])),
  ...Array<CountedSession>(10).fill(stored(['class', 'unsure', 'not-fixed', 'unsure'])),
  stored(['one']),
];

describe('the figures as printed', () => {
  let counted: Awaited<ReturnType<typeof figures>>;
  let empty: typeof counted;
  beforeAll(async () => {
    const options = { now: START, severities: pack.severities };
    counted = await figures(SESSIONS, options);
    empty = await figures([], options);
  });
  const print = (format: StatsFormat, locale: string, more = {}, of = counted) =>
    statsReport(of, { format, locale, titles: figureTitles(pack, locale), ...more });

  it.each(LOCALES)(
    'in %s: no line of the table is wider than the terminal, and none holds a control character',
    (locale) => {
      fc.assert(
        fc.property(fc.integer({ min: 72, max: 200 }), (width) => {
          for (const line of print('table', locale, { width }).split('\n')) {
            expect(stringWidth(line)).toBeLessThanOrEqual(width);
            // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
            expect(line).not.toMatch(/[\u0000-\u001f]/);
          }
        }),
        { numRuns: 20 },
      );
    },
  );

  it.each(LOCALES)('in %s: a share has its bar, count and interval, and says its band', (locale) => {
    const line = print('table', locale, { width: 100 })
      .split('\n')
      .find((one) => one.includes('30/40'));
    expect(line).toMatch(/█{15}░{5} +75% +30\/40 +\[60%–86%\] +(excellent|优秀)/);
  });

  describe.each(LOCALES)('in %s', (locale) => {
    const word = locale === 'en' ? 'too few' : '样本太少';
    /** The lines of each table, its title first. */
    const tables = (of = counted) =>
      print('table', locale, { width: 120 }, of)
        .split('\n\n')
        .slice(1, -1)
        .map((table) => table.split('\n'));

    it('a table says once that there are too few cases', async () => {
      const few = await figures(SESSIONS.slice(0, 3), { now: START, severities: pack.severities });
      for (const of of [counted, few])
        for (const table of tables(of)) {
          const said = table.filter((line) => line.includes(word));
          expect(said.length).toBeLessThanOrEqual(1);
          expect(said[0]?.match(new RegExp(word, 'g'))?.length ?? 0).toBeLessThanOrEqual(1);
        }
      const page = print('html', locale, {}, few);
      for (const section of page.split('<section').slice(1)) {
        const [body = ''] = section.split('</section>');
        expect(body.split(word).length - 1).toBeLessThanOrEqual(1);
      }
    });

    it('behind the title where all are, below and with a mark where some are', async () => {
      const few = await figures(SESSIONS.slice(0, 3), { now: START, severities: pack.severities });
      const [all = []] = tables(few);
      expect(all[0]).toContain(word);
      expect(all.join('\n')).not.toContain('*');
      const steps = tables().find((table) => table.some((line) => line.includes('[') && line.includes('*'))) ?? [];
      expect(steps[0]).not.toContain(word);
      expect(steps.find((line) => line.includes(word))).toMatch(/^\* /);
      expect(steps.filter((line) => /\d\*|\]\*/.test(line)).length).toBeGreaterThan(0);
    });
  });

  it('counts the rows that are not shown', () => {
    const all = print('table', 'en', { rows: 100 }).split('\n').length;
    expect(print('table', 'en', { rows: 1 }).split('\n').length).toBeLessThan(all);
  });

  it('JSON is the figures', () => {
    expect(JSON.parse(print('json', 'en'))).toEqual(JSON.parse(JSON.stringify(counted)));
  });

  it('CSV has the same fields in every line, names that do not change with the language, and quotes', () => {
    const rows = (locale: string) => print('csv', locale).trimEnd().split('\r\n').map(fieldsOf);
    const [head = [], ...lines] = rows('en');
    expect(lines.every((line) => line.length === head.length)).toBe(true);
    const names = (all: string[][]) => all.map(([table, item, , figure]) => `${table} ${item} ${figure}`);
    expect(names(rows('zh-CN'))).toEqual(names(rows('en')));
    const line = lines.find(
      ([table, item, , figure]) => `${table} ${item} ${figure}` === 'outcomes first-contact share',
    );
    expect(line?.slice(4)).toEqual(['0.75', '30', '40', '0.59806', '0.858129', 'false', '']);
    expect(lines.some(([, , label]) => label === 'Demo › Where are you, "really"?')).toBe(true);
  });

  it('the page needs nothing else and holds what is counted', () => {
    const page = print('html', 'zh-CN', { about: ['2026-09'] });
    expect(page).toContain('lang="zh-CN"');
    expect(page).toContain('30/40');
    expect(page).not.toMatch(/<script|src=|href=|url\(|@import/i);
    expect(page.match(/<svg/g)?.length).toBeGreaterThan(10);
  });

  it.each(STATS_FORMATS)('%s: nothing counted is no fault', (format) => {
    for (const locale of LOCALES) expect(print(format, locale, {}, empty)).not.toMatch(/NaN|undefined/);
  });

  it('what authors wrote stays text: in a page no markup, in a spreadsheet no formula', () => {
    const nasty = '=1+1 <img src=x onerror=alert(1)> & "x"\u001b[2J';
    const titles = {
      tree: () => nasty,
      team: () => nasty,
      cause: () => nasty,
      fact: () => nasty,
      step: () => nasty,
      answer: () => nasty,
    };
    const page = statsReport(counted, { format: 'html', locale: 'en', titles, about: [nasty] });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('\u001b');
    const csv = statsReport(counted, { format: 'csv', locale: 'en', titles });
    for (const line of csv.trimEnd().split('\r\n')) for (const field of fieldsOf(line)) expect(field).not.toMatch(/^=/);
  });
});

/** One line of a CSV file. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}

it('titles of what the pack no longer has are their ids', () => {
  const titles = figureTitles(pack, 'en');
  expect([titles.tree('gone'), titles.step('gone/step'), titles.step('demo/gone'), titles.team('toString')]).toEqual([
    'gone',
    'gone/step',
    'demo/gone',
    'toString',
  ]);
  expect([titles.step('demo/where'), titles.answer('demo/where', 'home'), titles.cause('wifi')]).toEqual([
    'Where are you, "really"?',
    'Home',
    'Weak wifi',
  ]);
});
