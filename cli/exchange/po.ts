/** gettext PO: a text is told by its context, `file:address`; what is stale is marked fuzzy. */
import type { GetTextTranslationRecord } from 'gettext-parser';
import type { ReturnedUnit } from '../engine.ts';
import type { ExchangeFormat } from './format.ts';

const gettext = async () => (await import('gettext-parser')).po;

export const po: ExchangeFormat = {
  async write({ from, to, units }, note) {
    const translations: Record<string, GetTextTranslationRecord[string]> = {};
    for (const unit of units) {
      const msgctxt = `${unit.file}:${unit.address}`;
      const isStale = unit.before !== undefined;
      const told = note(unit);
      translations[msgctxt] = {
        [unit.source]: {
          msgctxt,
          msgid: unit.source,
          msgstr: [unit.target],
          comments: { ...(told && { extracted: told }), ...(isStale && { flag: 'fuzzy' }) },
        },
      };
    }
    const headers = {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': '8bit',
      'MIME-Version': '1.0',
      Language: to,
      'X-Source-Language': from,
    };
    return `${(await gettext()).compile({ charset: 'utf-8', headers, translations }).toString('utf8').trimEnd()}\n`;
  },
  async read(content) {
    const { po: parser } = await import('gettext-parser');
    const read = parsed(() => parser.parse(Buffer.from(content)));
    // Every PO file begins with its headers.
    if (!read?.headers) return undefined;
    const language = Object.entries(read.headers).find(([name]) => name.toLowerCase() === 'language')?.[1];
    const units = Object.entries(read.translations).flatMap(([context, texts]) =>
      Object.values(texts).flatMap(({ msgid, msgstr, comments }): ReturnedUnit[] => {
        if (msgid === '') return [];
        const colon = context.lastIndexOf(':');
        const unconfirmed = comments?.flag?.split(/[\s,]+/).includes('fuzzy') ?? false;
        return [
          {
            file: context.slice(0, Math.max(colon, 0)),
            address: context.slice(colon + 1),
            source: msgid,
            target: msgstr[0] ?? '',
            ...(unconfirmed && { unconfirmed }),
          },
        ];
      }),
    );
    return { units, ...(language && { to: language }) };
  },
};

/** The library throws what it cannot read; which line it was is of no use to whoever got the file from elsewhere. */
function parsed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
