/** The form of ids where they are defined, and the numbers of things in a file. */
import { type Bilingual, type Diagnostic, type Place, report } from '../diagnostics/index.ts';
import type { Limits } from '../limits.ts';
import { BUILT_IN_INSERTS, RESERVED_ANSWERS } from '../model.ts';
import { ID } from '../shape.ts';
import type { Path } from './places.ts';
import type { Data } from './walk.ts';

/** Words that mean something else in the same place. `constructor` is a word every look-up in JavaScript would find. */
const ALWAYS = ['constructor'];
const RESERVED = {
  answer: [...ALWAYS, ...RESERVED_ANSWERS, 'known', 'unknown', 'by'],
  value: [...ALWAYS, ...RESERVED_ANSWERS, 'known', 'unknown', 'by'],
  fact: [...ALWAYS, 'all', 'any', 'not', 'severity', 'minutes-left', 'minutes', 'team'],
  cause: [...ALWAYS, 'unknown'],
  word: [...ALWAYS, ...BUILT_IN_INSERTS],
  other: ALWAYS,
} as const;
type Sort = keyof typeof RESERVED;

type Fields = { [key: string]: Data };
const mapOf = (data: Data | undefined): Fields => (typeof data === 'object' && !Array.isArray(data) ? data : {});

/** Everything to be told about the ids a tree or pack file defines. */
export function checkIds(
  data: Data,
  place: (path: Path, part?: 'key' | 'value') => Place,
  limits: Limits,
): { diagnostics: Diagnostic[]; faulty: Path[] } {
  const diagnostics: Diagnostic[] = [];
  const faulty: Path[] = [];
  const one = (id: string, sort: Sort, path: Path, part: 'key' | 'value') => {
    const tell = (code: 'id-form' | 'id-reserved' | 'yaml-digit-key') => {
      diagnostics.push(report(code, place(path, part), { id }));
      faulty.push(path);
    };
    if (/^\d+$/.test(id) && part === 'key') tell('yaml-digit-key');
    else if (!ID.test(id) || id.length > limits.idLength) tell('id-form');
    else if ((RESERVED[sort] as readonly string[]).includes(id)) tell('id-reserved');
  };
  const limit = (what: Bilingual, value: number, most: number, path: Path) => {
    if (value > most) diagnostics.push(report('limit-exceeded', place(path, 'key'), { what, value, limit: most }));
  };
  const keys = (parent: Data | undefined, sort: Sort, path: Path, each?: (value: Data, path: Path) => void) => {
    for (const [id, value] of Object.entries(mapOf(parent))) {
      one(id, sort, [...path, id], 'key');
      each?.(value, [...path, id]);
    }
  };
  const values = (parent: Data | undefined, path: Path): number => {
    let count = 0;
    keys(parent, 'value', path, (value, at) => {
      count++;
      count += values(mapOf(value).values, [...at, 'values']);
    });
    return count;
  };
  const answers = (parent: Data | undefined, path: Path) => {
    if (Array.isArray(parent)) limit(ANSWERS, parent.length, limits.answersPerQuestion, path);
    else {
      keys(parent, 'answer', path);
      limit(ANSWERS, Object.keys(mapOf(parent)).length, limits.answersPerQuestion, path);
    }
  };
  const file = mapOf(data);
  for (const name of ['tree', 'pack'] as const) {
    const id = file[name];
    if (typeof id === 'string' && id !== '') one(id, 'other', [name], 'value');
  }
  if (Array.isArray(file.ways))
    file.ways.forEach((way, index) => {
      if (typeof way === 'string' && way !== '') one(way, 'answer', ['ways', index], 'value');
    });
  keys(file.facts, 'fact', ['facts'], (fact, path) => {
    const count = values(mapOf(fact).values, [...path, 'values']);
    limit(ANSWERS, count, limits.answersPerQuestion, [...path, 'values']);
  });
  keys(file.ends, 'other', ['ends']);
  keys(file.causes, 'cause', ['causes']);
  keys(file.words, 'word', ['words']);
  for (const section of ['severities', 'teams', 'glossary', 'incident']) keys(file[section], 'other', [section]);
  if ('pack' in file || !('steps' in file)) keys(file.answers, 'other', ['answers'], answers);
  let steps = 0;
  keys(file.steps, 'other', ['steps'], (step, path) => {
    steps++;
    answers(mapOf(step).answers, [...path, 'answers']);
    for (const part of ['try', 'checklist']) {
      const parts = mapOf(step)[part];
      keys(parts, 'other', [...path, part]);
      steps += Object.keys(mapOf(parts)).length;
    }
  });
  limit({ 'zh-CN': '一棵树的步骤数', en: 'number of steps of a tree' }, steps, limits.stepsPerTree, ['steps']);
  return { diagnostics, faulty };
}
const ANSWERS: Bilingual = { 'zh-CN': '一个问题的答案数', en: 'number of answers of a question' };
