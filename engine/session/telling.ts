/** What became of a stored record, in the pack's words: for whoever goes on with it. */

import { localeOf } from '../language/locales.ts';
import type { FactKey, FactSetting, Id, Locale } from '../language/model.ts';
import { clean, say } from '../language/text.ts';
import { factOf } from '../language/values.ts';
import { treeOf } from '../machine/index.ts';
import { lookUp } from './renames.ts';
import { contextOf, type Session } from './state.ts';
import type { AnswerValue, FateLine, Unused } from './types.ts';
import { answerLabel, askedWords, factLabel, speaker } from './wording.ts';

/** One stored answer as it is told. */
export interface ToldFate extends Pick<FateLine, 'fate' | 'why'> {
  /** The question as it is put now, or, where its step is gone, its id. */
  readonly asked: string;
  /** The title of its tree, or, where that is gone, its id. */
  readonly tree: string;
  /** The answer in its present words, or, where it is gone, its id. */
  readonly answer: string;
}

/** What else the pack no longer knows, as it is told. */
export type ToldUnused =
  | { readonly type: 'fact'; readonly title: string; readonly value: string; readonly why: 'gone' | 'meaning-changed' }
  | { readonly type: 'tree'; readonly id: Id; readonly why: 'gone' | 'shared' }
  | { readonly type: 'severity' | 'pack' | 'entry'; readonly id: Id };

/** Lines of a report with the words of this session's pack, in one locale; free of control characters. */
export function tellReport(session: Session, report: readonly FateLine[], wanted: Locale): ToldFate[] {
  const { pack } = session;
  const locale = localeOf(pack, wanted);
  return report.map(({ step: key, now = key, value, fate, why }) => {
    const found = lookUp(pack, now);
    const told = (asked: string, tree: string, answer: string): ToldFate => ({
      fate,
      ...(why === undefined ? {} : { why }),
      asked,
      tree,
      answer,
    });
    if ('gone' in found) {
      const [visit = '', ...path] = key.split('/');
      const id = visit.split('#')[0] ?? '';
      const tree = treeOf(pack, id);
      return told(clean(path.join('/')), tree ? say(tree.title, locale, pack) : clean(id), plain(value));
    }
    const speak = speaker(pack, locale, contextOf(session).facts, found.tree.id);
    return told(
      askedWords(found.step, speak).replace(/\s*\n\s*/g, ' '),
      speak(found.tree.title),
      answerLabel(pack, found.step, value, locale),
    );
  });
}

/** The same for what else the pack no longer knows. */
export function tellUnused(session: Session, unused: readonly Unused[], wanted: Locale): ToldUnused[] {
  const locale = localeOf(session.pack, wanted);
  return unused.map((one) => tellOne(session, one, locale));
}

function tellOne(session: Session, one: Unused, locale: Locale): ToldUnused {
  switch (one.type) {
    case 'fact':
      return { type: 'fact', ...factWords(session, one.fact, one.value, locale), why: whyTold(one.why) };
    case 'tree':
      return { type: 'tree', id: clean(one.tree), why: one.why ?? 'gone' };
    case 'severity':
      return { type: 'severity', id: clean(one.severity) };
    case 'pack':
      return { type: 'pack', id: clean(one.pack) };
    case 'entry':
      return { type: 'entry', id: clean(one.entry) };
  }
}

const whyTold = (why: Extract<Unused, { type: 'fact' }>['why']) => (why === 'meaning-changed' ? why : 'gone');

function factWords({ pack }: Session, key: FactKey, value: FactSetting, locale: Locale) {
  const fact = factOf(pack, key);
  return { title: fact ? say(fact.title, locale, pack) : clean(key), value: factLabel(pack, key, value, locale) };
}

const plain = (value: AnswerValue): string => clean(Array.isArray(value) ? value.join(', ') : String(value));
