/** What the authors say about the findings themselves: findings silenced in place, and how severe a code is in this pack. */
import type { Place } from '../diagnostics/index.ts';
import type { ReadFile, ReadTree } from '../read.ts';
import type { PackShape } from '../shape.ts';
import { entriesOf, type Path } from './source.ts';

/** A finding that is not to be told, with why. */
export interface Silence {
  readonly code: string;
  /** Where the silence is written. */
  readonly place: Place;
  /** From the first character of what it stands in to the last; findings elsewhere are told. */
  readonly covers: Place;
}

/** `rules:` of the pack: how severe a code is in it. */
export interface RuleSetting {
  readonly code: string;
  readonly severity: 'off' | 'advice' | 'warning' | 'error';
  readonly place: Place;
}

type Quiet = Readonly<Record<string, string>> | undefined;

/** Every silence of the trees and of the pack's definitions, in the authors' order. */
export const silencesOf = (
  trees: readonly ReadFile<ReadTree>[],
  packs: readonly ReadFile<PackShape>[],
): readonly Silence[] => [
  ...trees.flatMap((source) => once(source, () => silencesIn([source], []))),
  ...packs.flatMap((source) => once(source, () => silencesIn([], [source]))),
];

const known = new WeakMap<object, readonly Silence[]>();
function once(source: object, find: () => readonly Silence[]): readonly Silence[] {
  const silences = known.get(source) ?? find();
  known.set(source, silences);
  return silences;
}

function silencesIn(trees: readonly ReadFile<ReadTree>[], packs: readonly ReadFile<PackShape>[]): readonly Silence[] {
  const found: Silence[] = [];
  const look = (source: ReadFile<unknown>, quiet: Quiet, path: Path): void => {
    for (const code of Object.keys(quiet ?? {})) {
      const { start } = source.place(path, 'key');
      const { end } = source.place(path);
      found.push({
        code,
        place: source.place([...path, 'quiet', code], 'key'),
        covers: { file: source.path, start: path.length === 0 ? FIRST : start, end: path.length === 0 ? LAST : end },
      });
    }
  };
  const within = (source: ReadFile<unknown>, section: string, map: Readonly<Record<string, unknown>> | undefined) => {
    for (const [id, entry] of entriesOf(map)) look(source, quietOf(entry), [section, id]);
  };
  for (const source of trees) {
    const { data } = source;
    look(source, data.quiet, []);
    for (const [id, step] of entriesOf(data.steps)) {
      look(source, quietOf(step), ['steps', id]);
      for (const part of ['try', 'checklist'] as const) {
        const inner = (step as Readonly<Record<string, unknown>>)[part];
        if (typeof inner !== 'object' || inner === null) continue;
        for (const [name, entry] of entriesOf(inner as Readonly<Record<string, unknown>>))
          look(source, quietOf(entry), ['steps', id, part, name]);
      }
    }
    within(source, 'facts', data.facts);
    within(source, 'ends', data.ends);
  }
  for (const source of packs) {
    within(source, 'facts', source.data.facts);
    within(source, 'ends', source.data.ends);
    within(source, 'severities', source.data.severities);
    within(source, 'incident', source.data.incident);
  }
  return found;
}

const FIRST = { line: 1, column: 1 } as const;
const LAST = { line: Number.MAX_SAFE_INTEGER, column: 1 } as const;

const quietOf = (entry: unknown): Quiet =>
  typeof entry === 'object' && entry !== null && 'quiet' in entry ? (entry.quiet as Quiet) : undefined;

/** The pack's own settings; those of folders it uses are theirs. */
export function ruleSettingsOf(own: ReadFile<PackShape> | undefined): readonly RuleSetting[] {
  return entriesOf(own?.data.rules).map(([code, severity]) => ({
    code,
    severity,
    place: (own as ReadFile<PackShape>).place(['rules', code], 'key'),
  }));
}
