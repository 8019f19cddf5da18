/** The plain face: append-only lines, one line in for one prompt. For pipes, CI, screen readers and simple terminals. */
import { callOut, type Heard } from '../alarms.ts';
import { eventOf, type Locale, type StepView, type View } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { shortId } from '../ids.ts';
import { type Play, type RunOptions, resumePlay, startPlay } from '../play.ts';
import { toldOf } from '../resuming.ts';
import { startSentence } from '../sentences.ts';
import { SIGNALS } from '../signals.ts';
import { troubleSentence } from '../storing.ts';
import { clockWords } from '../words/clocks.ts';
import { wordsFor } from '../words/index.ts';
import { judgingWords } from '../words/judging.ts';
import { sessionWords } from '../words/sessions.ts';
import { drawAsked, drawPassed, drawStep, toAgent, toCustomer } from './draw.ts';
import { openPlain } from './opening.ts';
import { PERFORM, send, settle } from './perform.ts';
import type { Given, Prompter } from './prompter.ts';
import { unclearSentence } from './sentences.ts';
import type { Style } from './style.ts';
import { type Outcome, problem, type Talk } from './talk.ts';
import { understand } from './understand.ts';

export interface PlainOptions extends RunOptions {
  readonly prompter: Prompter;
  readonly style: Style;
  /** Rings where somebody can hear it; nothing where the output is no terminal. */
  readonly bell: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs one session to its end, or until it is left; returns the exit code. */
export async function runPlain(options: PlainOptions): Promise<number> {
  const { prompter, style, out, err } = options;
  let locale = options.locale;
  const desk = {
    options,
    ask: (step: StepView | null) => prompter.ask(step),
    locale: () => locale,
    speak: (to: Locale) => {
      locale = to;
    },
    pen: () => ({
      words: wordsFor(locale),
      clocks: clockWords({ locale, event: eventOf(options.pack, locale) }),
      style,
    }),
    show: (...lines: readonly string[]) => out(lines.map((line) => `${line}\n`).join('')),
  };
  /** Why there is no more input, and what that means. */
  const noMore = (): [string, number] =>
    prompter.stopped
      ? [desk.pen().words.interrupted, SIGNALS[prompter.stopped]]
      : [desk.pen().words.inputEnded, EXIT.unfinished];
  const leave = (sentence: string, code: number) => {
    err(`${sentence}\n`);
    return code;
  };
  /** Leaves it to be gone on with, which is said where it can be. */
  const layAside = async (left: Play) => {
    const kept = await left.leave();
    const lost = troubleSentence(kept, locale, true);
    if (lost) err(`${lost}\n`);
    else if (options.journal && !left.view().ended)
      err(`${sessionWords(locale).stored(shortId(left.view().session))}\n`);
  };
  let play: Play;
  if (options.resumed) {
    play = resumePlay(options, options.resumed);
    const { kept, beside, because, changed } = toldOf(options.resumed, options.locale);
    desk.show(
      style.heading(kept),
      ...(beside === undefined ? [] : [toAgent(sessionWords(locale).attention, beside, desk.pen())]),
      ...(changed.length > 0 ? [because] : []),
      ...changed.map(({ fate, what }) => toAgent(fate, what, desk.pen())),
    );
  } else {
    const opened = options.tree
      ? { tree: options.tree, ...(options.words ? { words: options.words } : {}) }
      : await openPlain(desk);
    if (opened === 'input-ended') return leave(...noMore());
    if (opened === 'quit') return leave(desk.pen().words.left, EXIT.unfinished);
    const started = startPlay({ ...options, locale }, opened);
    if (!started.ok) return leave(startSentence(started, desk.pen().words), EXIT.refused);
    play = started.play;
  }
  let heard: Heard | undefined;
  /** What the clocks have to say that was not said yet. */
  const due = (view = play.view()): string | undefined => {
    const called = callOut(view, heard, options.now());
    heard = called.heard;
    return called.text === undefined ? undefined : `${options.bell}${style.problem(`! ${called.text}`)}`;
  };
  const talk: Talk = {
    ...desk,
    ask: (step) => prompter.ask(step, () => due()),
    play,
    speak: (to) => {
      desk.speak(to);
      play.speak(to);
    },
  };

  const stop = async (sentence: string, code: number): Promise<number> => {
    const { ended } = play.view();
    const { words } = desk.pen();
    const unused = prompter.unused();
    if (unused.length > 0) err(`${words.scriptUnused(words.list(unused))}\n`);
    if (!ended) leave(sentence, code);
    await layAside(play);
    return ended && !prompter.stopped ? EXIT.ok : code;
  };

  const passed = new Set<string>();
  const told = new Set<string>();
  let drawn: string | undefined;
  let last: View | undefined;
  let offered: string | undefined;
  desk.show(style.agent(desk.pen().words.firstHelp));
  await settle(talk);
  for (;;) {
    const view = talk.play.view();
    const pen = talk.pen();
    const called = due(view);
    if (called !== undefined) talk.show(called);
    for (const line of view.transcript) {
      if (line.how !== 'passed' || passed.has(line.key)) continue;
      passed.add(line.key);
      talk.show(drawPassed(line, pen));
    }
    if (view.step.kind === 'end') {
      const { owes } = talk.play;
      const late = view.step.lateBy !== undefined;
      if (drawn !== view.step.key) {
        talk.show(...drawStep(view, pen, options.now()));
        if (owes !== undefined) talk.show(toAgent(pen.words.onlyForYou, judgingWords(locale).owed(owes, late), pen));
      }
      talk.show(style.agent(pen.words.endHelp));
    } else if (drawn === view.step.key) talk.show(...drawAsked(view.step, pen));
    else {
      if (last?.step.key !== view.step.key) offered = last?.rush?.offer ?? offered;
      talk.show(...drawStep(view, pen, options.now(), offered));
    }
    last = view;
    drawn = view.step.key;

    const given = await talk.ask(view.step);
    if (!given || (view.ended && given.text.trim() === '')) return stop(...noMore());
    const outcome = await act(talk, given, told);
    if (prompter.stopped) return stop(...noMore());
    if (outcome.after === 'quit') return stop(talk.pen().words.left, EXIT.unfinished);
    if (outcome.after === 'whole') drawn = undefined;
    if (outcome.after !== 'problem') continue;
    if (given.scripted) {
      leave(talk.pen().words.scriptRefused(given.written, outcome.sentence), EXIT.refused);
      await layAside(play);
      return EXIT.refused;
    }
    talk.show(style.problem(outcome.sentence));
  }
}

async function act(talk: Talk, given: Given, told: Set<string>): Promise<Outcome> {
  const { step } = talk.play.view();
  const pen = talk.pen();
  const meaning = understand(given.text, step, pen.words);
  switch (meaning.kind) {
    case 'unclear':
      return problem(unclearSentence(meaning, pen.words));
    case 'action':
      return meaning.name === 'unsure'
        ? send(talk, { do: 'unsure' })
        : PERFORM[meaning.name](talk, meaning.argument, given);
    case 'answer':
      return send(talk, {
        do: 'answer',
        value: meaning.value,
        ...(meaning.evidence ? { evidence: meaning.evidence } : {}),
      });
    case 'unsure': {
      // The way to find out comes first; only the second "not sure" is taken.
      const findOut = 'findOut' in step ? step.findOut : undefined;
      if (findOut && !given.scripted && !told.has(step.key)) {
        told.add(step.key);
        talk.show(toCustomer(pen.words.findOutFirst, findOut, pen), pen.words.unsureAgain);
        return { after: 'next' };
      }
      return send(talk, { do: 'unsure' });
    }
  }
}
