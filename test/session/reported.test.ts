/** "I wrote to you at nine": the first report, told or corrected during a case. */
import fc from 'fast-check';
import {
  apply,
  type Command,
  deadlinesOf,
  handoff,
  handoffMarkdown,
  recordOf,
  replay,
  type Session,
  sessionFigures,
  startSession,
  view,
} from 'symptree';
import { eventsOf, numbered, redact, reduce, startedEvents } from 'symptree/journal';
import { describe, expect, it } from 'vitest';
import { PACK, packOf, play, START } from '../pack.ts';
import { wander } from './walks.ts';

const MINUTE = 60_000;
const pack = packOf({
  'pack.yaml': PACK.replace('title: Broken,', 'title: Broken, respond: 5, workaround: 15, solve: 60,'),
  'demo.yaml': `
tree: demo
title: Demo
otherwise: to-media
steps:
  who: {fact: scope, next: fix}
  fix: {do: Move closer., repairs: wifi}
`,
});
const reported = (ago: number): Command => ({ do: 'reported', at: START - ago * MINUTE });
const reportedAt = (session: Session) => view(session).reportedAt;

describe('the first report during a case', () => {
  it('makes deadlines count as if it had been known at the beginning', () => {
    const told = play(pack, ['class', reported(12)]);
    const known = play(pack, ['class'], { reportedAt: START - 12 * MINUTE });
    for (const now of [START, START + 4 * MINUTE, START + 90 * MINUTE])
      expect(deadlinesOf(told, now)).toEqual(deadlinesOf(known, now));
    expect(reportedAt(told)).toBe(START - 12 * MINUTE);
    expect(sessionFigures({ record: recordOf(told), meta: { now: view(told).step.key } }).reportedAt).toBe(
      reportedAt(told),
    );
  });

  it('changes neither what is asked nor what is known', () => {
    const before = play(pack, ['class']);
    const after = play(pack, ['class', reported(12)]);
    const { deadlines: _, reportedAt: __, ...asked } = view(before);
    expect(view(after)).toMatchObject(asked);
  });

  it('is corrected by saying it again, whatever was answered, taken back or changed in between', () => {
    const often = [reported(12), 'class', reported(40), { do: 'back' }, reported(9), 'one', 'not-fixed'] as const;
    const session = play(pack, often, { reportedAt: START - 3 * MINUTE });
    expect(reportedAt(session)).toBe(START - 9 * MINUTE);
    // Made at an answer that is on the way again only behind the newer one.
    const changed = play(pack, ['one', 'not-fixed', reported(40), { do: 'back' }, { do: 'back' }, reported(7), 'one']);
    expect(reportedAt(changed)).toBe(START - 7 * MINUTE);
    // Nothing earlier: it was reported when the case began.
    expect(reportedAt(play(pack, [reported(12), { do: 'reported', at: START }]))).toBe(START);
  });

  it('is refused where it has not come yet, and later than the beginning counts as the beginning', () => {
    const session = play(pack, ['class']);
    const ahead = { do: 'reported', at: START + 1 } as const;
    expect(apply(session, ahead, { at: START })).toMatchObject({ ok: false, error: { code: 'not-yet' } });
    const taken = apply(session, ahead, { at: START + 1 });
    expect(taken.ok && reportedAt(taken.session)).toBe(START);
  });

  it('says at the end whether the class was on when it was reported', () => {
    const late = { classEnds: START - MINUTE } as const;
    expect(view(play(pack, ['class', 'fixed'], late)).step).toMatchObject({ end: 'resolved' });
    const told = play(pack, ['class', 'fixed', reported(10)], late);
    expect(view(told).step).toMatchObject({ end: 'restored' });
    const before = play(pack, ['class', 'fixed'], late);
    const events = eventsOf(before, reported(10), told, { at: START + MINUTE });
    expect(events.map(({ type }) => type)).toEqual(['reported', 'ended']);
  });

  it('stands in the packet for the next colleague', () => {
    const session = play(pack, ['class', reported(75)]);
    const packet = handoff(session, { now: START, locale: 'en' });
    expect(packet.reportedAt).toBe(START - 75 * MINUTE);
    expect(packet.deadlines.map(({ dueAt }) => dueAt)).toEqual(deadlinesOf(session, START).map(({ dueAt }) => dueAt));
    const known = play(pack, ['class'], { reportedAt: START - 75 * MINUTE });
    expect(handoffMarkdown(packet)).toBe(handoffMarkdown(handoff(known, { now: START, locale: 'en' })));
  });
});

describe('the first report in the journal', () => {
  const session = startSession({ pack, id: 's', at: START });
  const when = { at: START + MINUTE, by: 'ann' };
  const commands: readonly Command[] = [{ do: 'answer', value: 'class' }, reported(12), { do: 'back' }];
  const stored = () => {
    let now = session;
    const made = startedEvents(session, when);
    for (const command of commands) {
      const applied = apply(now, command, when);
      if (!applied.ok) throw new Error(applied.error.code);
      made.push(...eventsOf(now, command, applied.session, when));
      now = applied.session;
    }
    return { now, events: numbered(made, 0) };
  };

  it('adds up to the record, and nothing of it is personal', () => {
    const { now, events } = stored();
    expect(reduce(events)?.record).toEqual(recordOf(now));
    expect(reportedAt(replay(pack, recordOf(now)).session)).toBe(START - 12 * MINUTE);
    expect(redact(events, Object.keys(pack.facts)).find(({ type }) => type === 'reported')).toEqual(
      events.find(({ type }) => type === 'reported'),
    );
  });

  it('is of the second version of events, wherever it stands; all else an older program goes on with', () => {
    const { events } = stored();
    // Going back puts it behind the answer before.
    expect(events.map(({ type, v }) => [type, v])).toEqual([
      ['started', 1],
      ['answered', 1],
      ['reported', 2],
      ['back', 2],
    ]);
    const told = play(pack, [reported(12)]);
    expect(numbered(startedEvents(told, when), 0)[0]?.v).toBe(2);
  });
});

it('is the same from the session, its record and what is counted of it, on every way', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4000), { maxLength: 30 }), (tape) => {
      const session = wander(pack, tape);
      const record = recordOf(session);
      const at = reportedAt(session);
      const told = record.entries.findLast((entry) => entry.type === 'reported');
      expect(at).toBe(Math.min(told?.first ?? START, START));
      expect(reportedAt(replay(pack, record).session)).toBe(at);
      expect(sessionFigures({ record, meta: { now: view(session).step.key } }).reportedAt).toBe(at);
    }),
  );
});
