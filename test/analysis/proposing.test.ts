import fc from 'fast-check';
import { type Case, caseOf, type Pack, proposeCases, runCase, type Session } from 'symptree';
import { describe, expect, test } from 'vitest';
import { answered, answersHere, mayRush, RUSH } from '../../engine/analysis/answers.ts';
import { walkCase } from '../../engine/analysis/cases.ts';
import { cover, elementsOf, newCoverage } from '../../engine/analysis/coverage.ts';
import { standingOf } from '../../engine/analysis/standing.ts';
import { walkAll } from '../../engine/analysis/walks.ts';
import { loadPackFromDisk } from '../../engine/node/index.ts';
import { startSession } from '../../engine/session/index.ts';
import { placeNow } from '../../engine/session/state.ts';
import { packOf } from '../pack.ts';

const SHARED = `tree: hotspot
title: Hotspot
ways: [works, fails]
steps:
  change: {ask: Better with the hotspot?, answers: {better: Better, same: The same}, next: {better: works, else: fails}}
  works: {way: works}
  fails: {way: fails}
`;
const DOOR = `tree: demo
title: Demo
otherwise: to-media
steps:
  scope: {fact: scope, next: {one: /frozen, else: to-media}}
`;
const FROZEN = `tree: frozen
title: Frozen
otherwise: to-media
rush: {when: {minutes-left: {below: 5}}, to: phone}
start: device
steps:
  phone: {do: Take your phone., works-around: true, next: {fixed: on-the-phone, else: to-media}}
  device: {fact: device, answers: [computer, phone], next: loss}
  loss:
    fact: loss
    next:
      - {when: {loss: {above: 5, below: 30}}, to: first}
      - {when: {class-id: known}, to: known-class}
      - else: first
  known-class: {ask: Is it that class?, answers: {that: Yes, other: No}, next: {else: first}}
  first: {use: hotspot, next: {works: near, fails: second}}
  second: {use: hotspot, next: {works: near, fails: again}}
  near: {do: Sit near the router., repairs: wifi}
  again:
    when: {scope: class}
    do: Restart it.
    repairs: router
ends:
  on-the-phone: {end: restored, cause: unknown}
`;
const pack = packOf({ 'demo.yaml': DOOR, 'frozen.yaml': FROZEN, 'hotspot.yaml': SHARED });

const NONE: readonly Case[] = [];
const ALL = { limit: 1000 };
const asCases = (of: Pack, options: Parameters<typeof proposeCases>[2] = ALL, cases = NONE): Case[] =>
  proposeCases(of, cases, options).proposals.map(({ id, draft, result }) => caseOf(id, draft, result));
const left = (of: Pack, cases: readonly Case[]): string[] => {
  const coverage = newCoverage(of);
  for (const one of cases) cover(coverage, walkCase(of, one).walk);
  return elementsOf(coverage)
    .filter(({ count }) => count === 0)
    .map(({ kind, tree, step, what }) => `${kind} ${tree}/${step} ${what}`.trim());
};

describe('proposed cases', () => {
  test('go through everything that a case can go through, and pass', () => {
    const cases = asCases(pack);
    expect(cases.map((one) => runCase(pack, one)).filter(({ ok }) => !ok)).toEqual([]);
    const { unreached, more } = proposeCases(pack, NONE, ALL);
    expect(more).toBe(0);
    // The second call is only made where the first one failed, and one case answers one step in one way.
    expect(unreached).toEqual([{ kind: 'answer', tree: 'frozen', step: 'second', what: 'works', why: 'one-answer' }]);
    expect(left(pack, cases)).toEqual(['answer frozen/second works']);
    expect(proposeCases(pack, cases, ALL).proposals).toEqual([]);
  });

  test('begin at the front door where they can, with something known only where nothing else helps', () => {
    const { proposals } = proposeCases(pack, NONE, ALL);
    const begun = proposals.map(({ draft: { tree, given, minutesLeft } }) => ({ tree, given, minutesLeft }));
    expect(begun.filter(({ tree }) => tree === 'demo').length).toBeGreaterThan(3);
    expect(begun).toContainEqual({ tree: 'frozen', given: {}, minutesLeft: 4 });
    expect(begun).toContainEqual({
      tree: 'frozen',
      given: { 'class-id': 'Class (as said)' },
      minutesLeft: undefined,
    });
    expect(begun).toContainEqual({ tree: 'frozen', given: { scope: 'class' }, minutesLeft: undefined });
    const rushed = proposals.filter(({ draft }) => Object.values(draft.answers).includes('rush'));
    expect(rushed.flatMap(({ covers }) => covers.map(({ step }) => step))).toContain('phone');
  });

  test('are the same every time, fewer with a limit, and those that go through most stay', () => {
    expect(proposeCases(pack, NONE, ALL)).toEqual(proposeCases(pack, NONE, ALL));
    const two = proposeCases(pack, NONE, { limit: 2 });
    expect(two.proposals).toHaveLength(2);
    expect(two.more).toBeGreaterThan(0);
    expect(two.proposals[0]?.covers.length).toBeGreaterThan(5);
    // What a limit leaves out is not out of reach.
    expect(two.unreached).toEqual([]);
  });

  test('say why a thing is out of reach', () => {
    const unused = packOf({
      'demo.yaml': `tree: demo
title: Demo
otherwise: to-media
steps:
  scope: {fact: scope, next: {one: again, else: to-media}}
  again: {when: {severity: broken}, ask: Again?, answers: {a: A, b: B}, next: to-media}
`,
      'hotspot.yaml': SHARED,
    });
    const why = Object.fromEntries(
      proposeCases(unused, NONE, ALL).unreached.map((one) => [`${one.tree}/${one.step} ${one.what}`.trim(), one.why]),
    );
    expect(why).toMatchObject({
      'hotspot/change': 'not-called',
      'demo/again': 'not-come-to',
      'demo/again when holds': 'not-come-to',
    });
    expect(proposeCases(pack, NONE, { ...ALL, budget: 3 }).unreached.map((one) => one.why)).toContain('budget');
  });

  test('on shipped trees: every thing of the tree is gone through, by cases that pass', async () => {
    const { pack: shipped, cases } = await loadPackFromDisk('trees/classroom');
    if (!shipped) throw new Error('the shipped pack has errors');
    const present = cases.flatMap((file) => file.cases);
    const trees = ['camera-black'];
    const made = asCases(shipped, { ...ALL, trees }, present);
    expect(made.map((one) => runCase(shipped, one)).filter(({ ok }) => !ok)).toEqual([]);
    expect(left(shipped, [...present, ...made]).filter((name) => name.includes(' camera-black/'))).toEqual([]);
  });
});

test('sessions of one standing go the same ways, whatever is answered', async () => {
  const { pack: shipped } = await loadPackFromDisk('trees/classroom');
  if (!shipped) throw new Error('the shipped pack has errors');
  const trees = Object.values(shipped.trees).filter(({ ways }) => !ways);
  const seen = new Map<string, Session>();
  const moves = (session: Session) => [...answersHere(session), ...(mayRush(session) ? [RUSH] : [])];
  const after = (session: Session) =>
    moves(session).map((value) => {
      const next = answered(session, value, 0);
      return next ? standingOf(next) : 'closed';
    });
  let met = 0;
  fc.assert(
    fc.property(fc.constantFrom(...trees), fc.array(fc.nat(), { maxLength: 30 }), (tree, choices) => {
      let session: Session | undefined = startSession({ pack: shipped, id: 'walk', at: 0, tree: tree.id });
      for (const choice of choices) {
        if (!session || placeNow(session).step.kind === 'end') break;
        const name = standingOf(session);
        const other = seen.get(name);
        if (other && other !== session) {
          met += 1;
          expect(after(session)).toEqual(after(other));
        }
        seen.set(name, session);
        const offered = moves(session);
        session = answered(session, offered[choice % offered.length] ?? 'unsure', 0);
      }
    }),
    { numRuns: 300 },
  );
  expect(met).toBeGreaterThan(50);
});

test('going every way takes the short way too', () => {
  const coverage = newCoverage(
    packOf({
      'demo.yaml': FROZEN.replaceAll('frozen', 'demo').replace('minutes-left: {below: 5}', 'device: phone'),
      'hotspot.yaml': SHARED,
    }),
  );
  expect(walkAll(coverage.pack, 100_000, coverage).complete).toBe(true);
  const found = elementsOf(coverage).filter(({ count, step }) => count > 0 && step === 'phone');
  expect(found.map(({ what }) => what)).toEqual(['', 'fixed', 'not-fixed', 'cannot']);
});
