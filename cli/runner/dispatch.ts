/** The one place where keys become actions: from a state and an event to the next state and what the world is to do. */
import type { AnswerValue, Command, FateLine, Id, Instant, StepKey } from '../engine.ts';
import { readClassEnd, clockTime } from '../clock.ts';
import { EXIT } from '../exit.ts';
import { usageSentence, wordsFor } from '../words/index.ts';
import { answering, digitOf, fieldKeyOf } from './answering.ts';
import { type ActionName, actionOf, BINDINGS, type Binding, keyOf, type Place } from './bindings.ts';
import { confirmRows } from './confirm.ts';
import { inputOf, optionsOf } from './choices.ts';
import { copyText } from './copying.ts';
import { type AfterSaving, asked, type Effect, type Entry, type Found, type Message, type Mode, noEntry, opening, type State, type World } from './state.ts';
import { summaryMarkdown } from './summary.ts';
import type { Size } from './terminal/screen.ts';
import type { Token } from './terminal/tokens.ts';
import { edit, emptyField, type Field, insert, textOf } from './text/field.ts';
import { clip } from './text/wrap.ts';
import type { ThemeName } from './theme.ts';
import { type RunnerWords, runnerWords } from './words.ts';

/** Answers are not taken this soon after a new question: the second half of a double press. Milliseconds. */
export const GUARD = 150;
/** A first digit stands for itself when no second one follows. Milliseconds. */
export const SECOND_DIGIT_WAIT = 900;

export type Event =
  | { readonly type: 'token'; readonly token: Exclude<Token, { readonly type: 'background' }> }
  | { readonly type: 'tick' }
  | { readonly type: 'resize'; readonly size: Size }
  | { readonly type: 'theme'; readonly theme: ThemeName }
  /** No second digit came. */
  | { readonly type: 'settle' }
  | { readonly type: 'saved'; readonly files: readonly string[]; readonly then: AfterSaving }
  | { readonly type: 'not-saved'; readonly why: keyof RunnerWords['whyNotSaved'] }
  /** The clipboard does not take that much. */
  | { readonly type: 'too-long' }
  /** The screen or a key failed; `redraw`: the view may be older than the session. */
  | { readonly type: 'broken'; readonly redraw: boolean };

export interface When {
  /** Wall clock, for the record. */
  readonly at: Instant;
  /** A clock that never jumps, for the guard against double presses. */
  readonly steady: number;
}

export interface Outcome {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** One turn. Never throws for anything a person may press; the session moves only through its own commands. */
export function dispatch(state: State, event: Event, when: When, world: World): Outcome {
  const turn = new Turn(state, when, world);
  turn.take(event);
  return { state: turn.state, effects: turn.effects };
}

const placeOf = (state: State): Place => (state.mode.name === 'opening' || !state.view ? 'opening' : state.view.step.kind === 'end' ? 'end' : 'step');

/** Bindings that do something where we are; what the key bar and the help show. */
export function bindingsNow(state: State, place: Place = placeOf(state)): readonly Binding[] {
  const view = state.view;
  const step = view?.step;
  const question = step && step.kind !== 'end' ? step : undefined;
  const asking = question && (question.kind === 'question' || question.kind === 'test' || question.kind === 'check') ? question : undefined;
  return BINDINGS.filter(({ action, places }) => {
    if (!places.includes(place)) return false;
    switch (action) {
      case 'answer':
        return place === 'end' || (question !== undefined && (inputOf(question) === 'choice' || inputOf(question) === 'several'));
      case 'unsure':
        return asking !== undefined;
      case 'back':
        return view?.canGoBack === true;
      case 'find-out':
        return asking?.findOut !== undefined;
      case 'wording':
        return (asking?.wordings ?? 0) > 1;
      case 'why':
        return question?.why !== undefined;
      case 'rush':
        return view?.rush !== undefined;
      case 'return':
        return view?.canReturnTo !== undefined;
      case 'timer':
        return question?.minutes !== undefined;
      case 'earlier':
        return (view?.transcript.length ?? 0) > 0;
      default:
        return true;
    }
  });
}

/** What is drawn for a state that has a clock: the moment its step began. */
export const clockOf = (state: State): Instant | undefined => {
  const step = state.view?.step;
  return step && step.kind !== 'end' && step.minutes !== undefined ? state.clocks[step.key] : undefined;
};

// A turn is short-lived mutable state: it keeps the many small actions below free of threading state and effects through each other.
class Turn {
  state: State;
  readonly effects: Effect[] = [];
  private readonly when: When;
  private readonly world: World;

  constructor(state: State, when: When, world: World) {
    this.state = { ...state, now: when.at };
    this.when = when;
    this.world = world;
  }

  private get words(): RunnerWords {
    return runnerWords(this.state.locale);
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
  }

  private say(text: string, tone: Message['tone'] = 'plain'): void {
    this.set({ message: { text, tone } });
  }

  private quiet(): void {
    const { message: _, ...rest } = this.state;
    this.state = rest;
  }

  private go(mode: Mode): void {
    this.set({ mode, scroll: 0 });
  }

  take(event: Event): void {
    switch (event.type) {
      case 'token':
        this.token(event.token);
        return;
      case 'tick':
        this.passTime();
        return;
      case 'resize':
        this.set({ size: event.size });
        return;
      case 'theme':
        this.set({ theme: event.theme });
        return;
      case 'settle':
        this.settle();
        return;
      case 'saved':
        this.set({ kept: true });
        this.say(this.words.saved(event.files.join('  ')), 'good');
        this.after(event.then);
        return;
      case 'not-saved':
        this.leaveConfirm();
        this.say(this.words.notSaved(this.words.whyNotSaved[event.why]), 'bad');
        return;
      case 'too-long':
        this.set({ kept: false });
        this.say(this.words.copyTooLong, 'bad');
        return;
      case 'broken':
        if (event.redraw) this.redraw();
        if (this.state.view) this.go({ name: 'step' });
        this.say(this.words.brokenKey, 'bad');
        return;
    }
  }

  /** The screen is up to the second: the offer of the short way comes with the clock. */
  private passTime(): void {
    if (this.state.view?.classEnds !== undefined && !this.state.view.ended) this.redraw();
    this.ring();
  }

  private ring(): void {
    const began = clockOf(this.state);
    const step = this.state.view?.step;
    if (began === undefined || !step || step.kind === 'end' || step.minutes === undefined) return;
    if (this.state.rung.includes(step.key) || this.when.at - began < step.minutes * 60_000) return;
    this.set({ rung: [...this.state.rung, step.key] });
    this.say(this.words.timeUpHint);
    this.effects.push({ type: 'bell' });
  }

  // -- keys ---------------------------------------------------------------------------------------------------------

  private token(token: Exclude<Token, { type: 'background' }>): void {
    if (token.type === 'ctrl' && token.letter === 'c') {
      this.interrupt();
      return;
    }
    const mode = this.state.mode;
    if (mode.name !== 'step' && mode.name !== 'change') this.quiet();
    switch (mode.name) {
      case 'opening':
        this.openingKey(token, mode);
        return;
      case 'step':
      case 'change':
        this.questionKey(token);
        return;
      case 'earlier':
        this.earlierKey(token, mode);
        return;
      case 'note':
        this.noteKey(token);
        return;
      case 'about':
      case 'text':
        this.readingKey(token, mode);
        return;
      case 'help':
        this.helpKey(token, mode);
        return;
      case 'switch':
        this.switchKey(token, mode);
        return;
      case 'severity':
        this.severityKey(token, mode);
        return;
      case 'class-ends':
        this.classEndsKey(token, mode);
        return;
      case 'confirm':
        this.confirmKey(token, mode);
        return;
    }
  }

  private interrupt(): void {
    const { mode } = this.state;
    if ((mode.name === 'confirm' && mode.what === 'quit') || !this.wouldLose()) this.effects.push({ type: 'exit', code: EXIT.interrupted });
    else this.confirm('quit');
  }

  private wouldLose(): boolean {
    const { view, kept } = this.state;
    return view !== undefined && !kept && (view.transcript.length > 0 || view.notes.length > 0);
  }

  private guarded(): boolean {
    const passed = this.when.steady - this.state.guardFrom;
    return passed >= 0 && passed < GUARD;
  }

  private questionKey(token: Exclude<Token, { type: 'background' }>): void {
    const now = asked(this.state);
    const changing = this.state.mode.name === 'change';
    if (now) {
      const read = answering(token, now.step, now.entry, wordsFor(this.state.locale), this.words);
      switch (read.type) {
        case 'entry':
          this.quiet();
          this.putEntry(read.entry);
          return;
        case 'refused':
          this.say(read.text, 'bad');
          return;
        case 'answer':
          if (!this.guarded()) this.answer(read.value);
          return;
        case 'unsure':
          if (!this.guarded()) this.unsure();
          return;
        case 'other':
          break;
      }
    }
    if (changing) {
      if (token.type === 'key' && token.key === 'escape') this.go({ name: 'earlier', cursor: this.state.mode.name === 'change' ? this.state.mode.from : 0 });
      else if (keyOf(token) === 'u' && now && inputOf(now.step) !== 'text') this.unsure();
      return;
    }
    if (token.type === 'paste') {
      this.say(this.words.pasteIgnored);
      return;
    }
    if (token.type === 'text' && token.burst) return;
    const place = placeOf(this.state);
    if (place === 'end' && token.type === 'text') {
      const digit = digitOf(token);
      if (digit !== undefined) {
        this.quiet();
        this.endRow(Number(digit) - 1);
        return;
      }
    }
    if (place === 'end' && token.type === 'key' && (token.key === 'up' || token.key === 'down')) {
      this.scroll(token.key === 'up' ? -1 : 1);
      return;
    }
    if (token.type === 'key' && token.key === 'escape') {
      this.quiet();
      this.closeShown();
      return;
    }
    const action = actionOf(token, place);
    if (action === undefined) return;
    this.quiet();
    this.act(action, place);
  }

  private closeShown(): void {
    this.set({ shown: {}, scroll: 0 });
  }

  private endRow(index: number): void {
    if (index === 0) this.copySummary();
    else if (index === 1) this.save('stay');
    else if (index === 2) this.nextCase();
  }

  private putEntry(entry: Entry): void {
    if (this.state.mode.name === 'change') this.set({ mode: { ...this.state.mode, entry } });
    else this.set({ entry });
  }

  private settle(): void {
    const now = asked(this.state);
    if (!now || now.entry.digits === '') return;
    if (this.state.mode.name !== 'step' && this.state.mode.name !== 'change') return;
    const option = optionsOf(now.step, wordsFor(this.state.locale))[Number(now.entry.digits) - 1];
    if (option && inputOf(now.step) === 'choice') {
      this.answer(option.value);
      return;
    }
    const read = answering({ type: 'key', key: 'enter' }, now.step, now.entry, wordsFor(this.state.locale), this.words);
    if (read.type === 'entry') this.putEntry(read.entry);
  }

  // -- the session --------------------------------------------------------------------------------------------------

  /** Sends a command; undefined where it was refused, which is said and changes nothing. */
  private send(command: Command): readonly FateLine[] | undefined {
    const { play } = this.state;
    if (!play) return undefined;
    const sent = play.send(command);
    if (!sent.ok) {
      this.say(usageSentence(sent.error, wordsFor(this.state.locale)), 'bad');
      return undefined;
    }
    this.set({ kept: false });
    this.redraw();
    return sent.report;
  }

  /** Takes the view anew; a new question begins with an empty entry, its clock and a moment of deafness. */
  private redraw(): void {
    const { play } = this.state;
    if (!play) return;
    const before = this.state.view?.step.key;
    const view = play.view();
    const key = view.step.key;
    this.set({ view });
    if (key === before) return;
    const clocks: Record<StepKey, Instant> = { ...this.state.clocks };
    clocks[key] ??= this.when.at;
    this.set({ entry: this.freshEntry(key), clocks, guardFrom: this.when.steady, scroll: 0, shown: {} });
  }

  private freshEntry(key: StepKey): Entry {
    const step = this.state.view?.step;
    const chosen =
      step && step.kind !== 'end' && 'input' in step && step.input.type === 'several' ? step.input.choices.filter(({ selected }) => selected).map(({ value }) => value) : [];
    return { ...noEntry, key, chosen };
  }

  private answer(value: AnswerValue): void {
    const now = asked(this.state);
    if (!now) return;
    const { evidence } = now.entry;
    if (this.state.mode.name === 'change') {
      this.change(now.step.key, value);
      return;
    }
    this.quiet();
    this.send({ do: 'answer', value, step: now.step.key, ...(evidence ? { evidence } : {}) });
  }

  private unsure(): void {
    const now = asked(this.state);
    if (!now || !('ask' in now.step)) return;
    if (this.state.mode.name === 'change') {
      this.change(now.step.key, 'unsure');
      return;
    }
    this.quiet();
    if (now.step.findOut !== undefined && this.state.shown.findOut !== now.step.key) {
      this.set({ shown: { ...this.state.shown, findOut: now.step.key }, guardFrom: this.when.steady });
      return;
    }
    this.send({ do: 'unsure', step: now.step.key });
  }

  private change(step: StepKey, value: AnswerValue): void {
    this.go({ name: 'step' });
    const report = this.send({ do: 'change', step, value });
    if (!report) return;
    this.set({ guardFrom: this.when.steady });
    const lost = report.filter(({ fate }) => fate === 'dropped' || fate === 'asked-again').length;
    const waiting = report.filter(({ fate }) => fate === 'waiting').length;
    const { words } = this;
    this.say(lost > 0 ? words.changedLost(lost) : waiting > 0 ? words.changedWaiting(waiting) : words.changed, 'good');
  }

  // -- actions ------------------------------------------------------------------------------------------------------

  private act(action: ActionName, place: Place): void {
    const { view } = this.state;
    const words = this.words;
    const step = view?.step;
    switch (action) {
      case 'answer':
        return;
      case 'confirm':
        if (place === 'end') this.nextCase();
        return;
      case 'unsure':
        if (!this.guarded()) this.unsure();
        return;
      case 'back':
        if (!this.guarded()) this.send({ do: 'back' });
        return;
      case 'find-out':
        if (step && 'findOut' in step && step.findOut !== undefined) this.toggle('findOut', step.key);
        else this.say(words.noFindOut);
        return;
      case 'why':
        if (step && 'why' in step && step.why !== undefined) this.toggle('why', step.key);
        else this.say(words.noWhy);
        return;
      case 'wording':
        if (step && 'wordings' in step && step.wordings > 1) this.send({ do: 'wording' });
        else this.say(words.noWording);
        return;
      case 'copy':
        this.copy();
        return;
      case 'rush':
        if (!view?.rush) this.say(words.noRush);
        else if (!this.guarded()) this.send({ do: 'rush' });
        return;
      case 'timer':
        if (step && step.kind !== 'end' && step.minutes !== undefined) {
          this.set({ clocks: { ...this.state.clocks, [step.key]: this.when.at }, rung: this.state.rung.filter((key) => key !== step.key) });
          this.say(words.timerAgain);
        } else this.say(words.noTimer);
        return;
      case 'earlier':
        if (view && view.transcript.length > 0) this.go({ name: 'earlier', cursor: view.transcript.length - 1 });
        else this.say(words.earlierEmpty);
        return;
      case 'note':
        this.go({ name: 'note' });
        return;
      case 'about':
        this.go({ name: 'about', scroll: 0 });
        return;
      case 'evidence': {
        const order = ['said', 'shown', 'measured'] as const;
        const next = order[(order.indexOf(this.state.entry.evidence ?? 'said') + 1) % order.length] ?? 'said';
        this.set({ entry: { ...this.state.entry, evidence: next } });
        this.say(words.evidenceNow[next]);
        return;
      }
      case 'save':
        this.save('stay');
        return;
      case 'next-case':
        this.nextCase();
        return;
      case 'switch':
        this.go({ name: 'switch', field: emptyField, cursor: 0, found: this.world.trees(this.state.locale) });
        return;
      case 'return':
        if (!view?.canReturnTo) this.say(words.noReturn);
        else if (this.send({ do: 'return' })) this.say(words.returned(this.state.view?.tree.title ?? ''), 'good');
        return;
      case 'class-ends':
        this.go({ name: 'class-ends', field: emptyField });
        return;
      case 'severity':
        if (this.raisable().length === 0) this.say(words.severityNone);
        else this.go({ name: 'severity', cursor: 0 });
        return;
      case 'escalate':
        this.confirm('escalate');
        return;
      case 'language':
        this.speakNext();
        return;
      case 'scroll-up':
        this.scroll(-this.page());
        return;
      case 'scroll-down':
        this.scroll(this.page());
        return;
      case 'help':
        this.go({ name: 'help', cursor: 0, place, back: this.state.mode });
        return;
      case 'quit':
        if (this.wouldLose()) this.confirm('quit');
        else this.leave();
        return;
    }
  }

  private page(): number {
    return Math.max(1, this.state.size.rows - 8);
  }

  private scroll(by: number): void {
    this.set({ scroll: Math.max(0, this.state.scroll + by) });
  }

  private toggle(which: 'findOut' | 'why', key: StepKey): void {
    const { [which]: open, ...rest } = this.state.shown;
    this.set({ shown: open === key ? rest : { ...rest, [which]: key }, scroll: 0 });
  }

  private copy(): void {
    const text = copyText(this.state.view?.step);
    if (text === undefined) this.say(this.words.nothingToCopy);
    else if (this.state.copied === text) this.go({ name: 'text', text, scroll: 0 });
    else this.toClipboard(text);
  }

  private toClipboard(text: string): void {
    this.set({ copied: text });
    this.effects.push({ type: 'clipboard', text });
    const room = Math.max(10, this.state.size.columns - 20);
    this.say(this.words.copied(clip(text.replace(/\s+/g, ' '), Math.min(60, room), this.state.ascii ? '...' : '…')), 'good');
  }

  private copySummary(): void {
    const { view, locale } = this.state;
    if (!view) return;
    this.toClipboard(summaryMarkdown(view, locale, this.world.personal));
    this.set({ kept: true });
  }

  private save(then: AfterSaving): void {
    const { view, play, locale } = this.state;
    if (view && play) this.effects.push({ type: 'save', view, record: play.record(), locale, then });
  }

  private nextCase(): void {
    if (this.wouldLose()) this.confirm('next-case');
    else this.fresh();
  }

  private fresh(): void {
    const { play: _, view: __, copied: ___, message: ____, ...rest } = this.state;
    this.state = { ...rest, mode: opening(), entry: noEntry, clocks: {}, rung: [], shown: {}, draft: emptyField, scroll: 0, kept: false };
  }

  private leave(): void {
    const { view } = this.state;
    this.effects.push({ type: 'exit', code: view && !view.ended ? EXIT.unfinished : EXIT.ok });
  }

  private after(then: AfterSaving): void {
    if (then === 'quit') this.leave();
    else if (then === 'next-case') this.fresh();
  }

  private confirm(what: 'escalate' | 'quit' | 'next-case'): void {
    const { mode } = this.state;
    this.go({ name: 'confirm', what, cursor: 0, back: mode.name === 'confirm' ? mode.back : mode });
  }

  private leaveConfirm(): void {
    if (this.state.mode.name === 'confirm') this.go(this.state.mode.back);
  }

  private speakNext(): void {
    const { locales } = this.world;
    const next = locales[(locales.indexOf(this.state.locale) + 1) % locales.length] ?? locales[0];
    this.set({ locale: next });
    const { play, mode } = this.state;
    if (play) {
      play.speak(next);
      this.set({ view: play.view() });
    }
    if (mode.name === 'opening') this.set({ mode: { ...mode, found: this.find(mode.field) } });
    this.say(this.words.language);
  }

  // -- modes --------------------------------------------------------------------------------------------------------

  private find(field: Field): readonly Found[] {
    const words = textOf(field).trim();
    return words === '' ? [] : this.world.search(words, this.state.locale);
  }

  private openingKey(token: Exclude<Token, { type: 'background' }>, mode: Extract<Mode, { name: 'opening' }>): void {
    // The front door is the last row.
    const count = mode.found.length + 1;
    const move = (cursor: number) => this.set({ mode: { ...mode, cursor: (cursor + count) % count } });
    if (token.type === 'key') {
      switch (token.key) {
        case 'up':
          move(mode.cursor - 1);
          return;
        case 'down':
          move(mode.cursor + 1);
          return;
        case 'enter':
          if (token.burst) break;
          this.begin(mode.found[mode.cursor]?.tree, textOf(mode.field).trim());
          return;
        case 'escape':
          this.set({ mode: { ...mode, typing: !mode.typing } });
          return;
        case 'tab':
          this.act('help', 'opening');
          return;
        default:
          break;
      }
    }
    if (!mode.typing) {
      const action = actionOf(token, 'opening');
      const digit = digitOf(token);
      if (digit !== undefined && Number(digit) >= 1 && Number(digit) <= count) this.begin(mode.found[Number(digit) - 1]?.tree, textOf(mode.field).trim());
      else if (action !== undefined) this.act(action, 'opening');
      return;
    }
    // With nothing typed yet, `?` asks for help rather than being the customer's first word.
    if (mode.field.text.length === 0 && keyOf(token) === '?') {
      this.act('help', 'opening');
      return;
    }
    const field = this.typed(token, mode.field);
    if (field !== mode.field) this.set({ mode: { ...mode, field, found: this.find(field), cursor: 0 } });
  }

  private typed(token: Token, field: Field): Field {
    if (token.type === 'text' || token.type === 'paste') return insert(field, token.text);
    if (token.type === 'key' && token.key === 'enter' && token.burst) return insert(field, ' ');
    const key = fieldKeyOf(token);
    return key ? edit(field, key) : field;
  }

  /** Begins a case; without a tree at the front door. */
  begin(tree: Id | undefined, words: string): void {
    const begun = this.world.begin({ ...(tree === undefined ? {} : { tree }), ...(words === '' ? {} : { words }) }, this.state.locale);
    if (!begun.ok) {
      this.say(usageSentence(begun.error, wordsFor(this.state.locale)), 'bad');
      return;
    }
    const first = this.state.cases === 0;
    this.set({ play: begun.play, clocks: {}, rung: [], shown: {}, draft: emptyField, cases: this.state.cases + 1 });
    this.go({ name: 'step' });
    this.redraw();
    if (first) this.say(this.words.firstHint);
  }

  private noteKey(token: Exclude<Token, { type: 'background' }>): void {
    const { draft } = this.state;
    if (token.type === 'key' && token.key === 'escape') {
      this.go({ name: 'step' });
      if (draft.text.length > 0) this.say(this.words.noteKept);
      return;
    }
    if (token.type === 'key' && token.key === 'enter' && !token.burst) {
      const text = textOf(draft).trim();
      this.go({ name: 'step' });
      if (text === '' || !this.send({ do: 'note', text })) return;
      this.set({ draft: emptyField });
      this.say(this.words.noted, 'good');
      return;
    }
    this.set({ draft: this.typed(token, draft) });
  }

  private readingKey(token: Token, mode: Extract<Mode, { name: 'about' | 'text' }>): void {
    const by = token.type === 'key' ? ({ up: -1, down: 1, 'page-up': -this.page(), 'page-down': this.page() } as Record<string, number>)[token.key] : undefined;
    if (by !== undefined) {
      this.set({ mode: { ...mode, scroll: Math.max(0, mode.scroll + by) } });
      return;
    }
    const key = keyOf(token);
    if ((token.type === 'key' && token.key === 'escape') || key === 'enter' || key === 'backspace' || key === (mode.name === 'about' ? 'i' : 'p')) this.go({ name: 'step' });
    else if (key === 'l') this.speakNext();
  }

  /** Moves in a list; a number is the row that was chosen. */
  private inList(token: Token, cursor: number, count: number): { readonly cursor: number } | number | undefined {
    const digit = digitOf(token);
    if (digit !== undefined && Number(digit) >= 1 && Number(digit) <= count) return token.type === 'text' && token.burst ? undefined : Number(digit) - 1;
    if (token.type !== 'key' || count === 0) return undefined;
    switch (token.key) {
      case 'up':
        return { cursor: (cursor - 1 + count) % count };
      case 'down':
        return { cursor: (cursor + 1) % count };
      case 'home':
        return { cursor: 0 };
      case 'end':
        return { cursor: count - 1 };
      case 'page-up':
        return { cursor: Math.max(0, cursor - this.page()) };
      case 'page-down':
        return { cursor: Math.min(count - 1, cursor + this.page()) };
      case 'enter':
        return token.burst ? undefined : cursor;
      default:
        return undefined;
    }
  }

  private helpKey(token: Token, mode: Extract<Mode, { name: 'help' }>): void {
    const rows = bindingsNow(this.state, mode.place);
    const digit = digitOf(token) !== undefined;
    const moved = digit ? undefined : this.inList(token, mode.cursor, rows.length);
    if (typeof moved === 'object') {
      this.set({ mode: { ...mode, ...moved } });
      return;
    }
    const action = typeof moved === 'number' ? rows[moved]?.action : undefined;
    if (action !== undefined) {
      this.go(mode.back);
      if (action !== 'answer' && action !== 'confirm' && action !== 'help') this.act(action, mode.place);
      return;
    }
    if (token.type === 'key' && (token.key === 'escape' || token.key === 'tab')) this.go(mode.back);
    else if (keyOf(token) === '?' || keyOf(token) === 'q') this.go(mode.back);
    else if (keyOf(token) === 'l') this.speakNext();
  }

  private switchKey(token: Token, mode: Extract<Mode, { name: 'switch' }>): void {
    if (token.type === 'key' && token.key === 'escape') {
      this.go({ name: 'step' });
      return;
    }
    const moved = token.type === 'key' && token.key !== 'home' && token.key !== 'end' ? this.inList(token, mode.cursor, mode.found.length) : undefined;
    if (typeof moved === 'object') {
      this.set({ mode: { ...mode, ...moved } });
      return;
    }
    if (typeof moved === 'number') {
      const to = mode.found[moved];
      if (!to) return;
      this.go({ name: 'step' });
      if (this.send({ do: 'switch', tree: to.tree })) this.say(this.words.switched(to.title), 'good');
      return;
    }
    const field = this.typed(token, mode.field);
    if (field === mode.field) return;
    const found = textOf(field).trim() === '' ? this.world.trees(this.state.locale) : this.find(field);
    this.set({ mode: { ...mode, field, cursor: 0, found } });
  }

  private raisable() {
    const all = this.world.severities(this.state.locale);
    const rank = this.state.view?.severity?.rank;
    return rank === undefined ? all : all.slice(0, rank);
  }

  private severityKey(token: Token, mode: Extract<Mode, { name: 'severity' }>): void {
    const rows = this.raisable();
    const moved = this.inList(token, mode.cursor, rows.length);
    if (typeof moved === 'object') this.set({ mode: { ...mode, ...moved } });
    else if (typeof moved === 'number') {
      const to = rows[moved];
      this.go({ name: 'step' });
      if (to && this.send({ do: 'severity', to: to.id })) this.say(this.words.severityRaised(to.title), 'good');
    } else if (token.type === 'key' && token.key === 'escape') this.go({ name: 'step' });
  }

  private classEndsKey(token: Token, mode: Extract<Mode, { name: 'class-ends' }>): void {
    if (token.type === 'key' && token.key === 'escape') {
      this.go({ name: 'step' });
      return;
    }
    if (token.type === 'key' && token.key === 'enter') {
      const typed = textOf(mode.field).normalize('NFKC').trim();
      const at = readClassEnd(/^\d{1,3}$/.test(typed) ? `+${typed}` : typed, this.when.at);
      if (at === undefined) {
        this.say(this.words.classWrong, 'bad');
        return;
      }
      this.go({ name: 'step' });
      if (this.send({ do: 'class-ends', at })) this.say(this.words.classSet(clockTime(at)), 'good');
      return;
    }
    this.set({ mode: { ...mode, field: this.typed(token, mode.field) } });
  }

  private confirmKey(token: Token, mode: Extract<Mode, { name: 'confirm' }>): void {
    const rows = confirmRows(mode.what, this.words);
    const moved = this.inList(token, mode.cursor, rows.length);
    if (typeof moved === 'object') {
      this.set({ mode: { ...mode, ...moved } });
      return;
    }
    if (token.type === 'key' && token.key === 'escape') {
      this.go(mode.back);
      return;
    }
    const choice = typeof moved === 'number' ? rows[moved]?.does : undefined;
    switch (choice) {
      case 'no':
        this.go(mode.back);
        return;
      case 'save':
        this.save(mode.what === 'quit' ? 'quit' : 'next-case');
        return;
      case 'yes':
        if (mode.what === 'quit') this.leave();
        else if (mode.what === 'next-case') this.fresh();
        else {
          this.go({ name: 'step' });
          this.send({ do: 'escalate' });
        }
        return;
      case undefined:
        return;
    }
  }

  private earlierKey(token: Token, mode: Extract<Mode, { name: 'earlier' }>): void {
    const lines = this.state.view?.transcript ?? [];
    const line = lines[mode.cursor];
    const key = keyOf(token);
    if (token.type === 'key' && token.key === 'escape') {
      this.go({ name: 'step' });
      return;
    }
    if (key === 'o' && line) {
      this.reopen(line.key, line.canReopen);
      return;
    }
    if (key === 'b' && line) {
      this.backTo(line.key);
      return;
    }
    const digit = digitOf(token);
    const moved = this.inList(token, mode.cursor, lines.length);
    if (typeof moved === 'object' || digit !== undefined) {
      // A digit only moves here: what it would change has to be looked at first.
      this.set({ mode: { ...mode, cursor: typeof moved === 'object' ? moved.cursor : (moved ?? mode.cursor) } });
      return;
    }
    if (typeof moved !== 'number' || !line) return;
    if (line.canReopen && line.how === 'passed') {
      this.reopen(line.key, true);
      return;
    }
    const step = this.state.play?.earlier(line.key);
    if (!step || step.kind === 'end') {
      this.say(this.words.cannotChange, 'bad');
      return;
    }
    const chosen = Array.isArray(line.value) ? line.value : [];
    const cursor = typeof line.value === 'string' ? optionsOf(step, wordsFor(this.state.locale)).findIndex(({ value }) => value === line.value) : -1;
    const field = inputOf(step) === 'text' || inputOf(step) === 'number' ? insert(emptyField, String(line.value === 'unsure' ? '' : line.value)) : emptyField;
    this.go({ name: 'change', step, answer: line.answer, from: mode.cursor, entry: { ...noEntry, key: line.key, chosen, cursor, field } });
    this.set({ guardFrom: this.when.steady });
  }

  private reopen(step: StepKey, can: boolean): void {
    if (!can) {
      this.say(usageSentence({ code: 'not-passed', about: {} }, wordsFor(this.state.locale)), 'bad');
      return;
    }
    this.go({ name: 'step' });
    if (this.send({ do: 'reopen', step })) this.say(this.words.reopened, 'good');
  }

  private backTo(key: StepKey): void {
    const { play } = this.state;
    if (!play || play.earlier(key) === undefined) {
      this.say(this.words.cannotChange, 'bad');
      return;
    }
    this.go({ name: 'step' });
    // Bounded: `earlier` has just walked the same way.
    while (this.state.view?.step.key !== key && this.send({ do: 'back' }));
    this.say(this.words.wentBack, 'good');
  }
}

/** The first state: the customer's words, or straight into a tree. */
export function firstState(start: { readonly size: Size; readonly locale: State['locale']; readonly theme: ThemeName; readonly ascii: boolean; readonly words?: string; readonly tree?: Id }, when: When, world: World): State {
  const field = insert(emptyField, start.words ?? '');
  const turn = new Turn(
    {
      size: start.size,
      locale: start.locale,
      theme: start.theme,
      ascii: start.ascii,
      now: when.at,
      mode: { ...opening(field), name: 'opening', field, typing: true, cursor: 0, found: start.words ? world.search(start.words, start.locale) : [] },
      entry: noEntry,
      clocks: {},
      rung: [],
      shown: {},
      scroll: 0,
      draft: emptyField,
      guardFrom: Number.NEGATIVE_INFINITY,
      kept: false,
      cases: 0,
    },
    when,
    world,
  );
  if (start.tree !== undefined) turn.begin(start.tree, start.words ?? '');
  return turn.state;
}
