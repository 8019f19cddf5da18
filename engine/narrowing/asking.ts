/** What answering a step can do to what is known: one choice an answer or outcome, ready for states. */
import {
  type Answer,
  type FactKey,
  type FactSetting,
  type Id,
  OUTCOMES,
  type Pack,
  type QuestionStep,
  type RepairStep,
  type Step,
} from '../language/model.ts';
import { answerFor, factOf, valuesById } from '../language/values.ts';
import { layoutOf, type Mask, maskBetween, maskOfValue, maskWhere, type Slot } from './layout.ts';

export interface Put {
  readonly at: number;
  readonly mask: Mask;
}

export interface Choice {
  readonly id: Id;
  /** The part of the mass that goes this way where all answers are possible. */
  readonly part: number;
  /** Values of the step's fact with which it passes by itself this way. */
  readonly passes: Mask | undefined;
  /** What answering it makes of the facts, in this order. */
  readonly puts: readonly Put[];
  /** The rank of the severity it raises the session to. */
  readonly raises: number | undefined;
}

export interface Asking {
  readonly fact: FactKey | undefined;
  /** The fact, where the pass follows it; one that is not followed is as it was when the pass began. */
  readonly slot: Slot | undefined;
  readonly choices: readonly Choice[];
  /** Values with which it does not pass by itself. */
  readonly asks: Mask | undefined;
  /** Answering it changes nothing that the pass follows. */
  readonly plain: boolean;
  /** Which choice a value known beforehand amounts to. */
  readonly choiceOf: (value: FactSetting) => Id | undefined;
}

const shared = new WeakMap<Pack, WeakMap<QuestionStep['input'], Asking>>();

/** What the step's answers do; undefined where it has none. */
export function askingOf(pack: Pack, step: Step): Asking | undefined {
  if (step.kind === 'repair') return askingOfRepair(pack, step);
  if (!('input' in step)) return undefined;
  if (step.fact === undefined || step.changes.length > 0) return askingOfQuestion(pack, step);
  // Questions of one fact share their input: where nothing else makes them differ, they share this too.
  let ofPack = shared.get(pack);
  if (!ofPack) {
    ofPack = new WeakMap();
    shared.set(pack, ofPack);
  }
  let asking = ofPack.get(step.input);
  if (asking?.fact !== step.fact) {
    asking = askingOfQuestion(pack, step);
    ofPack.set(step.input, asking);
  }
  return asking;
}

function askingOfRepair(pack: Pack, step: RepairStep): Asking {
  const { slots } = layoutOf(pack);
  const slot = step.fact === undefined ? undefined : slots.get(step.fact);
  const choices = OUTCOMES.map((outcome): Choice => {
    // "Cannot" means that nothing was done.
    const puts = outcome === 'cannot' ? [] : forget(pack, step.changes);
    if (step.fact !== undefined) addPut(pack, puts, step.fact, outcome);
    const sets = step.sets[outcome];
    for (const key in sets) addPut(pack, puts, key, sets[key] as FactSetting);
    const passes = slot && maskWhere(slot, (value) => value === outcome, false);
    return { id: outcome, part: 1 / OUTCOMES.length, passes, puts, raises: undefined };
  });
  const choiceOf = (value: FactSetting) => OUTCOMES.find((outcome) => outcome === value);
  return {
    fact: step.fact,
    slot,
    choices,
    asks: withoutPasses(slot, choices),
    plain: isPlain(slot, choices),
    choiceOf,
  };
}

function askingOfQuestion(pack: Pack, step: QuestionStep): Asking {
  const { slots } = layoutOf(pack);
  const slot = step.fact === undefined ? undefined : slots.get(step.fact);
  const { input } = step;
  if (input.type !== 'choice') {
    const kept: Put[] = slot ? [{ at: slot.at, mask: answered(slot, input) }] : [];
    const choice: Choice = {
      id: 'answered',
      part: 1,
      passes: slot?.known,
      puts: [...forget(pack, step.changes), ...kept],
      raises: undefined,
    };
    return {
      fact: step.fact,
      slot,
      choices: [choice],
      asks: slot?.unknown,
      plain: isPlain(slot, [choice]),
      choiceOf: () => choice.id,
    };
  }
  const fact = step.fact === undefined ? undefined : factOf(pack, step.fact);
  const offered = new Set(input.answers.map(({ id }) => id));
  const parts = partsOf(pack, step.fact, input.answers);
  const forgotten = forget(pack, step.changes);
  const choices = input.answers.map((answer, index): Choice => {
    const puts = forgotten.slice();
    if (step.fact !== undefined) addPut(pack, puts, step.fact, answer.id);
    for (const key in answer.sets) addPut(pack, puts, key, answer.sets[key] as FactSetting);
    return {
      id: answer.id,
      part: parts[index] as number,
      passes: slot && maskWhere(slot, (value) => answerFor(fact, value, offered) === answer.id, false),
      puts,
      raises: mostSevere(pack, answer.severity, fact && valuesById(fact).get(answer.id)?.severity),
    };
  });
  const choiceOf = (value: FactSetting) => answerFor(fact, value, offered);
  return {
    fact: step.fact,
    slot,
    choices,
    asks: withoutPasses(slot, choices),
    plain: isPlain(slot, choices),
    choiceOf,
  };
}

const isPlain = (slot: Slot | undefined, choices: readonly Choice[]): boolean =>
  slot === undefined && choices.every(({ puts, raises }) => puts.length === 0 && raises === undefined);

function withoutPasses(slot: Slot | undefined, choices: readonly Choice[]): Mask | undefined {
  return slot?.anything.map((all, word) => choices.reduce((left, { passes }) => left & ~(passes?.[word] ?? 0), all));
}

function answered(slot: Slot, input: Exclude<QuestionStep['input'], { type: 'choice' }>): Mask {
  if (input.type !== 'number' || slot.type !== 'number') return maskOfValue(slot, []);
  const bounds = {
    ...(input.max === undefined ? {} : { below: input.max }),
    ...(input.min === undefined ? {} : { above: input.min }),
  };
  return maskBetween(slot, bounds, true);
}

function forget(pack: Pack, facts: readonly FactKey[]): Put[] {
  const puts: Put[] = [];
  for (const key of facts) {
    const slot = layoutOf(pack).slots.get(key);
    if (slot) puts.push({ at: slot.at, mask: slot.unknown });
  }
  return puts;
}

function addPut(pack: Pack, puts: Put[], key: FactKey, value: FactSetting): void {
  const slot = layoutOf(pack).slots.get(key);
  if (slot) puts.push({ at: slot.at, mask: maskOfValue(slot, value) });
}

/** The rank of the more severe; undefined where neither is one. */
function mostSevere(pack: Pack, one: Id | undefined, other: Id | undefined): number | undefined {
  if (one === undefined && other === undefined) return undefined;
  const ranks = layoutOf(pack).severity?.ranks;
  const rank = Math.min(ranks?.get(one ?? '') ?? Infinity, ranks?.get(other ?? '') ?? Infinity);
  return rank === Infinity ? undefined : rank;
}

/** How the mass divides over the answers: by the shares of the fact's values; what has none divides the rest evenly. */
function partsOf(pack: Pack, key: FactKey | undefined, answers: readonly Answer[]): readonly number[] {
  const even = answers.map(() => 1 / answers.length);
  if (key === undefined) return even;
  const fact = factOf(pack, key);
  if (!fact?.values.some(({ share }) => share !== undefined)) return even;
  const leaves = fact.values.filter(({ leaf }) => leaf);
  const given = leaves.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const rest = Math.max(0, 1 - given) / Math.max(1, leaves.filter(({ share }) => share === undefined).length);
  const shareOf = (id: Id): number =>
    valuesById(fact).get(id)?.share ??
    leaves.reduce((sum, leaf) => (leaf.id === id || leaf.parents.includes(id) ? sum + (leaf.share ?? rest) : sum), 0);
  const shares = answers.map(({ id }) => shareOf(id));
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum > 0 ? shares.map((share) => share / sum) : even;
}
