/** Interleaved rounds on a noisy machine: what counts is the ratio to the floor of the same round, and its median. */

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
      const began = performance.now();
      const counted = await contenders[name]();
      const took = counted ?? performance.now() - began;
      if (round >= 0) times[name].push(took);
    }
  }
  return Object.fromEntries(
    names.map((name) => [name, { ms: spread(times[name]), ratio: spread(times[name].map((ms, round) => ms / times[floor][round])) }]),
  );
}

/** One line of the table. `scale` turns milliseconds into the unit shown. */
export const row = (id, what, measured, { unit, scale, goal }) => ({
  id,
  what,
  value: measured.ms.median * scale,
  unit,
  ratio: measured.ratio,
  ...(goal === undefined ? {} : { goal, reached: measured.ratio.median <= goal }),
});
