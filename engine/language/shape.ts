/**
 * The shape of the author's files, as zod schemas over scalars read as written (every scalar is a string here, so that
 * `0012345` stays what it is). The JSON Schemas for editors are generated from the same schemas; `describe` texts are what
 * an author sees on hover.
 */
import * as z from 'zod';
import { END_KINDS } from './model.ts';

const ID = /^[a-z][a-z0-9-]*$/;

/** Marks schemas whose YAML form is not a string although they are read as one. */
const asYaml = (type: 'number' | 'boolean') => ({ yamlType: type });

const text = z.string().min(1);
const id = z.string();
const count = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number)
  .meta(asYaml('number'));
/** Time, shares and how many there are: never below zero. */
const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number)
  .meta({ ...asYaml('number'), minimum: 0 });
const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .meta(asYaml('boolean'));

/** A text, or texts by a fact: `{by: device, windows: …, else: …}`. */
export const words = z
  .union([text, z.object({ by: id.describe('The fact the words depend on.') }).catchall(text)])
  .describe('A text, or `{by: fact, value: text, …, else: text}`.');

/** One id or a list of ids. */
const ids = z.union([id, z.array(id)]).describe('An id, or a list of ids.');
const list = z.union([text, z.array(text)]).describe('Words separated by 、 or commas, or a list.');

// A condition is a tree of maps whose keys are facts; the linker checks the keys, so the shape only bounds the forms.
type ConditionShape = { [key: string]: unknown };
export const condition: z.ZodType<ConditionShape> = z
  .record(z.string(), z.unknown())
  .describe('What must be known: a map of facts, `all`, `any`, `not`, `severity`, `minutes-left`.');

const branch = z.union([
  z.strictObject({ when: condition, to: id.describe('Where it goes when this holds.') }),
  z.strictObject({ else: id.describe('Where it goes when nothing above holds.') }),
]);
const target = z.union([id, z.array(branch)]);
export const way = z
  .union([id, z.array(branch), z.record(z.string(), target)])
  .describe(
    'Where to go: a step, `/tree`, a map from answer to step with `else`, or a list of `{when, to}` closed by `else`.',
  );
export const startWay = z
  .union([id, z.array(branch)])
  .describe('Where to begin: a step, or a list of `{when, to}` closed by `else`.');

const setting = z.union([z.string(), z.array(z.string())]);
const sets = z.record(z.string(), setting).describe('Facts this tells: fact: value.');

const answer = z
  .union([
    text,
    z.strictObject({
      label: words.describe('What the agent reads out and clicks.'),
      sets: sets.optional(),
      severity: id.optional().describe('Raises the session to this severity.'),
      meaning: count.optional().describe('Raise it when this answer now means something else.'),
    }),
  ])
  .describe('The words of the answer, or `{label, sets, severity, meaning}`.');
const answers = z
  .union([id, z.array(id), z.record(z.string(), answer)])
  .describe('A map of id: words, the name of an answer list of the pack, or a list of values of the fact.');

const questionWords = {
  wordings: z.array(words).optional().describe('Approved other wordings of `ask`.'),
  'find-out': words.optional().describe('How the customer can find out; shown before "not sure".'),
  why: words.optional().describe('Why we ask.'),
  send: words.optional().describe('A text to paste where we write instead of speak.'),
};
const quiet = z
  .record(z.string(), text.describe('Why it may stay as it is.'))
  .optional()
  .describe('Findings that are not to be told here: code: reason.');
const common = {
  when: condition.optional().describe('Where this does not hold, the step is passed over.'),
  agent: words.optional().describe('A hint for the agent, never read aloud.'),
  picture: text.optional().describe('File name or address of a picture.'),
  link: text.optional().describe('Address of a page.'),
  source: text.optional().describe('Where a figure or claim comes from.'),
  meaning: count.optional().describe('Raise it when this step now means something else.'),
  quiet,
};
const effort = {
  minutes: amount.optional().describe('How long it takes, in minutes.'),
  meanwhile: words.optional().describe('What the customer does in the meantime.'),
};
const asking = {
  answers: answers.optional(),
  type: z.enum(['choice', 'several', 'number', 'text']).optional().describe('The kind of answer; choice if left out.'),
  unit: words.optional().describe('The unit of a number.'),
  min: count.optional().describe('The least number.'),
  max: count.optional().describe('The greatest number.'),
  fact: id.optional().describe('The fact the answer is remembered as.'),
  next: way.optional(),
};

export const likelihood = z.union([z.enum(['always', 'likely', 'sometimes', 'rarely']), amount]);
const repairs = z
  .union([id, z.array(id), z.record(z.string(), likelihood)])
  .describe('The cause it mends; or a list; or cause: always, likely, sometimes, rarely or a number from 0 to 1.');

const incident = id.optional().describe("A state of the pack's `incident`: its message is what is pasted.");

const doStep = z
  .strictObject({
    do: words.describe('What the customer does, one step at a time.'),
    ...common,
    ...effort,
    send: words.optional().describe('A text to paste.'),
    incident,
    why: words.optional().describe('Why this helps.'),
    warning: words.optional().describe('What could be lost; said before the instruction.'),
    repairs: repairs.optional(),
    'works-around': flag.optional().describe('The lesson runs again, the cause stays open.'),
    changes: ids.optional().describe('Facts that are unknown from here on.'),
    fact: id.optional().describe('A fact of type outcome that remembers the result.'),
    sets: z.record(z.string(), sets).optional().describe('Facts told by the outcome: fixed / not-fixed / cannot.'),
    next: way.optional(),
  })
  .describe('A repair.');

const endFields = {
  end: z.enum(END_KINDS).describe('How it ends.'),
  cause: id.optional().describe('The cause, or `unknown`.'),
  say: words.optional().describe('What the customer hears.'),
  to: id.optional().describe('Escalated: the team.'),
  bring: ids.optional().describe('Facts the next team needs; asked where not known.'),
  promise: z
    .strictObject({
      minutes: amount.describe('Within how many minutes they hear from us.'),
      meanwhile: words.optional().describe('What the customer does until then.'),
    })
    .optional()
    .describe('By when, and what the customer does until then.'),
  whom: words.optional().describe('Referred: whom to ask.'),
  forward: words.optional().describe('Referred: a text to pass on.'),
  ...common,
};
export const endStep = z.strictObject(endFields).describe('An end.');

/** One schema a verb; the reader picks by the verb, the JSON Schema offers all. */
export const STEP_SHAPES = {
  ask: z
    .strictObject({ ask: words.describe('The question, as it is spoken.'), ...questionWords, ...common, ...asking })
    .describe('A question.'),
  fact: z
    .strictObject({
      fact: id.describe('The fact whose question is asked.'),
      answers: answers.optional(),
      ...questionWords,
      ...common,
      next: way.optional(),
    })
    .describe('The question of a fact.'),
  test: z
    .strictObject({
      test: words.describe('What the customer does to find out.'),
      ask: words.optional().describe('What he is asked then.'),
      ...questionWords,
      ...common,
      ...effort,
      ...asking,
      warning: words.optional().describe('What could be lost; said first.'),
      changes: ids.optional().describe('Facts that are unknown from here on.'),
    })
    .describe('A test: do something, then say what you saw.'),
  look: z
    .strictObject({ look: words.describe('What the agent looks at himself; never read aloud.'), ...common, ...asking })
    .describe("The agent's own check."),
  do: doStep,
  try: z
    .strictObject({
      try: z.record(z.string(), doStep).describe('Repairs, in order.'),
      when: condition.optional(),
      next: way.optional(),
      quiet,
    })
    .describe('Repairs one after another, until one helps.'),
  tell: z
    .strictObject({
      tell: words.describe('What the customer is told.'),
      send: words.optional().describe('A text to paste.'),
      incident,
      ...common,
      ...effort,
      next: way.optional(),
    })
    .describe('Information.'),
  checklist: z
    .strictObject({
      checklist: z
        .record(
          z.string(),
          z.strictObject({
            item: words.describe('What must be so.'),
            mend: words.optional().describe('What to do when it is missing; the list goes on then.'),
            missing: id.optional().describe('Where to go when it is missing.'),
            todo: z
              .strictObject({
                do: words.describe('What is left to do.'),
                owner: words.describe('Who does it.'),
                by: words.describe('By when.'),
              })
              .optional()
              .describe('What goes on the list at the end when it is missing.'),
            minutes: amount.optional().describe('How long it takes, in minutes.'),
            why: words.optional().describe('Why this helps.'),
            source: text.optional().describe('Where a figure or claim comes from.'),
            quiet,
          }),
        )
        .describe('What must be so, item by item.'),
      when: condition.optional(),
      next: way.optional(),
      quiet,
    })
    .describe('Items checked one after another.'),
  use: z
    .strictObject({
      use: id.describe('The shared tree.'),
      when: condition.optional(),
      next: way.optional().describe('Where each way of the shared tree leads.'),
      quiet,
    })
    .describe('A call of a shared tree.'),
  end: endStep,
  way: z
    .strictObject({ way: id.describe('The way handed back to the caller.'), when: condition.optional(), quiet })
    .describe('The end of a shared tree.'),
} as const;
/** In the order in which they are looked for: `test` may hold `ask` and `fact`, `ask` may hold `fact`. */
export const VERBS = ['test', 'look', 'do', 'try', 'tell', 'checklist', 'use', 'end', 'way', 'ask', 'fact'] as const;
export type Verb = (typeof VERBS)[number];

type ValueShape =
  | string
  | {
      label: z.output<typeof words>;
      share?: number | undefined;
      severity?: string | undefined;
      meaning?: number | undefined;
      values?: Record<string, ValueShape> | undefined;
    };
const value: z.ZodType<ValueShape> = z
  .union([
    text,
    z.strictObject({
      label: words.describe('The words of the value.'),
      share: amount.optional().describe('How common, 0 to 1.'),
      severity: id.optional().describe('Raises the session to this severity.'),
      meaning: count.optional().describe('Raise it when this value now means something else.'),
      get values() {
        return z.record(z.string(), value).optional().describe('Kinds of this value.');
      },
    }),
  ])
  .describe('The words of the value, or `{label, share, severity, values}`.') as z.ZodType<ValueShape>;

export const factShape = z
  .strictObject({
    title: words.describe('A short name for lists.'),
    type: z.enum(['choice', 'several', 'number', 'text', 'outcome']).optional().describe('choice if left out.'),
    ask: words.optional().describe('The question, as it is spoken.'),
    ...questionWords,
    values: z
      .union([id, z.record(z.string(), value)])
      .optional()
      .describe('A map of id: words, or the name of an answer list.'),
    unit: words.optional().describe('The unit of a number.'),
    min: count.optional().describe('The least number.'),
    max: count.optional().describe('The greatest number.'),
    given: flag.optional().describe('Handed in from outside; may be used before it is asked.'),
    personal: flag.optional().describe('Personal data: kept out of exports.'),
    meaning: count.optional().describe('Raise it when this fact now means something else.'),
    quiet,
    source: text.optional().describe('Where a figure or claim comes from.'),
  })
  .describe('A fact and the question that asks for it.');

const renames = z.record(z.string(), id);

export const treeShape = z
  .strictObject({
    tree: id.describe('The id of the tree.'),
    title: words.describe('Its name, for agents.'),
    keywords: list.optional().describe('What customers say when they mean this tree.'),
    severity: id.optional().describe('At least this severe.'),
    ways: z.array(id).optional().describe('Shared trees: the ways it can end with.'),
    needs: ids.optional().describe('Facts asked first, unless known.'),
    start: startWay.optional(),
    otherwise: id.optional().describe('Where it goes when nothing more is left.'),
    rush: z
      .strictObject({
        when: condition,
        to: id.describe('The step it leads to.'),
        offer: words.optional().describe('The words of the offer.'),
      })
      .optional()
      .describe('The short way back to teaching.'),
    facts: z.record(z.string(), factShape).optional().describe('Facts and their questions, by id.'),
    ends: z.record(z.string(), endStep).optional().describe('Named ends, by id.'),
    renames: z
      .strictObject({
        steps: renames.optional().describe('Old step id: present id.'),
        answers: z.record(z.string(), renames).optional().describe('By present step: old answer id: present id.'),
      })
      .optional()
      .describe('Old id: present id.'),
    steps: z.record(z.string(), z.unknown()).describe('The steps, by id.'),
    quiet,
  })
  .describe('A tree.');

export const packShape = z
  .strictObject({
    pack: id.describe('The id of the pack.'),
    version: text.describe('Its version, for example 1.0.0.'),
    title: words.describe('Its name.'),
    locales: z.array(text).min(1).describe('Languages; the first is the language of the trees.'),
    'front-door': id.describe('The tree a session begins with.'),
    escalate: id.optional().describe('The named end of "escalate now".'),
    uses: z.array(text).optional().describe('Folders whose trees and definitions this pack may use.'),
    hide: ids.optional().describe('Trees that nobody is offered in this scene; others may still lead to them.'),
    facts: z.record(z.string(), factShape).optional().describe('Facts and their questions, by id.'),
    answers: z.record(z.string(), z.record(z.string(), answer)).optional().describe('Answer lists by name.'),
    ends: z.record(z.string(), endStep).optional().describe('Named ends, by id.'),
    causes: z
      .record(
        z.string(),
        z.union([
          text,
          z.strictObject({
            title: words.describe('Its name.'),
            weight: amount.optional().describe('How common it is against the others; 1 if left out.'),
            family: id.optional().describe('What it belongs with in figures.'),
            source: text.optional().describe('Where the weight comes from.'),
          }),
        ]),
      )
      .optional()
      .describe('Causes, by id.'),
    severities: z
      .record(
        z.string(),
        z.strictObject({
          title: words.describe('Its name.'),
          when: condition.optional().describe('Raises the session by itself where it holds.'),
          respond: amount.optional().describe('Minutes from the first report to the first answer.'),
          workaround: amount.optional().describe('Minutes to a way to go on.'),
          solve: amount.optional().describe('Minutes to the solution.'),
          empathy: words.optional().describe('Said before the first question.'),
          waiting: words.optional().describe('Said with a wait.'),
          apology: words.optional().describe('Said when we are late.'),
          closing: words
            .optional()
            .describe('Said at the end, where it works again and the end has no words of its own.'),
          quiet,
          source: text.optional().describe('Where the times come from.'),
        }),
      )
      .optional()
      .describe('Most severe first.'),
    teams: z
      .record(
        z.string(),
        z.strictObject({
          title: words.describe('Its name.'),
          'time-zone': text.describe('For example Asia/Shanghai.'),
          hours: z.array(text).optional().describe('For example `mon-fri 09:00-21:00`; always if left out.'),
          holidays: z.array(text).optional().describe('Dates on which nobody is there, for example 2026-10-01.'),
          languages: z.array(text).optional().describe('Languages the team speaks.'),
          contact: text.optional().describe('How to reach them.'),
        }),
      )
      .optional()
      .describe('Teams, by id.'),
    glossary: z
      .record(
        z.string(),
        z.strictObject({
          words: list.describe('Words a customer must not hear.'),
          plain: words.describe('What to say instead.'),
        }),
      )
      .optional()
      .describe('Words that are not for customers.'),
    words: z.record(z.string(), text).optional().describe('Words of this scene, put into texts as `<id>`: id: words.'),
    event: z
      .strictObject({
        name: text.describe('What it is called, for example stream.'),
        starts: text.describe('What it does when it begins, for example goes live.'),
        ends: text.describe('What it does when it is over, for example ends.'),
      })
      .optional()
      .describe('What the clock of a session runs to; a class if left out.'),
    known: z
      .record(z.string(), setting)
      .optional()
      .describe('Facts that every session of this pack begins with: fact: value.'),
    incident: z
      .record(
        z.string(),
        z.strictObject({
          message: words.describe(
            'What is sent to everybody: what is wrong, what we do, what to do meanwhile, when they hear again.',
          ),
          minutes: amount.optional().describe('Minutes to the next message.'),
          quiet,
        }),
      )
      .optional()
      .describe('Messages about an incident by its state, for example investigating, identified, watching, solved.'),
    rules: z
      .record(z.string(), z.enum(['off', 'advice', 'warning', 'error']))
      .optional()
      .describe('How severe findings are in this pack: code: off, advice, warning or error.'),
    targets: z.record(z.string(), count).optional().describe('What the figures should reach.'),
    renames: z
      .strictObject({
        trees: renames.optional().describe('Old tree id: present id.'),
        facts: renames.optional().describe('Old fact id: present id.'),
        values: z.record(z.string(), renames).optional().describe('By present fact: old value: present value.'),
      })
      .optional()
      .describe('Old id: present id.'),
  })
  .describe('A pack.');

/** A folder of shared trees may have definitions of its own, without being a pack. */
export const commonShape = packShape
  .partial({ version: true, title: true, 'front-door': true })
  .describe('The definitions of a folder of shared trees.');

export const translationShape = z
  .record(
    z.string(),
    z.strictObject({
      from: text.describe('What the tree said when this was translated.'),
      to: z.string().describe('The translation.'),
    }),
  )
  .describe('A translation file: address: {from, to}.');

const byHandShape = z.strictObject({
  severity: id.optional().describe('Raises the severity.'),
  switch: id.optional().describe('Goes to this tree.'),
  return: flag.optional().describe('Goes back to the tree that was left.'),
  escalate: flag.optional().describe('Escalates now.'),
});

const caseShape = z.strictObject({
  story: text.describe("The customer's own words."),
  tree: id.optional().describe('Where it begins; the front door if left out.'),
  facts: z
    .record(z.string(), setting)
    .optional()
    .describe('What the customer would answer: fact: value; a fact of one tree as tree.fact.'),
  given: z
    .record(z.string(), setting)
    .optional()
    .describe('What is known before the first question, as a ticket would hand it in: fact: value.'),
  'minutes-left': count
    .optional()
    .describe('Minutes to the end of the class at the first question; each answer takes one of them.'),
  answers: z
    .record(z.string(), setting)
    .optional()
    .describe('For steps without a fact: tree/step: answer. `rush` takes the short way there.'),
  'by-hand': z
    .record(z.string(), z.union([byHandShape, z.array(byHandShape).min(1)]))
    .optional()
    .describe(
      'What the agent does by hand when a step comes, before it is answered: tree/step: {severity, switch, return, escalate}; several in a list, in order.',
    ),
  helps: ids.optional().describe('The repairs that would help.'),
  ends: z
    .strictObject({
      end: z.enum(END_KINDS).describe('The kind of end.'),
      cause: id.optional().describe('The cause.'),
      tree: id.optional().describe('The tree in which it ends.'),
      to: id.optional().describe('The team.'),
    })
    .describe('How it must end.'),
  questions: amount.optional().describe('At most so many questions.'),
  'must-ask': ids.optional().describe('Steps that must be asked.'),
  'must-not-say': list.optional().describe('Words that must not appear.'),
});
export const casesShape = z
  .strictObject({ cases: z.record(z.string(), caseShape).describe('Cases, by id.') })
  .describe('Labelled cases.');

export type WordsShape = z.output<typeof words>;
export type WayShape = z.output<typeof way>;
export type FactShape = z.output<typeof factShape>;
export type TreeShape = z.output<typeof treeShape>;
export type PackShape = z.output<typeof commonShape>;
export type EndShape = z.output<typeof endStep>;
export type TranslationShape = z.output<typeof translationShape>;
export type CasesShape = z.output<typeof casesShape>;
export { ID };
