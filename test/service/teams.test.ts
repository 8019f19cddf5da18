import fc from 'fast-check';
import { checkPack, chooseTeam, type Pack, presenceAt, type Team } from 'symptree';
import { describe, expect, it } from 'vitest';
import { readHours } from '../../engine/language/hours.ts';
import { PACK, packOf } from '../pack.ts';

const team = (timeZone: string, hours: readonly string[], holidays: readonly string[] = []): Team => ({
  id: 'desk',
  title: { at: 'teams.desk', words: { en: 'Desk' } },
  timeZone,
  hours,
  holidays,
  languages: [],
});
const at = (text: string): number => Date.parse(text);
const said = ({ open, opensAt, closesAt }: ReturnType<typeof presenceAt>): string => {
  const time = (instant: number | undefined) =>
    instant === undefined ? 'never' : new Date(instant).toISOString().slice(0, 16);
  return open ? `open until ${time(closesAt)}` : `closed until ${time(opensAt)}`;
};

describe('a line of hours', () => {
  it.each([
    ['mon-fri 09:00-21:00', [0, 1, 2, 3, 4], 540, 1260],
    ['sun 00:00-24:00', [6], 0, 1440],
    ['sat-mon 22:00-06:00', [5, 6, 0], 1320, 1800],
    ['wed 09:00-09:00', [2], 540, 1980],
  ])('%s', (line, days, from, to) => {
    expect(readHours(line)).toEqual({ days, from, to });
  });

  it.each(['', 'mon', 'mon 9:00-12:00', 'mon 24:00-25:00', 'mon-fri 09:00', 'Mon 09:00-10:00', 'mon 09:00-24:30'])(
    'refuses %j',
    (line) => {
      expect(readHours(line)).toBeUndefined();
    },
  );
});

describe('who is there', () => {
  const day = team('Asia/Shanghai', ['mon-fri 09:00-21:00', 'sat-sun 10:00-18:00']);
  const night = team('Asia/Shanghai', ['mon-fri 22:00-06:00']);
  const berlin = team('Europe/Berlin', ['mon-sun 08:00-18:00']);
  const early = team('Europe/Berlin', ['mon-sun 02:30-05:00']);
  const split = team('UTC', ['mon-fri 09:00-12:00', 'mon-fri 12:00-17:00', 'mon-fri 19:00-20:00']);
  const holidays = team('Asia/Shanghai', ['mon-fri 09:00-21:00'], ['2026-10-01', '2026-10-02']);
  const nightBeforeHoliday = team('UTC', ['mon-sun 22:00-06:00'], ['2026-10-01']);
  const always = team('Asia/Shanghai', []);
  const alwaysButOnce = team('Asia/Shanghai', [], ['2026-10-01']);

  it.each<[string, Team, string, string]>([
    ['before the day begins', day, '2026-09-01T00:59Z', 'closed until 2026-09-01T01:00'],
    ['at the first minute', day, '2026-09-01T01:00Z', 'open until 2026-09-01T13:00'],
    ['at the last', day, '2026-09-01T12:59Z', 'open until 2026-09-01T13:00'],
    ['one minute late', day, '2026-09-01T13:00Z', 'closed until 2026-09-02T01:00'],
    ['on Friday night, the weekend has other hours', day, '2026-09-04T14:00Z', 'closed until 2026-09-05T02:00'],
    ['over midnight, before', night, '2026-09-01T15:00Z', 'open until 2026-09-01T22:00'],
    ['over midnight, behind', night, '2026-09-01T17:00Z', 'open until 2026-09-01T22:00'],
    ['Friday’s night goes into Saturday', night, '2026-09-04T21:00Z', 'open until 2026-09-04T22:00'],
    ['but Saturday has none', night, '2026-09-05T15:00Z', 'closed until 2026-09-07T14:00'],
    ['the day before summer time', berlin, '2026-03-28T17:30Z', 'closed until 2026-03-29T06:00'],
    ['in summer time', berlin, '2026-03-29T06:00Z', 'open until 2026-03-29T16:00'],
    ['the day before winter time', berlin, '2026-10-24T16:30Z', 'closed until 2026-10-25T07:00'],
    ['an opening that the clock jumps over', early, '2026-03-29T00:00Z', 'closed until 2026-03-29T01:00'],
    ['at the jump', early, '2026-03-29T01:00Z', 'open until 2026-03-29T03:00'],
    ['an opening that the clock shows twice: the first', early, '2026-10-25T00:30Z', 'open until 2026-10-25T04:00'],
    ['the second time it shows 02:15', early, '2026-10-25T01:15Z', 'open until 2026-10-25T04:00'],
    ['shifts that touch are one', split, '2026-09-01T10:00Z', 'open until 2026-09-01T17:00'],
    ['a break', split, '2026-09-01T18:00Z', 'closed until 2026-09-01T19:00'],
    ['holidays and the weekend behind them', holidays, '2026-09-30T14:00Z', 'closed until 2026-10-05T01:00'],
    ['the holiday itself', holidays, '2026-10-01T04:00Z', 'closed until 2026-10-05T01:00'],
    [
      'a night shift ends where the holiday begins',
      nightBeforeHoliday,
      '2026-09-30T23:00Z',
      'open until 2026-10-01T00:00',
    ],
    ['and does not begin on it', nightBeforeHoliday, '2026-10-01T23:00Z', 'closed until 2026-10-02T22:00'],
    ['always', always, '2026-09-01T00:00Z', 'open until never'],
    ['always but on a holiday', alwaysButOnce, '2026-09-30T12:00Z', 'open until 2026-09-30T16:00'],
    ['that holiday', alwaysButOnce, '2026-10-01T00:00Z', 'closed until 2026-10-01T16:00'],
  ])('%s', (_, who, when, expected) => {
    expect(said(presenceAt(who, at(when)))).toBe(expected);
  });

  it('for any hours: open holds until it closes, closed until it opens', () => {
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'));
    const name = fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
    const line = fc.tuple(name, name, clock, clock).map(([first, last, from, to]) => {
      const time = ([hours, minutes]: [number, string]) => `${String(hours).padStart(2, '0')}:${minutes}`;
      return `${first}-${last} ${time(from)}-${time(to)}`;
    });
    const who = fc
      .tuple(
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe'),
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.subarray(['2026-03-29', '2026-10-25', '2026-03-08']),
      )
      .map(([zone, hours, free]) => team(zone, hours, free));
    const when = fc.integer({ min: at('2026-01-01T00:00Z') / 900_000, max: at('2026-12-31T00:00Z') / 900_000 });
    fc.assert(
      fc.property(who, when, (desk, quarter) => {
        const now = quarter * 900_000;
        const { open, opensAt, closesAt } = presenceAt(desk, now);
        const turn = open ? closesAt : opensAt;
        if (turn === undefined) return;
        expect(turn).toBeGreaterThan(now);
        expect(presenceAt(desk, turn).open).toBe(!open);
        expect(presenceAt(desk, turn - 1000).open).toBe(open);
        expect(presenceAt(desk, Math.floor((now + turn) / 2)).open).toBe(open);
      }),
      { numRuns: 150 },
    );
  });
});

describe('whom a case goes to', () => {
  const withTeams = (teams: string): Pack =>
    packOf({ 'pack.yaml': PACK.replace(/^teams:.*$/m, `teams:\n${teams}`), 'demo.yaml': TREE });
  const TREE = 'tree: demo\ntitle: Demo\notherwise: to-media\nsteps:\n  who: {fact: scope, next: to-media}\n';
  const pack = withTeams(`
  english: {title: English desk, time-zone: Europe/Berlin, hours: [mon-fri 09:00-17:00], languages: [en]}
  chinese: {title: Chinese desk, time-zone: Asia/Shanghai, hours: [mon-fri 09:00-17:00], languages: [zh-CN]}
  both: {title: Both, time-zone: Asia/Shanghai, hours: [mon-fri 10:00-12:00], languages: [en-GB, zh-TW]}
  media: {title: Media, time-zone: Asia/Shanghai, hours: [mon-fri 09:00-21:00], languages: [en, zh-CN]}
  never: {title: Never, time-zone: UTC, hours: [mon 09:00-09:30], holidays: [], languages: [fr]}`);

  it.each<[string, string, string, string, object]>([
    ['the wanted one is there', 'english', '2026-09-01T08:00Z', 'en', { team: 'english', why: 'open', speaks: true }],
    [
      'there, but in another language',
      'chinese',
      '2026-09-01T02:00Z',
      'en',
      { team: 'chinese', why: 'open', speaks: false },
    ],
    [
      'closed: the one of "escalate now" goes before the rest',
      'english',
      '2026-09-01T02:30Z',
      'en-US',
      { team: 'media', why: 'instead', wantedOpensAt: at('2026-09-01T07:00Z') },
    ],
    ['closed: another one', 'media', '2026-09-01T13:30Z', 'en', { team: 'english', why: 'instead' }],
    [
      'all closed: the first to open, here the wanted one, which opens together with another',
      'chinese',
      '2026-09-01T22:00Z',
      'zh-CN',
      { team: 'chinese', why: 'opens-first', opensAt: at('2026-09-02T01:00Z') },
    ],
    [
      'all closed: the first to open, another one',
      'english',
      '2026-09-04T22:00Z',
      'en',
      {
        team: 'media',
        why: 'opens-first',
        open: false,
        opensAt: at('2026-09-07T01:00Z'),
        wantedOpensAt: at('2026-09-07T07:00Z'),
      },
    ],
  ])('%s', (_, wanted, when, language, expected) => {
    expect(chooseTeam(pack, wanted, at(when), language)).toMatchObject({ wanted, ...expected });
  });

  it('says so where nobody is ever there', () => {
    const holidays = Array.from({ length: 58 }, (_, week) =>
      new Date(at('2026-09-07T00:00Z') + week * 7 * 86_400_000).toISOString().slice(0, 10),
    );
    const lonely = withTeams(
      `  media: {title: Media, time-zone: UTC, hours: ['mon 09:00-10:00'], holidays: [${holidays.map((one) => `'${one}'`)}]}`,
    );
    const choice = chooseTeam(lonely, 'media', at('2026-09-01T00:00Z'), 'en');
    expect(choice).toEqual({ wanted: 'media', team: 'media', why: 'never', speaks: true, open: false });
  });

  it('never claims a closed desk is open, whatever the time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * 96 }),
        fc.constantFrom(...Object.keys(pack.teams)),
        fc.constantFrom('en', 'zh-CN', 'fr'),
        (quarters, wanted, language) => {
          const now = at('2026-01-01T00:00Z') + quarters * 900_000;
          const choice = chooseTeam(pack, wanted, now, language);
          const presence = presenceAt(pack.teams[choice.team] as Team, now);
          expect(choice.open).toBe(presence.open);
          expect(choice.open).toBe(choice.why === 'open' || choice.why === 'instead');
          if (presenceAt(pack.teams[wanted] as Team, now).open) expect(choice.team).toBe(wanted);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('throws for a team that the pack does not have', () => {
    expect(() => chooseTeam(pack, 'toString', 0, 'en')).toThrow(RangeError);
  });

  it('the check takes the same hours', () => {
    const source = PACK.replace('time-zone: Asia/Shanghai', 'time-zone: Asia/Shanghai, hours: [mon 25:00-26:00]');
    const files = { 'pack.yaml': source, 'demo.yaml': TREE };
    const { diagnostics } = checkPack({
      root: '',
      files: Object.entries(files).map(([path, content]) => ({ path, content })),
    });
    expect(diagnostics.map(({ code }) => code)).toContain('hours-form');
  });
});
