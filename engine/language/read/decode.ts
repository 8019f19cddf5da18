/** From bytes to text: UTF-8 or a diagnostic. */
import { type Diagnostic, type Place, report } from '../diagnostics/index.ts';
import type { Limits } from '../limits.ts';

/** A file as it was found. `path` is relative, with `/`. */
export interface SourceInput {
  readonly path: string;
  readonly content:
    | string
    | Uint8Array
    | { readonly problem: 'directory' | 'unreadable' | 'too-large'; readonly size?: number };
}

// Both Node and browsers have it; the engine is compiled without the types of either.
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

const MEBI = 1024 * 1024;
const mebibytes = (bytes: number): string => `${Math.round((bytes / MEBI) * 10) / 10} MB`;

export const startOf = (file: string): Place => ({ file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } });

/** Length of the UTF-8 sequence at `at`, or 0 where the bytes are not UTF-8. */
function sequence(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
  return length;
}

function placeOfFault(file: string, bytes: Uint8Array): Place {
  let line = 1;
  let column = 1;
  for (let at = 0; at < bytes.length; ) {
    const length = sequence(bytes, at);
    if (length === 0) break;
    if (bytes[at] === 0x0a) {
      line++;
      column = 1;
    } else column += length === 4 ? 2 : 1;
    at += length;
  }
  return { file, start: { line, column }, end: { line, column: column + 1 } };
}

/** The text without its byte order mark, or what is wrong with the file. */
export function decode(input: SourceInput, limits: Limits): { text: string } | { diagnostic: Diagnostic } {
  const { path, content } = input;
  const tooLarge = (size?: number) => ({
    diagnostic: report('file-too-large', startOf(path), {
      size: size === undefined ? mebibytes(limits.fileBytes) : mebibytes(size),
      limit: mebibytes(limits.fileBytes),
    }),
  });
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) {
    if (content.problem === 'too-large') return tooLarge(content.size);
    const directory = content.problem === 'directory';
    const problem = directory
      ? { 'zh-CN': '这是一个文件夹', en: 'it is a folder' }
      : { 'zh-CN': '没有读取它的权限，或它已经不在了', en: 'there is no permission to read it, or it is gone' };
    return { diagnostic: report('file-unreadable', startOf(path), { file: path, problem }) };
  }
  if (content.length > limits.fileBytes) return tooLarge(content.length);
  let text: string;
  if (typeof content === 'string') text = content;
  else {
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    } catch {
      return { diagnostic: report('file-not-utf8', placeOfFault(path, content)) };
    }
  }
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  return { text };
}
