/** What a person reads where a command was refused. */
import type { Locale } from '../language/model.ts';
import type { UsageError } from './types.ts';
import { isChinese } from './words.ts';

type Say = string | ((about: Readonly<Record<string, string>>) => string);
type Sentences = Readonly<Record<UsageError['code'], Say>>;

const zh: Sentences = {
  'not-a-command': ({ at }) => `这不是能执行的命令${at ? `（${at}）` : ''}。`,
  'not-asked': '现在问的不是这个。',
  'unknown-answer': ({ answer, value, step }) =>
    `“${answer ?? value ?? ''}”不是${step ? `“${step}”` : '这个问题'}的回答。`,
  'wrong-type': '这样的回答不合适。',
  'out-of-bounds': ({ value, min, max, wanted }) =>
    wanted === 'text'
      ? `太长了：有 ${value} 个字符，最多 ${max} 个。没有保存，请缩短或分几次写。`
      : min && max
        ? `请输入 ${min} 到 ${max} 的数。`
        : '这个数超出了范围。',
  'unknown-step': ({ step }) => `没有“${step ?? ''}”这个问题。`,
  'unknown-tree': ({ tree }) => `没有“${tree ?? ''}”这棵树。`,
  'unknown-fact': ({ fact }) => `没有“${fact ?? ''}”这个事实。`,
  'unknown-value': ({ fact, value }) => `“${value ?? ''}”不是“${fact ?? ''}”的值。`,
  'unknown-severity': ({ severity }) => `没有“${severity ?? ''}”这个严重程度。`,
  'nothing-to-go-back-to': '前面没有问题了。',
  'nothing-to-return-to': '没有换过树。',
  'no-other-wording': '没有别的问法。',
  'no-rush': '现在没有更短的路。',
  'not-passed': '这个问题不是自动跳过的。',
  'severity-falls': '严重程度只升不降。',
  'not-yet': '这个时间还没有到。',
  ended: '已经结束了，要改可以先返回。',
};

const en: Sentences = {
  'not-a-command': ({ at }) => `That is no command${at ? ` (${at})` : ''}.`,
  'not-asked': 'That is not what is being asked.',
  'unknown-answer': ({ answer, value, step }) =>
    `"${answer ?? value ?? ''}" is not an answer to ${step ? `"${step}"` : 'this question'}.`,
  'wrong-type': 'That kind of answer does not fit here.',
  'out-of-bounds': ({ value, min, max, wanted }) =>
    wanted === 'text'
      ? `That is too long: ${value} characters, and ${max} at the most. Nothing was stored; shorten it, or write it in parts.`
      : min && max
        ? `Please type a number from ${min} to ${max}.`
        : 'That number is out of bounds.',
  'unknown-step': ({ step }) => `There is no question "${step ?? ''}".`,
  'unknown-tree': ({ tree }) => `There is no tree "${tree ?? ''}".`,
  'unknown-fact': ({ fact }) => `There is no fact "${fact ?? ''}".`,
  'unknown-value': ({ fact, value }) => `"${value ?? ''}" is not a value of "${fact ?? ''}".`,
  'unknown-severity': ({ severity }) => `There is no severity "${severity ?? ''}".`,
  'nothing-to-go-back-to': 'There is no question before this one.',
  'nothing-to-return-to': 'There was no switch to return from.',
  'no-other-wording': 'There is no other wording.',
  'no-rush': 'There is no shorter way now.',
  'not-passed': 'That question was not passed over.',
  'severity-falls': 'A severity never falls.',
  'not-yet': 'That time has not come yet.',
  ended: 'This has ended; go back to change something.',
};

/** Every code there is. */
export const REFUSALS = Object.keys(en) as readonly UsageError['code'][];

/** Why a command was refused, in Chinese for `zh` locales and in English for all others; free of control characters. */
export function sayUsageError({ code, about }: UsageError, locale: Locale): string {
  const say = (isChinese(locale) ? zh : en)[code];
  return typeof say === 'string' ? say : say(about);
}
