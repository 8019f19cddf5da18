/** A folder of many stored sessions, made fast: a few hundred real walks, written again and again under other ids and times. */
import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { randomFrom, randomWalk } from 'symptree';
import { eventsOf, startedEvents } from 'symptree/journal';

const DAY = 86_400_000;
const BEGAN = Date.UTC(2026, 0, 1);
const SHORTEST = 9;
const AGENTS = ['ann', 'bob', 'cho', 'dan', 'eve'];

/** Walks of random answers that come to an end, as events with `ID` for the id and times from 0. */
function patterns(pack, count) {
  const random = randomFrom(7);
  const longer = () => {
    for (;;) {
      const { walk } = randomWalk(pack, random);
      // Ten answers a session, one way with another.
      if (walk.length > SHORTEST) return walk;
    }
  };
  return Array.from({ length: count }, (_, index) => {
    const walk = longer();
    const by = AGENTS[index % AGENTS.length];
    // Not everybody goes on to the end.
    const upTo = index % 12 === 0 ? Math.max(1, walk.length >> 1) : walk.length;
    const [first] = walk;
    const events = startedEvents(first, { at: 0, by, locale: 'en', remaining: 20 });
    let at = 0;
    let answers = 0;
    for (let step = 1; step < upTo; step++) {
      at += 4000 + Math.floor(random() * 40_000);
      const [before, after] = [walk[step - 1], walk[step]];
      events.push(...eventsOf(before, { do: 'answer' }, after, { at, by, remaining: Math.max(1, 20 - 2 * step) }));
      answers++;
    }
    if (events.at(-1).type === 'ended' && index % 3 === 0)
      events.push({ type: 'verdict', at: at + DAY, by: 'lead', verdict: index % 9 === 0 ? 'wrong' : 'right' });
    return { events: events.map((event, seq) => ({ ...event, v: 1, seq: seq + 1 })), answers };
  });
}

/** Answers carry the time of the walk, which is none; they get that of their event. */
function moved({ events }, id, began) {
  return events.map((event) => {
    const at = began + event.at;
    const record = event.record && { ...event.record, id, startedAt: began };
    const set =
      event.set &&
      Object.fromEntries(Object.entries(event.set).map(([key, answer]) => [key, { ...answer, at, by: event.by }]));
    return { ...event, at, ...(record ? { record } : {}), ...(set ? { set } : {}) };
  });
}

const lineOf = (event) => {
  const json = JSON.stringify(event);
  return `{"c":"${crc32(Buffer.from(json, 'utf8')).toString(16).padStart(8, '0')}","e":${json}}\n`;
};

/** The events of `sessions` sessions, one after the other; the same for the same pack. */
export function* manySessions(pack, sessions) {
  const all = patterns(pack, 300);
  for (let index = 0; index < sessions; index++) {
    const pattern = all[index % all.length];
    const id = `case-${String(index).padStart(7, '0')}`;
    yield { id, answers: pattern.answers, events: moved(pattern, id, BEGAN + ((index * 7919 * 60_000) % (300 * DAY))) };
  }
}

/** Writes them as the files store does. Returns how many answers there are, and the files. */
export function writeSessions(folder, pack, sessions) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let answers = 0;
  const names = [];
  for (const { id, events, answers: given } of manySessions(pack, sessions)) {
    answers += given;
    names.push(`${id}.jsonl`);
    writeFileSync(join(folder, `${id}.jsonl`), events.map(lineOf).join(''));
  }
  return { answers, names };
}
