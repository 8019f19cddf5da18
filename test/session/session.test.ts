import { apply, type Pack, recordOf, replay, startSession, view } from 'symptree';
import { describe, expect, it } from 'vitest';
import { at, packOf, play, START } from '../pack.ts';

const TREE = `
tree: demo
title: Demo
needs: [scope]
otherwise: to-media
start: where
steps:
  where: {ask: Where?, answers: {home: At home, school: At school}, next: {home: which, school: lossy, else: which}}
  which: {fact: device, next: {phone: fixes, else: lossy}}
  lossy: {fact: loss, next: [{when: {loss: {above: 5}}, to: fixes}, {else: told}]}
  told: {tell: All is well., next: hotspot}
  hotspot: {use: hotspot-test, next: {works: fixes, fails: cam}}
  fixes:
    try:
      closer: {do: Move closer., repairs: wifi}
      restart: {do: Restart the router., repairs: router, fact: restarted, changes: loss, minutes: 3}
    next: to-media
  cam: {do: Plug in the camera., repairs: camera}
`;
const HOTSPOT = `
tree: hotspot-test
title: Hotspot test
ways: [works, fails]
start: try-it
steps:
  try-it: {test: Use the phone hotspot., minutes: 2, ask: Better now?, answers: {better: Better, same: The same}, next: {better: good, same: bad, else: bad}}
  good: {way: works}
  bad: {way: fails}
`;
const pack: Pack = packOf({ 'demo.yaml': TREE, 'hotspot-test.yaml': HOTSPOT });

describe('the way through a tree', () => {
  const table: [string, (string | number | string[])[], string][] = [
    ['asks for what the tree needs first', [], 'needs.scope'],
    ['then starts', ['one'], 'where'],
    ['follows an answer', ['one', 'home'], 'which'],
    ['follows another answer', ['one', 'school'], 'lossy'],
    ['"not sure" follows else', ['one', 'unsure'], 'which'],
    ['a parent stands for its children', ['one', 'home', 'iphone'], 'closer'],
    ['a list sees the answer just given', ['one', 'school', 6], 'closer'],
    ['a list is closed by else', ['one', 'school', 5], 'told'],
    ['enters a shared tree', ['one', 'school', 0, 'done'], 'hotspot/try-it'],
    ['comes out of it by its way', ['one', 'school', 0, 'done', 'same'], 'cam'],
    ['comes out of it by its other way', ['one', 'school', 0, 'done', 'better'], 'closer'],
    ['tries one repair after another', ['one', 'home', 'iphone', 'not-fixed'], 'restart'],
    ['ends as resolved where a repair helped', ['one', 'home', 'iphone', 'fixed'], 'closer.fixed'],
    ['asks for what the end is to bring', ['one', 'home', 'iphone', 'not-fixed', 'cannot'], 'to-media.class-id'],
    ['and then ends', ['one', 'home', 'iphone', 'not-fixed', 'cannot', 'A1'], 'to-media'],
  ];
  it.each(table)('%s', (_, answers, expected) => {
    expect(at(play(pack, answers))).toBe(expected);
  });

  it('passes a question whose fact was handed in, and says where the answer came from', () => {
    const session = play(pack, ['home'], {
      facts: { scope: { value: 'one', evidence: 'measured' }, device: 'iphone' },
    });
    expect(at(session)).toBe('closer');
    expect(view(session).transcript.map(({ step, how }) => [step, how])).toEqual([
      ['needs.scope', 'passed'],
      ['where', 'answered'],
      ['which', 'passed'],
    ]);
    expect(view(session).facts.find(({ fact }) => fact === 'scope')).toMatchObject({
      evidence: 'measured',
      label: 'Only me',
    });
  });

  it('asks although a parent is known, since it is none of the answers', () => {
    expect(at(play(pack, ['one', 'home'], { facts: { device: 'phone' } }))).toBe('which');
  });

  it('names the cause at the end', () => {
    expect(view(play(pack, ['one', 'home', 'iphone', 'fixed'])).step).toMatchObject({
      kind: 'end',
      end: 'resolved',
      cause: { id: 'wifi' },
    });
  });

  it('does not do a repair twice whose outcome is known', () => {
    expect(at(play(pack, ['one', 'home', 'iphone', 'not-fixed'], { facts: { restarted: 'not-fixed' } }))).toBe(
      'to-media.class-id',
    );
  });

  it('forgets what a repair changes', () => {
    const before = play(pack, ['one', 'school', 9, 'not-fixed']);
    expect(view(before).facts.map(({ fact }) => fact)).toContain('loss');
    const after = play(pack, ['one', 'school', 9, 'not-fixed', 'not-fixed']);
    expect(view(after).facts.map(({ fact }) => fact)).not.toContain('loss');
    const untouched = play(pack, ['one', 'school', 9, 'not-fixed', 'cannot']);
    expect(view(untouched).facts.map(({ fact }) => fact)).toContain('loss');
  });
});

describe('refusals change nothing', () => {
  const start = () => startSession({ pack, id: 'test', at: START });
  it.each([
    [{ do: 'answer', value: 'nobody' }, 'unknown-answer'],
    [{ do: 'answer', value: 'one', step: 'demo#1/where' }, 'not-asked'],
    [{ do: 'answer', value: '__proto__' }, 'unknown-answer'],
    [{ do: 'back' }, 'nothing-to-go-back-to'],
    [{ do: 'return' }, 'nothing-to-return-to'],
    [{ do: 'wording' }, 'no-other-wording'],
    [{ do: 'rush' }, 'no-rush'],
    [{ do: 'switch', tree: 'hotspot-test' }, 'unknown-tree'],
    [{ do: 'switch', tree: 'constructor' }, 'unknown-tree'],
    [{ do: 'severity', to: 'worst' }, 'unknown-severity'],
    [{ do: 'fact', fact: 'nothing', value: 'x' }, 'unknown-fact'],
    [{ do: 'fact', fact: 'device', value: 'toaster' }, 'unknown-value'],
    [{ do: 'fact', fact: 'loss', value: 101 }, 'out-of-bounds'],
    [{ do: 'change', step: 'demo#1/cam', value: 'fixed' }, 'unknown-step'],
    [{ do: 'reopen', step: 'demo#1/cam' }, 'unknown-step'],
    [{ do: 'note', text: ' \u001b[2J ' }, 'wrong-type'],
  ] as const)('%j: %s', (command, code) => {
    const session = start();
    const before = recordOf(session);
    const result = apply(session, command, { at: START });
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(recordOf(session)).toEqual(before);
  });
});

describe('back', () => {
  it('takes back the last answer, any number of times', () => {
    let session = play(pack, ['one', 'home', 'iphone', 'not-fixed']);
    for (const expected of ['closer', 'which', 'where', 'needs.scope']) {
      const result = apply(session, { do: 'back' }, { at: START });
      if (!result.ok) throw new Error(result.error.code);
      session = result.session;
      expect(at(session)).toBe(expected);
    }
    expect(recordOf(session).answers).toEqual({});
  });

  it('undoes what the answer did to the facts', () => {
    const session = play(pack, ['one', 'school', 9, 'not-fixed', 'not-fixed', { do: 'back' }]);
    expect(view(session).facts.map(({ fact }) => fact)).toContain('loss');
  });
});

describe('an earlier answer changed', () => {
  it('keeps the later answers that still fit', () => {
    const session = play(pack, [
      'one',
      'home',
      'iphone',
      'not-fixed',
      { do: 'change', step: 'demo#1/needs.scope', value: 'class' },
    ]);
    expect(at(session)).toBe('restart');
    expect(view(session).facts.find(({ fact }) => fact === 'scope')?.value).toBe('class');
  });

  it('lets later answers wait behind a new question, and takes them up again', () => {
    const session = play(pack, ['one', 'home', 'iphone', 'not-fixed']);
    const result = apply(session, { do: 'change', step: 'demo#1/where', value: 'school' }, { at: START });
    if (!result.ok) throw new Error(result.error.code);
    expect(at(result.session)).toBe('lossy');
    expect(result.report?.map(({ step, fate }) => [step, fate])).toEqual([
      ['demo#1/needs.scope', 'kept'],
      ['demo#1/where', 'kept'],
      ['demo#1/which', 'waiting'],
      ['demo#1/closer', 'waiting'],
    ]);
    const on = apply(result.session, { do: 'answer', value: 10 }, { at: START });
    expect(on.ok && at(on.session)).toBe('restart');
  });

  it('may change a question that passed by itself', () => {
    const session = play(pack, ['home', { do: 'change', step: 'demo#1/needs.scope', value: 'class' }], {
      facts: { scope: 'one' },
    });
    expect(view(session).facts.find(({ fact }) => fact === 'scope')?.value).toBe('class');
    expect(at(session)).toBe('which');
  });
});

describe('reopening', () => {
  const passed = () => play(pack, ['home'], { facts: { scope: 'one', device: 'iphone' } });
  it('asks a question that had passed, and back closes it again', () => {
    const session = play(pack, ['home', { do: 'reopen', step: 'demo#1/which' }], {
      facts: { scope: 'one', device: 'iphone' },
    });
    expect(at(session)).toBe('which');
    const back = apply(session, { do: 'back' }, { at: START });
    expect(back.ok && at(back.session)).toBe('closer');
  });

  it('is no more what back undoes once another question was answered', () => {
    const facts = { scope: 'one', device: 'iphone' };
    const reopened = ['which', 'needs.scope'].map((step) => ({ do: 'reopen', step: `demo#1/${step}` }) as const);
    expect(at(play(pack, ['home', ...reopened, 'one'], { facts }))).toBe('which');
    expect(at(play(pack, ['home', ...reopened, 'one', { do: 'back' }], { facts }))).toBe('where');
  });

  it('leaves possible what a reopened question further on may lead to', () => {
    const plain = packOf(`
tree: demo
title: Demo
otherwise: to-media
start: who
steps:
  who: {fact: scope, next: which}
  which: {fact: device, next: {computer: closer, phone: restart, else: to-media}}
  closer: {do: Move closer., repairs: wifi}
  restart: {do: Restart., repairs: router}
`);
    const facts = { scope: 'one', device: 'iphone' };
    const reopened = ['which', 'who'].map((step) => ({ do: 'reopen', step: `demo#1/${step}` }) as const);
    const left = (...commands: Parameters<typeof play>[1]) =>
      view(play(plain, commands, { facts })).narrowing.remaining.map(({ id }) => id);
    expect(left()).toEqual(['router']);
    expect(left(...reopened)).toEqual(['router', 'wifi']);
    expect(left(...reopened, 'one', 'android')).toEqual(['router']);
  });

  it('is refused for a question that was answered', () => {
    expect(apply(passed(), { do: 'reopen', step: 'demo#1/where' }, { at: START })).toMatchObject({
      ok: false,
      error: { code: 'not-passed' },
    });
  });
});

describe('entries that are no answers', () => {
  it('raises severity, never lowers it', () => {
    const session = play(pack, [{ do: 'severity', to: 'broken' }]);
    expect(view(session).severity?.id).toBe('broken');
    expect(apply(session, { do: 'severity', to: 'impaired' }, { at: START })).toMatchObject({
      ok: false,
      error: { code: 'severity-falls' },
    });
  });

  it('raises severity by the rules of the pack and says the empathy line again', () => {
    expect(view(play(pack, ['one'])).severity).toBeUndefined();
    const session = play(pack, ['class']);
    expect(view(session)).toMatchObject({ severity: { id: 'broken' }, lead: 'Sorry about your class.' });
    expect(view(play(pack, ['class', 'home'])).lead).toBeUndefined();
  });

  it('escalates from anywhere, asking for what is to be brought, and back undoes it', () => {
    const session = play(pack, ['one', { do: 'escalate' }]);
    expect(view(session).step.key).toBe('~escalate#1/to-media.class-id');
    expect(at(play(pack, ['one', { do: 'escalate' }, { do: 'back' }]))).toBe('where');
    expect(view(play(pack, ['one', { do: 'escalate' }, 'A1'])).step).toMatchObject({
      kind: 'end',
      end: 'escalated',
      team: { id: 'media' },
    });
  });

  it('keeps notes, cleaned of control characters', () => {
    expect(view(play(pack, [{ do: 'note', text: 'crying\u001b[31m child\u0007' }])).notes[0]?.text).toBe(
      'crying child',
    );
  });

  it('takes a fact handed in later and passes the question that is asked now', () => {
    expect(at(play(pack, [{ do: 'fact', fact: 'scope', value: 'one', evidence: 'measured' }]))).toBe('where');
  });
});

describe('switching trees', () => {
  const two = packOf({
    'demo.yaml': TREE,
    'hotspot-test.yaml': HOTSPOT,
    'other.yaml':
      'tree: other\ntitle: Other\nneeds: [scope, device]\notherwise: to-media\nsteps: {tell-it: {tell: Other things.}}',
  });
  it('takes what is known along, and returns to the step that was left', () => {
    const there = play(two, ['one', { do: 'switch', tree: 'other' }]);
    expect(view(there).step.key).toBe('other#1/needs.device');
    const returned = play(two, ['one', { do: 'switch', tree: 'other' }, 'iphone', { do: 'return' }, 'home']);
    expect(at(returned)).toBe('closer');
  });
  it('is undone by back', () => {
    expect(at(play(two, ['one', { do: 'switch', tree: 'other' }, { do: 'back' }]))).toBe('where');
  });
});

describe('replay', () => {
  it('gives the same session, through JSON', () => {
    const session = play(pack, ['class', 'school', 9, 'not-fixed', { do: 'note', text: 'hm' }, { do: 'escalate' }]);
    const record = JSON.parse(JSON.stringify(recordOf(session)));
    const { session: again, report } = replay(pack, record);
    expect(view(again)).toEqual(view(session));
    expect(recordOf(again)).toEqual(record);
    expect(new Set(report.map(({ fate }) => fate))).toEqual(new Set(['kept']));
  });
});

describe('causes that the way passed by', () => {
  const ids = (causes: readonly { id: string }[]) => causes.map(({ id }) => id).sort();
  const left = (session: Parameters<typeof view>[0]) => {
    const { remaining, ruledOut, leftAside } = view(session).narrowing;
    return { remaining: ids(remaining), ruledOut: ids(ruledOut), leftAside: ids(leftAside) };
  };
  const sent = (session: Parameters<typeof view>[0], command: Parameters<typeof apply>[1]) => {
    const result = apply(session, command, { at: START });
    if (!result.ok) throw new Error(result.error.code);
    return result.session;
  };

  it('are left aside by a repair nobody could do, and ruled out by one that did not help', () => {
    const could = left(play(pack, ['one', 'home', 'iphone', 'not-fixed']));
    const couldNot = left(play(pack, ['one', 'home', 'iphone', 'cannot']));
    expect(could.ruledOut).toContain('wifi');
    expect(couldNot.ruledOut).not.toContain('wifi');
    expect(couldNot.leftAside).toEqual(['wifi']);
    expect(couldNot.remaining).toEqual(could.remaining);
  });

  it('are as possible after an escalation by hand as before it', () => {
    const before = play(pack, ['one', 'home', 'iphone', 'not-fixed']);
    expect(left(sent(before, { do: 'escalate' }))).toEqual(left(before));
  });

  it('are left aside by a switch to a tree that does not come to them', () => {
    const two = packOf({
      'demo.yaml': TREE,
      'hotspot-test.yaml': HOTSPOT,
      'sound.yaml': `
tree: sound
title: Sound
otherwise: to-media
start: closer
steps:
  closer: {do: Move closer., repairs: wifi}
`,
    });
    const before = play(two, ['one', 'home']);
    const elsewhere = sent(before, { do: 'switch', tree: 'sound' });
    const { remaining, ruledOut, leftAside } = left(elsewhere);
    expect(left(sent(elsewhere, { do: 'return' }))).toEqual(left(before));
    expect(left(sent(sent(elsewhere, { do: 'answer', value: 'not-fixed' }), { do: 'return' }))).toEqual(left(before));
    expect({ remaining, ruledOut }).toEqual({ remaining: ['wifi'], ruledOut: [] });
    expect(leftAside).toContain('router');
  });
});
