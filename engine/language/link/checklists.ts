/** Checklists: one question an item, with what mends it or where to go when it is missing. */
import type { Answer, Id, InformationStep, Locale, QuestionStep, Target, Text, Way } from '../model.ts';
import { didYouMean } from '../suggest.ts';
import { makeCondition } from './conditions.ts';
import type { Linking, TreeLinking } from './context.ts';
import { sparing } from './cut.ts';
import { entriesOf, keyOf, type Spot, type StepOf, under } from './source.ts';
import { makeText } from './texts.ts';
import { deadEnd, fallback, makeNext, makeTarget, NOWHERE } from './ways.ts';

/** The program's own words for the two answers of an item. */
const WORDS = { ok: { zh: '好了', en: 'Yes, it is' }, missing: { zh: '还没有', en: 'Not yet' } } as const;

function label(linking: Linking, answer: keyof typeof WORDS): Text {
  const inLocale = (locale: Locale): string =>
    locale.toLowerCase().startsWith('zh') ? WORDS[answer].zh : WORDS[answer].en;
  return {
    at: `checklist.${answer}`,
    words: Object.fromEntries(linking.locales.map((locale) => [locale, inLocale(locale)])),
  };
}

export function placeChecklist(tree: TreeLinking, id: Id, data: StepOf<'checklist'>, at: Spot): void {
  const { linking, book } = tree;
  const items = entriesOf(data.checklist);
  const after = afterList(tree, id, data, at);
  if (items.length === 0) deadEnd(tree, id, at);
  const answers: Answer[] = (['ok', 'missing'] as const).map((answer) => ({
    id: answer,
    label: label(linking, answer),
    sets: {},
  }));
  const when = data.when === undefined ? undefined : makeCondition(linking, tree.scope, data.when, under(at, 'when'));
  items.forEach(([item, shape], index) => {
    const here = under(at, 'checklist', item);
    const step = `${id}.${item}`;
    const mend = `${step}.mend`;
    const onward: Way = index + 1 < items.length ? `${id}.${items[index + 1]?.[0]}` : after;
    const away: Target | undefined =
      shape.missing === undefined ? undefined : makeTarget(tree, shape.missing, under(here, 'missing'));
    const missing = shape.mend === undefined ? (away ?? (shape.todo && onward)) : mend;
    if (missing === undefined) sparing(tree, item, shape).linking.say('dead-end', keyOf(here), { step });
    const passed = when && { when, passTo: onward };
    const why =
      shape.why === undefined ? undefined : makeText(linking, book, `${step}.why`, shape.why, under(here, 'why'));
    const todo = (key: 'do' | 'owner' | 'by'): Text =>
      makeText(linking, book, `${step}.todo.${key}`, shape.todo?.[key] ?? '', under(here, 'todo', key));
    const minutes = shape.minutes === undefined ? {} : { minutes: shape.minutes };
    const part = { of: 'checklist', id, index, count: items.length } as const;
    const question: QuestionStep = {
      id: step,
      kind: 'question',
      ask: makeText(linking, book, `${step}.item`, shape.item, under(here, 'item')),
      wordings: [],
      ...(why && { why }),
      input: { type: 'choice', answers },
      ...(shape.mend === undefined && minutes),
      changes: [],
      ways: { ok: onward, missing: missing ?? NOWHERE, unsure: missing ?? NOWHERE },
      ...(shape.todo && { todo: { do: todo('do'), owner: todo('owner'), by: todo('by') } }),
      ...(shape.source !== undefined && { source: shape.source }),
      ...passed,
      part,
    };
    tree.steps.set(step, question);
    tree.paths.set(step, here);
    if (shape.mend === undefined) return;
    const information: InformationStep = {
      id: mend,
      kind: 'information',
      tell: makeText(linking, book, mend, shape.mend, under(here, 'mend')),
      ...minutes,
      ways: { done: away ?? onward },
      part,
    };
    tree.steps.set(mend, information);
    tree.paths.set(mend, under(here, 'mend'));
  });
}

function afterList(tree: TreeLinking, id: Id, data: StepOf<'checklist'>, at: Spot): Way {
  const next = makeNext(tree, data.next, under(at, 'next'));
  if (next.kind === 'one') return next.way;
  if (next.kind === 'none') return fallback(tree, id) ?? deadEnd(tree, id, at);
  for (const key of next.by.keys()) {
    if (key !== 'done')
      tree.linking.say('unknown-answer', keyOf(under(next.at, key)), {
        answer: key,
        step: id,
        suggestion: didYouMean(key, ['done', 'else']),
      });
  }
  return next.by.get('done') ?? next.else ?? fallback(tree, id) ?? deadEnd(tree, id, at);
}
