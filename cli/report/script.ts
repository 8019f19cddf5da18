/** A tree as a document to read: numbered steps, "go to 7", several languages side by side. */
import {
  conditionText,
  type Exit,
  type Locale,
  type Outline,
  type OutlineStep,
  type Pack,
  type Step,
  type Text,
} from '../engine.ts';
import { type ProgramWords, wordsFor } from '../words/index.ts';
import { escaped, htmlPage } from './html.ts';
import { exitLabel, spelled } from './texts.ts';

/** One line of a step in one language. */
interface Line {
  readonly role: string;
  readonly text: string;
}
/** A step in one language. */
interface Told {
  readonly heading: string;
  readonly lines: readonly Line[];
  readonly exits: readonly { readonly label: string; readonly to: string; readonly number?: number }[];
}

export interface ScriptOptions {
  readonly pack: Pack;
  readonly outline: Outline;
  /** Side by side, in this order. */
  readonly locales: readonly Locale[];
}

function tell({ pack, outline }: ScriptOptions, { step, exits }: OutlineStep, locale: Locale): Told {
  const words = wordsFor(locale);
  const { workbench } = words;
  const lines: Line[] = [];
  const add = (role: string, text: Text | string | undefined) => {
    if (text !== undefined) lines.push({ role, text: typeof text === 'string' ? text : spelled(pack, text, locale) });
  };
  if (step.when) add(workbench.onlyWhere, conditionText(pack, step.when, locale, workbench.conditions));
  spoken(pack, step, words, add);
  // Where all answers lead to one place, the ways on do not name them.
  if ('input' in step && 'answers' in step.input && exits.some(({ all }) => all)) {
    const labels = step.input.answers.map(({ label }) => spelled(pack, label, locale));
    add(workbench.answersOffered, [...labels, words.unsure].join(' / '));
  }
  if ('minutes' in step && step.minutes !== undefined) add('', words.takes(step.minutes));
  if ('meanwhile' in step) add(words.meanwhile, step.meanwhile);
  if ('findOut' in step) add(words.findOutFirst, step.findOut);
  if ('why' in step) add(workbench.why, step.why);
  if ('send' in step) add(words.textToSend, step.send);
  add(words.onlyForYou, step.agent);
  add(workbench.source, step.source);
  return {
    heading: workbench.stepKinds[step.kind],
    lines,
    exits: together(exits.map((exit) => told(pack, outline, step, exit, locale, words))),
  };
}

function spoken(
  pack: Pack,
  step: Step,
  words: ProgramWords,
  add: (role: string, text: Text | string | undefined) => void,
): void {
  switch (step.kind) {
    case 'question':
      add(words.askCustomer, step.ask);
      break;
    case 'test':
      add(words.warnFirst, step.warning);
      add(words.customerDoes, step.instruction);
      add(words.askCustomer, step.ask);
      break;
    case 'check':
      add(words.lookYourself, step.ask);
      break;
    case 'repair':
      add(words.warnFirst, step.warning);
      add(words.customerDoes, step.instruction);
      break;
    case 'information':
      add(words.sayToCustomer, step.tell);
      break;
    case 'call':
      add('', pack.trees[step.tree]?.title ?? step.tree);
      break;
    case 'way':
      add('', step.way);
      break;
    case 'end': {
      const team = step.team === undefined ? undefined : pack.teams[step.team];
      add('', words.ends[step.end]);
      add(words.endCause, step.cause === null ? words.endCauseUnknown : pack.causes[step.cause]?.title);
      add(words.endTeam, team?.title);
      if (step.promise) add(words.endPromised, words.endPromise(step.promise.minutes));
      add(words.meanwhile, step.promise?.meanwhile);
      add(words.endWhom, step.whom);
      add(words.endForward, step.forward);
      add(words.sayToCustomer, step.say);
    }
  }
}

function told(pack: Pack, outline: Outline, step: Step | undefined, exit: Exit, locale: Locale, words: ProgramWords) {
  const { workbench } = words;
  const condition = exit.when ? conditionText(pack, exit.when, locale, workbench.conditions) : '';
  const label = [exitLabel(pack, step, exit, locale, words), condition && `[${condition}]`].filter(Boolean).join(' ');
  if (exit.to.startsWith('/')) {
    const tree = pack.trees[exit.to.slice(1)];
    return { label, to: workbench.goToTree(tree ? spelled(pack, tree.title, locale) : exit.to.slice(1)) };
  }
  const number = outline.numberOf.get(exit.to) ?? 0;
  return { label, to: workbench.goTo(number), number };
}

/** Answers that go to the same place, in one line. */
function together(exits: readonly Told['exits'][number][]): Told['exits'] {
  const merged: Told['exits'][number][] = [];
  for (const exit of exits) {
    const same = merged.findIndex(({ to }) => to === exit.to);
    const before = merged[same];
    if (!before) merged.push(exit);
    else merged[same] = { ...before, label: [before.label, exit.label].filter(Boolean).join(' / ') };
  }
  return merged;
}

const titleOf = ({ pack, outline }: ScriptOptions, locale: Locale): string => spelled(pack, outline.tree.title, locale);

/** Where it begins, in one language. */
const startOf = ({ pack, outline }: ScriptOptions, locale: Locale) =>
  together(outline.start.map((exit) => told(pack, outline, undefined, exit, locale, wordsFor(locale)))).map((exit) => ({
    ...exit,
    label: exit.label === '' ? wordsFor(locale).workbench.begins : exit.label,
  }));

export function scriptMarkdown(options: ScriptOptions): string {
  const { locales, outline } = options;
  const [first] = locales as [Locale, ...Locale[]];
  const blocks = [`# ${locales.map((locale) => titleOf(options, locale)).join(' · ')}`];
  if (locales.length === 1) {
    blocks.push(exitLines(startOf(options, first)).join('\n'));
    for (const step of outline.steps) {
      const { heading, lines, exits } = tell(options, step, first);
      const { colon } = wordsFor(first);
      const said = lines.map(({ role, text }) => `${role === '' ? '' : `*${role}*${colon}`}${indented(text)}`);
      blocks.push([`## ${step.number}. ${heading}`, ...said].join('\n\n'));
      if (exits.length > 0) blocks.push(exitLines(exits).join('\n'));
    }
    return `${blocks.join('\n\n')}\n`;
  }
  blocks.push(table(locales, [locales.map((locale) => startOf(options, locale).map(exitText).join('<br>'))]));
  for (const step of outline.steps) {
    const all = locales.map((locale) => tell(options, step, locale));
    const rows =
      all[0]?.lines.map((_, index) => all.map(({ lines }, at) => cell(lines[index], locales[at] as Locale))) ?? [];
    const ways = all.map(({ exits }) => exits.map(exitText).map(escapedCell).join('<br>'));
    blocks.push(`## ${step.number}. ${all.map(({ heading }) => heading).join(' · ')}`);
    blocks.push(table(locales, ways.some(Boolean) ? [...rows, ways] : rows));
  }
  return `${blocks.join('\n\n')}\n`;
}

const exitText = ({ label, to }: Told['exits'][number]): string => (label === '' ? `→ ${to}` : `${label} → ${to}`);
const exitLines = (exits: Told['exits']): string[] => exits.map((exit) => `- ${indented(exitText(exit))}`);
const indented = (text: string): string => text.split('\n').join('  \n  ');
const escapedCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
const cell = (line: Line | undefined, locale: Locale): string =>
  line ? escapedCell(`${line.role === '' ? '' : `*${line.role}*${wordsFor(locale).colon}`}${line.text}`) : '';

const table = (locales: readonly Locale[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${locales.join(' | ')} |`,
    `|${locales.map(() => '---|').join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

export function scriptHtml(options: ScriptOptions): string {
  const { locales, outline } = options;
  const [first] = locales as [Locale, ...Locale[]];
  const title = locales.map((locale) => titleOf(options, locale)).join(' · ');
  const columns = (make: (locale: Locale) => string) =>
    `<table class="side"><tr>${locales.map((locale) => `<td lang="${escaped(locale)}">${make(locale)}</td>`).join('')}</tr></table>`;
  const ways = (exits: Told['exits']) =>
    exits.length === 0 ? '' : `<ul>${exits.map((exit) => `<li>${wayHtml(exit)}</li>`).join('')}</ul>`;
  const body = [
    `<h1>${escaped(title)}</h1>`,
    columns((locale) => ways(startOf(options, locale))),
    ...outline.steps.map((step) => {
      const heading = [...new Set(locales.map((locale) => wordsFor(locale).workbench.stepKinds[step.step.kind]))].join(
        ' · ',
      );
      const content = columns((locale) => {
        const { lines, exits } = tell(options, step, locale);
        const { colon } = wordsFor(locale);
        const said = lines.map(
          ({ role, text }) =>
            `<p>${role === '' ? '' : `<span class="note">${escaped(role)}${colon}</span>`}${escaped(text).replaceAll('\n', '<br>')}</p>`,
        );
        return said.join('') + ways(exits);
      });
      return `<section class="step" id="s${step.number}"><h2>${step.number}. ${escaped(heading)}</h2>${content}</section>`;
    }),
  ];
  return htmlPage(title, first, body.join('\n'));
}

function wayHtml({ label, to, number }: Told['exits'][number]): string {
  const target = number === undefined ? escaped(to) : `<a href="#s${number}">${escaped(to)}</a>`;
  return label === '' ? `→ ${target}` : `${escaped(label).replaceAll('\n', '<br>')} → ${target}`;
}
