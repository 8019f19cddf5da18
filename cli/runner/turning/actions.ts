/** What each key of the binding table does. */
import type { ActionName, Place } from '../bindings.ts';
import { asked, type Found, type Mode, offered } from '../state.ts';
import { emptyField, type Field, textOf } from '../text/field.ts';
import { markAgain, putEntry, unsure } from './answers.ts';
import { copy, leave, nextCase, save } from './leaving.ts';
import { page, scroll } from './scrolling.ts';
import { confirm, go, guarded, say, send, set, type Turn, toggle, wordsOf, wouldLose } from './turn.ts';

export function act(turn: Turn, action: ActionName, place: Place): void {
  const { view } = turn.state;
  const words = wordsOf(turn);
  const step = view?.step;
  switch (action) {
    case 'answer':
      return;
    case 'confirm':
      if (place === 'end') nextCase(turn);
      return;
    case 'unsure':
      if (!guarded(turn)) unsure(turn);
      return;
    case 'back':
      if (!guarded(turn)) send(turn, { do: 'back' });
      return;
    case 'find-out':
      if (step && 'findOut' in step && step.findOut !== undefined) toggle(turn, 'findOut', step.key);
      else say(turn, words.noFindOut);
      return;
    case 'why':
      if (step && 'why' in step && step.why !== undefined) toggle(turn, 'why', step.key);
      else say(turn, words.noWhy);
      return;
    case 'wording':
      if (step && 'wordings' in step && step.wordings > 1) send(turn, { do: 'wording' });
      else say(turn, words.noWording);
      return;
    case 'copy':
      copy(turn);
      return;
    case 'rush':
      if (!view?.rush) say(turn, words.noRush);
      else if (!guarded(turn)) send(turn, { do: 'rush' });
      return;
    case 'timer':
      if (step && step.kind !== 'end' && step.minutes !== undefined) {
        set(turn, {
          clocks: { ...turn.state.clocks, [step.key]: turn.when.at },
          rung: turn.state.rung.filter((key) => key !== step.key),
        });
        say(turn, words.timerAgain);
      } else say(turn, words.noTimer);
      return;
    case 'earlier':
      if (view && view.transcript.length > 0) go(turn, { name: 'earlier', cursor: view.transcript.length - 1 });
      else say(turn, words.earlierEmpty);
      return;
    case 'note':
      go(turn, { name: 'note' });
      return;
    case 'about':
      go(turn, { name: 'about', scroll: 0 });
      return;
    case 'evidence': {
      const order = ['said', 'shown', 'measured'] as const;
      const entry = asked(turn.state)?.entry ?? turn.state.entry;
      const next = order[(order.indexOf(entry.evidence ?? 'said') + 1) % order.length] ?? 'said';
      putEntry(turn, { ...entry, evidence: next });
      return;
    }
    case 'save':
      save(turn, 'stay');
      return;
    case 'next-case':
      nextCase(turn);
      return;
    case 'resume':
      if (!turn.state.keeps) return;
      go(turn, {
        name: 'stored-cases',
        cursor: 0,
        field: turn.state.mode.name === 'opening' ? turn.state.mode.field : emptyField,
      });
      turn.effects.push({ type: 'list' });
      return;
    case 'switch':
      go(turn, { name: 'switch', field: emptyField, cursor: 0, found: elsewhere(turn, emptyField) });
      return;
    case 'return':
      if (!view?.canReturnTo) say(turn, words.noReturn);
      else if (send(turn, { do: 'return' })) say(turn, words.returned(turn.state.view?.tree.title ?? ''), 'good');
      return;
    case 'reported':
      go(turn, { name: 'reported', field: emptyField, back: turn.state.mode });
      return;
    case 'class-ends':
      go(turn, { name: 'class-ends', field: emptyField });
      return;
    case 'severity':
      if (raisable(turn).length === 0) say(turn, words.severityNone);
      // The least of them: it never falls again.
      else go(turn, { name: 'severity', cursor: raisable(turn).length - 1 });
      return;
    case 'escalate':
      confirm(turn, 'escalate');
      return;
    case 'language':
      speakNext(turn);
      return;
    case 'scroll-up':
      if (!scroll(turn, -page(turn))) markAgain(turn, -page(turn));
      return;
    case 'scroll-down':
      if (!scroll(turn, page(turn))) markAgain(turn, page(turn));
      return;
    case 'help':
      go(turn, { name: 'help', cursor: 0, place, back: turn.state.mode });
      return;
    case 'quit':
      if (wouldLose(turn)) confirm(turn, 'quit');
      else leave(turn);
      return;
  }
}

export function raisable(turn: Turn) {
  const all = turn.world.severities(turn.state.locale);
  const rank = turn.state.view?.severity?.rank;
  return rank === undefined ? all : all.slice(0, rank);
}

export function speakNext(turn: Turn): void {
  const { locales } = turn.world;
  const next = locales[(locales.indexOf(turn.state.locale) + 1) % locales.length] ?? locales[0];
  set(turn, { locale: next });
  const { play, mode } = turn.state;
  if (play) {
    play.speak(next);
    set(turn, { view: play.view() });
  }
  const anew = (opening: Mode): Mode =>
    opening.name === 'opening' ? { ...opening, ...offered(find(turn, opening.field)) } : opening;
  set(turn, { mode: mode.name === 'help' ? { ...mode, back: anew(mode.back) } : anew(mode) });
  say(turn, wordsOf(turn).language);
}

/**
 * Where a case can go on: trees like the words, or before anything is typed those like the customer's first words and then all
 * others; last the front door, whose title says little in a list. Never where the case is.
 */
export function elsewhere(turn: Turn, field: Field): readonly Found[] {
  const { world, state } = turn;
  const typed = textOf(field).trim();
  const said = state.view?.words ?? '';
  const found =
    typed !== ''
      ? find(turn, field)
      : [...(said === '' ? [] : world.search(said, state.locale)), ...world.trees(state.locale)];
  const titles = new Map(found.map(({ tree, title }) => [tree, title]));
  if (state.view) titles.delete(state.view.tree.id);
  titles.delete(world.frontDoor);
  return [
    ...Array.from(titles, ([tree, title]) => ({ tree, title })),
    { tree: world.frontDoor, title: wordsOf(turn).frontDoor },
  ];
}

export function find(turn: Turn, field: Field): readonly Found[] {
  const words = textOf(field).trim();
  return words === '' ? [] : turn.world.search(words, turn.state.locale);
}
