/**
 * The tree of `pack/` in json-rules-engine, generated from the checked pack: rules say where an answer or a known fact leads.
 * One small engine a step, since one engine with all rules would try them all for every answer. Without the rush way.
 */
import { strictEqual } from 'node:assert';
import { Engine } from 'json-rules-engine';
import { now } from './measure.mjs';
import { kinds, passes, placedSteps, settings } from './places.mjs';
import { LAST, WALK } from './walk.mjs';

export function ruleBook(pack, treeId) {
  const { placed, start } = placedSteps(pack, treeId);
  const test = (when) => {
    if ('all' in when) return { all: when.all.map(test) };
    if ('any' in when) return { any: when.any.map(test) };
    if ('not' in when) return { not: test(when.not) };
    if ('is' in when) return { fact: when.fact, operator: 'in', value: kinds(pack, when.fact, when.is) };
    if ('has' in when) return { all: when.has.map((value) => ({ fact: when.fact, operator: 'contains', value })) };
    return { fact: when.fact, operator: 'greaterThan', value: when.above };
  };
  const engines = new Map();
  const engineOf = (name, rules) => {
    const engine = new Engine([], { allowUndefinedFacts: true });
    // The first rule that holds decides, as in the tree: later ones have a lower priority and are stopped.
    rules.forEach(({ conditions, to }, index) => {
      engine.addRule({
        conditions,
        priority: rules.length - index,
        event: { type: 'go', params: { to } },
        onSuccess: () => engine.stop(),
      });
    });
    engines.set(name, engine);
  };
  /** The name of the place a way leads to; a list is an engine of its own. */
  const toward = ({ way, go }, at) => {
    if (typeof way === 'string') return go(way);
    engineOf(at, [
      ...way.branches.map(({ when, to }) => ({ conditions: { all: [test(when)] }, to: go(to) })),
      { conditions: { all: [] }, to: go(way.else) },
    ]);
    return at;
  };
  const asked = new Map();
  const first = toward(start, '~start');
  for (const { name, step, go, passTo } of placed) {
    if (step.kind === 'pass') {
      const to = toward(passTo, `~list:${name}`);
      engineOf(name, [{ conditions: { all: [] }, to }]);
      continue;
    }
    if (step.kind === 'end') {
      engineOf(name, []);
      continue;
    }
    const ways = Object.fromEntries(
      Object.entries(step.ways).map(([answer, way]) => [answer, toward({ way, go }, `~list:${name}.${answer}`)]),
    );
    engineOf(name, [
      ...(step.when
        ? [{ conditions: { all: [{ not: test(step.when) }] }, to: toward({ way: step.passTo, go }, `~pass:${name}`) }]
        : []),
      ...passes(step).map((answer) => ({
        conditions: {
          all: [
            answer === 'answered'
              ? { fact: step.fact, operator: 'notEqual', value: undefined }
              : { fact: step.fact, operator: 'equal', value: answer },
          ],
        },
        to: ways[answer],
      })),
    ]);
    asked.set(name, { step, ways });
    engineOf(
      `${name}?`,
      Object.entries(ways).map(([answer, to]) => ({
        conditions: { all: [{ fact: '~answer', operator: 'equal', value: answer }] },
        to,
      })),
    );
  }
  const run = async (name, facts) => (await engines.get(name).run(facts)).events[0]?.params.to;
  const settle = async (from, facts) => {
    let at = from;
    for (;;) {
      const to = await run(at, facts);
      if (to === undefined) return at;
      at = to;
    }
  };
  const begin = async () => ({ at: await settle(first, {}), facts: {} });
  const answer = async (session, value) => {
    const { step } = asked.get(session.at);
    const id = 'answered' in step.ways && value !== 'unsure' ? 'answered' : value;
    const to = await run(`${session.at}?`, { ...session.facts, '~answer': id });
    const { sets, unsets } = settings(step, id);
    const facts = { ...session.facts };
    for (const fact of unsets) delete facts[fact];
    for (const [fact, set] of Object.entries(sets)) facts[fact] = set ?? value;
    return { at: await settle(to, facts), facts };
  };
  return {
    async check() {
      let session = await begin();
      for (const [name, value] of WALK) {
        strictEqual(session.at, name);
        session = await answer(session, value);
      }
      strictEqual(session.at, LAST);
    },
    /** Milliseconds of so many walks, their beginning left out. */
    async time(walks) {
      const sessions = [];
      for (let walk = 0; walk < walks; walk++) sessions.push(await begin());
      const began = now();
      for (let session of sessions) for (const [, value] of WALK) session = await answer(session, value);
      return now() - began;
    },
  };
}
