/** Commands from outside: whether a value is one, by its form alone. What it means for a session is up to `apply`. */
import type { FactSetting, Id } from '../language/model.ts';
import { type Checked, refuse } from './checking.ts';
import { isEvidence, isMap, isSetting, isText } from './forms.ts';
import { type AnswerValue, type Command, EVIDENCE, type Evidence, type Instant, type StepKey } from './types.ts';

interface Form<T> {
  /** What the refusal says is wanted. */
  readonly wanted: string;
  readonly is: (value: unknown) => value is T;
}
interface Field<T, Optional extends boolean> extends Form<T> {
  readonly optional: Optional;
}
/** The fields of a command beside `do`: exactly those of the type, or this does not compile. */
type FieldsOf<C> = {
  readonly [Name in Exclude<keyof C, 'do'>]-?: Record<never, never> extends Pick<C, Name>
    ? Field<C[Name], true>
    : Field<C[Name], false>;
};

const must = <T>(form: Form<T>): Field<T, false> => ({ ...form, optional: false });
const may = <T>(form: Form<T>): Field<T, true> => ({ ...form, optional: true });

const text: Form<string> = { wanted: 'text', is: isText };
const time: Form<Instant> = { wanted: 'time', is: (value): value is Instant => typeof value === 'number' };
const setting: Form<AnswerValue & FactSetting> = { wanted: 'text, number, list of texts', is: isSetting };
const evidence: Form<Evidence> = { wanted: EVIDENCE.join(', '), is: isEvidence };
const step: Form<StepKey> = text;
const id: Form<Id> = text;

const FIELDS: { readonly [Do in Command['do']]: FieldsOf<Extract<Command, { readonly do: Do }>> } = {
  answer: { value: must(setting), step: may(step), evidence: may(evidence) },
  unsure: { step: may(step) },
  wording: {},
  back: {},
  change: { step: must(step), value: must(setting), evidence: may(evidence) },
  reopen: { step: must(step) },
  note: { text: must(text) },
  fact: { fact: must(id), value: must(setting), evidence: may(evidence) },
  switch: { tree: must(id) },
  return: {},
  severity: { to: must(id) },
  'class-ends': { at: must(time) },
  reported: { at: must(time) },
  rush: {},
  escalate: {},
};

/** Every word that may stand after `do`. */
export const COMMAND_NAMES = Object.keys(FIELDS) as readonly Command['do'][];

const BY_NAME: ReadonlyMap<unknown, readonly (readonly [name: string, field: Field<unknown, boolean>])[]> = new Map(
  Object.entries(FIELDS).map(([name, fields]) => [name, Object.entries(fields)]),
);

/**
 * A command out of any value, such as JSON from a browser. What is none is refused with `not-a-command`, also where a field is
 * missing or no such command has it (`about.at`); a field of another type with `wrong-type`, as `apply` does.
 */
export function readCommand(data: unknown): Checked<Command> {
  const refusal = wrongForm(data);
  if (refusal) return refusal;
  const fields = FIELDS[(data as Command).do];
  const foreign = Object.keys(data as Command).find((name) => name !== 'do' && !Object.hasOwn(fields, name));
  return foreign === undefined ? { ok: true, value: data as Command } : refuse('not-a-command', { at: foreign });
}

/** What is wrong with the form of something that claims to be a command; undefined where nothing is. Cheap: asked at every command. */
export function wrongForm(command: unknown): ReturnType<typeof refuse> | undefined {
  if (!isMap(command)) return refuse('not-a-command', { wanted: 'object' });
  const fields = BY_NAME.get(command.do);
  if (!fields) return refuse('not-a-command', { at: 'do', wanted: COMMAND_NAMES });
  for (const [name, field] of fields) {
    const value = command[name];
    if (value === undefined) {
      if (!field.optional) return refuse('not-a-command', { at: name, wanted: field.wanted });
    } else if (!field.is(value)) return refuse('wrong-type', { at: name, value, wanted: field.wanted });
  }
  return undefined;
}
