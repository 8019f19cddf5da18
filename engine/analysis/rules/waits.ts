/** Waits: the customer is told how long, and has something to do until then. */
import { report } from '../../language/diagnostics/index.ts';
import type { Step } from '../../language/model.ts';
import { once, reachedSteps, type Subject } from '../subject.ts';
import { isChinese } from './languages.ts';
import type { Rule } from './rule.ts';

const WAITING_CHINESE =
  /(?:稍|请|再|先|多)等|等(?:上|个|一|两|二|三|四|五|六|七|八|九|十|几|半|\d)[^，。；]{0,4}(?:秒|分钟|会儿|小时)|重启|重新启动|[一两二三四五六七八九十几\d]+\s*分钟/;
const WAITING_ENGLISH = /\b(?:wait|minutes?|restart|reboot|reinstall)\b/i;
/** Shorter than this nobody asks what to do meanwhile. */
const LONG = 2;

/** Words that send the customer off to wait, in a step that does not say for how long. */
export const withoutMinutes: Rule = {
  code: 'wait-without-minutes',
  family: 'service',
  begin:
    ({ pack }) =>
    (sentence) => {
      const { role, tree, step: id, words, locale, from } = sentence;
      // Told once, at the author's own words.
      if (from !== undefined || tree === null || id === undefined || (role !== 'instruction' && role !== 'tell'))
        return [];
      const step = pack.trees[tree]?.steps[id];
      if (!step || !('ways' in step) || step.kind === 'call' || step.minutes !== undefined) return [];
      // An item of a checklist says what must be so; what to do about it is its mend.
      if (step.part?.of === 'checklist' && 'input' in step) return [];
      const match = (isChinese(locale) ? WAITING_CHINESE : WAITING_ENGLISH).exec(words);
      if (!match) return [];
      const [wait] = match;
      return [
        sentence.tellAt('wait-without-minutes', match.index, match.index + wait.length, () => ({ step: id, wait })),
      ];
    },
};

export const withoutMeanwhile: Rule = {
  code: 'wait-without-meanwhile',
  family: 'service',
  once: (subject) => {
    const told = new Set<string>();
    return subject.trees.flatMap((tree) =>
      idleSteps(tree).flatMap(({ step, minutes }) => {
        const place = placeOfMinutes(subject, tree.id, step);
        // An end of the pack is a step of every tree that goes to it.
        const at = `${place.file}:${place.start.line}:${place.start.column}`;
        if (told.has(at)) return [];
        told.add(at);
        return [{ diagnostic: report('wait-without-meanwhile', place, { step: step.id, minutes }) }];
      }),
    );
  },
};

const idleSteps = once((tree): readonly { readonly step: Step; readonly minutes: number }[] => {
  const reached = reachedSteps(tree);
  return Object.values(tree.steps).flatMap((step) => {
    const minutes = reached.has(step.id) ? idleMinutes(step) : undefined;
    return minutes === undefined ? [] : [{ step, minutes }];
  });
});

/** How long the customer waits with nothing to do. */
function idleMinutes(step: Step): number | undefined {
  if (step.kind === 'end') return step.promise && !step.promise.meanwhile ? step.promise.minutes : undefined;
  // What the agent looks at himself is quick, or he says so; an item of a checklist has no words for it.
  if (!('ways' in step) || step.kind === 'call' || step.kind === 'check' || step.part?.of === 'checklist')
    return undefined;
  return step.minutes !== undefined && step.minutes >= LONG && !step.meanwhile ? step.minutes : undefined;
}

function placeOfMinutes({ pack, index }: Subject, tree: string, step: Step) {
  const key = step.kind === 'end' ? 'promise' : 'minutes';
  const written = index.stepPlace(tree, step.id, 'key');
  const path = index.stepPath(tree, step.id);
  const inTree = index.place(tree, [...path, key], 'key');
  // Where the end stands in pack.yaml, the path in the tree is that of the step which goes there.
  return written.file === pack.trees[tree]?.file ? inTree : index.place(null, ['ends', step.id, key], 'key');
}
