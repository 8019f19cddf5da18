/** Asks for one line after another: from the script first, then from the input. */
import type { StepView } from '../engine.ts';
import type { Lines } from '../lines.ts';
import type { Script } from '../script.ts';

export interface Given {
  readonly text: string;
  /** Written beforehand: taken at its word, without asking twice, and a line that does not fit stops the run. */
  readonly scripted: boolean;
  /** As it stands in the script, for messages. */
  readonly written: string;
}

export interface Prompter {
  /** Null: there is no more input. */
  ask(step: StepView | null): Promise<Given | null>;
}

export interface PrompterOptions {
  readonly script: Script;
  /** Undefined: nothing but the script. */
  readonly lines: Lines | undefined;
  /** What is typed shows itself on a terminal; what comes from elsewhere is written after the prompt. */
  readonly echo: boolean;
  readonly out: (text: string) => void;
  readonly clean: (text: string) => string;
}

export function prompterOf({ script, lines, echo, out, clean }: PrompterOptions): Prompter {
  return {
    ask: async (step) => {
      const scripted = script.next(step);
      if (scripted) {
        out(`> ${clean(scripted.written)}\n`);
        return { text: scripted.text, scripted: true, written: clean(scripted.written) };
      }
      if (!lines) return null;
      out('> ');
      const line = await lines.next();
      if (line === null) {
        out('\n');
        return null;
      }
      const text = clean(line);
      if (echo) out(`${text}\n`);
      return { text, scripted: false, written: text };
    },
  };
}
