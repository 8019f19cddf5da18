import fc from 'fast-check';
import { apply, type Pack, recordOf, replay, type Session, type SessionRecord, startSession, view } from 'symptree';
import { describe, expect, it } from 'vitest';
import { arbitraryPack } from '../narrowing/arbitrary.ts';
import { START } from '../pack.ts';
import { mutated } from './mutations.ts';
import { commandOf, must, otherAnswer, pick, saying, walk, wander } from './walks.ts';

const tape = fc.array(fc.nat(9999), { maxLength: 40 });
const RUNS = { numRuns: 200 };
// Ways lead a few steps on, so that walks are long enough for answers to wait, return and collide.
const LONG = { trees: 3, stepsPerTree: 12, ahead: 3 };
const throughJson = (record: SessionRecord): SessionRecord => JSON.parse(JSON.stringify(record));

describe('for any pack and any way through it', () => {
  it('a replay equals the live session', () => {
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, (pack, numbers) => {
        const session = wander(pack, numbers);
        const { session: again } = replay(pack, throughJson(recordOf(session)));
        expect(view(again)).toEqual(view(session));
        expect(recordOf(again)).toEqual(recordOf(session));
      }),
      RUNS,
    );
  });

  it('back after an answer is where one was', () => {
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, (pack, numbers) => {
        const sessions = walk(pack, numbers);
        sessions.slice(0, -1).forEach((before, index) => {
          const back = must(sessions[index + 1] as Session, { do: 'back' });
          expect(view(back)).toEqual(view(before));
          expect(recordOf(back)).toEqual(recordOf(before));
        });
      }),
      { numRuns: 100 },
    );
  });

  it('back after a move or an answer is where one was, whatever was done before', () => {
    const undone = new Set(['answer', 'switch', 'return', 'escalate', 'rush', 'reopen']);
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, (pack, numbers) => {
        let session = startSession({ pack, id: 'back', at: START });
        numbers.forEach((number, index) => {
          const when = { at: START + index * 1000 };
          const before = session;
          const command = commandOf(before, number);
          const applied = apply(before, command, when);
          if (!applied.ok) return;
          session = applied.session;
          // An answer may take up others that were waiting, and a question of a tree that was left is not come to.
          const far = command.do === 'reopen' && view(session).step.key !== command.step;
          if (!undone.has(command.do) || far || Object.keys(before.waiting).length > 0) return;
          const back = must(session, { do: 'back' });
          expect(view(back), command.do).toEqual(view(before));
          expect(recordOf(back), command.do).toEqual(recordOf(before));
        });
      }),
      RUNS,
    );
  });

  it('every walk ends', () => {
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, (pack, numbers) => {
        expect(view(walk(pack, numbers).at(-1) as Session).ended).toBe(true);
      }),
      RUNS,
    );
  });

  it('a changed answer equals a fresh run with the changed and the kept answers', () => {
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, fc.nat(9999), fc.nat(9999), (pack, numbers, which, to) => {
        const sessions = walk(pack, numbers);
        const session = pick(sessions, which);
        const lines = view(session).transcript.filter(({ how }) => how === 'answered');
        if (lines.length === 0) return;
        const { key } = pick(lines, which);
        const changed = apply(
          session,
          { do: 'change', step: key, value: otherAnswer(session, key, to) },
          { at: START },
        );
        if (!changed.ok) throw new Error(changed.error.code);
        let fresh = startSession({ pack, id: 'walk', at: START });
        for (const line of view(changed.session).transcript) {
          if (line.how === 'answered') fresh = must(fresh, { do: 'answer', value: line.value, step: line.key });
        }
        expect(saying(changed.session)).toEqual(saying(fresh));
      }),
      RUNS,
    );
  });

  it('a refused command changes nothing', () => {
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, fc.jsonValue(), (pack, numbers, value) => {
        const session = wander(pack, numbers);
        const before = throughJson(recordOf(session));
        const result = apply(session, { do: 'answer', value: value as string }, { at: START });
        if (!result.ok) expect(recordOf(session)).toEqual(before);
      }),
      RUNS,
    );
  });
});

describe('after an author changed the tree', () => {
  it('no answer is taken for another, and every answer is accounted for', () => {
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, tape, (pack, numbers, changes) => {
        const session = wander(pack, numbers);
        const record = throughJson(recordOf(session));
        const other: Pack = mutated(pack, changes);
        const { session: resumed, report } = replay(other, record);
        expect(report.map(({ step }) => step)).toEqual(Object.keys(record.answers));
        const stored = recordOf(resumed).answers;
        for (const line of view(resumed).transcript) {
          if (line.how !== 'answered') continue;
          expect(line.value).toEqual(record.answers[line.key]?.value);
          expect(stored[line.key]?.meant).toEqual(record.answers[line.key]?.meant);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('answers to steps that are gone stay in the record whatever is done next, and change nothing', () => {
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, tape, fc.nat(3), (pack, numbers, more, which) => {
        const record = throughJson(recordOf(wander(pack, numbers)));
        const all = Object.entries(record.answers);
        const known = all.filter((_, index) => index % 4 !== which);
        const gone = all
          .filter((_, index) => index % 4 === which)
          .map(([key, stored]) => [key.replace(/[^/]+$/, (step) => `gone-${step}`), stored] as const);
        const without = replay(pack, { ...record, answers: Object.fromEntries(known) });
        const having = replay(pack, { ...record, answers: Object.fromEntries([...known, ...gone]) });
        expect(having.report.filter(({ why }) => why === 'step-gone')).toHaveLength(gone.length);
        const after = wander(pack, more, having.session);
        expect(view(after)).toEqual(view(wander(pack, more, without.session)));
        expect(recordOf(after).answers).toMatchObject(Object.fromEntries(gone));
        expect(view(replay(pack, throughJson(recordOf(after))).session)).toEqual(view(after));
      }),
      RUNS,
    );
  });

  it('an unchanged pack keeps or sets aside every answer, and asks none again', () => {
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, (pack, numbers) => {
        const { report } = replay(pack, throughJson(recordOf(wander(pack, numbers))));
        expect(report.filter(({ fate }) => fate === 'asked-again' || fate === 'renamed')).toEqual([]);
      }),
      RUNS,
    );
  });
});
