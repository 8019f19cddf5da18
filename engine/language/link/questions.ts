/** Questions, tests and the agent's own checks. */

import type { Answer, Id, Input, QuestionStep, Text } from '../model.ts';
import { didYouMean } from '../suggest.ts';
import { answerIds, asAnswer, inputOf } from './asking.ts';
import { makeCommon, makeTexts } from './common.ts';
import type { FactInfo, TreeLinking } from './context.ts';
import { findList, makeAnswers, sameLabels } from './facts.ts';
import { checkOrder, findFact, findFacts, renamed } from './lookups.ts';
import { keyOf, type Spot, type StepOf, under } from './source.ts';
import { makeText } from './texts.ts';
import { type Choices, makeNext, missingAnswers, passing, spread } from './ways.ts';

type Asking = StepOf<'ask' | 'fact' | 'test' | 'look'>;

export function questionStep(tree: TreeLinking, id: Id, data: Asking, at: Spot): QuestionStep {
  const { linking, book } = tree;
  const info = keptFact(tree, data.fact, at);
  // In the order of the translation file: what is done, what is asked, what can be answered.
  const test = data.verb === 'test' ? data : undefined;
  const instruction = test && makeText(linking, book, `${id}.test`, test.test, under(at, 'test'));
  const ask = makeAsk(tree, id, data, info, at);
  const own = makeTexts(linking, book, id, data.verb === 'look' ? NOTHING : data, ['find-out', 'why', 'send'], at);
  const wordings = (data.verb === 'look' ? [] : (data.wordings ?? [])).map((words, index) =>
    makeText(linking, book, `${id}.wordings.${index + 1}`, words, under(at, 'wordings', index)),
  );
  const findOut = own.findOut ?? (data.verb === 'look' ? undefined : info?.fact?.findOut);
  const why = own.why ?? (data.verb === 'look' ? undefined : info?.fact?.why);
  // Other wordings and the text to paste say the fact's own question; they do not fit another one.
  const send = own.send ?? (ask.shared ? info?.fact?.send : undefined);
  const { input, open } = makeInput(tree, id, data, info, at);
  const { ways, passTo } = spread(
    tree,
    makeNext(tree, data.next, under(at, 'next')),
    id,
    at,
    questionChoices(tree, id, input, info, open),
  );
  const meaning = data.meaning ?? (ask.shared ? info?.fact?.meaning : undefined);
  return {
    id,
    kind: data.verb === 'look' ? 'check' : test ? 'test' : 'question',
    ...(instruction && { instruction }),
    ask: ask.text,
    wordings: wordings.length > 0 || !ask.shared ? wordings : (info?.fact?.wordings ?? []),
    ...(findOut && { findOut }),
    ...(why && { why }),
    ...(send && { send }),
    input,
    ...(info && { fact: info.key }),
    ...(test?.minutes !== undefined && { minutes: test.minutes }),
    ...(test && makeTexts(linking, book, id, test, ['meanwhile', 'warning'], at)),
    changes: findFacts(linking, tree.scope, test?.changes, under(at, 'changes')).map(({ key }) => key),
    ways,
    ...passing(tree, data.when, passTo, at),
    ...makeCommon(linking, book, id, data, at),
    ...(meaning !== undefined && { meaning }),
  };
}
const NOTHING = Object.freeze({});

function keptFact(tree: TreeLinking, fact: Id | undefined, at: Spot): FactInfo | undefined {
  if (fact === undefined) return undefined;
  const info = findFact(tree.linking, tree.scope, fact, under(at, 'fact'));
  if (info?.type === 'outcome') {
    tree.linking.say('fact-type-mismatch', under(at, 'fact'), {
      fact: info.id,
      type: info.type,
      wanted: 'choice / several / number / text',
    });
    return undefined;
  }
  return info;
}

function makeAsk(
  tree: TreeLinking,
  id: Id,
  data: Asking,
  info: FactInfo | undefined,
  at: Spot,
): { text: Text; shared: boolean } {
  const key = data.verb === 'look' ? 'look' : 'ask';
  const words = data.verb === 'look' ? data.look : data.verb === 'fact' ? undefined : data.ask;
  if (words !== undefined)
    return { text: makeText(tree.linking, tree.book, `${id}.${key}`, words, under(at, key)), shared: false };
  if (info?.fact?.ask) return { text: info.fact.ask, shared: true };
  if (data.fact === undefined) tree.linking.say('shape-missing-key', keyOf(at), { key: 'ask' });
  else if (info && !info.open) tree.linking.say('fact-without-question', under(at, 'fact'), { fact: info.id });
  return { text: { at: `${id}.ask`, words: { [tree.linking.locales[0]]: '' } }, shared: true };
}

type InputShape = Pick<StepOf<'ask'>, 'answers' | 'type' | 'unit' | 'min' | 'max' | 'fact'>;

function makeInput(
  tree: TreeLinking,
  id: Id,
  data: Asking,
  info: FactInfo | undefined,
  at: Spot,
): { input: Input; open: boolean } {
  const shape: InputShape = data;
  const { linking, book } = tree;
  if (info && shape.type !== undefined && shape.type !== info.type) {
    linking.say('fact-type-mismatch', under(at, 'type'), { fact: info.id, type: info.type, wanted: shape.type });
  }
  const type = info?.type ?? shape.type ?? 'choice';
  if (type === 'text') return { input: { type }, open: false };
  if (type === 'number') {
    const base = info ? inputOf(info) : undefined;
    const from = base?.type === 'number' ? base : undefined;
    const unit =
      shape.unit === undefined ? from?.unit : makeText(linking, book, `${id}.unit`, shape.unit, under(at, 'unit'));
    const [min, max] = [shape.min ?? from?.min, shape.max ?? from?.max];
    if (shape.min !== undefined || shape.max !== undefined)
      checkOrder(linking, min, max, under(at, shape.min === undefined ? 'max' : 'min'));
    return {
      input: { type, ...(unit && { unit }), ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
      open: false,
    };
  }
  const kind = type === 'several' ? 'several' : 'choice';
  const { answers, open } = makeChoices(tree, id, shape.answers, data.fact, info, under(at, 'answers'));
  const none = answers.length === 0 && !open;
  if (none) linking.say('answers-missing', shape.answers === undefined ? keyOf(at) : under(at, 'answers'), { id });
  // Which answers there should be is not known.
  return { input: { type: kind, answers }, open: open || none };
}

function makeChoices(
  tree: TreeLinking,
  id: Id,
  shape: InputShape['answers'],
  named: Id | undefined,
  info: FactInfo | undefined,
  at: Spot,
): { answers: readonly Answer[]; open: boolean } {
  const { linking } = tree;
  // A fact that could not be found or read: nothing is known about its answers.
  const open = named !== undefined && (!info || info.open);
  if (shape === undefined) {
    const input = info && inputOf(info);
    return { answers: input && 'answers' in input ? input.answers : [], open };
  }
  if (typeof shape === 'string') {
    const list = findList(linking, shape, at);
    if (!list) return { answers: [], open: true };
    checkValues(tree, info, list.ids, () => at);
    return { answers: withMeaning(list.answers, info), open };
  }
  if (Array.isArray(shape)) {
    if (open) return { answers: [], open };
    checkValues(tree, info, shape, (index) => under(at, index));
    const values = new Map(info?.fact?.values.map((value) => [value.id, value]));
    const answers = shape.flatMap((value) => {
      const found = values.get(linking.renames.values.get(info?.key ?? '')?.get(value)?.now ?? value);
      return found ? [asAnswer(found)] : [];
    });
    if (info) sameLabels(linking, answers, (value) => under(at, shape.indexOf(value)));
    return { answers, open: open || (info !== undefined && answers.length < shape.length) };
  }
  const answers = makeAnswers(linking, tree.book, `${id}.answers`, shape, at);
  checkValues(tree, info, Object.keys(shape), (_, value) => keyOf(under(at, value)));
  return { answers: withMeaning(answers, info), open };
}

/** With a fact, answers are values of it. */
function checkValues(
  tree: TreeLinking,
  info: FactInfo | undefined,
  ids: readonly Id[],
  place: (index: number, id: Id) => Spot,
): void {
  if (!info || info.open) return;
  ids.forEach((id, index) => {
    if (info.values.has(id)) return;
    const at = place(index, id);
    if (renamed(tree.linking, tree.linking.renames.values.get(info.key), id, at) !== undefined) return;
    tree.linking.say('answers-not-values', at, {
      answer: id,
      fact: info.id,
      suggestion: didYouMean(id, info.values.keys()),
    });
  });
}

/** Severity and meaning of the value stand for the answer too, unless it has its own. */
function withMeaning(answers: readonly Answer[], info: FactInfo | undefined): readonly Answer[] {
  if (!info?.fact) return answers;
  const values = new Map(info.fact.values.map((value) => [value.id, value]));
  return answers.map((answer) => {
    const value = values.get(answer.id);
    const severity = answer.severity ?? value?.severity;
    const meaning = answer.meaning ?? value?.meaning;
    return { ...answer, ...(severity !== undefined && { severity }), ...(meaning !== undefined && { meaning }) };
  });
}

function questionChoices(tree: TreeLinking, id: Id, input: Input, info: FactInfo | undefined, open: boolean): Choices {
  const ids = answerIds(input);
  return {
    ids,
    parents: (answer) => info?.values.get(answer)?.parents ?? [],
    unknown: (key, at) => {
      if (open) return undefined;
      const now =
        renamed(tree.linking, tree.renames.answers.get(id), key, at) ??
        (info && renamed(tree.linking, tree.linking.renames.values.get(info.key), key, at));
      if (now !== undefined) return now;
      if (input.type === 'choice')
        tree.linking.say('unknown-answer', at, {
          answer: key,
          step: id,
          suggestion: didYouMean(key, [...ids, ...(info?.values.keys() ?? []), 'else']),
        });
      else tree.linking.say('map-without-choice', at, { step: id, answer: key });
      return undefined;
    },
    missing: (missing, at) => {
      // A number asked with a map of answers has been told so already.
      if (!open) missingAnswers(tree)(missing, at);
    },
  };
}
