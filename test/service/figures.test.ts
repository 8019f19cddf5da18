import fc from 'fast-check';
import { apply, type CountedSession, type Figures, figures, handoff, type Pack, startSession, view } from 'symptree';
import { eventsOf, type NewEvent, numbered, reduce, startedEvents } from 'symptree/journal';
import { describe, expect, it } from 'vitest';
import { sessionFigures } from '../../engine/service/session-figures.ts';
import { endedAt, workedAt } from '../../engine/session/ending.ts';
import { arbitraryPack } from '../narrowing/arbitrary.ts';
import { PACK, packOf, START } from '../pack.ts';
import { commandOf } from '../session/walks.ts';

const MINUTE = 60_000;
const TREE = `
tree: demo
title: Demo
otherwise: to-media
steps:
  who: {fact: scope, next: where}
  where: {ask: Where?, wordings: [At home or at school?], answers: {home: Home, school: School, ahead: Only a check}, next: {ahead: ready, else: closer}}
  closer: {do: Move closer., repairs: wifi, next: {not-fixed: phone, cannot: phone}}
  phone: {do: Use the phone., works-around: true, next: {fixed: on-phone, else: to-media}}
ends:
  ready: {end: prepared, say: Ready.}
  on-phone: {end: restored, cause: unknown, say: Use the phone.}
`;
const pack = packOf({
  'pack.yaml': PACK.replace('title: Broken,', 'title: Broken, respond: 5, workaround: 15, solve: 60,'),
  'demo.yaml': TREE,
});

type Given = readonly (readonly [string, Parameters<typeof apply>[1]])[];
const answers = (...values: string[]): Given => values.map((value) => ['ann', { do: 'answer', value }] as const);

/** A stored session of these commands, one a minute. */
function stored(
  given: Given,
  more: readonly NewEvent[] = [],
  options = {},
  remaining?: readonly number[],
  before?: readonly number[],
): CountedSession {
  let session = startSession({ pack, id: 's', at: START, ...options });
  const counted = (index: number) => (remaining?.[index] === undefined ? {} : { remaining: remaining[index] });
  const events: NewEvent[] = startedEvents(session, { at: START, by: 'ann', ...counted(0) });
  given.forEach(([by, command], index) => {
    const from = before?.[index] === undefined ? {} : { before: before[index] };
    const moment = { at: START + (index + 1) * MINUTE, by, ...from, ...counted(index + 1) };
    const applied = apply(session, command, moment);
    if (!applied.ok) throw new Error(applied.error.code);
    events.push(...eventsOf(session, command, applied.session, moment));
    session = applied.session;
  });
  return fromEvents([...events, ...more]);
}

function fromEvents(events: readonly NewEvent[]): CountedSession {
  const journal = numbered(events, 0);
  const reduced = reduce(journal);
  if (!reduced) throw new Error('No session.');
  return { ...reduced, events: journal };
}

const now = START + 100 * MINUTE;
const of = (sessions: readonly CountedSession[]): Promise<Figures> =>
  figures(sessions, { now, severities: pack.severities });
const counts = ({ count, of: all }: { count: number; of: number }) => `${count}/${all}`;
const verdict = (word: 'right' | 'wrong'): NewEvent => ({ type: 'verdict', at: now, verdict: word, by: 'lead' });

const RESOLVED = answers('class', 'home', 'fixed');
const RESTORED = answers('class', 'home', 'not-fixed', 'fixed');
const ESCALATED = answers('class', 'unsure', 'cannot', 'not-fixed', '7b');
const ESCALATED_WITHOUT = answers('one', 'home', 'not-fixed', 'not-fixed', 'unsure');

describe('what came of it', () => {
  it('ends, first contact, verdicts, escalations, deadlines', async () => {
    const found = await of([
      stored(RESOLVED, [verdict('right')]),
      stored(RESOLVED, [verdict('wrong')]),
      stored([
        ['ann', { do: 'answer', value: 'class' }],
        ...answers('home').map(([, command]) => ['bob', command] as const),
        ['bob', { do: 'answer', value: 'fixed' }],
      ]),
      stored(RESTORED),
      stored(ESCALATED),
      stored(ESCALATED_WITHOUT),
      stored(answers('class')),
    ]);
    expect(found.sessions).toBe(7);
    expect(found.ended).toBe(6);
    expect(counts(found.ends.resolved)).toBe('3/6');
    // Not the one whose diagnosis was wrong, and not the one that two agents worked on.
    expect(counts(found.firstContact)).toBe('1/6');
    expect(found.firstContact).toMatchObject({ few: true });
    expect(found.firstContact.band).toBeUndefined();
    expect(counts(found.firstDiagnosis)).toBe('1/2');
    expect(counts(found.escalations.all)).toBe('2/6');
    expect(counts(found.escalations.complete)).toBe('1/2');
    expect(found.escalations.missing.map(({ fact, share }) => `${fact} ${counts(share)}`)).toEqual(['class-id 1/2']);
    expect(found.escalations.teams).toEqual([{ team: 'media', count: 2 }]);
    expect(found.followUps).toEqual({ due: 1, done: 0 });
    expect(found.causes).toEqual([{ cause: 'wifi', count: 3 }]);
    // The escalated one was handed on within its time, the open one is past it: only the latter counts.
    expect(counts(found.deadlines.workaround)).toBe('4/5');
    expect(counts(found.deadlines.respond)).toBe('6/6');
    expect(found.questions).toEqual({ count: 6, median: 2, p90: 3 });
    expect(found.minutes).toEqual({ count: 6, median: 3, p90: 5 });
  });

  it('a check beforehand is shown beside the cases and counts in no figure of them', async () => {
    const cases = [
      stored(answers('one', 'home', 'fixed')),
      stored(answers('class', 'home', 'not-fixed', 'cannot', 'unsure')),
    ];
    const [without, withCheck] = [await of(cases), await of([...cases, stored(answers('class', 'ahead'))])];
    expect(counts(withCheck.ends.prepared)).toBe('1/3');
    const { ends, ended, sessions, steps, actions, ...rest } = withCheck;
    expect(without).toMatchObject({ ...rest });
    expect(counts(ends.resolved)).toBe(counts(without.ends.resolved));
    expect([sessions, ended]).toEqual([3, 3]);
  });

  it('a deadline counts from the first report', async () => {
    const found = await of([stored(RESOLVED, [], { reportedAt: START - 6 * MINUTE })]);
    expect(counts(found.deadlines.respond)).toBe('0/1');
    expect(counts(found.deadlines.workaround)).toBe('1/1');
  });

  it('what helped and was taken back keeps no deadline', async () => {
    const elsewhere = packOf({
      'pack.yaml': PACK.replace('title: Broken,', 'title: Broken, respond: 5, workaround: 15, solve: 60,'),
      'demo.yaml': TREE.replace(
        'next: {ahead: ready, else: closer}',
        'next: {ahead: ready, school: phone, else: closer}',
      ),
    });
    let session = startSession({ pack: elsewhere, id: 's', at: START });
    const events = startedEvents(session, { at: START });
    const send = (minute: number, command: Parameters<typeof apply>[1]) => {
      const applied = apply(session, command, { at: START + minute * MINUTE });
      if (!applied.ok) throw new Error(applied.error.code);
      events.push(...eventsOf(session, command, applied.session, { at: START + minute * MINUTE }));
      session = applied.session;
    };
    send(1, { do: 'answer', value: 'class' });
    send(2, { do: 'answer', value: 'home' });
    send(3, { do: 'answer', value: 'fixed' });
    // It was at school after all, where nobody has moved closer: the phone helps, after more than 15 minutes.
    send(20, { do: 'change', step: 'demo#1/where', value: 'school' });
    expect(view(session).step).toMatchObject({ key: 'demo#1/phone' });
    expect(counts((await of([fromEvents(events)])).deadlines.workaround)).toBe('0/1');
    send(25, { do: 'answer', value: 'fixed' });
    const stood = fromEvents(events);
    expect(sessionFigures(stood)).toMatchObject({ workedAt: START + 25 * MINUTE, questions: 2 });
    expect(counts((await of([stood])).deadlines.workaround)).toBe('0/1');
    // An older symptree did not say what waits: what is asked now is surely not on the way.
    const again: NewEvent = { type: 'resumed', at: START + 30 * MINUTE, report: [], personal: [], now: 'demo#1/phone' };
    expect(sessionFigures(fromEvents([...events, again])).workedAt).toBe(START + 3 * MINUTE);
  });

  it.each([
    [30, 10, 'excellent'],
    [26, 14, 'usual'],
    [20, 20, 'alarm'],
  ])('%d of them at first contact, %d not: %s', async (good, bad, band) => {
    const found = await of([...Array(good).fill(stored(RESOLVED)), ...Array(bad).fill(stored(RESTORED))]);
    expect(found.firstContact.band).toBe(band);
    expect(found.trees).toMatchObject([{ tree: 'demo', ended: 40, firstContact: { count: good, band } }]);
  });
});

describe('steps and actions', () => {
  it('reached, left, not sure, in other words, changed, seconds', async () => {
    const changed: Given = [
      ...answers('class', 'home'),
      ['ann', { do: 'change', step: 'demo#1/where', value: 'school' }],
      ['ann', { do: 'answer', value: 'fixed' }],
    ];
    const back: Given = [...answers('class', 'home'), ['ann', { do: 'back' }], ['ann', { do: 'wording' }]];
    const found = await of([stored(changed), stored(back), stored(ESCALATED), { ...stored(RESOLVED), events: [] }]);
    const where = found.steps.find(({ step }) => step === 'demo/where');
    expect(where).toMatchObject({ kind: 'question', reached: 4 });
    expect(counts(where?.leftHere as never)).toBe('1/4');
    expect(counts(where?.unsure as never)).toBe('1/3');
    expect(counts(where?.otherWording as never)).toBe('1/4');
    expect(counts(where?.changed as never)).toBe('2/4');
    expect(where?.answers.map(({ answer, share }) => `${answer} ${counts(share)}`)).toEqual(['home 1/3', 'school 1/3']);
    expect(where?.seconds).toEqual({ count: 3, median: 60, p90: 120 });
  });

  it('an answer given as a change of what is only being asked changed nothing', async () => {
    const found = await of([
      stored([
        ['ann', { do: 'change', step: 'demo#1/who', value: 'class' }],
        ['ann', { do: 'answer', value: 'home' }],
      ]),
    ]);
    expect(counts(found.steps.find(({ step }) => step === 'demo/who')?.changed as never)).toBe('0/1');
  });

  it('what was not recorded is not counted', async () => {
    const { events: _, ...without } = stored(RESOLVED);
    const found = await of([without]);
    expect(found.steps.map(({ changed }) => counts(changed))).toEqual(['0/0', '0/0', '0/0', '0/0']);
    expect(found.steps.some(({ narrowed }) => narrowed)).toBe(false);
  });

  it('a repair: tried, fixed, could not', async () => {
    const found = await of([stored(RESOLVED), stored(RESTORED), stored(ESCALATED), stored(answers('class', 'home'))]);
    const closer = found.actions.find(({ step }) => step === 'demo/closer');
    expect(closer).toMatchObject({ reached: 4, tried: 2 });
    expect(counts(closer?.fixed as never)).toBe('1/2');
    expect(counts(closer?.cannot as never)).toBe('1/3');
    expect(found.actions.map(({ step }) => step)).toEqual(['demo/closer', 'demo/phone']);
  });

  it('how far a question narrowed, where causes were counted', async () => {
    const found = await of([
      stored(RESOLVED, [], {}, [10, 4, 4, 1]),
      stored(RESOLVED, [], {}, [10, 6]),
      stored(RESOLVED),
    ]);
    const narrowed = Object.fromEntries(found.steps.map(({ step, narrowed: one }) => [step, one]));
    expect(narrowed['demo/who']).toEqual({ share: 0.5, answers: 2, few: true });
    expect(narrowed['demo/where']).toEqual({ share: 0, answers: 1, few: true });
    expect(narrowed['demo/closer']).toEqual({ share: 0.75, answers: 1, few: true });
  });

  it('as far as the next move tells, or the end', async () => {
    const told = async (...sessions: CountedSession[]) =>
      Object.fromEntries((await of(sessions)).steps.map(({ step, narrowed }) => [step, narrowed?.share]));
    const whole = stored(RESOLVED, [], {}, undefined, [10, 4, 4]);
    expect(await told(whole)).toMatchObject({ 'demo/who': 0.6, 'demo/where': 0, 'demo/closer': 0.75 });
    const without = stored(ESCALATED, [], {}, undefined, [10, 10, 4, 2, 2]);
    expect(await told(without)).toMatchObject({ 'demo/who': 0, 'demo/where': 0.6 });

    const left = stored(RESOLVED.slice(0, 1), [], {}, undefined, [10]);
    expect((await told(left))['demo/who']).toBeUndefined();
    const { record, events = [] } = whole;
    const resumed = { type: 'resumed', at: now, report: [], personal: [], now: 'demo#1/where' } as const;
    const between = events.flatMap((event, index) => (index === 1 ? [event, resumed] : [event]));
    const found = await told({ ...whole, record, events: between });
    expect([found['demo/who'], found['demo/where']]).toEqual([undefined, 0]);
  });

  it('a second visit of a tree is the same step', async () => {
    const again: Given = [['ann', { do: 'switch', tree: 'demo' }], ...answers('class', 'home', 'fixed')];
    const found = await of([stored(again)]);
    expect(found.steps.every(({ step }) => !step.includes('#'))).toBe(true);
  });
});

describe('for any sessions', () => {
  const LONG = { trees: 3, stepsPerTree: 10, ahead: 3 };
  const tapes = fc.array(fc.array(fc.nat(9999), { maxLength: 25 }), { minLength: 1, maxLength: 8 });

  const walked = (any: Pack, tape: readonly number[], id: number): CountedSession => {
    let session = startSession({ pack: any, id: `s${id}`, at: START });
    const events: NewEvent[] = startedEvents(session, { at: START });
    tape.forEach((number, index) => {
      const command = commandOf(session, number);
      const moment = { at: START + index * 7000, remaining: number % 9 };
      const applied = apply(session, command, moment);
      if (!applied.ok) return;
      events.push(...eventsOf(session, command, applied.session, moment));
      session = applied.session;
    });
    // A handoff can be made of every session, wherever it stands.
    expect(handoff(session, { now }).session).toBe(`s${id}`);
    expect(view(session).ended).toBe(handoff(session, { now }).state !== 'open');
    const whole = fromEvents(events);
    // What needs no pack says the same as the session on its pack.
    const counted = sessionFigures(whole);
    expect(counted.workedAt).toBe(workedAt(session));
    if (whole.meta.end) expect(counted.movedAt).toBe(endedAt(session));
    return whole;
  };

  it('one by one is the same as all at once, in whatever order, and every share is one', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPack(LONG), tapes, async (any, numbers) => {
        const sessions = numbers.map((tape, index) => walked(any, tape, index));
        const options = { now, severities: any.severities };
        const all = await figures(sessions, options);
        const stream = async function* () {
          for (const session of [...sessions].reverse()) yield JSON.parse(JSON.stringify(session)) as CountedSession;
        };
        expect(await figures(stream(), options)).toEqual(all);

        const ended = sessions.filter(({ meta }) => meta.end);
        expect([all.sessions, all.ended]).toEqual([sessions.length, ended.length]);
        expect(Object.values(all.ends).reduce((sum, { count }) => sum + count, 0)).toBe(ended.length);
        expect(all.trees.reduce((sum, tree) => sum + tree.ended, 0)).toBe(ended.length);
        expect(all.steps.reduce((sum, { leftHere }) => sum + leftHere.count, 0)).toBe(sessions.length - ended.length);
        const given = sessions.reduce((sum, { record }) => sum + Object.keys(record.answers).length, 0);
        expect(all.steps.reduce((sum, { unsure }) => sum + unsure.of, 0)).toBe(given);
        for (const { narrowed } of all.steps) if (narrowed) expect(narrowed.share).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });
});
