/** The tree of `pack/` as a developer writes it in XState: facts in the context, guards that skip what is known. No trail, no view. */
import { assign, createActor, createMachine } from 'xstate';

const knows = (facts) => assign({ facts: ({ context }) => ({ ...context.facts, ...facts }) });
const keeps = (fact) => assign({ facts: ({ context, event }) => ({ ...context.facts, [fact]: event.value }) });
const forgets = (...names) =>
  assign({
    facts: ({ context }) => {
      const facts = { ...context.facts };
      for (const name of names) delete facts[name];
      return facts;
    },
  });
const is =
  (fact, ...values) =>
  ({ context }) =>
    values.includes(context.facts[fact]);
const isNot =
  (fact, ...values) =>
  ({ context }) =>
    !values.includes(context.facts[fact]);
const COMPUTER = ['windows', 'mac'];
const DEVICES = [...COMPUTER, 'iphone', 'android'];

/** A question of a fact: passes where it is known. `ways`: answer to target. */
const question = (fact, ways, extra = {}) => ({
  ...extra,
  always: [
    ...(extra.always ?? []),
    ...Object.entries(ways)
      .filter(([answer]) => answer !== 'unsure')
      .map(([answer, target]) => ({ guard: is(fact, answer), target })),
  ],
  on: Object.fromEntries(
    Object.entries(ways).map(([answer, target]) => [
      answer,
      answer === 'unsure' ? { target } : { target, actions: knows({ [fact]: answer }) },
    ]),
  ),
});
/** A repair: `fixed` leads to its end, the others to the next. */
const repair = (cause, next, extra = {}) => ({
  ...extra,
  on: { fixed: `${cause}-fixed`, 'not-fixed': next, cannot: next },
});
const all = (answers, target) => Object.fromEntries(answers.map((answer) => [answer, target]));

export const handWritten = createMachine({
  id: 'picture',
  context: { facts: {}, rushed: false },
  initial: 'needs-device',
  states: {
    'needs-device': question('device', { ...all(DEVICES, 'needs-scope'), unsure: 'needs-scope' }),
    'needs-scope': question('scope', { one: 'start', class: 'start', unsure: 'start' }),
    start: { always: [{ guard: is('scope', 'class'), target: 'room' }, { target: 'pattern' }] },
    room: question('room-status', { red: 'move-room', green: 'pattern', unsure: 'pattern' }),
    'move-room': { on: { fixed: 'room-fault', 'not-fixed': 'pattern', cannot: 'pattern' } },
    'room-fault': { type: 'final' },
    pattern: question('pattern', { always: 'load', waves: 'connection', unsure: 'count' }),
    count: question('pattern', { always: 'load', waves: 'connection', unsure: 'connection' }),
    connection: question('connection', { wifi: 'band', cable: 'lights', mobile: 'signal', unsure: 'loss' }),
    band: question('band', { slow: 'distance', fast: 'distance', unsure: 'distance' }),
    distance: question('distance', { near: 'shared', far: 'shared', unsure: 'shared' }),
    shared: {
      always: [
        { guard: is('shared', 'shared'), target: 'loss' },
        { guard: is('shared', 'alone'), target: 'loss' },
      ],
      on: {
        shared: { target: 'loss', actions: knows({ shared: 'shared', network: 'bad' }) },
        alone: { target: 'loss', actions: knows({ shared: 'alone' }) },
        unsure: 'loss',
      },
    },
    lights: { on: { blink: 'loss', dark: { target: 'plug', actions: knows({ network: 'bad' }) }, unsure: 'loss' } },
    plug: { on: { fixed: 'cable-was-it', 'not-fixed': 'loss', cannot: 'loss' } },
    'cable-was-it': { type: 'final' },
    signal: { on: { few: 'window', many: 'loss', unsure: 'loss' } },
    window: { on: { fixed: 'window-was-it', 'not-fixed': 'loss', cannot: 'loss' } },
    'window-was-it': { type: 'final' },
    loss: {
      always: [{ guard: ({ context }) => context.facts.loss !== undefined, target: 'by-loss' }],
      on: { answered: { target: 'by-loss', actions: keeps('loss') }, unsure: 'by-loss' },
    },
    'by-loss': {
      always: [
        { guard: ({ context }) => context.facts.loss > 5, target: 'hotspot' },
        { guard: is('network', 'bad'), target: 'hotspot' },
        { target: 'load' },
      ],
    },
    hotspot: {
      initial: 'device',
      states: {
        device: question('device', { ...all(DEVICES, 'phone-there'), unsure: 'phone-there' }),
        'phone-there': question('phone-there', { there: 'connect', missing: 'untested', unsure: 'untested' }),
        connect: { on: { done: 'see' } },
        see: question('hotspot', { runs: 'runs', freezes: 'freezes', unsure: 'untested' }),
        runs: { type: 'final', output: 'runs' },
        freezes: { type: 'final', output: 'freezes' },
        untested: { type: 'final', output: 'untested' },
      },
      onDone: [{ guard: ({ event }) => event.output === 'runs', target: 'move-closer' }, { target: 'load' }],
    },
    load: question(
      'load',
      { high: 'open-apps', low: 'browser', unsure: 'browser' },
      { always: [{ guard: isNot('device', ...COMPUTER), target: 'browser' }] },
    ),
    'open-apps': {
      always: [{ guard: ({ context }) => context.facts['open-apps'] !== undefined, target: 'by-apps' }],
      on: { answered: { target: 'by-apps', actions: keeps('open-apps') }, unsure: 'by-apps' },
    },
    'by-apps': {
      always: [
        { guard: ({ context }) => context.facts['open-apps']?.includes('game'), target: 'close-apps' },
        { target: 'browser' },
      ],
    },
    browser: question('browser', { ...all(['chrome', 'edge', 'other-browser'], 'close-apps'), unsure: 'close-apps' }),
    'close-apps': repair('busy-device', 'lower-picture', {
      always: [{ guard: isNot('device', ...COMPUTER), target: 'lower-picture' }],
    }),
    'lower-picture': repair('busy-device', 'rejoin'),
    rejoin: {
      always: [
        { guard: is('rejoined', 'fixed'), target: 'stale-browser-fixed' },
        { guard: is('rejoined', 'not-fixed', 'cannot'), target: 'other-browser' },
      ],
      on: {
        fixed: { target: 'stale-browser-fixed', actions: knows({ rejoined: 'fixed' }) },
        'not-fixed': { target: 'other-browser', actions: knows({ rejoined: 'not-fixed' }) },
        cannot: { target: 'other-browser', actions: knows({ rejoined: 'cannot' }) },
      },
    },
    'other-browser': repair('stale-browser', 'still'),
    still: question('pattern', { always: 'charger', waves: 'who-else', unsure: 'who-else' }),
    'who-else': {
      always: [{ guard: isNot('scope', 'one'), target: 'move-closer' }],
      on: { colleague: 'rejoin-network', nobody: 'move-closer', 'unknown-yet': 'move-closer', unsure: 'move-closer' },
    },
    'move-closer': repair('weak-wifi', 'stop-others', {
      always: [
        {
          guard: ({ context }) => context.facts.connection !== 'wifi' || context.facts.distance !== 'far',
          target: 'stop-others',
        },
      ],
    }),
    'stop-others': repair('shared-line', 'rejoin-network', {
      always: [{ guard: isNot('shared', 'shared'), target: 'rejoin-network' }],
    }),
    'rejoin-network': {
      always: [
        { guard: is('rejoined', 'fixed'), target: 'router-fixed' },
        { guard: is('rejoined', 'not-fixed', 'cannot'), target: 'restart-router' },
      ],
      on: {
        fixed: { target: 'router-fixed', actions: knows({ rejoined: 'fixed' }) },
        'not-fixed': { target: 'restart-router', actions: knows({ rejoined: 'not-fixed' }) },
        cannot: { target: 'restart-router', actions: knows({ rejoined: 'cannot' }) },
      },
    },
    'restart-router': {
      always: [
        { guard: isNot('connection', 'wifi', 'cable'), target: 'charger' },
        { guard: is('restarted', 'fixed'), target: 'router-fixed' },
        { guard: is('restarted', 'not-fixed', 'cannot'), target: 'charger' },
      ],
      on: {
        fixed: { target: 'router-fixed', actions: [forgets('network', 'loss'), knows({ restarted: 'fixed' })] },
        'not-fixed': { target: 'charger', actions: [forgets('network', 'loss'), knows({ restarted: 'not-fixed' })] },
        cannot: { target: 'charger', actions: knows({ restarted: 'cannot' }) },
      },
    },
    charger: { on: { ok: 'updates', missing: 'charger-mend' } },
    'charger-mend': { on: { done: 'updates' } },
    updates: { on: { ok: 'use-phone', missing: 'updates-mend' } },
    'updates-mend': { on: { done: 'use-phone' } },
    'use-phone': { on: { fixed: 'by-phone', 'not-fixed': 'class-id', cannot: 'class-id' } },
    'by-phone': { type: 'final' },
    'class-id': {
      always: [{ guard: ({ context }) => context.facts['class-id'] !== undefined, target: 'started-at' }],
      on: { answered: { target: 'started-at', actions: keeps('class-id') }, unsure: 'started-at' },
    },
    'started-at': {
      always: [{ guard: ({ context }) => context.facts['started-at'] !== undefined, target: 'to-media' }],
      on: { answered: { target: 'to-media', actions: keeps('started-at') }, unsure: 'to-media' },
    },
    'to-media': { type: 'final' },
    ...Object.fromEntries(
      ['busy-device', 'stale-browser', 'weak-wifi', 'shared-line', 'router'].map((cause) => [
        `${cause}-fixed`,
        { type: 'final' },
      ]),
    ),
  },
  on: {
    rush: {
      guard: ({ context, event }) => !context.rushed && event.minutesLeft < 5,
      target: '.use-phone',
      actions: assign({ rushed: true }),
    },
  },
});

export const startByHand = () => createActor(handWritten).start();
/** The event of an answer of the walk. */
export const eventOf = (value) =>
  typeof value === 'string' && value.length < 30 && /^[a-z-]+$/.test(value)
    ? { type: value }
    : { type: 'answered', value };
export const stateByHand = (actor) => actor.getSnapshot().value;
