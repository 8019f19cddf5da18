export { type Checked, checkFact } from './checking.ts';
export { alarms, classClock, deadlineAt, deadlines, deadlinesOf, type Milestones } from './clocks.ts';
export { type Applied, apply, startSession, type When } from './commands.ts';
export { causesLeft } from './narrowing.ts';
export { recordOf, replay, type StartOptions } from './record.ts';
export type { Session } from './state.ts';
export type * from './types.ts';
export { type ViewOptions, view } from './view.ts';
export { builtInWords } from './words.ts';
