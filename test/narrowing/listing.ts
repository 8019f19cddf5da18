/** Listing all ways on from where a session stands: slow, plain, and written apart from the pass it is compared with. */
import { type Circumstances, holds } from '../../engine/language/conditions.ts';
import type {
  FactSetting,
  Id,
  Pack,
  QuestionStep,
  RepairStep,
  Step,
  Target,
  Tree,
  Way,
} from '../../engine/language/model.ts';
import { answerFor, factOf } from '../../engine/language/values.ts';

export interface Here {
  readonly tree: Id;
  readonly calls: readonly Id[];
  readonly step: Id;
  readonly facts: Readonly<Record<string, { readonly value: FactSetting }>>;
  readonly severity?: Id;
  readonly minutesLeft?: number;
  readonly rushed: boolean;
}
type Place = Omit<Here, 'step'>;
/** Where it goes on: asked, ended with a cause, or nowhere. */
type Arrival = { readonly asked: Here } | { readonly ended: Id | null };

export class TooManyWays extends Error {}

const NUMBERS = [0, 5, 7, 10, 20, 100];
const SEVERAL = [[], ['restart'], ['move'], ['restart', 'move']];

export function listing(pack: Pack, most = 20_000) {
  const memo = new Map<string, ReadonlySet<Id>>();
  let visits = 0;

  const rank = (severity: Id | undefined) => {
    const index = pack.severities.findIndex(({ id }) => id === severity);
    return index < 0 ? Number.POSITIVE_INFINITY : index;
  };
  const raised = (now: Id | undefined, to: Id | undefined) => (rank(to) < rank(now) ? to : now);
  const withSeverity = <T extends Circumstances>(place: T, severity: Id | undefined): T =>
    severity === undefined ? place : { ...place, severity };
  const byRules = <T extends Circumstances>(place: T): T =>
    pack.severities.reduce<T>(
      (now, { id, when }) => (when && holds(when, place, pack) ? withSeverity(now, raised(now.severity, id)) : now),
      place,
    );

  const treeAt = (place: Place): Tree =>
    place.calls.reduce((tree, call) => {
      const step = tree.steps[call] as Extract<Step, { kind: 'call' }>;
      return pack.trees[step.tree] as Tree;
    }, pack.trees[place.tree] as Tree);

  const choose = (way: Way, place: Place): Target =>
    typeof way === 'string' ? way : (way.branches.find(({ when }) => holds(when, place, pack))?.to ?? way.else);

  function start(tree: Id, now: Circumstances): Arrival {
    const root = pack.trees[tree] as Tree;
    const place = byRules(
      withSeverity({ ...now, tree, calls: [], rushed: false }, raised(now.severity, root.severity)),
    );
    return settle(choose(root.start, place), place);
  }

  /** Passes over and through until something is asked or it ends. */
  function settle(target: Target, place: Place): Arrival {
    if (target.startsWith('/')) return start(target.slice(1), place);
    const step = treeAt(place).steps[target] as Step;
    if (step.when && !holds(step.when, place, pack)) return settle(choose(step.passTo as Way, place), place);
    if (step.kind === 'end') return { ended: step.cause };
    if (step.kind === 'call') {
      const shared = pack.trees[step.tree] as Tree;
      const inner = withSeverity(
        { ...place, calls: [...place.calls, step.id] },
        raised(place.severity, shared.severity),
      );
      return settle(choose(shared.start, inner), inner);
    }
    if (step.kind === 'way') {
      const outer = { ...place, calls: place.calls.slice(0, -1) };
      const call = treeAt(outer).steps[place.calls.at(-1) as Id] as Extract<Step, { kind: 'call' }>;
      return settle(choose(call.ways[step.way] as Way, outer), outer);
    }
    if (step.kind !== 'information') {
      const answer = passedBy(step, place);
      if (answer !== undefined) return settle(choose((step.ways as Record<string, Way>)[answer] as Way, place), place);
    }
    return { asked: { ...place, step: target } };
  }

  function passedBy(step: QuestionStep | RepairStep, place: Place): Id | undefined {
    const known = step.fact === undefined ? undefined : place.facts[step.fact];
    if (!known) return undefined;
    if (step.kind === 'repair') return known.value as Id;
    if (step.input.type !== 'choice') return 'answered';
    return answerFor(factOf(pack, step.fact as Id), known.value, new Set(step.input.answers.map(({ id }) => id)));
  }

  /** Every answer to the step that is asked, with where it leads. */
  function answers(here: Here): { readonly answer: Id; readonly to: Arrival }[] {
    const { step: id, ...place } = here;
    const tree = treeAt(here);
    const step = tree.steps[id] as Step;
    const found: { answer: Id; to: Arrival }[] = [];
    const go = (answer: Id, way: Way, facts: Here['facts'], severity?: Id) => {
      const later = place.minutesLeft === undefined ? [undefined] : [place.minutesLeft, 0];
      for (const minutesLeft of later) {
        const clock = minutesLeft === undefined ? {} : { minutesLeft };
        const next = byRules(withSeverity({ ...place, facts, ...clock }, raised(place.severity, severity)));
        found.push({ answer, to: settle(choose(way, next), next) });
      }
    };
    const change = (changes: readonly Id[], sets: Readonly<Record<Id, FactSetting>>) => {
      const facts: Record<Id, { value: FactSetting }> = { ...place.facts };
      for (const key of changes) delete facts[key];
      for (const [key, value] of Object.entries(sets)) facts[key] = { value };
      return facts;
    };
    if (step.kind === 'information') go('done', step.ways.done, place.facts);
    if (step.kind === 'repair') {
      for (const outcome of ['fixed', 'not-fixed', 'cannot'] as const) {
        const own = step.fact === undefined ? {} : { [step.fact]: outcome };
        go(
          outcome,
          step.ways[outcome],
          change(outcome === 'cannot' ? [] : step.changes, { ...own, ...step.sets[outcome] }),
        );
      }
    }
    if ('input' in step) {
      go('unsure', step.ways.unsure as Way, place.facts);
      if (step.input.type === 'choice') {
        for (const answer of step.input.answers) {
          const own = step.fact === undefined ? {} : { [step.fact]: answer.id };
          const told = factOf(pack, step.fact ?? '')?.values.find((value) => value.id === answer.id)?.severity;
          go(
            answer.id,
            step.ways[answer.id] as Way,
            change(step.changes, { ...own, ...answer.sets }),
            raised(told, answer.severity),
          );
        }
      } else {
        const values = step.input.type === 'number' ? NUMBERS : step.input.type === 'several' ? SEVERAL : ['x'];
        for (const value of values) {
          go(
            'answered',
            step.ways.answered as Way,
            change(step.changes, step.fact === undefined ? {} : { [step.fact]: value }),
          );
        }
      }
    }
    // The rush way of the tree and of every caller.
    for (let depth = here.calls.length; depth >= 0 && !here.rushed; depth -= 1) {
      const outer = { ...place, calls: here.calls.slice(0, depth) };
      const { rush } = treeAt(outer);
      if (!rush) continue;
      for (const minutesLeft of place.minutesLeft === undefined ? [undefined] : [place.minutesLeft, 0]) {
        const then = byRules({ ...outer, rushed: true, ...(minutesLeft === undefined ? {} : { minutesLeft }) });
        if (holds(rush.when, { ...outer, ...(minutesLeft === undefined ? {} : { minutesLeft }) }, pack)) {
          found.push({ answer: 'rush', to: settle(rush.to, then) });
        }
      }
    }
    return found;
  }

  const stepAt = (here: Here): Step => treeAt(here).steps[here.step] as Step;

  /** The causes that some way of answering from here comes to; `only`: with that answer to the step that is asked. */
  function reached(here: Here, only?: Id): ReadonlySet<Id> {
    const key = JSON.stringify([here, only]);
    const known = memo.get(key);
    if (known) return known;
    visits += 1;
    if (visits > most) throw new TooManyWays();
    const causes = new Set<Id>();
    const step = stepAt(here);
    if (step.kind === 'repair') for (const cause of Object.keys(step.repairs)) causes.add(cause);
    for (const { answer, to } of answers(here)) {
      if (only !== undefined && answer !== only) continue;
      for (const cause of reachedBy(to)) causes.add(cause);
    }
    memo.set(key, causes);
    return causes;
  }
  function reachedBy(to: Arrival): Iterable<Id> {
    if ('asked' in to) return reached(to.asked);
    return to.ended === null ? [] : [to.ended];
  }

  /** Places where something is asked on the ways from here, at most so many. */
  function places(from: Arrival, most: number): Here[] {
    const found = new Map<string, Here>();
    const open = [from];
    for (let next = open.pop(); next && found.size < most; next = open.pop()) {
      if (!('asked' in next)) continue;
      const key = JSON.stringify(next.asked);
      if (found.has(key)) continue;
      found.set(key, next.asked);
      open.push(...answers(next.asked).map(({ to }) => to));
    }
    return [...found.values()];
  }

  /** Mass by cause over every way, for packs without conditions: the definition, one way at a time. */
  function masses(here: Here): ReadonlyMap<Id, number> {
    const credits = new Map<Id, number>();
    const credit = (cause: Id | null, mass: number) => {
      if (cause !== null) credits.set(cause, (credits.get(cause) ?? 0) + mass);
    };
    const walk = (to: Arrival, mass: number) => {
      if ('ended' in to) credit(to.ended, mass);
      else from(to.asked, mass);
    };
    const from = (at: Here, mass: number) => {
      visits += 1;
      if (visits > most) throw new TooManyWays();
      const step = stepAt(at);
      const ways = answers(at);
      const to = (answer: Id) => (ways.find((way) => way.answer === answer) as { to: Arrival }).to;
      if (step.kind === 'information') walk(to('done'), mass);
      else if (step.kind === 'repair') {
        const causes = Object.keys(step.repairs);
        for (const cause of causes) credit(cause, mass);
        const ends = (target: Way) => treeAt(at).steps[target as Id]?.kind === 'end';
        const on = ends(step.ways.fixed) ? [] : [step.ways.fixed];
        const targets = [...new Set([step.ways['not-fixed'], step.ways.cannot, ...on])] as Target[];
        for (const target of targets) walk(settle(target, at), mass / targets.length);
        const fixed = to('fixed');
        if (on.length === 0 && 'ended' in fixed && !causes.includes(fixed.ended ?? '')) credit(fixed.ended, mass);
      } else if ('input' in step && step.input.type === 'choice') {
        const share = sharesOf(
          step,
          step.input.answers.map(({ id }) => id),
        );
        for (const { id } of step.input.answers) walk(to(id), mass * (share.get(id) as number));
      } else walk(to('answered'), mass);
    };
    from(here, 1);
    return credits;
  }

  function sharesOf(step: QuestionStep, ids: readonly Id[]): ReadonlyMap<Id, number> {
    const values = factOf(pack, step.fact ?? '')?.values.filter(({ leaf }) => leaf) ?? [];
    if (!values.some(({ share }) => share !== undefined)) return new Map(ids.map((id) => [id, 1 / ids.length]));
    const rest = 1 - values.reduce((sum, { share = 0 }) => sum + share, 0);
    const without = values.filter(({ share }) => share === undefined).length;
    const raw = ids.map((id) =>
      values
        .filter((value) => value.id === id || value.parents.includes(id))
        .reduce((sum, { share }) => sum + (share ?? rest / without), 0),
    );
    const total = raw.reduce((sum, share) => sum + share, 0);
    return new Map(ids.map((id, index) => [id, (raw[index] as number) / total]));
  }

  return { start, places, reached, masses, answers };
}
