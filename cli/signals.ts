/** The way out for each signal, as a shell reads it. */
export const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
export type Signal = keyof typeof SIGNALS;
const ALL = Object.keys(SIGNALS) as Signal[];

export interface Signals {
  /** What a signal does from now on; until then, and again after `undefined`, it ends the program at once. */
  handle(handler: ((signal: Signal) => void) | undefined): void;
  /** Whoever listened before does so again. */
  release(): void;
}

/** While it is being ended for good: another signal ends it at once, but a terminal that goes away says so more than once. */
export const whileEnding = (signal: Signal): void => {
  if (signal !== 'SIGHUP') process.exit(SIGNALS[signal]);
};

/**
 * Takes all signals over from whoever listens to them: somebody who exits first would keep the session from being laid aside. Ink
 * kills the process on a signal to which it is the only one left to listen, so they are kept until all is done.
 */
export function takeSignals(): Signals {
  let handler: ((signal: Signal) => void) | undefined;
  let released = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (handler) handler(signal as Signal);
    else process.exit(SIGNALS[signal as Signal]);
  };
  const before = ALL.map((signal) => [signal, process.listeners(signal)] as const);
  for (const [signal, listeners] of before) {
    for (const listener of listeners) process.off(signal, listener);
    process.on(signal, onSignal);
  }
  return {
    handle(next) {
      handler = next;
    },
    release() {
      if (released) return;
      released = true;
      for (const [signal, listeners] of before) {
        process.off(signal, onSignal);
        for (const listener of listeners) process.on(signal, listener);
      }
    },
  };
}
