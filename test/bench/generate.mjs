/** Packs and trees of any size, made from the tree of `pack/` or from nothing. */
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`pack/${name}`, import.meta.url), 'utf8');

/** A pack of `count` (a power of ten) trees of some 40 written steps each, all reached from a front door, as files of bytes. */
export function manyTrees(count) {
  const digits = String(count).length - 1;
  const door = ['tree: front-door', 'title: Front door', 'steps:'];
  const ask = (prefix) => {
    const answers = Array.from({ length: 10 }, (_, digit) => digit);
    const isLast = prefix.length === digits - 1;
    const to = (digit) => (isLast ? `/picture-${Number(prefix + digit)}` : `door${prefix}${digit}`);
    door.push(
      `  door${prefix}:`,
      `    ask: Which one is it, ${prefix || 'to begin with'}?`.replace(', ', ' — '),
      `    answers: {${answers.map((digit) => `a${digit}: Number ${prefix}${digit}`).join(', ')}}`,
      `    next: {${answers.map((digit) => `a${digit}: ${to(digit)}`).join(', ')}, else: /picture-0}`,
    );
    if (!isLast) for (const digit of answers) ask(prefix + digit);
  };
  ask('');
  const files = {
    'pack.yaml': read('pack.yaml').replace('front-door: picture', 'front-door: front-door'),
    'hotspot-test.yaml': read('hotspot-test.yaml'),
    'front-door.yaml': `${door.join('\n')}\n`,
  };
  const tree = read('picture.yaml');
  for (let index = 0; index < count; index++) {
    files[`picture-${index}.yaml`] = tree
      .replace('tree: picture', `tree: picture-${index}`)
      .replace('title: The picture freezes', `title: The picture freezes (${index})`)
      // No two files of an author say quite the same.
      .replaceAll('Please ', `Please (${index}) `);
  }
  return Object.entries(files).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) }));
}

/** A pack with one tree of `count` steps in a row: questions with facts, tests and repairs in turn. */
export function longTree(count) {
  const text = (at, en) => ({ at, words: { en } });
  const facts = {};
  const steps = {};
  for (let index = 0; index < count; index++) {
    const id = `s${index}`;
    const next = `s${index + 1}`;
    if (index % 3 === 2) {
      steps[id] = {
        kind: 'repair',
        id,
        instruction: text(id, 'Do it.'),
        repairs: { cause: 0.8 },
        worksAround: false,
        changes: [],
        sets: {},
        ways: { fixed: 'fixed', 'not-fixed': next, cannot: next },
      };
      continue;
    }
    const fact = `f${index}`;
    const answers = ['one', 'two'].map((answer) => ({ id: answer, label: text(answer, answer), sets: {} }));
    facts[fact] = {
      key: fact,
      title: text(fact, fact),
      type: 'choice',
      values: answers.map(({ id: value, label }) => ({ id: value, label, parents: [], leaf: true })),
      given: false,
      personal: false,
    };
    steps[id] = {
      kind: index % 3 === 0 ? 'question' : 'test',
      id,
      ask: text(id, 'What is it?'),
      wordings: [],
      fact,
      changes: [],
      input: { type: 'choice', answers },
      ways: { one: next, two: next, unsure: next },
      ...(index % 6 === 4 ? { when: { fact: `f${index - 1}`, is: ['one'] }, passTo: next } : {}),
    };
  }
  steps[`s${count}`] = { kind: 'end', id: `s${count}`, end: 'no-fault', cause: 'cause', bring: [] };
  steps.fixed = { kind: 'end', id: 'fixed', end: 'resolved', cause: 'cause', bring: [] };
  const none = { steps: {}, answers: {} };
  const tree = {
    id: 'long',
    file: 'long.yaml',
    title: text('long', 'Long'),
    keywords: {},
    start: 's0',
    steps,
    renames: none,
  };
  return {
    format: 1,
    id: 'long',
    version: '1.0.0',
    title: text('long', 'Long'),
    locales: ['en'],
    frontDoor: 'long',
    escalation: {
      ...tree,
      id: '~escalate',
      start: 'end',
      steps: { end: { kind: 'end', id: 'end', end: 'escalated', cause: null, bring: [] } },
    },
    facts,
    causes: { cause: { id: 'cause', title: text('cause', 'Cause'), weight: 1 } },
    severities: [],
    teams: {},
    glossary: [],
    targets: {},
    trees: { long: tree },
    renames: { trees: {}, facts: {}, values: {} },
  };
}
