import { apply, type Command, classClock, handoff, recordOf, replay, type Session, startSession, view } from 'symptree';
import { describe, expect, it } from 'vitest';
import { eventsOf, metaOf, numbered, reduce, startedEvents } from '../../engine/journal/index.ts';
import { sessionFigures } from '../../engine/service/session-figures.ts';
import { PACK, packOf, play, START } from '../pack.ts';

const MINUTE = 60_000;
const TREE = `
tree: demo
title: Demo
severity: impaired
rush: {when: {scope: class}, to: phone, offer: Take the phone first.}
otherwise: to-media
steps:
  who: {fact: scope, next: {class: slow, else: long}}
  long: {do: Update everything., minutes: 10, meanwhile: Read page three., repairs: wifi, next: {fixed: done, else: phone}}
  slow: {do: Restart the router., minutes: 10, meanwhile: Read page three., repairs: router, next: {fixed: done, else: phone}}
  phone: {do: Use the phone., minutes: 2, meanwhile: Wait., works-around: true, next: {fixed: cause, else: last}}
  cause: {ask: Was the wifi weak?, answers: {weak: It was, fine: No}, next: {weak: found, else: on-phone}}
  last: {do: Move closer., repairs: wifi, next: {fixed: found, else: to-media}}
ends:
  done: {end: resolved, cause: router}
  found: {end: resolved, cause: wifi, say: It was the wifi.}
  on-phone: {end: restored, cause: unknown, say: Go on with the phone.}
`;
const pack = packOf({
  'pack.yaml': PACK.replace(
    'title: Impaired,',
    'title: Impaired, respond: 5, workaround: 15, closing: Enjoy your class., apology: Sorry that it took so long.,',
  ),
  'demo.yaml': TREE,
});

/** Commands at these minutes after the start. */
function at(commands: readonly (readonly [number, Command | string])[], options: object = {}): Session {
  let session = startSession({ pack, id: 'test', at: START, ...options });
  for (const [minutes, given] of commands) {
    const command: Command = typeof given === 'string' ? { do: 'answer', value: given } : given;
    const result = apply(session, command, { at: START + minutes * MINUTE });
    if (!result.ok) throw new Error(`${JSON.stringify(command)}: ${result.error.code}`);
    session = result.session;
  }
  return session;
}
const ends = (minutes: number) => ({ classEnds: START + minutes * MINUTE });
const end = (session: Session) => {
  const { step } = view(session);
  return step.kind === 'end' ? [step.step, step.end, step.lateBy] : step.step;
};

describe('an end that comes after the class', () => {
  it.each<[string, readonly (readonly [number, Command | string])[], object, readonly unknown[]]>([
    [
      'in time',
      [
        [1, 'one'],
        [9, 'fixed'],
      ],
      ends(10),
      ['done', 'resolved', undefined],
    ],
    [
      'with the last second',
      [
        [1, 'one'],
        [10, 'fixed'],
      ],
      ends(10),
      ['done', 'resolved', undefined],
    ],
    [
      'late',
      [
        [1, 'one'],
        [12.5, 'fixed'],
      ],
      ends(10),
      ['done', 'restored', 3],
    ],
    [
      'nobody knows when it ends',
      [
        [1, 'one'],
        [12, 'fixed'],
      ],
      {},
      ['done', 'resolved', undefined],
    ],
    [
      'over before it was reported',
      [
        [1, 'one'],
        [2, 'fixed'],
      ],
      ends(-5),
      ['done', 'resolved', undefined],
    ],
    [
      'over before the session began, but reported while it was on',
      [
        [1, 'one'],
        [2, 'fixed'],
      ],
      { ...ends(-5), reportedAt: START - 20 * MINUTE },
      ['done', 'restored', 7],
    ],
    [
      'the lesson was saved in time, the cause found after',
      [
        [1, 'one'],
        [2, 'not-fixed'],
        [4, 'fixed'],
        [30, 'weak'],
      ],
      ends(10),
      ['found', 'resolved', undefined],
    ],
    [
      'the end of the class was entered on the way',
      [
        [1, 'one'],
        [2, { do: 'class-ends', at: START + 5 * MINUTE }],
        [9, 'fixed'],
      ],
      {},
      ['done', 'restored', 4],
    ],
    [
      'an escalation stays one',
      [
        [1, 'one'],
        [12, 'not-fixed'],
        [13, 'cannot'],
        [14, 'cannot'],
        [15, 'unsure'],
      ],
      ends(10),
      ['to-media', 'escalated', undefined],
    ],
  ])('%s', (_, commands, options, expected) => {
    const session = at(commands, options);
    expect(end(session)).toEqual(expected);
    const again = replay(pack, JSON.parse(JSON.stringify(recordOf(session)))).session;
    expect(end(again)).toEqual(expected);
    // Whenever it is looked at: time arrives in events alone.
    expect(view(again, { now: START + 500 * MINUTE }).step).toEqual(view(session).step);
  });

  it('owes a follow-up in the journal and says so in the handoff, with the cause that was found', () => {
    const before = at([[1, 'one']], ends(10));
    const command: Command = { do: 'answer', value: 'fixed' };
    const moment = { at: START + 12 * MINUTE };
    const applied = apply(before, command, moment);
    if (!applied.ok) throw new Error(applied.error.code);
    const events = numbered(
      [...startedEvents(before, { at: START }), ...eventsOf(before, command, applied.session, moment)],
      0,
    );
    expect(metaOf(events)).toMatchObject({
      status: 'ended',
      followUp: 'due',
      end: { end: 'restored', cause: 'router' },
    });
    expect(handoff(applied.session, { now: START + 13 * MINUTE })).toMatchObject({
      state: 'restored',
      lateBy: 2,
      cause: { id: 'router' },
    });
  });

  it('is come to with the last answer given, also where that changed an earlier one, as the figures have it', () => {
    const asked = packOf(`
tree: demo
title: Demo
severity: impaired
otherwise: to-media
steps:
  first: {ask: First?, answers: {a: A, b: B}, next: second}
  second: {ask: Second?, answers: {a: A, b: B}, next: done}
ends:
  done: {end: resolved, cause: wifi, say: Done.}
`);
    const change: Command = { do: 'change', step: 'demo#1/first', value: 'b' };
    const session = play(asked, ['a', 'a', change], ends(2.5));
    expect(end(session)).toEqual(['done', 'restored', 1]);
    const reduced = reduce(numbered(startedEvents(session, { at: START }), 0));
    expect(reduced && sessionFigures(reduced).movedAt).toBe(START + 3 * MINUTE);
    expect(view(session).step).toMatchObject({ endedAt: START + 3 * MINUTE });
  });

  it('is not brought forward by what the customer says in the words of an outcome', () => {
    const said = packOf(`
tree: demo
title: Demo
severity: impaired
otherwise: to-media
steps:
  what: {fact: class-id, next: closer}
  closer: {do: Move closer., repairs: wifi, next: {fixed: done, else: to-media}}
ends:
  done: {end: resolved, cause: wifi}
`);
    const session = play(said, ['fixed', 'fixed'], ends(1.5));
    expect(end(session)).toEqual(['done', 'restored', 1]);
    const reduced = reduce(numbered(startedEvents(session, { at: START }), 0));
    expect(reduced && sessionFigures(reduced).workedAt).toBe(START + 2 * MINUTE);
  });

  it('counts anew when the end of the class is put right', () => {
    const late = at(
      [
        [1, 'one'],
        [12, 'fixed'],
      ],
      ends(10),
    );
    const command: Command = { do: 'class-ends', at: START + 20 * MINUTE };
    const mended = apply(late, command, { at: START + 13 * MINUTE });
    if (!mended.ok) throw new Error(mended.error.code);
    expect(end(mended.session)).toEqual(['done', 'resolved', undefined]);
    expect(eventsOf(late, command, mended.session, { at: START + 13 * MINUTE }).at(-1)).toMatchObject({
      type: 'ended',
      end: 'resolved',
    });
  });

  it('sends nobody back into a class that is over, and apologises', () => {
    const words = (session: Session) => {
      const { step } = view(session);
      return step.kind === 'end' ? [step.say, step.apology] : [];
    };
    expect(
      words(
        at(
          [
            [1, 'one'],
            [2, 'fixed'],
          ],
          ends(10),
        ),
      ),
    ).toEqual(['Enjoy your class.', undefined]);
    expect(
      words(
        at(
          [
            [1, 'one'],
            [12, 'fixed'],
          ],
          ends(10),
        ),
      ),
    ).toEqual([undefined, 'Sorry that it took so long.']);
    expect(
      words(
        at(
          [
            [1, 'one'],
            [12, 'cannot'],
            [13, 'cannot'],
            [14, 'fixed'],
          ],
          ends(10),
        ),
      )[0],
    ).toBe('It was the wifi.');
  });
});

describe('an action that takes longer than the class', () => {
  const step = (session: Session, minutes: number) => view(session, { now: START + minutes * MINUTE });

  it('is announced while it is so, with the next workaround on the way', () => {
    const session = at([[1, 'one']], ends(14));
    expect(step(session, 3).step).not.toHaveProperty('longerThanClass');
    expect(step(session, 4.5).step).toMatchObject({
      longerThanClass: true,
      saveFirst: { step: 'phone', instruction: 'Use the phone.', minutes: 2 },
    });
    expect(step(session, 14.1).step).not.toHaveProperty('longerThanClass');
  });

  it('leaves the first word to the short way where that is open', () => {
    const shown = step(at([[1, 'class']], ends(8)), 2);
    expect([shown.rush?.offer, 'saveFirst' in shown.step]).toEqual(['Take the phone first.', false]);
    expect(shown.step).toMatchObject({ longerThanClass: true });
  });

  it('names no other workaround beside a workaround', () => {
    const shown = step(
      at(
        [
          [1, 'one'],
          [2, 'cannot'],
        ],
        ends(3),
      ),
      2,
    );
    expect(shown.step).toMatchObject({ step: 'phone', longerThanClass: true });
    expect(shown.step).not.toHaveProperty('saveFirst');
  });
});

describe('the short way', () => {
  const open = (session: Session) => [
    view(session).rush !== undefined,
    apply(session, { do: 'rush' }, { at: START }).ok,
  ];

  it('closes once what it leads to has been asked on the ordinary way', () => {
    expect(open(play(pack, ['class']))).toEqual([true, true]);
    const there = play(pack, ['class', 'not-fixed']);
    expect([view(there).step.step, ...open(there)]).toEqual(['phone', false, false]);
    expect(open(play(pack, ['class', 'not-fixed', 'not-fixed']))).toEqual([false, false]);
    expect(open(play(pack, ['class', 'not-fixed', { do: 'back' }]))).toEqual([true, true]);
  });

  it('stays closed after it was taken and failed', () => {
    expect(open(play(pack, ['class', { do: 'rush' }, 'cannot']))).toEqual([false, false]);
  });
});

describe('the empathy line', () => {
  const lead = (commands: readonly (Command | string)[]) => view(play(pack, commands)).lead;
  const change = (value: string): Command => ({ do: 'change', step: 'demo#1/who', value });

  it('comes anew when a changed answer made it worse, until the next answer', () => {
    expect(lead([])).toBe('I see.');
    expect(lead(['one'])).toBeUndefined();
    expect(lead(['one', 'cannot', change('class')])).toBe('Sorry about your class.');
    expect(lead(['one', 'cannot', change('class'), 'cannot'])).toBeUndefined();
  });

  it('does not come anew when a change made nothing worse', () => {
    expect(lead(['class', 'cannot', { do: 'change', step: 'demo#1/slow', value: 'not-fixed' }])).toBeUndefined();
  });
});

describe('the clocks in the view', () => {
  it('are those of the moment, and of the last answer where no moment is given', () => {
    const session = at([[1, 'one']], { ...ends(20), reportedAt: START - 10 * MINUTE });
    const now = view(session, { now: START + 3 * MINUTE });
    expect(now.reportedAt).toBe(START - 10 * MINUTE);
    expect(now.minutesLeft).toBe(17);
    expect(now.deadlines.map(({ what, state, left }) => [what, state, left])).toEqual([
      ['respond', 'missed', -5],
      ['workaround', 'near', 2],
    ]);
    expect(view(session).deadlines[1]?.left).toBe(4);
    expect(JSON.parse(JSON.stringify(now)).deadlines).toHaveLength(2);
  });
});

describe('a class that has not begun', () => {
  const begins = { classStarts: START + 8 * MINUTE, classEnds: START + 50 * MINUTE };
  const before = at([[1, 'one']], begins);

  it('the clock runs to its start, then to its end', () => {
    const clock = (minutes: number) => classClock(begins, START + minutes * MINUTE);
    expect([clock(0), clock(4), clock(8), clock(51)].map((one) => [one?.to, one?.left, one?.state])).toEqual([
      ['start', 8, 'ok'],
      ['start', 4, 'near'],
      ['end', 42, 'ok'],
      ['end', -1, 'past'],
    ]);
    expect(classClock({ classStarts: START }, START + MINUTE)).toBeUndefined();
  });

  it('a step longer than it is to the start is announced, and no longer once class has begun', () => {
    const longer = (minutes: number) => {
      const { step } = view(before, { now: START + minutes * MINUTE });
      return 'longerThanClass' in step;
    };
    expect([longer(1), longer(9)]).toEqual([true, false]);
  });

  it('is in the record, and the same after a replay', () => {
    const record = recordOf(before);
    expect(record.classStarts).toBe(begins.classStarts);
    expect(view(replay(pack, record).session).classStarts).toBe(begins.classStarts);
    expect(reduce(numbered(startedEvents(before, { at: START }), 0))?.record.classStarts).toBe(begins.classStarts);
  });
});
