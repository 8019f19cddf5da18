/** What the ids in views, records and reports are called: the same everywhere, whatever the pack. */
import type { EndKind, Locale, Outcome } from '../language/model.ts';
import type { AnswerFate, Evidence, FateLine } from './types.ts';
import { isChinese, WORDS } from './words.ts';

export interface Terms {
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly evidence: Readonly<Record<Evidence, string>>;
  readonly ends: Readonly<Record<EndKind, string>>;
  /** What became of an answer. */
  readonly fates: Readonly<Record<AnswerFate, string>>;
  /** Why, to be put behind it. */
  readonly why: Readonly<Record<NonNullable<FateLine['why']>, string>>;
}

const zh: Terms = {
  outcomes: { fixed: WORDS.zh.fixed, 'not-fixed': WORDS.zh['not-fixed'], cannot: WORDS.zh.cannot },
  evidence: { said: '客户说的', shown: '看到的', measured: '测得的' },
  ends: {
    resolved: '已解决',
    restored: '先用上了，原因还没查清，过后要跟进',
    escalated: '已升级',
    referred: '不归我们处理，已指明找谁',
    'no-fault': '一切正常，不是故障',
    prepared: '事先检查完了',
  },
  fates: { kept: '保留', renamed: '改了名，保留', waiting: '先放着', 'asked-again': '要再问一次', dropped: '不再用' },
  why: {
    'step-renamed': '只是步骤改了名，回答照用',
    'answer-renamed': '只是选项改了名，回答照用',
    'behind-a-question': '现在先问别的，问到这一步时直接用上，不再问',
    'step-gone': '这一步已经没有了，只剩编号',
    'answer-gone': '这个选项已经没有了，只剩编号',
    'meaning-changed': '这一步的意思变了，旧回答不能当新回答用',
    'not-on-the-way': '现在的路不经过这一步',
    'tree-gone': '这棵树已经没有了，只剩编号',
    'tree-shared': '这棵树现在是别的树里的一段，走到那里时会再问',
    ambiguous: '改名以后有两个旧回答都对得上这一步，分不清是哪一个，所以都不用',
  },
};

const en: Terms = {
  outcomes: { fixed: WORDS.en.fixed, 'not-fixed': WORDS.en['not-fixed'], cannot: WORDS.en.cannot },
  evidence: { said: 'customer said', shown: 'seen', measured: 'measured' },
  ends: {
    resolved: 'Solved',
    restored: 'It runs again; the cause is open, a follow-up is owed',
    escalated: 'Escalated',
    referred: 'Not ours; the customer knows whom to ask',
    'no-fault': 'Works as it should, no fault',
    prepared: 'Checked beforehand',
  },
  fates: {
    kept: 'Kept',
    renamed: 'Renamed, kept',
    waiting: 'Waiting',
    'asked-again': 'Asked again',
    dropped: 'No longer used',
  },
  why: {
    'step-renamed': 'only the step has a new name, the answer stands',
    'answer-renamed': 'only the answer has a new name, and it stands',
    'behind-a-question':
      'something else is asked first; when this question comes, the answer is taken and not asked for again',
    'step-gone': 'this step is gone, only ids are left',
    'answer-gone': 'this answer is gone, only its id is left',
    'meaning-changed': 'the step means something else now, so the old answer cannot stand for a new one',
    'not-on-the-way': 'the way does not lead here any more',
    'tree-gone': 'this tree is gone, only ids are left',
    'tree-shared': 'this tree is a part of other trees now, and is asked anew there',
    ambiguous: 'after a renaming two earlier answers would fit this step, so neither is used',
  },
};

/** The words, in Chinese for `zh` locales and in English for all others. */
export const termsFor = (locale: Locale): Terms => (isChinese(locale) ? zh : en);
