/** What figures count by name, in words. What the pack no longer has keeps its id. */
import type { Id, Locale, Pack, Text } from '../language/model.ts';
import { clean, say } from '../language/text.ts';
import { factOf } from '../language/values.ts';
import { placesOf, treeOf } from '../machine/index.ts';
import { answerLabel } from '../session/wording.ts';

export interface FigureTitles {
  tree(id: Id): string;
  team(id: Id): string;
  cause(id: Id): string;
  fact(key: string): string;
  /** Of a step named as in the figures (`tree/call/step`): the question, what is done, or what is told. */
  step(name: string): string;
  /** An answer of such a step. */
  answer(step: string, answer: string): string;
}

/** The pack's words for the names in its figures. */
export function figureTitles(pack: Pack, locale: Locale): FigureTitles {
  const said = (text: Text | undefined, id: string) =>
    text ? say(text, locale, pack).replace(/\s+/g, ' ') : clean(id);
  const own = <T>(map: Readonly<Record<string, T>>, id: string): T | undefined =>
    Object.hasOwn(map, id) ? map[id] : undefined;
  const stepOf = (name: string) => {
    const cut = name.indexOf('/');
    const tree = treeOf(pack, name.slice(0, cut));
    return tree && placesOf(pack, tree).get(name.slice(cut + 1))?.step;
  };
  return {
    tree: (id) => said(treeOf(pack, id)?.title, id),
    team: (id) => said(own(pack.teams, id)?.title, id),
    cause: (id) => said(own(pack.causes, id)?.title, id),
    fact: (key) => said(factOf(pack, key)?.title, key),
    step: (name) => {
      const step = stepOf(name);
      if (!step) return clean(name);
      if ('ask' in step) return said(step.ask, name);
      if ('instruction' in step) return said(step.instruction, name);
      return said('tell' in step ? step.tell : 'say' in step ? step.say : undefined, name);
    },
    answer: (name, answer) => {
      const step = stepOf(name);
      return step ? answerLabel(pack, step, answer, locale) : clean(answer);
    },
  };
}
