/**
 * A property is asked for as long as this at most, so that finding the smallest counterexample never takes a suite's time.
 * In CI the same cases are asked every time: whether a change lands must not be a matter of luck. Elsewhere they differ.
 */
import fc from 'fast-check';

fc.configureGlobal({
  interruptAfterTimeLimit: 25_000,
  markInterruptAsFailure: false,
  ...(process.env.CI ? { seed: 20_260_901 } : {}),
});
