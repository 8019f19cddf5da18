/** Interleaved rounds on a noisy machine: what counts is the ratio to the floor of the same round, and its median. */

/** Processor time of this process so far, in milliseconds: on a machine shared with others the clock on the wall measures the others. */
export const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const spread = (numbers) => ({ median: median(numbers), min: Math.min(...numbers), max: Math.max(...numbers) });

/**
 * Runs every contender once a round, in turning order. A contender does a fixed amount of work and returns the milliseconds that
 * count, or nothing where all of it counts. The first `warm` rounds are thrown away.
 *
 * @returns per contender its milliseconds and its ratios to `floor`
 */
export async function interleave(contenders, { floor, rounds, warm = 0 }) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warm; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + warm) % names.length];
      globalThis.gc?.();
      const began = now();
      const counted = await contenders[name]();
      const took = counted ?? now() - began;
      if (round >= 0) times[name].push(took);
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const measured = { times: times[name], ms: spread(times[name]) };
      return [name, { ...measured, ratio: ratios(measured, { times: times[floor] }) }];
    }),
  );
}

/** Round by round, how many times one takes what the other takes. */
export const ratios = (one, other, scale = 1) =>
  spread(one.times.map((ms, round) => (ms / other.times[round]) * scale));

/** One line of the table. `scale` turns milliseconds into the unit shown. */
export const row = (id, what, measured, { unit, scale, goal }) => ({
  id,
  what,
  value: measured.ms.median * scale,
  unit,
  ratio: measured.ratio,
  ...(goal === undefined ? {} : { goal, reached: measured.ratio.median <= goal }),
});
