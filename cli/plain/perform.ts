/** The actions of the plain face: each a short talk that ends in at most one command. */

import { clockTime, dayTime, readClassEnd, readReportedHere } from '../clock.ts';
import { type Command, say, searchTrees, type TranscriptLine } from '../engine.ts';
import { readFact } from '../facts.ts';
import { matchLocale } from '../language.ts';
import { factSentence } from '../sentences.ts';
import { newsSentence, troubleSentence } from '../storing.ts';
import { usageSentence } from '../words/index.ts';
import { ACTIONS, type ActionName } from './actions.ts';
import { drawAbout, drawAsked, oneLine, toAgent, toCustomer } from './draw.ts';
import type { Given } from './prompter.ts';
import { unclearSentence } from './sentences.ts';
import { type Desk, next, type Outcome, problem, type Talk } from './talk.ts';
import { understand } from './understand.ts';

type Perform = (talk: Talk, argument: string, given: Given) => Outcome | Promise<Outcome>;

/** Sends a command and waits until it is stored; a refusal becomes its sentence. */
export async function send(talk: Talk, command: Command): Promise<Outcome> {
  const sent = talk.play.send(command);
  if (!sent.ok) return problem(usageSentence(sent.error, talk.pen().words));
  await settle(talk);
  return next;
}

/** Waits until everything taken is stored, and says so where it is not. */
export async function settle(talk: Talk): Promise<void> {
  const settled = await talk.play.settled();
  for (const said of [troubleSentence(settled, talk.locale()), newsSentence(settled, talk.locale())])
    if (said) talk.show(talk.pen().style.problem(said));
}

export const PERFORM: Readonly<Record<Exclude<ActionName, 'unsure'>, Perform>> = {
  back: (talk) => send(talk, { do: 'back' }),
  wording: async (talk) => whole(await send(talk, { do: 'wording' })),
  return: (talk) => send(talk, { do: 'return' }),
  rush: (talk) => send(talk, { do: 'rush' }),
  again: () => ({ after: 'whole' }),
  change,
  reopen,
  known,
  switch: switchTree,
  severity: raise,
  'class-ends': classEnds,
  reported,
  language: speak,

  note: async (talk, argument) => {
    const { words } = talk.pen();
    const text = argument || (await follow(talk, words.noteWhat));
    if (!text) return cancelled(talk);
    const outcome = await send(talk, { do: 'note', text });
    if (outcome.after === 'next') talk.show(words.noted);
    return outcome;
  },

  'find-out': (talk) => {
    const { step } = talk.play.view();
    const pen = talk.pen();
    if (!('findOut' in step) || !step.findOut) return problem(pen.words.noFindOut);
    talk.show(toCustomer(pen.words.findOutFirst, step.findOut, pen));
    return next;
  },

  why: (talk) => {
    const { step } = talk.play.view();
    const pen = talk.pen();
    if (!('why' in step) || !step.why) return problem(pen.words.noWhy);
    talk.show(toCustomer(pen.words.sayToCustomer, step.why, pen));
    return next;
  },

  about: (talk) => {
    talk.show(...drawAbout(talk.play.view(), talk.pen(), talk.options.now()));
    return next;
  },

  help: showHelp,

  escalate: async (talk, _, given) => {
    if (!(given.scripted || (await confirmed(talk, talk.pen().words.escalateSure, 'escalate')))) return cancelled(talk);
    return send(talk, { do: 'escalate' });
  },

  quit: async (talk, _, given) => {
    const sure = given.scripted || talk.play.view().ended || (await confirmed(talk, talk.pen().words.quitSure, 'quit'));
    return sure ? { after: 'quit' } : cancelled(talk);
  },
};

/** `c`, `c 2`, `c 2=1`, `c pattern=waves`: which answer, then what it is to be. */
async function change(talk: Talk, argument: string): Promise<Outcome> {
  const { words } = talk.pen();
  const answered = talk.play.view().transcript.filter(({ how, kind }) => how === 'answered' && kind !== 'information');
  const [which = '', ...rest] = argument.split('=');
  const line = await pick(talk, answered, which, { none: words.changeNothing, ask: words.changeWhich });
  if (!('line' in line)) return line;
  const step = talk.play.earlier(line.line.key);
  if (!step || step.kind === 'end') return problem(usageSentence({ code: 'not-asked', about: {} }, words));
  let typed = rest.join('=').trim();
  if (typed === '') {
    talk.show(...drawAsked(step, talk.pen()));
    typed = await follow(talk, words.changeTo);
  }
  if (typed === '') return cancelled(talk);
  const meaning = understand(typed, step, words);
  if (meaning.kind === 'unclear') return problem(unclearSentence(meaning, words));
  if (meaning.kind === 'action') return cancelled(talk);
  const asked = new Map(talk.play.view().transcript.map(({ key, asked }) => [key, oneLine(asked)]));
  const sent = talk.play.send({
    do: 'change',
    step: line.line.key,
    ...(meaning.kind === 'unsure'
      ? { value: 'unsure' }
      : { value: meaning.value, ...(meaning.evidence ? { evidence: meaning.evidence } : {}) }),
  });
  if (!sent.ok) return problem(usageSentence(sent.error, words));
  await settle(talk);
  talk.show(words.changed);
  for (const { step: key, fate } of sent.report) {
    if (fate !== 'kept') talk.show(toAgent(words.fates[fate], asked.get(key) ?? key, talk.pen()));
  }
  return next;
}

async function reopen(talk: Talk, argument: string): Promise<Outcome> {
  const { words } = talk.pen();
  const passed = talk.play.view().transcript.filter(({ canReopen }) => canReopen);
  const line = await pick(talk, passed, argument, { none: words.reopenNothing, ask: words.reopenWhich });
  return 'line' in line ? send(talk, { do: 'reopen', step: line.line.key }) : line;
}

/** One line of the transcript, by its number in the list, its step or its key. */
async function pick(
  talk: Talk,
  lines: readonly TranscriptLine[],
  argument: string,
  say: { readonly none: string; readonly ask: string },
): Promise<{ readonly line: TranscriptLine } | Outcome> {
  const { words } = talk.pen();
  if (lines.length === 0) return problem(say.none);
  let wanted = argument.trim();
  if (wanted === '') {
    talk.show(...lines.map(({ asked, answer }, index) => `  [${index + 1}] ${oneLine(asked)} -> ${answer}`));
    wanted = await follow(talk, say.ask);
  }
  if (wanted === '') return cancelled(talk);
  const plain = wanted.normalize('NFKC');
  // The latest asking of a step is the one meant.
  const line = /^\d+$/.test(plain)
    ? lines[Number(plain) - 1]
    : lines.findLast(({ key, step, fact }) => key === plain || step === plain || fact === plain);
  if (line) return { line };
  return problem(
    /^\d+$/.test(plain)
      ? words.unclear['no-such-number'](lines.length)
      : usageSentence({ code: 'unknown-step', about: { step: wanted } }, words),
  );
}

async function known(talk: Talk, argument: string): Promise<Outcome> {
  const { words } = talk.pen();
  const written = argument || (await follow(talk, words.knownWhat));
  if (written === '') return cancelled(talk);
  const read = readFact(written, talk.play.pack);
  if (!read.ok) return problem(factSentence(read, words));
  const outcome = await send(talk, { do: 'fact', fact: read.fact, value: read.value });
  if (outcome.after === 'next') talk.show(words.noted);
  return outcome;
}

async function switchTree(talk: Talk, argument: string, given: Given): Promise<Outcome> {
  const { words } = talk.pen();
  const { pack } = talk.play;
  const locale = talk.locale();
  const wanted = argument || (await follow(talk, words.switchWhat));
  if (wanted === '') return cancelled(talk);
  const named = Object.hasOwn(pack.trees, wanted) ? pack.trees[wanted] : undefined;
  if (named && !named.ways) return send(talk, { do: 'switch', tree: wanted });
  const found = searchTrees(pack, wanted, locale).slice(0, 5);
  const first = found[0];
  if (!first) return problem(words.switchNothing);
  if (given.scripted && argument) return send(talk, { do: 'switch', tree: first.tree });
  talk.show(...found.map(({ title }, index) => `  [${index + 1}] ${title}`));
  const choice = await follow(talk, words.switchWhich);
  if (choice === '') return cancelled(talk);
  const tree = found[Number(choice.normalize('NFKC')) - 1]?.tree;
  return tree ? send(talk, { do: 'switch', tree }) : problem(words.unclear['no-such-number'](found.length));
}

async function raise(talk: Talk, argument: string): Promise<Outcome> {
  const { words } = talk.pen();
  const { pack } = talk.play;
  const locale = talk.locale();
  let wanted = argument;
  if (wanted === '') {
    talk.show(...pack.severities.map(({ title }, index) => `  [${index + 1}] ${say(title, locale, pack)}`));
    wanted = await follow(talk, words.severityWhich);
  }
  if (wanted === '') return cancelled(talk);
  const plain = wanted.normalize('NFKC');
  const severity = /^\d+$/.test(plain)
    ? pack.severities[Number(plain) - 1]
    : pack.severities.find(({ id, title }) => id === plain || say(title, locale, pack) === wanted);
  if (severity) {
    const outcome = whole(await send(talk, { do: 'severity', to: severity.id }));
    if (outcome.after === 'whole') talk.show(words.severityRaised(say(severity.title, locale, pack)));
    return outcome;
  }
  return problem(words.unclear['no-such-number'](pack.severities.length));
}

async function classEnds(talk: Talk, argument: string): Promise<Outcome> {
  const { words, clocks } = talk.pen();
  const written = argument || (await follow(talk, clocks.endsWhat));
  if (written === '') return cancelled(talk);
  const at = readClassEnd(written, talk.options.now());
  if (at === undefined) return problem(words.classEndsForm);
  const outcome = await send(talk, { do: 'class-ends', at });
  if (outcome.after === 'next') talk.show(clocks.endsAt(clockTime(at)));
  return outcome;
}

async function reported(talk: Talk, argument: string): Promise<Outcome> {
  const { words } = talk.pen();
  const written = argument || (await follow(talk, words.reportedWhat));
  if (written === '') return cancelled(talk);
  const now = talk.options.now();
  const read = readReportedHere(written, now);
  if (typeof read === 'string') return problem(read === 'ahead' ? words.reportedAhead : words.reportedWrong);
  const outcome = await send(talk, { do: 'reported', at: read.at });
  if (outcome.after === 'next') talk.show(words.reportedAt(dayTime(talk.play.view().reportedAt, now)));
  return outcome;
}

/** The language asked for, or the next one; a sentence where the pack has it not. */
export function speak(desk: Desk, argument: string): Outcome {
  const { locales } = desk.options.pack;
  const { words } = desk.pen();
  const to =
    argument === '' ? locales[(locales.indexOf(desk.locale()) + 1) % locales.length] : matchLocale(argument, locales);
  if (to === undefined) return problem(words.noSuchLanguage(argument, words.list(locales)));
  desk.speak(to);
  desk.show(desk.pen().words.spokenNow);
  return { after: 'whole' };
}

/** Every action with its two words. */
export function showHelp(desk: Desk): Outcome {
  const { words, clocks } = desk.pen();
  const about = { ...words.actions, 'class-ends': clocks.setEnds };
  desk.show(
    ...ACTIONS.map(({ name, latin, chinese }) => `  ${latin[0]} / ${chinese[0]}  ${about[name]}`),
    words.helpEvidence,
    words.helpLiteral,
  );
  return next;
}

const whole = (outcome: Outcome): Outcome => (outcome.after === 'next' ? { after: 'whole' } : outcome);

/** A question of the face itself; empty where it was left with Enter or the input ended. */
async function follow(talk: Talk, ask: string): Promise<string> {
  talk.show(ask);
  return (await talk.ask(null))?.text.trim() ?? '';
}

async function confirmed(talk: Talk, ask: string, name: ActionName): Promise<boolean> {
  const typed = (await follow(talk, ask)).normalize('NFKC').toLowerCase();
  const action = ACTIONS.find((each) => each.name === name);
  return action !== undefined && [...action.latin, ...action.chinese].includes(typed);
}

function cancelled(talk: Talk): Outcome {
  talk.show(talk.pen().words.cancelled);
  return next;
}
