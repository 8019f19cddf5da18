import fc from 'fast-check';
import { apply, handoff, handoffMarkdown, recordOf, replay, resumeCommand, type Session, startSession } from 'symptree';
import { eventsOf, type NewEvent, startedEvents } from 'symptree/journal';
import { describe, expect, it } from 'vitest';
import { PACK, packOf, play, START } from '../pack.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LANGUAGES = PACK.replace('locales: [en]', 'locales: [en, zh-CN]')
  .replace('given: true}', 'given: true, personal: true}')
  .replace(
    'time-zone: Asia/Shanghai}',
    'time-zone: Asia/Shanghai, hours: [mon-fri 09:00-18:30], languages: [zh-CN], contact: "8021"}',
  )
  .replace('title: Broken,', 'title: Broken, respond: 5, workaround: 15,')
  .replace(
    'promise: {minutes: 15}',
    'promise: {minutes: 15, meanwhile: Use the phone.}, say: "<team> calls you, <class-id>."',
  );
const TREE = `
tree: demo
title: Demo
otherwise: to-media
steps:
  who: {fact: scope, next: where}
  where: {ask: Where?, answers: {home: Home, school: School}, next: {school: to-router, else: closer}}
  to-router: {do: Restart it., repairs: {router: always}, next: {not-fixed: closer, cannot: closer}}
  closer: {do: Move closer., repairs: {wifi: sometimes}, next: {not-fixed: swap, cannot: swap}}
  swap: {test: Swap it., ask: Better?, answers: {better: Better, same: The same}, next: {better: camera-it, else: tell}}
  tell: {tell: We look into it., next: to-media}
ends:
  camera-it: {end: resolved, cause: camera, say: Good.}
`;
const pack = packOf({ 'pack.yaml': LANGUAGES, 'demo.yaml': TREE });

const now = START + 20 * MINUTE;
const packetOf = (session: Session, options: Partial<Parameters<typeof handoff>[1]> = {}) =>
  handoff(session, { now, locale: 'en', ...options });
const ALL = ['class', 'school', 'not-fixed', 'not-fixed', 'same', 'done', '7b'];

describe('the packet', () => {
  it('tells everything that happened, in order', () => {
    const session = play(pack, ALL, { words: 'It is slow.', facts: { device: 'windows' }, reportedAt: START - MINUTE });
    const packet = packetOf(session, { personal: true });
    expect(packet).toMatchObject({
      format: 1,
      session: 'test',
      words: 'It is slow.',
      state: 'escalated',
      early: false,
      severity: { id: 'broken' },
      reportedAt: START - MINUTE,
      endedAt: START + 7 * MINUTE,
      promise: { minutes: 15, by: START + 22 * MINUTE, teamThere: true },
      meanwhile: 'Use the phone.',
      resume: 'symptree resume test',
      withheld: [],
    });
    expect(packet.facts.map(({ fact, answer, given }) => [fact, answer, given])).toEqual([
      ['device', 'Windows', true],
      ['scope', 'Everyone', false],
      ['class-id', '7b', false],
    ]);
    expect(packet.answers.map(({ title, answer }) => [title, answer])).toEqual([['Where?', 'School']]);
    expect(packet.tried.map(({ key, outcome, result }) => [key, outcome, result])).toEqual([
      ['demo#1/to-router', 'not-fixed', 'Still the same'],
      ['demo#1/closer', 'not-fixed', 'Still the same'],
      ['demo#1/swap', undefined, 'The same'],
    ]);
    expect(packet.told.map(({ what }) => what)).toEqual(['We look into it.', 'Media team calls you, 7b.']);
    expect(packet.deadlines.map(({ what, state }) => [what, state])).toEqual([
      ['respond', 'kept'],
      ['workaround', 'past'],
    ]);
    expect(packet.bring).toMatchObject([{ fact: 'class-id', known: true, answer: '7b' }]);
  });

  it('is the same from the stored record, and plain JSON', () => {
    const session = play(pack, [...ALL, { do: 'note', text: 'on the phone' }], { words: 'It is slow.' });
    const packet = packetOf(session);
    expect(JSON.parse(JSON.stringify(packet))).toEqual(packet);
    const later = replay(pack, JSON.parse(JSON.stringify(recordOf(session)))).session;
    expect(packetOf(later)).toEqual(packet);
  });

  it('names the team that is there, and says where a promise falls into its night', () => {
    const session = play(pack, ALL);
    expect(packetOf(session).team).toMatchObject({ id: 'media', choice: { open: true, speaks: false } });
    const late = packetOf(session, { now: START + 31 * MINUTE });
    expect(late.team?.choice).toMatchObject({ open: false, why: 'opens-first' });
    expect(late.promise?.teamThere).toBe(false);
  });

  it('speaks the next team’s language unless told otherwise', () => {
    const session = play(pack, ALL);
    expect(handoff(session, { now }).locale).toBe('zh-CN');
    expect(handoff(session, { now, locale: 'en' }).locale).toBe('en');
    expect(handoff(session, { now, locale: 'fr' }).locale).toBe('zh-CN');
    expect(handoff(session, { now, locale: 'en-US' }).locale).toBe('en');
  });

  it('of an open session names no team unless asked, and what is asked now', () => {
    const session = play(pack, ['class']);
    expect(packetOf(session)).toMatchObject({ state: 'open', asking: 'Where?' });
    expect(packetOf(session).team).toBeUndefined();
    expect(packetOf(session, { team: 'media' }).team?.id).toBe('media');
  });

  it('tells what is still to bring', () => {
    const session = play(pack, [...ALL.slice(0, -1), 'unsure']);
    expect(packetOf(session).bring).toEqual([
      { fact: 'class-id', title: 'Class', ask: 'Which class?', known: false, unsure: true },
    ]);
  });
});

describe('causes', () => {
  const causes = (session: Session) => {
    const { remaining, ruledOut } = packetOf(session).causes;
    return {
      remaining: Object.fromEntries(remaining.map(({ id, left }) => [id, left?.by === 'answer' ? left.why : left?.by])),
      ruledOut: Object.fromEntries(
        ruledOut.map(({ id, because }) => [
          id,
          because.by === 'answer' ? `${because.key} ${because.answer}` : because.by,
        ]),
      ),
    };
  };

  it('a repair that helps only sometimes leaves its cause, less likely; a sure one rules it out', () => {
    const session = play(pack, ALL);
    expect(causes(session)).toEqual({
      remaining: { wifi: 'tried' },
      ruledOut: { router: 'demo#1/to-router Still the same', camera: 'demo#1/swap The same' },
    });
  });

  it('what nobody could do, or was not sure about, rules nothing out', () => {
    const session = play(pack, ['class', 'school', 'cannot', 'not-fixed', 'unsure', 'done', '7b']);
    expect(causes(session)).toEqual({ remaining: { router: 'undone', wifi: 'tried', camera: 'unsure' }, ruledOut: {} });
    const shares = packetOf(session).causes.remaining.map(({ share }) => share);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1);
    expect(shares).toEqual([...shares].sort((one, other) => other - one));
  });

  it('escalating rules nothing out', () => {
    const session = play(pack, ['class', { do: 'escalate' }, '7b']);
    expect(packetOf(session)).toMatchObject({ state: 'escalated', early: true, tree: { id: 'demo' } });
    expect(causes(session)).toEqual({
      remaining: { router: undefined, wifi: undefined, camera: undefined },
      ruledOut: {},
    });
  });

  it('leaving for another tree rules nothing out', () => {
    const other = packOf({
      'pack.yaml': LANGUAGES,
      'demo.yaml': TREE,
      'other.yaml':
        'tree: other\ntitle: Other\notherwise: to-media\nsteps:\n  away: {ask: Away?, answers: {yes-it-is: Yes}, next: to-media}\n',
    });
    const session = play(other, ['class', { do: 'switch', tree: 'other' }, 'yes-it-is', '7b']);
    expect(causes(session).remaining).toEqual({ router: 'move', wifi: 'move', camera: 'move' });
  });

  it('a cause that was found stands alone', () => {
    const session = play(pack, ['class', 'school', 'fixed']);
    expect(packetOf(session).causes.remaining).toMatchObject([{ id: 'router', share: 1 }]);
  });
});

describe('personal facts', () => {
  const session = play(pack, [...ALL.slice(0, -1), 'SECRET-7b']);

  it.each(['en', 'zh-CN'])('are in no %s packet unless asked for, not even as an insert', (locale) => {
    const packet = packetOf(session, { locale });
    expect(packet.withheld).toEqual(['Class']);
    expect(packet.facts.some(({ fact }) => fact === 'class-id')).toBe(true);
    expect(JSON.stringify(packet)).not.toContain('SECRET');
    expect(handoffMarkdown(packet)).not.toContain('SECRET');
  });

  it('are hidden as choices too: answered, set by another answer, changed, and as the reason of a cause', () => {
    const choice = packOf({
      'pack.yaml': LANGUAGES.replace('title: Device\n', 'title: Device\n    personal: true\n'),
      'demo.yaml': `
tree: demo
title: Demo
otherwise: to-media
steps:
  sign: {ask: Sign?, answers: {bite: {label: A bitten apple, sets: {device: mac}}, other: Another}, next: which}
  which: {fact: device, next: {phone: to-media, else: closer}}
  closer: {do: Move closer., repairs: {wifi: always}}
`,
    });
    let device = play(choice, []);
    const events: NewEvent[] = startedEvents(device, { at: START });
    const commands = [
      { do: 'answer', value: 'bite' },
      { do: 'change', step: 'demo#1/sign', value: 'other' },
      { do: 'answer', value: 'windows' },
      { do: 'change', step: 'demo#1/which', value: 'iphone' },
    ] as const;
    for (const command of commands) {
      const applied = apply(device, command, { at: START });
      if (!applied.ok) throw new Error(applied.error.code);
      events.push(...eventsOf(device, command, applied.session, { at: START }));
      device = applied.session;
    }
    const packet = packetOf(device, { events });
    expect(packet.changed.map(({ key }) => key)).toEqual(['demo#1/sign', 'demo#1/which']);
    expect(packet.causes.ruledOut.map(({ id }) => id)).toEqual(['wifi']);
    const said = JSON.stringify(packet) + handoffMarkdown(packet);
    for (const secret of ['bitten', 'bite', 'Mac', 'mac"', 'Windows', 'windows', 'iPhone', 'iphone'])
      expect(said).not.toContain(secret);
    expect(JSON.stringify(packetOf(device, { events, personal: true }))).toContain('iPhone');
  });

  it('are there when asked for', () => {
    expect(handoffMarkdown(packetOf(session, { personal: true }))).toContain('SECRET-7b');
  });
});

describe('the journal', () => {
  it('names what was changed also where the step is called otherwise by now', () => {
    const before = play(pack, ['class', 'home']);
    const moment = { at: START + 5 * MINUTE };
    const command = { do: 'change', step: 'demo#1/where', value: 'school' } as const;
    const applied = apply(before, command, moment);
    if (!applied.ok) throw new Error(applied.error.code);
    const events: NewEvent[] = [
      { type: 'answered', ...moment, step: 'demo#1/where', set: recordOf(before).answers, now: 'demo#1/closer' },
      ...eventsOf(before, command, applied.session, moment),
    ];
    const renamed = packOf({
      'pack.yaml': LANGUAGES,
      'demo.yaml': TREE.replace('steps:', 'renames: {steps: {where: place}}\nsteps:')
        .replace('next: where', 'next: place')
        .replace('  where:', '  place:'),
    });
    const { session } = replay(renamed, recordOf(applied.session));
    expect(packetOf(session, { events }).changed).toMatchObject([
      { key: 'demo#1/place', what: 'Where?', before: 'Home', after: 'School' },
    ]);
  });

  it('writes times of years that only a clock gone wrong has', () => {
    const at = Date.parse('+010209-01-27T06:13:00Z');
    const begun = startSession({ pack, id: 'far', at });
    const applied = apply(begun, { do: 'answer', value: 'one' }, { at });
    if (!applied.ok) throw new Error(applied.error.code);
    const page = (at: number) => handoffMarkdown(handoff(applied.session, { now: at, locale: 'en', team: 'media' }));
    expect(page(at)).toContain('| 14:13 |');
    expect(page(at + DAY)).toContain('| 01-27 14:13 |');
    expect(page(START)).toContain('| +010209-01-27 14:13 |');
    const told = handoffMarkdown(handoff(play(pack, ALL), { now: at, locale: 'en' }));
    expect(told).toContain('| 2026-09-01 18:03 |');
    const near = handoffMarkdown(handoff(play(pack, ALL), { now, locale: 'en' }));
    expect(near).toContain('| 18:03 |');
    expect(handoffMarkdown(handoff(play(pack, ALL), { now: now + DAY, locale: 'en' }))).toContain('| 09-01 18:03 |');
  });

  it('adds who worked on it and what was changed', () => {
    let session = play(pack, []);
    const events: NewEvent[] = startedEvents(session, { at: START, by: 'ann', locale: 'zh-CN' });
    const commands = [
      ['ann', { do: 'answer', value: 'one' }],
      ['ann', { do: 'answer', value: 'home' }],
      ['bob', { do: 'change', step: 'demo#1/where', value: 'school' }],
    ] as const;
    for (const [by, command] of commands) {
      const moment = { at: START + events.length * MINUTE, by };
      const applied = apply(session, command, moment);
      if (!applied.ok) throw new Error(applied.error.code);
      events.push(...eventsOf(session, command, applied.session, moment));
      session = applied.session;
    }
    const packet = packetOf(session, { events });
    expect(packet.agents).toEqual(['ann', 'bob']);
    expect(packet.language).toBe('zh-CN');
    expect(packet.changed).toMatchObject([{ key: 'demo#1/where', before: 'Home', after: 'School', by: 'bob' }]);
  });
});

describe('as Markdown', () => {
  const SIGNS = [
    '<',
    '>',
    '|',
    '`',
    '*',
    '_',
    '\\',
    '\n',
    '\r\n',
    '#',
    '-',
    '1.',
    '&lt;',
    '[x](y)',
    '<img src=x>',
    '\u001b[2J',
    '\t',
    'a',
    '会',
  ];
  const nasty = fc
    .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 12 })
    .map((parts) => `x${parts.join('')}`);

  it('whatever was typed stays text: no HTML, no cell, no line of its own', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, fc.constantFrom('en', 'zh-CN'), (words, note, id, locale) => {
        const plain = play(pack, [...ALL, { do: 'note', text: 'x' }], { words: 'x' });
        const typed = play(pack, [...ALL.slice(0, -1), id, { do: 'note', text: note }], { words });
        const page = (session: Session) => handoffMarkdown(packetOf(session, { locale, personal: true }));
        const lines = page(typed).split('\n');
        const quoted = lines.filter((line) => line.startsWith('>')).length;
        // As many lines as without it, but for those of the quotation.
        expect(lines.length - quoted).toBe(page(plain).split('\n').length - 1);
        for (const line of lines) {
          const text = line.replace(/^> ?/, '');
          expect(text).not.toMatch(/[<>]/);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
          expect(text).not.toMatch(/[\u0000-\u001f]/);
          const bars = line.replace(/\\./g, '').split('|').length - 1;
          expect([0, 4, 5]).toContain(bars);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says before the first time in which zone times are', () => {
    const page = handoffMarkdown(packetOf(play(pack, ALL)));
    const zone = page.indexOf('Asia/Shanghai (UTC+8)');
    expect(zone).toBeGreaterThan(0);
    expect(page.search(/\d\d:\d\d/)).toBeGreaterThan(zone);
  });

  it('names what the next colleague needs: command, promise, team, what is still to ask', () => {
    const page = handoffMarkdown(packetOf(play(pack, [...ALL.slice(0, -1), 'unsure'])));
    for (const part of ['`symptree resume test`', '18:22', '8021', 'Which class?', 'Asia/Shanghai', 'Use the phone.'])
      expect(page).toContain(part);
  });
});

it.each([
  ['4711', 'symptree resume 4711'],
  ['ticket 4711', "symptree resume 'ticket 4711'"],
  ["it's; rm -rf /", "symptree resume 'it'\\''s; rm -rf /'"],
  ['-x', "symptree resume -- '-x'"],
  ['会话', "symptree resume '会话'"],
])('the command to resume %j', (id, command) => {
  expect(resumeCommand(id)).toBe(command);
});
