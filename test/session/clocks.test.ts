import {
  alarms,
  apply,
  chooseTeam,
  classClock,
  deadlines,
  deadlinesOf,
  figures,
  handoff,
  presenceAt,
  recordOf,
  replay,
  type Session,
  startSession,
  type Team,
  view,
} from 'symptree';
import { describe, expect, it } from 'vitest';
import { readEvent, startedEvents } from '../../engine/journal/index.ts';
import { PACK, packOf, play, START } from '../pack.ts';

const MINUTE = 60_000;
const TREE = `
tree: demo
title: Demo
otherwise: to-media
steps:
  who: {fact: scope, next: phone}
  phone: {do: Use the phone., works-around: true, next: {fixed: on-phone, else: fix}}
  fix: {do: Move closer., repairs: wifi}
ends:
  on-phone: {end: restored, cause: unknown, say: Go on with the phone.}
`;
const pack = packOf({
  'pack.yaml': PACK.replace('title: Broken,', 'title: Broken, respond: 5, workaround: 15, solve: 60,'),
  'demo.yaml': TREE,
});

const states = (session: Session, minutes: number) =>
  Object.fromEntries(
    deadlinesOf(session, START + minutes * MINUTE).map(({ what, state, left }) => [what, `${state} ${left}`]),
  );

describe('deadlines', () => {
  it.each<[number, string]>([
    [0, 'ok 60'],
    [44.9, 'ok 15.1'],
    [48, 'near 12'],
    [59.999, 'near 0'],
    [60, 'near 0'],
    [60.01, 'past -0.1'],
    [90, 'past -30'],
  ])('after %d minutes', (minutes, expected) => {
    const [solve] = deadlines({ solve: 60 }, { reportedAt: START, metAt: {} }, START + minutes * MINUTE);
    expect(`${solve?.state} ${solve?.left}`).toBe(expected);
  });

  it.each([
    [5, 4],
    [15, 12],
    [60, 48],
    [1440, 1425],
  ])('of %d minutes are near after %d', (minutes, near) => {
    const state = (at: number) => deadlines({ solve: minutes }, { reportedAt: 0, metAt: {} }, at)[0]?.state;
    expect([state(near * MINUTE - 1), state(near * MINUTE)]).toEqual(['ok', 'near']);
  });

  it('come with the severity, and count from the first report', () => {
    const reportedAt = START - 12 * MINUTE;
    const session = startSession({ pack, id: 's', at: START, reportedAt });
    expect(states(session, 0)).toEqual({});
    const broken = play(pack, ['class'], { reportedAt });
    // Taken up seven minutes late; the workaround is due two minutes after the answer.
    expect(states(broken, 1)).toEqual({ respond: 'missed -7', workaround: 'near 2', solve: 'ok 47' });
    expect(states(play(pack, ['class']), 1)).toEqual({ respond: 'kept 5', workaround: 'ok 14', solve: 'ok 59' });
  });

  it('a report dated later than the session counts as its beginning', () => {
    const session = play(pack, ['class'], { reportedAt: START + 30 * MINUTE });
    expect(deadlinesOf(session, START)[0]?.dueAt).toBe(START + 5 * MINUTE);
  });

  it('a restored lesson keeps the workaround and still owes the solution', () => {
    expect(states(play(pack, ['class', 'fixed']), 70)).toEqual({
      respond: 'kept 5',
      workaround: 'kept 13',
      solve: 'past -10',
    });
  });

  it('a resolved one owes nothing any more', () => {
    expect(states(play(pack, ['class', 'not-fixed', 'fixed']), 70)).toEqual({
      respond: 'kept 5',
      workaround: 'kept 12',
      solve: 'kept 57',
    });
  });

  it('an escalated one owes all that it owed', () => {
    const escalated = play(pack, ['class', { do: 'escalate' }, '7b']);
    expect(states(escalated, 20)).toEqual({ respond: 'kept 5', workaround: 'past -5', solve: 'ok 40' });
  });

  it('are the same after the session was laid aside and taken up from its record', () => {
    const before = play(pack, ['class', 'cannot', { do: 'class-ends', at: START + 40 * MINUTE }], {
      reportedAt: START - MINUTE,
    });
    const after = replay(pack, JSON.parse(JSON.stringify(recordOf(before)))).session;
    expect(recordOf(after)).toEqual(recordOf(before));
    for (const minutes of [0, 13, 60, 5000]) {
      const now = START + minutes * MINUTE;
      expect(deadlinesOf(after, now)).toEqual(deadlinesOf(before, now));
      expect(classClock(after, now)).toEqual(classClock(before, now));
    }
  });

  it('are called out once when near and once when past', () => {
    const session = play(pack, ['class', 'cannot']);
    let before = deadlinesOf(session, START);
    const called: string[] = [];
    for (let minutes = 1; minutes <= 70; minutes += 1) {
      const now = deadlinesOf(session, START + minutes * MINUTE);
      called.push(...alarms(before, now).map(({ what, state }) => `${minutes} ${what} ${state}`));
      before = now;
    }
    expect(called).toEqual(['12 workaround near', '16 workaround past', '48 solve near', '61 solve past']);
  });
});

describe('the class clock', () => {
  it.each<[number, string]>([
    [0, 'ok 20'],
    [15, 'near 5'],
    [20, 'near 0'],
    [21, 'past -1'],
  ])('after %d minutes of 20', (minutes, expected) => {
    const clock = classClock({ classEnds: START + 20 * MINUTE }, START + minutes * MINUTE);
    expect(`${clock?.state} ${clock?.left}`).toBe(expected);
  });

  it('is not there where nobody knows', () => {
    expect(classClock({}, START)).toBeUndefined();
  });
});

describe('the first report in the record', () => {
  it('is kept, stored and read back', () => {
    const session = startSession({ pack, id: 's', at: START, reportedAt: START - MINUTE });
    const record = recordOf(session);
    expect(record.reportedAt).toBe(START - MINUTE);
    const stored = { v: 1, seq: 1, type: 'started', at: START, record, personal: [], now: 'demo#1/who' };
    expect(readEvent(stored).ok).toBe(true);
    expect(readEvent({ ...stored, record: { ...record, reportedAt: 'yesterday' } }).ok).toBe(false);
  });

  it('is not there where it was not given', () => {
    expect(recordOf(startSession({ pack, id: 's', at: START }))).not.toHaveProperty('reportedAt');
  });

  it('must be a time', () => {
    expect(() => startSession({ pack, id: 's', at: START, reportedAt: Number.NaN })).toThrow(RangeError);
  });
});

describe('a time that is none', () => {
  const none = [1e300, -9e15, Number.NaN, '5' as never, null as never];
  const session = play(pack, ['class', 'cannot']);

  it.each(none)('%j is refused where a command is given at it or names it', (time) => {
    const refused = { ok: false, error: { code: 'wrong-type', about: { wanted: 'time' } } };
    for (const command of [{ do: 'unsure' }, { do: 'back' }, { do: 'note', text: 'x' }] as const)
      expect(apply(session, command, { at: time })).toMatchObject(refused);
    for (const name of ['class-ends', 'reported'] as const)
      expect(apply(session, { do: name, at: time }, { at: START })).toMatchObject(refused);
  });

  it.each(none)('%j is told to the developer at once', async (time) => {
    const [team] = Object.values(pack.teams) as [Team];
    const counted = { now: time, severities: pack.severities };
    for (const ask of [
      () => startSession({ pack, id: 's', at: START, classStarts: time }),
      () => view(session, { now: time }),
      () => deadlinesOf(session, time),
      () => classClock({}, time),
      () => handoff(session, { now: time }),
      () => presenceAt(team, time),
      () => chooseTeam(pack, 'media', time, 'en'),
      () => startedEvents(session, { at: time }),
    ])
      expect(ask).toThrow(new RangeError(`${time} is no time.`));
    await expect(figures([], counted)).rejects.toThrow(RangeError);
  });
});
