/** What is said about texts that go to translators and come back. */
import type { ExchangeReport, ExchangeUnit } from '../engine.ts';
import { programLanguage } from '../language.ts';

export interface ExchangeWords {
  readonly oneAtATime: string;
  readonly whichFormat: (path: string) => string;
  readonly whichLanguage: (locales: string) => string;
  /** What cannot be read has no texts that could be missing. */
  readonly hasErrors: (path: string) => string;
  readonly unwritable: (path: string) => string;
  readonly unreadable: (path: string) => string;
  readonly notSuchAFile: (path: string) => string;
  readonly exported: (path: string, locale: string, texts: number, open: number, stale: number) => string;
  readonly written: (path: string) => string;
  /** For the translator, beside a text. */
  readonly note: (unit: ExchangeUnit) => string;
  readonly ignored: (text: string, why: string) => string;
  readonly why: Readonly<Record<ExchangeReport['ignored'][number]['why'], string>>;
  readonly inserts: (text: string, names: string) => string;
  readonly taken: (changed: number, same: number, empty: number, ignored: number) => string;
}

const insertsIn = (text: string): string => [...new Set(text.match(/<[a-z][a-z0-9.-]*>/g) ?? [])].join(' ');
const lines = (...parts: readonly string[]): string => parts.filter(Boolean).join('\n');

const zh: ExchangeWords = {
  oneAtATime: '--check、--export、--import 一次只能用一个。',
  whichFormat: (path) =>
    `看不出“${path}”是哪种文件：用 .po、.xlf 或 .xliff 作后缀，或者写 --format po、--format xliff。`,
  whichLanguage: (locales) => `要翻译成哪一种语言？用 --locale 写明，这个包另有：${locales || '没有别的语言'}。`,
  hasErrors: (path) => `${path} 有错误，读不出来的地方有没有翻译还不知道。请先运行 symptree check ${path}`,
  unwritable: (path) => `写不了 ${path}。`,
  unreadable: (path) => `读不了 ${path}。`,
  notSuchAFile: (path) => `${path} 不是完整的这种文件，什么都没有写。`,
  exported: (path, locale, texts, open, stale) =>
    `已写出 ${path}：${locale}，${texts} 段文字，${open} 段还没有翻译，${stale} 段的原文后来改过。`,
  written: (path) => `已写 ${path}`,
  note: ({ source, target, before }) =>
    lines(
      insertsIn(source) && `请原样保留：${insertsIn(source)}`,
      before === undefined ? '' : `原文改过。以前的原文：${before}`,
      before === undefined ? '' : `以前的译文：${target}`,
    ),
  ignored: (text, why) => `没有收 ${text}：${why}`,
  why: {
    unknown: '树里没有这段文字',
    stale: '译的不是现在的原文，请重新导出给译者',
    unconfirmed: '译者还没有确认（fuzzy）',
    unreadable: '这个文件有错，先用 symptree check 改好',
  },
  inserts: (text, names) => `收下了 ${text}，可是 ${names} 和原文对不上，请核对`,
  taken: (changed, same, empty, ignored) =>
    `新的或改过的 ${changed} 段，没有变的 ${same} 段，没有翻译的 ${empty} 段，没有收的 ${ignored} 段。`,
};

const en: ExchangeWords = {
  oneAtATime: 'Choose one of --check, --export and --import.',
  whichFormat: (path) =>
    `What kind of file is ${path}? Name it .po, .xlf or .xliff, or say --format po or --format xliff.`,
  whichLanguage: (locales) => `Into which language? Say it with --locale; the pack also has: ${locales || 'no other'}.`,
  hasErrors: (path) =>
    `${path} has errors; whether what cannot be read is translated is not known. Run symptree check ${path} first.`,
  unwritable: (path) => `${path} cannot be written.`,
  unreadable: (path) => `${path} cannot be read.`,
  notSuchAFile: (path) => `${path} is no whole file of this kind; nothing was written.`,
  exported: (path, locale, texts, open, stale) =>
    `Wrote ${path}: ${locale}, ${texts} texts, ${open} not translated yet, ${stale} changed since they were translated.`,
  written: (path) => `Wrote ${path}`,
  note: ({ source, target, before }) =>
    lines(
      insertsIn(source) && `Keep as it is: ${insertsIn(source)}`,
      before === undefined ? '' : `The source has changed. It was: ${before}`,
      before === undefined ? '' : `It was translated: ${target}`,
    ),
  ignored: (text, why) => `Not taken, ${text}: ${why}`,
  why: {
    unknown: 'the trees have no such text',
    stale: 'it translates what the tree no longer says; export anew for the translator',
    unconfirmed: 'the translator has not confirmed it (fuzzy)',
    unreadable: 'its file has errors; mend it with symptree check first',
  },
  inserts: (text, names) => `Taken, ${text}, but ${names} is not as in the source; look at it`,
  taken: (changed, same, empty, ignored) =>
    `${changed} new or changed, ${same} as before, ${empty} not translated, ${ignored} not taken.`,
};

export const exchangeWords = (language: string): ExchangeWords => (programLanguage(language) === 'zh-CN' ? zh : en);
