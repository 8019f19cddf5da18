/** YAML text to a document, bounded in depth and in the number of problems. */
import { Composer, type Document, Lexer, type ParsedNode, Parser } from 'yaml';
import type { Limits } from '../limits.ts';

export interface YamlFault {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}
export type Parsed =
  /** Nested deeper than the limit, seen at this offset. */
  | { readonly tooDeepAt: number }
  | {
      readonly document: Document.Parsed<ParsedNode>;
      readonly faults: readonly YamlFault[];
      /** Where a second document begins. */
      readonly secondAt?: number;
    };

/**
 * All scalars stay strings as written. The token stream is cut off as soon as it is nested too deep, because composing
 * a document recurses, and an exhausted stack cannot always be caught.
 */
export function parse(text: string, limits: Limits): Parsed {
  const lexer = new Lexer();
  const parser = new Parser();
  let tooDeepAt: number | undefined;
  let faulty = 0;
  function* tokens() {
    for (const lexeme of lexer.lex(text)) {
      for (const token of parser.next(lexeme)) {
        if (token.type === 'error' && ++faulty > limits.problemsPerFile) return;
        yield token;
      }
      if (parser.stack.length > limits.depth + 1) {
        tooDeepAt = parser.offset;
        return;
      }
    }
    yield* parser.end();
  }
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  let first: Document.Parsed | undefined;
  let secondAt: number | undefined;
  for (const document of composer.compose(tokens(), true, text.length)) {
    if (first !== undefined) {
      secondAt = document.range[0];
      break;
    }
    first = document;
  }
  if (tooDeepAt !== undefined) return { tooDeepAt };
  // `compose` always gives a document, because it is told to (`forceDoc`).
  const document = first as Document.Parsed;
  const faults = document.errors.map((error) => ({ code: error.code, start: error.pos[0], end: error.pos[1] }));
  return { document, faults, ...(secondAt === undefined ? {} : { secondAt }) };
}
