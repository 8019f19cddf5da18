/** One thing at a time under each key, in the order in which it was asked for. */

export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** `over` resolves when everything asked for until then is done. */
export function turns(): { readonly inTurn: InTurn; over(): Promise<void> } {
  const queues = new Map<string, Promise<void>>();
  const inTurn: InTurn = async (key, work) => {
    const before = queues.get(key);
    // Where nobody is before it, it begins at once.
    const turn = before ? before.then(work) : work();
    // A fault of the program is told to whoever called, not to those who come after him.
    const over = turn.then(nothing, nothing);
    queues.set(key, over);
    try {
      return await turn;
    } finally {
      if (queues.get(key) === over) queues.delete(key);
    }
  };
  return { inTurn, over: async () => void (await Promise.all(queues.values())) };
}

const nothing = (): void => undefined;
