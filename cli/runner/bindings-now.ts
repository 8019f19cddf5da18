/** Which bindings do something where we are. */
import type { Instant } from '../engine.ts';
import { BINDINGS, type Binding, type Place } from './bindings.ts';
import { inputOf } from './choices.ts';
import type { State } from './state.ts';

export const placeOf = (state: State): Place =>
  state.mode.name === 'opening' || !state.view ? 'opening' : state.view.step.kind === 'end' ? 'end' : 'step';

/** Bindings that do something where we are; what the key bar and the help show. */
export function bindingsNow(state: State, place: Place = placeOf(state)): readonly Binding[] {
  const view = state.view;
  const step = view?.step;
  const question = step && step.kind !== 'end' ? step : undefined;
  const asking =
    question && (question.kind === 'question' || question.kind === 'test' || question.kind === 'check')
      ? question
      : undefined;
  return BINDINGS.filter(({ action, places }) => {
    if (!places.includes(place)) return false;
    switch (action) {
      case 'answer':
        return question !== undefined && (inputOf(question) === 'choice' || inputOf(question) === 'several');
      // At the end its rows have digits, and Enter is the next case.
      case 'next-case':
        return place !== 'end';
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
      case 'resume':
        return state.keeps && state.unfinished !== false;
      case 'earlier':
        // Reading the transcript replays the session: only where nothing was answered yet.
        return view !== undefined && (view.number > 1 || view.transcript.length > 0);
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
