/** Teams, handoff and outcome figures: what a service desk needs around a session. */
export type { FollowUp, SaidAfterwards, VerdictGiven } from './afterwards.ts';
export { followUpCommand, resumeCommand } from './command-lines.ts';
export {
  type ActionFigures,
  type Band,
  bandOf,
  FIRST_CONTACT_BANDS,
  type FigureOptions,
  type Figures,
  figures,
  figuresOf,
  type StepFigures,
  type Targeted,
  type TargetFigure,
} from './figures.ts';
export { handoff } from './handoff.ts';
export { handoffMarkdown, type MarkdownOptions } from './handoff-markdown.ts';
export type { Because, Found, Handoff, HandoffOptions, HandoffTeam, Happening, Said, Tried } from './packet.ts';
export {
  type CountedEvent,
  type CountedMeta,
  type CountedSession,
  cameTo,
  type SessionFigures,
  type StepVisits,
  sessionFigures,
  stepName,
  treeOfStep,
} from './session-figures.ts';
export { FEW, type Quantiles, type Share, shareOf } from './shares.ts';
export {
  addSession,
  countSession,
  type GroupTally,
  newTally,
  type StepTally,
  stepOf,
  type Tally,
  type TallyOptions,
} from './tally.ts';
export { chooseTeam, type Presence, presenceAt, speaks, type TeamChoice, type TeamReason } from './teams.ts';
export { type FigureTitles, figureTitles } from './titles.ts';
