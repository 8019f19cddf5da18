/** A property is asked for as long as this at most, so that finding the smallest counterexample never takes a suite's time. */
import fc from 'fast-check';

fc.configureGlobal({ interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false });
