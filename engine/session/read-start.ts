/** How a session begins, out of any value, such as JSON of a browser: what `startSession` would throw for comes back as a refusal. */
import type { Pack } from '../language/model.ts';
import { clean } from '../language/text.ts';
import { caseTreeOf } from '../machine/index.ts';
import { type Checked, checkFact, checkLength, isInstant, refuse } from './checking.ts';
import { isEvidence, isMap, isSetting, isText } from './forms.ts';
import type { StartOptions } from './record.ts';
import { EVIDENCE } from './types.ts';

/** What may come from outside of {@link StartOptions}; pack, id and clock are the program's own. */
export type Beginning = Omit<StartOptions, 'pack' | 'id' | 'at'>;

const TIMES = ['classEnds', 'classStarts', 'reportedAt'] as const;
const NAMES: ReadonlySet<string> = new Set<keyof Beginning>(['tree', 'facts', 'words', ...TIMES]);

/**
 * The beginning of a session, which `startSession` takes with this pack: `startSession({ pack, id, at, ...read.value })`. Refused are a tree in which
 * no session begins, facts and values that the pack does not have, what is too long, and with `wrong-type` or `not-a-command` what
 * has another form (`about.at` names the field).
 */
export function readStart(pack: Pack, data: unknown): Checked<Beginning> {
  if (!isMap(data)) return refuse('not-a-command', { wanted: 'object' });
  const foreign = Object.keys(data).find((name) => !NAMES.has(name));
  if (foreign !== undefined) return refuse('not-a-command', { at: foreign });
  const { tree, facts = {}, words = '' } = data;
  if (tree !== undefined && !isText(tree)) return refuse('wrong-type', { at: 'tree', value: tree, wanted: 'text' });
  if (tree !== undefined && (tree === pack.escalation.id || !caseTreeOf(pack, tree)))
    return refuse('unknown-tree', { tree });
  if (!isText(words)) return refuse('wrong-type', { at: 'words', value: words, wanted: 'text' });
  const length = checkLength(clean(words));
  if (!length.ok) return length;
  for (const at of TIMES)
    if (data[at] !== undefined && !isInstant(data[at]))
      return refuse('wrong-type', { at, value: data[at], wanted: 'time' });
  return refusalOfFacts(pack, facts) ?? { ok: true, value: data as Beginning };
}

function refusalOfFacts(pack: Pack, facts: unknown): ReturnType<typeof refuse> | undefined {
  if (!isMap(facts)) return refuse('wrong-type', { at: 'facts', value: facts, wanted: 'object' });
  for (const [fact, handed] of Object.entries(facts)) {
    const { value, evidence = 'said' } = isMap(handed) ? handed : { value: handed };
    if (!isSetting(value))
      return refuse('wrong-type', { at: `facts.${fact}`, value, wanted: 'text, number, list of texts' });
    if (!isEvidence(evidence))
      return refuse('wrong-type', { at: `facts.${fact}.evidence`, value: evidence, wanted: EVIDENCE.join(', ') });
    const checked = checkFact(pack, fact, value);
    if (!checked.ok) return refuse(checked.error.code, { ...checked.error.about, fact });
  }
  return undefined;
}
