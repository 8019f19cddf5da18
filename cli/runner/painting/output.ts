/**
 * In place of Ink's `Output` in the bundle: the same frame, in a fraction of the time. Rows that were there before are
 * taken from there, plain ones are put together run by run, and whatever is neither is left to Ink.
 */
import { rowOf, type Write } from './row.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}
type Transform = (line: string, index: number) => string;
interface Clip {
  readonly x1: number | undefined;
  readonly x2: number | undefined;
  readonly y1: number | undefined;
  readonly y2: number | undefined;
}

/** What Ink draws a frame with. */
interface InkOutput {
  write(x: number, y: number, text: string, options: { transformers: Transform[] }): void;
  clip(clip: Clip): void;
  unclip(): void;
  get(): { output: string; height: number };
}

interface Operation extends Write {
  readonly y: number;
  readonly transformers: Transform[];
}

export function quickOutput(Slow: new (size: Size) => InkOutput): new (size: Size) => InkOutput {
  return class Output implements InkOutput {
    readonly #size: Size;
    readonly #writes: Operation[] = [];
    /** Where something is cut off, Ink does all of it. */
    #slow: InkOutput | undefined;

    constructor(size: Size) {
      this.#size = size;
    }

    write(x: number, y: number, text: string, options: { transformers: Transform[] }): void {
      if (this.#slow) this.#slow.write(x, y, text, options);
      else if (text !== '') this.#writes.push({ x, y, text, transformers: options.transformers });
    }

    clip(clip: Clip): void {
      if (!this.#slow) {
        this.#slow = new Slow(this.#size);
        for (const { x, y, text, transformers } of this.#writes) this.#slow.write(x, y, text, { transformers });
      }
      this.#slow.clip(clip);
    }

    unclip(): void {
      this.#slow?.unclip();
    }

    get(): { output: string; height: number } {
      if (this.#slow) return this.#slow.get();
      const { width, height } = this.#size;
      const rows = rowsOf(this.#writes, height).map((writes) => rowOf(width, writes) ?? slowRow(width, writes));
      return { output: rows.join('\n'), height };
    }
  };

  function slowRow(width: number, writes: readonly Write[]): string {
    const row = new Slow({ width, height: 1 });
    for (const { x, text } of writes) row.write(x, 0, text, { transformers: [] });
    return row.get().output;
  }
}

/** What is written in each row, in order. Text below the last row is not drawn. */
function rowsOf(operations: readonly Operation[], height: number): Write[][] {
  const rows = Array.from({ length: height }, (): Write[] => []);
  for (const { x, y, text, transformers } of operations) {
    let row = y;
    for (const [index, line] of text.split('\n').entries()) {
      const writes = rows[row];
      // Like Ink, which stays where it is once it is out of the frame.
      if (!writes) continue;
      writes.push({ x, text: transformers.reduce((changed, transform) => transform(changed, index), line) });
      row++;
    }
  }
  return rows;
}
