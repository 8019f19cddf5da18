/** Labelled cases: everything they name resolved, so that the replay can rely on it. */

import type { Place } from '../diagnostics/index.ts';
import type { EndKind, FactKey, FactSetting, Id, Pack, Step } from '../model.ts';
import type { ReadFile } from '../read.ts';
import type { CasesShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';
import { type FactInfo, factIn, type Linking, presentOf, type Scope } from './context.ts';
import { asNumber, checkWithin, findCause, findFact, findSetting, findSeverity, findTeam, renamed } from './lookups.ts';
import { answersOf } from './renames.ts';
import { asList, entriesOf, keyOf, placeOf, type Spot, spot, under } from './source.ts';

type CaseShape = CasesShape['cases'][string];

/** In this order. */
export interface ByHand {
  readonly severity?: Id;
  /** To this tree. */
  readonly switch?: Id;
  /** To the tree that was left. */
  readonly return?: true;
  /** Escalates now. */
  readonly escalate?: true;
}

export interface Case {
  readonly id: Id;
  /** The customer's own words. */
  readonly story: string;
  readonly tree: Id;
  /** What the customer would answer, by fact. */
  readonly facts: Readonly<Record<FactKey, FactSetting>>;
  /** Known before the first question. */
  readonly given: Readonly<Record<FactKey, FactSetting>>;
  /** Minutes to the end of the class at the first question; undefined: not known. */
  readonly minutesLeft?: number;
  /** For steps without a fact: `tree/step` to the answer; `rush` takes the short way. */
  readonly answers: Readonly<Record<string, FactSetting>>;
  /**
   * What the agent does when a step comes, before it is answered: by `step` or `tree/step`, one after the other. What stands behind a
   * move that leads away is done when the step comes again.
   */
  readonly byHand?: Readonly<Record<string, readonly ByHand[]>>;
  /** Repairs that would help; every other one is not-fixed. */
  readonly helps: readonly Id[];
  /** `cause` null: unknown. What is left out does not matter. */
  readonly ends: { readonly end: EndKind; readonly cause?: Id | null; readonly tree?: Id; readonly to?: Id };
  /** At most so many questions. */
  readonly questions?: number;
  /** Steps that must be asked, as `step` or `tree/step`. */
  readonly mustAsk: readonly string[];
  readonly mustNotSay: readonly string[];
  /** Where it is written. */
  readonly place: Place;
}

export interface CaseFile {
  readonly file: string;
  readonly cases: readonly Case[];
}

/** Links the case files; a case in which something is wrong is told and left out. */
export function linkCases(
  linking: Linking,
  sources: readonly ReadFile<CasesShape>[],
  pack: Pack | undefined,
  scope: Scope,
): CaseFile[] {
  if (!pack) return [];
  const stepIds = new Set<Id>();
  for (const tree of Object.values(pack.trees)) for (const id of Object.keys(tree.steps)) stepIds.add(id);
  return sources.map((source) => ({
    file: source.path,
    cases: entriesOf(source.data.cases).flatMap(([id, shape]) => {
      const before = linking.diagnostics.length;
      const made = linkCase({ linking, pack, scope, stepIds }, id, shape, spot(source, 'cases', id));
      return linking.diagnostics.length === before ? [made] : [];
    }),
  }));
}

interface Context {
  readonly linking: Linking;
  readonly pack: Pack;
  readonly scope: Scope;
  /** Every step id of the pack, for steps named without their tree. */
  readonly stepIds: ReadonlySet<Id>;
}

function linkCase(context: Context, id: Id, shape: CaseShape, at: Spot): Case {
  const { linking, pack } = context;
  const tree = shape.tree === undefined ? pack.frontDoor : findTree(context, shape.tree, under(at, 'tree'));
  const facts = caseFacts(context, shape.facts, tree, under(at, 'facts'));
  const given = caseFacts(context, shape.given, tree, under(at, 'given'));
  for (const [key, value] of Object.entries(given)) checkGiven(context, key, value, under(at, 'given'));
  const answers: Record<string, FactSetting> = {};
  for (const [written, value] of entriesOf(shape.answers)) {
    const here = under(at, 'answers', written);
    const step = caseStep(context, written, keyOf(here));
    if (step) checkAnswers(context, step, value, here);
    const isNumber = step && 'input' in step && step.input.type === 'number';
    answers[written] = (isNumber ? asNumber(value) : undefined) ?? value;
  }
  const byHand = shape['by-hand'] && caseByHand(context, shape['by-hand'], under(at, 'by-hand'));
  const helps = caseSteps(context, shape.helps, under(at, 'helps'));
  const mustAsk = caseSteps(context, shape['must-ask'], under(at, 'must-ask'));
  const { ends } = shape;
  const cause =
    ends.cause === undefined
      ? undefined
      : ends.cause === 'unknown'
        ? null
        : findCause(linking, ends.cause, under(at, 'ends', 'cause'));
  if (ends.tree !== undefined) findTree(context, ends.tree, under(at, 'ends', 'tree'));
  if (ends.to !== undefined) findTeam(linking, ends.to, under(at, 'ends', 'to'));
  return {
    id,
    story: shape.story.trim(),
    tree: tree ?? pack.frontDoor,
    facts,
    given,
    ...(shape['minutes-left'] !== undefined && { minutesLeft: shape['minutes-left'] }),
    answers,
    ...(byHand && { byHand }),
    helps,
    ends: {
      end: ends.end,
      ...(cause !== undefined && { cause }),
      ...(ends.tree !== undefined && { tree: ends.tree }),
      ...(ends.to !== undefined && { to: ends.to }),
    },
    ...(shape.questions !== undefined && { questions: shape.questions }),
    mustAsk,
    mustNotSay:
      typeof shape['must-not-say'] === 'string'
        ? shape['must-not-say']
            .split(/[、，,\n]/)
            .map((word) => word.trim())
            .filter(Boolean)
        : (shape['must-not-say'] ?? []),
    place: placeOf(keyOf(at)),
  };
}

function findTree({ linking }: Context, id: Id, at: Spot): Id | undefined {
  if (linking.trees.has(id)) return id;
  const now = renamed(linking, linking.renames.trees, id, at);
  if (now === undefined && !linking.mayBeTree(id))
    linking.say('unknown-tree', at, { tree: id, suggestion: didYouMean(id, linking.trees.keys()) });
  return now;
}

function caseFacts(
  context: Context,
  written: CaseShape['facts'],
  tree: Id | undefined,
  at: Spot,
): Record<FactKey, FactSetting> {
  const facts: Record<FactKey, FactSetting> = {};
  for (const [id, value] of entriesOf(written)) {
    const here = under(at, id);
    const info = caseFact(context, id, tree, keyOf(here));
    const setting = info && findSetting(context.linking, info, value, here);
    if (info && setting !== undefined) facts[info.key] = setting;
  }
  return facts;
}

/** A session does not begin with a number that its question would refuse. */
function checkGiven({ linking, pack }: Context, key: FactKey, value: FactSetting, at: Spot): void {
  const fact = pack.facts[key];
  if (fact) checkWithin(linking, key, fact, value, at);
}

/** A fact of the pack, of the case's own tree, or of another tree as `tree.fact`. */
function caseFact({ linking, pack, scope }: Context, id: Id, tree: Id | undefined, at: Spot): FactInfo | undefined {
  const dot = id.indexOf('.');
  const key = dot > 0 ? id : `${tree}.${id}`;
  const ofTree = factIn(scope, id) ? undefined : Object.hasOwn(pack.facts, key) ? pack.facts[key] : undefined;
  // What could not be read may have been the fact.
  const owner = dot > 0 ? id.slice(0, dot) : tree;
  const mayBeThere = owner !== undefined && (linking.broken.has(owner) || linking.mayBeTree(owner));
  if (!ofTree) return mayBeThere && !factIn(scope, id) ? undefined : findFact(linking, scope, id, at);
  return {
    id,
    key,
    type: ofTree.type,
    values: new Map(ofTree.values.map((value) => [value.id, value])),
    open: false,
    shape: { title: id },
    at,
    book: { source: at.source, scope, texts: [], translations: new Map(), hidden: new Set() },
    fact: ofTree,
  };
}

/** Steps by name, each checked. */
function caseSteps(context: Context, written: string | readonly string[] | undefined, at: Spot): readonly string[] {
  const steps = asList(written);
  for (const [index, step] of steps.entries())
    caseStep(context, step, typeof written === 'string' ? at : under(at, index));
  return steps;
}

function caseByHand(
  context: Context,
  written: NonNullable<CaseShape['by-hand']>,
  at: Spot,
): Readonly<Record<string, readonly ByHand[]>> {
  const done = entriesOf(written).map(([step, shape]): [string, readonly ByHand[]] => {
    const here = under(at, step);
    caseStep(context, step, keyOf(here));
    return [
      step,
      Array.isArray(shape)
        ? shape.map((one, index) => actOf(context, one, under(here, index)))
        : [actOf(context, shape, here)],
    ];
  });
  return Object.fromEntries(done);
}

type ActShape = Exclude<NonNullable<CaseShape['by-hand']>[string], readonly unknown[]>;

function actOf(context: Context, shape: ActShape, at: Spot): ByHand {
  const { linking } = context;
  const severity =
    shape.severity === undefined ? undefined : findSeverity(linking, shape.severity, under(at, 'severity'));
  const tree = shape.switch === undefined ? undefined : findTree(context, shape.switch, under(at, 'switch'));
  // A shared tree is only gone into by `use`.
  if (tree !== undefined && linking.trees.get(tree)?.ways)
    linking.say('continuation-in-shared-tree', under(at, 'switch'), { target: tree });
  return {
    ...(severity !== undefined && { severity }),
    ...(tree !== undefined && { switch: tree }),
    ...(shape.return === true && { return: true as const }),
    ...(shape.escalate === true && { escalate: true as const }),
  };
}

/** A step as `step` or `tree/step`; undefined where its tree is not told, or it is not there. */
function caseStep(context: Context, written: string, at: Spot): Step | undefined {
  const { linking, pack } = context;
  const slash = written.lastIndexOf('/');
  if (slash < 0) {
    if (!context.stepIds.has(written) && linking.broken.size === 0 && !linking.mayBeTree(written)) {
      linking.say('unknown-step', at, { step: written, suggestion: didYouMean(written, context.stepIds) });
    }
    return undefined;
  }
  const tree = findTree(context, written.slice(0, slash), at);
  if (tree === undefined || linking.broken.has(tree)) return undefined;
  const known = pack.trees[tree];
  const id = written.slice(slash + 1);
  if (!known) return undefined;
  const step = Object.hasOwn(known.steps, id) ? known.steps[id] : undefined;
  if (step) return step;
  const renames = new Map(Object.entries(known.renames.steps).map(([old, now]) => [old, { now, at }]));
  if (presentOf(renames, id) === undefined)
    linking.say('unknown-step', at, { step: id, suggestion: didYouMean(id, Object.keys(known.steps)) });
  else linking.say('old-id-in-use', at, { old: id, now: presentOf(renames, id) ?? id });
  return undefined;
}

function checkAnswers({ linking, pack }: Context, step: Step, value: string | readonly string[], at: Spot): void {
  if (value === 'rush' && isAsked(step)) {
    if (Object.values(pack.trees).some(({ rush }) => rush !== undefined)) return;
    linking.say('unknown-answer', at, { answer: value, step: step.id, suggestion: didYouMean(value, []) });
    return;
  }
  const known = answersOf(step);
  if (known.length === 0) return;
  for (const answer of asList(value)) {
    if (!known.includes(answer) && answer !== 'unsure')
      linking.say('unknown-answer', at, { answer, step: step.id, suggestion: didYouMean(answer, known) });
  }
}

/** Something stands there to be answered, so that the short way can be taken instead. */
const isAsked = ({ kind }: Step): boolean => kind !== 'end' && kind !== 'way' && kind !== 'call';
