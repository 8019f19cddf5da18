/** What a pack says for its scene: its own words for texts, and facts that are known from the start. */
import { BUILT_IN_INSERTS, type EventTexts, type FactKey, type FactSetting, type Id, type Text } from '../model.ts';
import { didYouMean } from '../suggest.ts';
import { type Linking, related } from './context.ts';
import type { Definitions } from './definitions.ts';
import { checkWithin, findFact, findSetting, renamed } from './lookups.ts';
import { asList, keyOf, type PackSource, type Spot, spot } from './source.ts';
import { insertsOf, makeText } from './texts.ts';

/** Makes the words, before any text that may ask for one; a word holds no other word. */
export function makeWords(linking: Linking, { words }: Definitions): void {
  const made = [...words].map(([id, { shape, at, book }]) => ({
    id,
    at,
    words: makeText(linking, book, `words.${id}`, shape, at).words,
  }));
  for (const { id, ...word } of made) {
    linking.words.set(id, word);
    const fact = linking.scope.facts.get(id);
    if (fact) sameAsWord(linking, id, fact.at);
  }
}

/** An insert means one thing: no fact may be named as a word of the pack. */
export function sameAsWord(linking: Linking, fact: Id, at: Spot): void {
  const word = linking.words.get(fact);
  if (word)
    linking.say('duplicate-id', keyOf(at), { id: fact }, [
      related(keyOf(word.at), '同名的用词（words）在这里', 'The word of that name stands here'),
    ]);
}

const BUILT_INS: ReadonlySet<string> = new Set(BUILT_IN_INSERTS);

/** What the pack calls the event that the class clock runs to; undefined where it does not say. */
export function makeEvent(linking: Linking, { event }: Definitions): EventTexts | undefined {
  const made: Record<Id, Text> = {};
  for (const [id, { shape, at, book }] of event) {
    const text = makeText(linking, book, `event.${id}`, shape, at);
    made[id] = text;
    // It is said beside the clock, where nothing of a session is put in. What is no insert anywhere has been told already.
    for (const insert of insertsOf(text.words[linking.locales[0]] ?? ''))
      if (linking.scope.facts.has(insert) || BUILT_INS.has(insert))
        linking.say('unknown-insert', at, { insert, suggestion: didYouMean(insert, linking.words.keys()) });
  }
  const { name, starts, ends } = made;
  return name && starts && ends && { name, starts, ends };
}

/** The trees that nobody is offered in this scene. */
export function makeHidden(linking: Linking, frontDoor: Id, packs: readonly PackSource[]): readonly Id[] {
  const hidden = new Set<Id>();
  for (const source of packs) {
    const { hide } = source.data;
    asList(hide).forEach((written, index) => {
      const at = typeof hide === 'string' ? spot(source, 'hide') : spot(source, 'hide', index);
      const id = linking.trees.has(written) ? written : renamed(linking, linking.renames.trees, written, at);
      const tree = id === undefined ? undefined : linking.trees.get(id);
      if (!tree) {
        if (id === undefined && !linking.mayBeTree(written))
          linking.say('unknown-tree', at, { tree: written, suggestion: didYouMean(written, linking.trees.keys()) });
        return;
      }
      if (tree.ways || tree.id === frontDoor) linking.say('hidden-never-offered', at, { tree: tree.id });
      else if (hidden.has(tree.id)) linking.say('duplicate-id', at, { id: tree.id });
      hidden.add(tree.id);
    });
  }
  return [...hidden];
}

/** The facts that every session of the pack begins with. */
export function makeKnown(linking: Linking, { known }: Definitions): Record<FactKey, FactSetting> {
  const found: Record<FactKey, FactSetting> = {};
  for (const [id, { shape, at, book }] of known) {
    const info = findFact(linking, book.scope, id, keyOf(at));
    const setting = info && findSetting(linking, info, shape, at);
    if (!info || setting === undefined) continue;
    checkWithin(linking, info.key, info.shape, setting, at);
    found[info.key] = setting;
  }
  return found;
}
