/** How a run without a tree begins: the customer's own words, or the front door. */
import { type Id, searchTrees } from '../engine.ts';
import { sessionWords } from '../words/sessions.ts';
import { readAction } from './actions.ts';
import { showHelp, speak } from './perform.ts';
import type { Desk } from './talk.ts';

export type Opened = { readonly tree?: Id; readonly words?: string } | 'input-ended' | 'quit';

const MOST = 5;

/** Asks until a tree is chosen; no tree means the front door. */
export async function openPlain(desk: Desk): Promise<Opened> {
  const { pack } = desk.options;
  let said = desk.options.words?.trim() ?? '';
  if (said === '') await showUnfinished(desk);
  while (said === '') {
    desk.show(desk.pen().words.opening);
    const given = await desk.ask(null);
    if (!given) return 'input-ended';
    const done = aside(desk, given.text);
    if (done === 'quit') return 'quit';
    if (done) continue;
    said = given.text.trim();
    if (said === '') return {};
  }
  for (;;) {
    const { words } = desk.pen();
    const found = searchTrees(pack, said, desk.locale()).slice(0, MOST);
    if (found.length === 0) {
      desk.show(words.openingNothing);
      return { words: said };
    }
    // What fits badly misleads: then the front door is what Enter takes.
    const sure = found[0]?.sure === true;
    desk.show(
      sure ? words.openingFound : words.openingGuessed,
      ...found.map(({ title }, index) => `  [${index + 1}] ${title}`),
      `  [0] ${words.openingFrontDoor}`,
      `  ${words.bracketed(sure ? words.openingChoose : words.openingChooseGuess).trim()}`,
    );
    const given = await desk.ask(null);
    if (!given) return 'input-ended';
    const done = aside(desk, given.text);
    if (done === 'quit') return 'quit';
    if (done) continue;
    const typed = given.text.normalize('NFKC').trim();
    if (typed === '0' || (typed === '' && !sure)) return { words: said };
    if (typed === '' || /^\d+$/.test(typed)) {
      const chosen = found[typed === '' ? 0 : Number(typed) - 1];
      if (chosen) return { tree: chosen.tree, words: said };
      desk.show(words.unclear['no-such-number'](found.length));
    } else said = given.text.trim();
  }
}

/** How to go on with an earlier case instead; nothing where there is none. */
async function showUnfinished(desk: Desk): Promise<void> {
  const { journal, pack } = desk.options;
  const found = await journal?.list({ status: ['open', 'paused'], pack: pack.id }, { limit: 1 });
  // A store that cannot be read is told with the first answer, which it cannot take.
  if (!found?.ok || found.value.total === 0) return;
  desk.show(desk.pen().style.agent(sessionWords(desk.locale()).unfinished(found.value.total)));
}

/** The actions that make sense before a session has begun; undefined for everything else. */
function aside(desk: Desk, typed: string): 'quit' | 'done' | undefined {
  const action = readAction(typed);
  switch (action?.name) {
    case 'quit':
      return 'quit';
    case 'help':
      showHelp(desk);
      return 'done';
    case 'language': {
      const outcome = speak(desk, action.argument);
      if (outcome.after === 'problem') desk.show(outcome.sentence);
      return 'done';
    }
    default:
      return undefined;
  }
}
