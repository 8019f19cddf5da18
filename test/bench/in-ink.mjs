/** The tree of `pack/` as an ink story, generated from the checked pack: a step is a knot, a fact a variable. Without the rush way. */
import { strictEqual } from 'node:assert';
import { Compiler, Story } from 'inkjs/full';
import { now } from './measure.mjs';
import { kinds, passes, placedSteps, settings } from './places.mjs';
import { LAST, WALK } from './walk.mjs';

const knot = (name) => `s_${name.replaceAll(/[^a-z0-9]/g, '_')}`;
const variable = (fact) => `f_${fact.replaceAll(/[^a-z0-9]/g, '_')}`;

function source(pack, treeId) {
  const { placed, start } = placedSteps(pack, treeId);
  const test = (when) => {
    if ('all' in when) return `(${when.all.map(test).join(' && ')})`;
    if ('any' in when) return `(${when.any.map(test).join(' || ')})`;
    if ('not' in when) return `(not ${test(when.not)})`;
    const name = variable(when.fact);
    if ('is' in when)
      return `(${kinds(pack, when.fact, when.is)
        .map((value) => `${name} == "${value}"`)
        .join(' || ')})`;
    if ('has' in when) return `(${when.has.map((value) => `${name} ? "${value}"`).join(' && ')})`;
    return `(${name} > ${when.above})`;
  };
  const way = ({ way: to, go }) =>
    typeof to === 'string'
      ? `-> ${knot(go(to))}`
      : [
          ...to.branches.map((branch) => `{ ${test(branch.when)}: -> ${knot(go(branch.to))} }`),
          `-> ${knot(go(to.else))}`,
        ].join('\n');
  const lines = [];
  for (const fact of Object.values(pack.facts))
    lines.push(`VAR ${variable(fact.key)} = ${fact.type === 'number' ? -1 : '""'}`);
  lines.push(way(start));
  for (const { name, step, go, passTo } of placed) {
    lines.push(`=== ${knot(name)} ===`);
    if (step.kind === 'pass') {
      lines.push(way(passTo));
      continue;
    }
    if (step.when) lines.push(`{ not ${test(step.when)}:\n${way({ way: step.passTo, go })}\n}`);
    if (step.kind === 'end') {
      lines.push(`end ${step.id}`, '-> END');
      continue;
    }
    for (const answer of passes(step)) {
      const known = answer !== 'answered' ? `== "${answer}"` : step.input.type === 'number' ? '>= 0' : '!= ""';
      lines.push(`{ ${variable(step.fact)} ${known}:\n${way({ way: step.ways[answer], go })}\n}`);
    }
    lines.push(`at ${name}`);
    for (const [answer, to] of Object.entries(step.ways)) {
      lines.push(`+ [${answer}]`);
      const { sets, unsets } = settings(step, answer);
      for (const fact of unsets) lines.push(`~ ${variable(fact)} = ${pack.facts[fact].type === 'number' ? -1 : '""'}`);
      for (const [fact, value] of Object.entries(sets))
        if (value !== undefined) lines.push(`~ ${variable(fact)} = "${value}"`);
      lines.push(way({ way: to, go }));
    }
  }
  return lines.join('\n');
}

export function inkStory(pack, treeId) {
  const json = new Compiler(source(pack, treeId)).Compile().ToJson();
  const steps = new Map(placedSteps(pack, treeId).placed.map(({ name, step }) => [name, step]));
  const choices = WALK.map(([name, value]) => {
    const step = steps.get(name);
    const answered = 'answered' in step.ways;
    return {
      index: Object.keys(step.ways).indexOf(answered ? 'answered' : value),
      fact: answered ? variable(step.fact) : undefined,
      value: Array.isArray(value) ? value.join(' ') : value,
    };
  });
  const begin = () => {
    const story = new Story(json);
    story.ContinueMaximally();
    return story;
  };
  const choose = (story, { index, fact, value }) => {
    if (fact !== undefined) story.variablesState[fact] = value;
    story.ChooseChoiceIndex(index);
    return story.ContinueMaximally();
  };
  return {
    check() {
      const story = begin();
      let said = story.currentText;
      for (const [index, [name]] of WALK.entries()) {
        strictEqual(said.trim(), `at ${name}`);
        said = choose(story, choices[index]);
      }
      strictEqual(said.trim(), `end ${LAST}`);
    },
    /** Milliseconds of so many walks, the beginning of the stories left out. */
    time(walks) {
      const stories = Array.from({ length: walks }, begin);
      const began = now();
      for (const story of stories) for (const choice of choices) choose(story, choice);
      return now() - began;
    },
  };
}
