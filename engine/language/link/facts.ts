/** Facts: declared first by id and values, so that texts and conditions may name them; then made whole. */

import type { Answer, Fact, FactKey, FactType, FactValue, Id } from '../model.ts';
import type { FactShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';
import { type AnswerList, type Book, type FactInfo, type Linking, labelOf, related } from './context.ts';
import { checkOrder, checkShare, findSets, findSeverity } from './lookups.ts';
import { entriesOf, keyOf, type Spot, under } from './source.ts';
import { makeText } from './texts.ts';

type ValueShape = Exclude<FactShape['values'], string | undefined>[string];
type ListShapes = ReadonlyMap<Id, { readonly ids: readonly Id[] }>;
type Values = Map<Id, { parents: readonly Id[]; leaf: boolean }>;

/** What can be known of a fact before any text is made. `lists` are the answer lists of the pack by name. */
export function declareFact(id: Id, key: FactKey, shape: FactShape, at: Spot, book: Book, lists: ListShapes): FactInfo {
  const type: FactType = shape.type ?? 'choice';
  const values: Values = new Map();
  let open = at.source.broken.has(id);
  if (type === 'choice' || type === 'several') {
    if (typeof shape.values === 'string') {
      const list = lists.get(shape.values);
      if (list) for (const value of list.ids) values.set(value, { parents: [], leaf: true });
      else open = true;
    } else if (shape.values === undefined) open = true;
    else declareValues(values, shape.values, []);
  }
  return { id, key, type, values, open, shape, at, book };
}

function declareValues(values: Values, shapes: Readonly<Record<Id, ValueShape>>, parents: readonly Id[]): void {
  for (const [id, shape] of Object.entries(shapes)) {
    const kinds = typeof shape === 'string' ? undefined : shape.values;
    const leaf = kinds === undefined || Object.keys(kinds).length === 0;
    if (!values.has(id)) values.set(id, { parents, leaf });
    if (kinds) declareValues(values, kinds, [id, ...parents]);
  }
}

/** Makes the fact with its texts, and says what is wrong with it. */
export function makeFact(linking: Linking, info: FactInfo, tree: Id | undefined): Fact {
  const { shape, at, book } = info;
  const address = `facts.${info.id}`;
  const text = (key: 'title' | 'ask' | 'find-out' | 'why' | 'send' | 'unit') => {
    const words = shape[key];
    return words === undefined ? undefined : makeText(linking, book, `${address}.${key}`, words, under(at, key));
  };
  const title = makeText(linking, book, `${address}.title`, shape.title, under(at, 'title'));
  const ask = text('ask');
  const wordings = (shape.wordings ?? []).map((words, index) =>
    makeText(linking, book, `${address}.wordings.${index + 1}`, words, under(at, 'wordings', index)),
  );
  const [findOut, why, send] = [text('find-out'), text('why'), text('send')];
  const values = info.type === 'choice' || info.type === 'several' ? makeValues(linking, info) : [];
  const unit = text('unit');
  checkOrder(linking, shape.min, shape.max, under(at, 'min'));
  const fact: Fact = {
    key: info.key,
    title,
    type: info.type,
    ...(ask && { ask }),
    wordings,
    ...(findOut && { findOut }),
    ...(why && { why }),
    ...(send && { send }),
    values,
    ...(unit && { unit }),
    ...(shape.min !== undefined && { min: shape.min }),
    ...(shape.max !== undefined && { max: shape.max }),
    given: shape.given ?? false,
    personal: shape.personal ?? false,
    ...(tree !== undefined && { tree }),
    ...(shape.meaning !== undefined && { meaning: shape.meaning }),
    ...(shape.source !== undefined && { source: shape.source }),
  };
  info.fact = fact;
  return fact;
}

function makeValues(linking: Linking, info: FactInfo): FactValue[] {
  const { shape, at } = info;
  if (shape.values === undefined) {
    if (!at.source.broken.has(info.id)) linking.say('answers-missing', keyOf(at), { id: info.id });
    return [];
  }
  if (typeof shape.values === 'string') {
    const list = findList(linking, shape.values, under(at, 'values'));
    return (list?.answers ?? []).map(({ id, label, severity, meaning }) => ({
      id,
      label,
      parents: [],
      leaf: true,
      ...(severity !== undefined && { severity }),
      ...(meaning !== undefined && { meaning }),
    }));
  }
  const values: FactValue[] = [];
  const places = new Map<Id, Spot>();
  const add = (shapes: Readonly<Record<Id, ValueShape>>, parents: readonly Id[], here: Spot): void => {
    for (const [id, value] of Object.entries(shapes)) {
      const there = under(here, id);
      const first = places.get(id);
      if (first) {
        linking.say('duplicate-id', keyOf(there), { id }, [
          related(keyOf(first), '第一次写在这里', 'First written here'),
        ]);
        continue;
      }
      places.set(id, there);
      const long = typeof value === 'string' ? undefined : value;
      const kinds = long?.values ?? {};
      checkShare(linking, long?.share, under(there, 'share'));
      const severity =
        long?.severity === undefined ? undefined : findSeverity(linking, long.severity, under(there, 'severity'));
      values.push({
        id,
        label: makeText(
          linking,
          info.book,
          `facts.${info.id}.values.${id}`,
          long ? long.label : (value as string),
          long ? under(there, 'label') : there,
        ),
        parents,
        leaf: Object.keys(kinds).length === 0,
        ...(long?.share !== undefined && { share: long.share }),
        ...(severity !== undefined && { severity }),
        ...(long?.meaning !== undefined && { meaning: long.meaning }),
      });
      add(kinds, [id, ...parents], under(there, 'values'));
    }
  };
  add(shape.values, [], under(at, 'values'));
  if (values.length === 0) linking.say('answers-missing', keyOf(at), { id: info.id });
  sameLabels(
    linking,
    values.filter(({ leaf }) => leaf),
    (id) => places.get(id) ?? at,
  );
  return values;
}

/** Two answers that read alike cannot be told apart by whoever reads them out. */
export function sameLabels(
  linking: Linking,
  answers: readonly (Answer | FactValue)[],
  placeOfAnswer: (id: Id) => Spot,
): void {
  const seen = new Map<string, Id>();
  for (const { id, label } of answers) {
    if (label.by) continue;
    const words = labelOf(label, linking.locales[0]);
    const first = seen.get(words);
    if (first === undefined) seen.set(words, id);
    else {
      linking.say('answers-same-label', placeOfAnswer(id), { label: words, first, second: id }, [
        related(placeOfAnswer(first), '另一个答案在这里', 'The other answer is here'),
      ]);
    }
  }
}

/** The answer list of that name, or undefined and a finding. */
export function findList(linking: Linking, name: Id, at: Spot): AnswerList | undefined {
  const list = linking.answers.get(name);
  if (!list && !linking.answers.has(name) && !linking.mayExist('answers', name)) {
    linking.say('unknown-answer-list', at, { list: name, suggestion: didYouMean(name, linking.answers.keys()) });
  }
  return list;
}

type AnswerShapes = Readonly<
  Record<
    Id,
    | string
    | {
        label: FactShape['title'];
        sets?: Record<string, string | string[]> | undefined;
        severity?: Id | undefined;
        meaning?: number | undefined;
      }
  >
>;

/** Answers as a map of id: words, at an address of the translation file. */
export function makeAnswers(linking: Linking, book: Book, address: string, shapes: AnswerShapes, at: Spot): Answer[] {
  const answers = entriesOf(shapes).map(([id, shape]): Answer => {
    const here = under(at, id);
    if (typeof shape === 'string') {
      return { id, label: makeText(linking, book, `${address}.${id}`, shape, here), sets: {} };
    }
    const severity =
      shape.severity === undefined ? undefined : findSeverity(linking, shape.severity, under(here, 'severity'));
    return {
      id,
      label: makeText(linking, book, `${address}.${id}`, shape.label, under(here, 'label')),
      sets: findSets(linking, book.scope, shape.sets, under(here, 'sets')),
      ...(severity !== undefined && { severity }),
      ...(shape.meaning !== undefined && { meaning: shape.meaning }),
    };
  });
  sameLabels(linking, answers, (id) => under(at, id));
  return answers;
}
