/** A tree as people look at it: its steps numbered from top to bottom, each with the ways on from it. */
import type { Condition, Id, Locale, Pack, Step, Text, Tree, Way } from '../language/model.ts';
import { inLocale } from '../language/text.ts';
import { factOf, valuesById } from '../language/values.ts';
import { orderedTree } from '../narrowing/order.ts';
import { branchName } from './coverage.ts';
import { reachedSteps } from './subject.ts';

export interface OutlineStep {
  /** From 1; every way leads to a greater number. */
  readonly number: number;
  readonly step: Step;
  readonly exits: readonly Exit[];
}

/** One way on. */
export interface Exit {
  /**
   * Answers, outcomes or ways of a shared tree that go on alike; `done` of information; `else` where the step is passed over;
   * `start` and `rush` at the top.
   */
  readonly by: readonly Id[];
  /** Whatever is answered. */
  readonly all: boolean;
  /** Of a list of branches: the name that coverage counts it under. */
  readonly branch?: string;
  /** It holds only where this does, and none before it of the same answer. */
  readonly when?: Condition;
  /** The id of a step of this tree, or `/tree`. */
  readonly to: string;
}

export interface Outline {
  readonly tree: Tree;
  readonly start: readonly Exit[];
  readonly steps: readonly OutlineStep[];
  readonly numberOf: ReadonlyMap<Id, number>;
}

/** The outline of a tree; undefined where the pack has none of that id. */
export function outlineOf(pack: Pack, id: Id): Outline | undefined {
  const ordered = orderedTree(pack, id);
  if (!ordered) return undefined;
  const { tree } = ordered;
  const reached = reachedSteps(tree);
  const steps = ordered.nodes
    .filter(({ step }) => reached.has(step.id))
    .map(({ step }, index): OutlineStep => ({ number: index + 1, step, exits: exitsOf(step) }));
  const rush: Exit[] = tree.rush ? [{ by: ['rush'], all: false, when: tree.rush.when, to: tree.rush.to }] : [];
  return {
    tree,
    start: [...wayExits(['start'], tree.start), ...rush],
    steps,
    numberOf: new Map(steps.map(({ number, step }) => [step.id, number])),
  };
}

function exitsOf(step: Step): Exit[] {
  const exits: Exit[] = [];
  if ('ways' in step) {
    const groups = new Map<string, { readonly by: Id[]; readonly way: Way }>();
    for (const [by, way] of Object.entries(step.ways as Record<Id, Way>)) {
      const written = JSON.stringify(way);
      const group = groups.get(written);
      if (group) group.by.push(by);
      else groups.set(written, { by: [by], way });
    }
    for (const { by, way } of groups.values()) exits.push(...wayExits(by, way, groups.size === 1));
  }
  if (step.when && step.passTo !== undefined) exits.push(...wayExits(['else'], step.passTo));
  return exits;
}

function wayExits(by: readonly Id[], way: Way, all = false): Exit[] {
  if (typeof way === 'string') return [{ by, all, to: way }];
  const branch = (index: number) => branchName(by[0] ?? '', index);
  return [
    ...way.branches.map(({ when, to }, index) => ({ by, all, when, to, branch: branch(index) })),
    { by, all, to: way.else, branch: branch(-1) },
  ];
}

/** The small words of conditions. */
export interface ConditionWords {
  readonly all: string;
  readonly any: string;
  readonly not: (condition: string) => string;
  readonly known: string;
  readonly unknown: string;
  readonly severity: string;
  readonly minutesLeft: string;
}

/** A condition in words: titles of facts, labels of values. */
export function conditionText(pack: Pack, condition: Condition, locale: Locale, words: ConditionWords): string {
  const inner = (part: Condition): string => {
    const text = conditionText(pack, part, locale, words);
    return 'all' in part || 'any' in part ? `(${text})` : text;
  };
  if ('all' in condition) return condition.all.map(inner).join(words.all);
  if ('any' in condition) return condition.any.map(inner).join(words.any);
  if ('not' in condition) return words.not(inner(condition.not));
  if ('severity' in condition) {
    const severity = pack.severities.find(({ id }) => id === condition.severity);
    return `${words.severity} ≥ ${severity ? plain(pack, severity.title, locale) : condition.severity}`;
  }
  if ('minutesLeft' in condition) {
    const { minutesLeft } = condition;
    if (typeof minutesLeft === 'string') return `${words.minutesLeft} ${words[minutesLeft]}`;
    return `${words.minutesLeft} ${bounds(minutesLeft)}`;
  }
  const fact = factOf(pack, condition.fact);
  const title = fact ? plain(pack, fact.title, locale) : condition.fact;
  const labels = (ids: readonly Id[]) =>
    ids
      .map((id) => {
        const value = fact && valuesById(fact).get(id);
        return value ? plain(pack, value.label, locale) : id;
      })
      .join(' | ');
  if ('is' in condition) return `${title} = ${labels(condition.is)}`;
  if ('known' in condition) return `${title} ${condition.known ? words.known : words.unknown}`;
  if ('has' in condition) return `${title} ⊇ ${labels(condition.has)}`;
  if ('only' in condition) return `${title} ⊆ ${labels(condition.only)}`;
  return `${title} ${bounds(condition)}`;
}

const bounds = ({ below, above }: { readonly below?: number; readonly above?: number }): string =>
  [above === undefined ? '' : `> ${above}`, below === undefined ? '' : `< ${below}`].filter(Boolean).join(' ');

const plain = (pack: Pack, text: Text, locale: Locale): string => inLocale(text.words, locale, pack);
