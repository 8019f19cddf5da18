import { describe, expect, test } from 'vitest';
import { runCase } from '../../engine/analysis/cases.ts';
import { checkPack } from '../../engine/analysis/check.ts';
import { PACK } from '../pack.ts';

const TREE = `tree: demo
title: Demo
otherwise: to-media
start: device
steps:
  device: {fact: device, answers: [computer, phone], next: {computer: loss, else: to-media}}
  loss:
    fact: loss
    next:
      - {when: {loss: {above: 5}}, to: pattern}
      - else: to-media
  pattern:
    ask: All the time?
    answers: {always: Always, waves: In waves}
    next: {always: fixes, else: to-media}
  fixes:
    try:
      near: {do: Sit near the router., repairs: wifi}
      again: {do: Restart it., repairs: router, fact: restarted}
`;

function run(written: string) {
  const files = {
    'pack.yaml': PACK,
    'demo.yaml': TREE,
    'demo.cases.yaml': `cases:\n  one:\n    story: It stutters.\n${written}`,
  };
  const { pack, cases, diagnostics } = checkPack({
    root: '',
    files: Object.entries(files).map(([path, content]) => ({ path, content })),
  });
  const given = cases[0]?.cases[0];
  if (!pack || !given)
    throw new Error(diagnostics.map(({ code, file, start }) => `${code} ${file}:${start.line}`).join('\n'));
  return runCase(pack, given);
}
const FACTS = '    facts: {device: windows, loss: 20}\n    answers: {demo/pattern: always}\n';

test('a value answers as the parent that is offered; helps fix, all else is not-fixed', () => {
  const result = run(`${FACTS}    helps: [again]\n    ends: {end: resolved, cause: router}\n    questions: 3\n`);
  expect(result).toMatchObject({
    ok: true,
    end: 'resolved',
    cause: 'router',
    tree: 'demo',
    questions: 3,
    problems: [],
  });
  expect(result.way.map(({ key, value }) => [key, value])).toEqual([
    ['demo#1/device', 'computer'],
    ['demo#1/loss', 20],
    ['demo#1/pattern', 'always'],
    ['demo#1/near', 'not-fixed'],
    ['demo#1/again', 'fixed'],
  ]);
});

test('an outcome that is known as a fact is given', () => {
  expect(
    run(`${FACTS.replace('loss: 20', 'loss: 20, restarted: fixed')}    ends: {end: resolved, cause: router}\n`).ok,
  ).toBe(true);
});

test('a wrong end names the answer behind which the expected cause was gone', () => {
  const result = run('    facts: {device: windows, loss: 20}\n    ends: {end: resolved, cause: wifi}\n');
  expect(result.problems.map(({ code }) => code)).toEqual(['wrong-end', 'wrong-cause']);
  expect(result.left).toMatchObject({ key: 'demo#1/pattern', value: 'unsure' });
});

test('too many questions, a step not asked, a word that was said', () => {
  const result = run(
    `${FACTS}    helps: near\n    ends: {end: resolved}\n    questions: 2\n    must-ask: [again]\n    must-not-say: router\n`,
  );
  expect(result.problems).toEqual([
    { code: 'said', word: 'router', key: 'demo#1/near' },
    { code: 'too-many-questions', expected: 2, found: 3 },
    { code: 'not-asked', step: 'again' },
  ]);
});

const RUSHED = TREE.replace('start: device\n', 'start: device\nrush: {when: {minutes-left: {below: 5}}, to: near}\n');
const rushing = (written: string, tree = RUSHED) => {
  const files = {
    'pack.yaml': PACK,
    'demo.yaml': tree,
    'demo.cases.yaml': `cases:\n  one:\n    story: Late.\n${written}`,
  };
  return checkPack({ root: '', files: Object.entries(files).map(([path, content]) => ({ path, content })) });
};
const only = ({ pack, cases }: ReturnType<typeof rushing>) => {
  const given = cases[0]?.cases[0];
  if (!pack || !given) throw new Error('the case has errors');
  return runCase(pack, given);
};

test('the short way is taken at the step that says so, while the end of the class is near', () => {
  const late =
    '    answers: {demo/loss: rush}\n    facts: {device: windows}\n    helps: [near]\n    ends: {end: resolved}\n';
  const near = only(rushing(`    minutes-left: 4\n${late}`));
  expect(near.way.map(({ step, value }) => `${step}=${value}`)).toEqual(['device=computer', 'loss=rush', 'near=fixed']);
  expect(near.ok).toBe(true);
  // An answer takes a minute: there is time enough at the second step, and later there is not.
  expect(only(rushing(`    minutes-left: 60\n${late}`)).problems).toContainEqual({
    code: 'answer-refused',
    key: 'demo#1/loss',
    value: 'rush',
  });
  expect(only(rushing(`    minutes-left: 5\n${late}`)).ok).toBe(true);
});

test('a short way that no tree has, and a number beyond its bounds, are told', () => {
  const codes = (written: string, tree?: string) =>
    rushing(`${written}    ends: {end: resolved}\n`, tree).diagnostics.flatMap(({ code, severity }) =>
      severity === 'error' ? code : [],
    );
  expect(codes('    answers: {demo/loss: rush}\n', TREE)).toEqual(['unknown-answer']);
  expect(codes('    given: {loss: 200}\n')).toEqual(['number-bounds']);
});

test('what is given is known before the first question', () => {
  const { way } = only(rushing('    given: {device: windows, loss: 20}\n    ends: {end: escalated}\n'));
  expect(way[0]?.step).toBe('pattern');
});

test('a cause that no answers lead to any more is told as such', () => {
  const gone = rushing(
    '    facts: {device: windows, loss: 20}\n    ends: {end: resolved, cause: wifi}\n',
    TREE.replace('repairs: wifi', 'repairs: router'),
  );
  const result = only(gone);
  expect(result.outOfReach).toBe(true);
  expect(result.left).toBeUndefined();
});

describe('by-hand', () => {
  const HAND = `tree: demo
title: Demo
otherwise: to-media
start: scope
steps:
  scope: {fact: scope, next: device}
  device: {fact: device, answers: [computer, phone], next: [{when: {severity: broken}, to: now}, {else: to-media}]}
  now: {do: Go by phone., works-around: true}
`;
  const OTHER = `tree: other
title: Other
otherwise: to-media
steps:
  loss: {fact: loss, next: last}
  last: {do: Restart it., repairs: router}
`;
  const SHARED = 'tree: shared\ntitle: Shared\nways: [done-so]\nsteps:\n  done-so: {way: done-so}\n';
  const byHand = (written: string) => {
    const files = {
      'pack.yaml': PACK,
      'demo.yaml': HAND,
      'other.yaml': OTHER,
      'shared.yaml': SHARED,
      'demo.cases.yaml': `cases:\n  one:\n    story: Now.\n    facts: {device: computer, loss: 20}\n${written}`,
    };
    const { pack, cases, diagnostics } = checkPack({
      root: '',
      files: Object.entries(files).map(([path, content]) => ({ path, content })),
    });
    const found = diagnostics.filter(({ file }) => file === 'demo.cases.yaml');
    const given = cases[0]?.cases[0];
    return {
      found: found.map(({ code, start }) => `${code} ${start.line}:${start.column}`),
      result: pack && given && runCase(pack, given),
    };
  };

  test('raises the severity where the step comes, before it is answered', () => {
    const plain = byHand('    ends: {end: escalated}\n');
    expect(plain.result).toMatchObject({ ok: true, end: 'escalated' });
    const raised = byHand(
      '    by-hand: {demo/device: {severity: broken}}\n    helps: now\n    ends: {end: restored, cause: unknown}\n',
    );
    expect(raised).toMatchObject({ found: [], result: { ok: true, problems: [] } });
    expect(raised.result?.way.map(({ step }) => step)).toEqual(['scope', 'device', 'now']);
  });

  test('goes to another tree and back, each once', () => {
    const { found, result } = byHand(
      '    by-hand: {demo/device: {switch: other}, other/last: {return: true}}\n    ends: {end: escalated, tree: demo}\n',
    );
    expect(found).toEqual([]);
    expect(result?.problems).toEqual([]);
    expect(result?.way.map(({ tree, step }) => `${tree}/${step}`).slice(0, 3)).toEqual([
      'demo/scope',
      'other/loss',
      'demo/device',
    ]);
  });

  test('escalates where the step comes', () => {
    const { found, result } = byHand(
      '    by-hand: {demo/device: {escalate: true}}\n    ends: {end: escalated, to: media}\n',
    );
    expect(found).toEqual([]);
    expect(result).toMatchObject({ ok: true, end: 'escalated' });
    expect(result?.way.map(({ tree }) => tree)).not.toContain('other');
    expect(result?.key.startsWith('~escalate#1/')).toBe(true);
    // A cause that was still possible there was not left on the way.
    const wrong = byHand('    by-hand: {demo/device: {escalate: true}}\n    ends: {end: resolved, cause: router}\n');
    expect(wrong.result?.problems.map(({ code }) => code)).toEqual(['wrong-end', 'wrong-cause']);
  });

  test('does several things at one step, those behind a switch when the step comes again', () => {
    const { found, result } = byHand(
      '    by-hand: {demo/device: [{switch: other}, {severity: broken}], other/last: {return: true}}\n    helps: now\n    ends: {end: restored, tree: demo}\n',
    );
    expect(found).toEqual([]);
    expect(result?.problems).toEqual([]);
    expect(result?.way.map(({ tree, step }) => `${tree}/${step}`)).toEqual([
      'demo/scope',
      'other/loss',
      'demo/device',
      'demo/now',
    ]);
  });

  test('what cannot be done there is a problem of the case', () => {
    const { result } = byHand('    by-hand: {demo/device: {return: true}}\n    ends: {end: escalated}\n');
    expect(result).toMatchObject({
      ok: false,
      end: 'escalated',
      problems: [{ code: 'by-hand-refused', key: 'demo#1/device', what: 'return' }],
    });
    const falls = byHand(
      '    by-hand: {scope: {severity: broken}, device: {severity: impaired}}\n    ends: {end: restored}\n    helps: now\n',
    );
    expect(falls.result?.problems).toMatchObject([{ code: 'by-hand-refused', what: 'severity' }]);
  });

  test.each([
    ['{demo/devcie: {severity: broken}}', 'unknown-step 5:15'],
    ['{demo/device: {severity: broke}}', 'unknown-severity 5:39'],
    ['{demo/device: {switch: othre}}', 'unknown-tree 5:37'],
    ['{demo/device: {switch: shared}}', 'continuation-in-shared-tree 5:37'],
    ['{demo/device: {swich: other}}', 'shape-unknown-key 5:29'],
    ['{demo/device: [{severity: broken}, {swich: other}]}', 'shape-unknown-key 5:50'],
    ['{demo/device: [{severity: broken}, {switch: othre}]}', 'unknown-tree 5:58'],
    ['{demo/device: {escalate: maybe}}', 'shape-wrong-type 5:39'],
    ['{demo/device: switch}', 'shape-wrong-type 5:28'],
  ])('%s is told', (written, told) => {
    expect(byHand(`    by-hand: ${written}\n    ends: {end: escalated}\n`).found).toEqual([told]);
  });
});
