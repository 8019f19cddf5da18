/** XLIFF 2: a file of the pack is a `file`, an address is the id of a unit. A stale text goes without its old translation. */
import type { ReturnedUnit } from '../engine.ts';
import type { ExchangeFormat } from './format.ts';

/** XML has no control characters but these; what a text has of others would make the whole file unreadable. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The library takes `&amp;` in a text for an ampersand that is written out already. */
const asText = (text: string): string => text.replace(FORBIDDEN, '').replaceAll('&amp;', '&amp;amp;');

/** Closed to the end, behind which comments alone may stand. */
const WHOLE = /<\/(?:[\w.-]+:)?xliff\s*>\s*(?:<!--[^>]*-->\s*)*$/;

/** An id of a file in XLIFF has no slashes. */
const idOf = (path: string): string => path.replaceAll('/', ':');
const pathOf = (id: string): string => id.replaceAll(':', '/');

const ATTRIBUTES = { canResegment: 'no', 'xml:space': 'preserve' };

export const xliff: ExchangeFormat = {
  async write({ from, to, units }, note) {
    const { default: write } = await import('xliff/js2xliff');
    const resources: Record<string, Record<string, XliffUnit>> = {};
    for (const unit of units) {
      const file = idOf(unit.file);
      resources[file] ??= {};
      const target = unit.before === undefined ? unit.target : '';
      const told = note(unit);
      Object.assign(resources[file], {
        [unit.address]: {
          source: asText(unit.source),
          ...(target && { target: asText(target) }),
          ...(told && { note: asText(told) }),
          additionalAttributes: ATTRIBUTES,
        },
      });
    }
    const xml = await write({ sourceLanguage: from, targetLanguage: to, resources });
    return `<?xml version="1.0" encoding="UTF-8"?>\n${xml.trimEnd()}\n`;
  },
  async read(content) {
    // The library reads on to where a file breaks off, as if that were all of it.
    if (!WHOLE.test(content)) return undefined;
    const { default: parse } = await import('xliff/xliff2js');
    // The library throws what is no XML, and what is no XLIFF.
    const read = await parse(content).catch(() => undefined);
    if (!read?.resources) return undefined;
    const units = Object.entries(read.resources).flatMap(([file, texts]) =>
      Object.entries(texts).map(
        ([address, { source, target }]): ReturnedUnit => ({
          file: pathOf(file),
          address,
          source: textOf(source),
          target: textOf(target),
        }),
      ),
    );
    return { units, ...(read.targetLanguage && { to: read.targetLanguage }) };
  },
};

/** The words of a text, without marks that a tool put into it. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('');
  if (typeof content !== 'object' || content === null) return '';
  return Object.values(content)
    .map((part) => (typeof part === 'object' && part !== null && 'contents' in part ? textOf(part.contents) : ''))
    .join('');
}
