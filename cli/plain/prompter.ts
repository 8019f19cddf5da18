/** Asks for one line after another: from the script first, then from the input. */
import type { StepView } from '../engine.ts';
import type { Lines } from '../lines.ts';
import type { Script } from '../script.ts';
import type { Signal } from '../signals.ts';
import type { Typing } from './typing.ts';

export interface Given {
  readonly text: string;
  /** Written beforehand: taken at its word, without asking twice, and a line that does not fit stops the run. */
  readonly scripted: boolean;
  /** As it stands in the script, for messages. */
  readonly written: string;
}

export interface Prompter {
  /**
   * Null: there is no more input. `due` is asked every second while somebody may be typing, and what it says is said at once;
   * lines that come from elsewhere are never interrupted.
   */
  ask(step: StepView | null, due?: () => string | undefined): Promise<Given | null>;
  /** There is no more input because of Ctrl+C or a signal from outside. */
  readonly stopped: Signal | undefined;
  /** Lines of the script that were not used so far. */
  unused(): readonly string[];
}

export interface PrompterOptions {
  readonly script: Script;
  /** Undefined: nothing but the script. `say`: somebody types them. */
  readonly lines: Lines | Typing | undefined;
  /** What is typed shows itself on a terminal; what comes from elsewhere is written after the prompt. */
  readonly echo: boolean;
  readonly out: (text: string) => void;
  readonly clean: (text: string) => string;
}

export const PROMPT = '> ';
const SECOND = 1000;

export function prompterOf({ script, lines, echo, out, clean }: PrompterOptions): Prompter {
  return {
    get stopped() {
      return lines !== undefined && 'say' in lines ? lines.stopped : undefined;
    },
    unused: () => script.unused().map(clean),
    ask: async (step, due) => {
      const scripted = script.next(step);
      if (scripted) {
        out(`${PROMPT}${clean(scripted.written)}\n`);
        return { text: scripted.text, scripted: true, written: clean(scripted.written) };
      }
      if (!lines) return null;
      const line = 'say' in lines ? await typed(lines, due) : await read(lines, out);
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

function read(lines: Lines, out: (text: string) => void): Promise<string | null> {
  out(PROMPT);
  return lines.next();
}

async function typed(lines: Typing, due: () => string | undefined = () => undefined): Promise<string | null> {
  const timer = setInterval(() => {
    const said = due();
    if (said !== undefined) lines.say(said);
  }, SECOND);
  try {
    return await lines.next();
  } finally {
    clearInterval(timer);
  }
}
