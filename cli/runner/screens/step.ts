/** A question, test, check, repair or something to tell: the words to say first, then what can be answered. */
import { classClock } from '../../engine.ts';
import { clockWords, longerText } from '../../words/clocks.ts';
import { inputOf, offersUnsure, optionsOf } from '../choices.ts';
import type { Asking, Entry } from '../state.ts';
import { fieldLines } from '../text/field.ts';
import { widthOf } from '../text/graphemes.ts';
import { EMPTY, indent, type Line, line, paragraph, piece } from '../text/line.ts';
import { type Draw, duration, gutterOf, rowLines, spoken, stack, viewport, windowed } from './draw.ts';

/** The present question. */
export function stepScreen(draw: Draw, step: Asking, entry: Entry): Line[] {
  return askingLines(draw, step, entry, []);
}

/** An earlier question, to be answered anew. */
export function changeScreen(draw: Draw, step: Asking, entry: Entry, answer: string): Line[] {
  const { words } = draw;
  return askingLines(draw, step, entry, [
    line(piece(words.changeTitle, 'title'), piece('   '), piece(words.changeNow(answer), 'muted')),
  ]);
}

function askingLines(draw: Draw, step: Asking, entry: Entry, title: readonly Line[]): Line[] {
  const top = wordBlocks(draw, step, title);
  const bottom = agentBlocks(draw, step, entry);
  const gutter = gutterOf(draw);
  const choices = answerRows(draw, step, entry, gutter);
  const marked = entry.cursor < 0 ? -1 : entry.cursor + choices.before;
  // From generous to tight: the first way that fits.
  for (const { gap, before, apart } of [
    { gap: 1, before: 1, apart: 1 },
    { gap: 1, before: 0, apart: 1 },
    { gap: 0, before: 0, apart: 1 },
    { gap: 0, before: 0, apart: 0 },
  ]) {
    const words = stack(top, gap);
    const hints = stack(bottom, 0);
    const fixed = before + words.length + apart + (hints.length > 0 ? hints.length + apart : 0);
    const room = draw.height - fixed;
    const whole = choices.rows.reduce((sum, row) => sum + row.length, 0) + choices.below.length;
    if (room < whole) continue;
    const lines = [
      ...Array.from({ length: before }, () => EMPTY),
      ...words,
      ...Array.from({ length: apart }, () => EMPTY),
      ...choices.rows.flat(),
      ...choices.below,
    ];
    if (hints.length === 0) return lines;
    // What only the agent sees has its own place, away from the words: the foot of the screen.
    const spare = draw.height - lines.length - hints.length;
    return [...lines, ...Array.from({ length: Math.max(0, spare) }, () => EMPTY), ...hints];
  }
  // Too long for the window: the answers keep their place, and what does not fit above them is scrolled.
  const wordsAndHints = [...stack(top, 0), ...stack(bottom, 0)];
  const list = choices.rows.flat().length;
  const least = Math.min(list, Math.max(4, Math.floor(draw.height / 3)));
  const wordRows = Math.min(wordsAndHints.length, Math.max(3, draw.height - choices.below.length - least));
  const rows = windowed(draw, choices.rows, marked, draw.height - choices.below.length - wordRows, gutter);
  return [...viewport({ ...draw, height: wordRows }, wordsAndHints, draw.state.scroll), ...rows, ...choices.below];
}

function wordBlocks(draw: Draw, step: Asking, title: readonly Line[]): Line[][] {
  const { state, words } = draw;
  const view = state.mode.name === 'change' ? undefined : state.view;
  const isCheck = step.kind === 'check';
  const blocks: Line[][] = [[...title]];
  const say = (label: string, text: string | undefined, strong = false) => {
    if (text) blocks.push(spoken(draw, { label, text, to: 'customer', strong }));
  };
  say(words.sayFirst, view?.lead);
  const clock = view && step.longerThanClass ? classClock(view, state.now) : undefined;
  const longer = clock !== undefined;
  if (view && clock) {
    const text = longerText(step, clock, clockWords(view));
    blocks.push(spoken(draw, { label: words.mind, text, to: 'agent', labelRole: 'warn' }));
  }
  // Said once; after that the row below is enough, until the class is about to end.
  const pressing = view && ['near', 'past'].includes(classClock(view, state.now)?.state ?? '');
  if (view?.rush && (longer || pressing || view.rush.offer !== state.offered))
    say(words.shortOfTime, view.rush.offer, longer);
  if (longer) say(words.lessonFirst, step.saveFirst?.instruction, true);
  // What brings the lesson back is what stands out then.
  const strong = !longer || (view?.rush === undefined && step.saveFirst === undefined);
  if (step.warning)
    blocks.push(spoken(draw, { label: words.warn, text: step.warning, to: 'customer', strong, labelRole: 'warn' }));
  if (step.kind === 'information') say(words.tell, step.tell, strong);
  else if (step.kind === 'repair') say(words.askThem, step.instruction, strong);
  else if (step.instruction) {
    if (isCheck) blocks.push(spoken(draw, { label: words.look, text: step.instruction, to: 'agent' }));
    else say(words.askThem, step.instruction, strong);
  }
  const waits = waitingLines(draw, step);
  if (waits.length > 0) blocks.push(waits);
  if ('ask' in step) {
    if (isCheck) blocks.push(spoken(draw, { label: words.look, text: step.ask, to: 'agent' }));
    else say(step.part?.of === 'checklist' ? words.goThrough : words.ask, step.ask, true);
  }
  if ('findOut' in step && step.findOut && state.shown.findOut === step.key) {
    const how = spoken(draw, { label: words.findOut, text: step.findOut, to: 'customer' });
    blocks.push([...how, indent(line(piece(words.stillUnsure, 'muted')), gutterOf(draw) + 2)]);
  }
  if (step.why && state.shown.why === step.key) say(words.why, step.why);
  return blocks;
}

/** The running clock, what is said while it runs, and what the customer does meanwhile. */
function waitingLines(draw: Draw, step: Asking): Line[] {
  const { state, words, symbols } = draw;
  if (step.minutes === undefined)
    return step.meanwhile ? spoken(draw, { label: words.meanwhile, text: step.meanwhile, to: 'customer' }) : [];
  const gutter = gutterOf(draw);
  const lines: Line[] = [];
  const began = state.mode.name === 'change' ? undefined : state.clocks[step.key];
  const whole = step.minutes * 60_000;
  const about = piece(words.about(step.minutes), 'muted');
  if (began === undefined || step.kind === 'information') lines.push(indent(line(about), gutter + 2));
  else {
    const passed = Math.max(0, state.now - began);
    const over = passed >= whole;
    const cells = Math.max(6, Math.min(20, draw.width - gutter - 36));
    const full = Math.min(cells, Math.floor((passed / whole) * cells));
    lines.push(
      indent(
        line(
          piece(words.running(duration(passed), duration(whole)), over ? 'warn' : 'muted'),
          piece('  '),
          piece(symbols.full.repeat(full), over ? 'warn' : 'bar'),
          piece(symbols.empty.repeat(cells - full), 'rule'),
          piece(over ? `  ${words.timeUp}` : '', 'warn'),
        ),
        gutter + 2,
      ),
    );
  }
  const told = [step.waiting, step.meanwhile].filter((text) => text !== undefined).join('\n');
  return told === '' ? lines : [...lines, ...spoken(draw, { label: words.meanwhile, text: told, to: 'customer' })];
}

interface AnswerRows {
  readonly rows: readonly (readonly Line[])[];
  /** How many rows stand before the first answer. */
  readonly before: number;
  /** A field, a hint: below the rows, never scrolled away. */
  readonly below: readonly Line[];
}

function answerRows(draw: Draw, step: Asking, entry: Entry, left: number): AnswerRows {
  const { words, program, symbols } = draw;
  const kind = inputOf(step);
  const hint = (text: string): Line[] =>
    paragraph(text, Math.max(8, draw.width - left - 2), 'muted').map((each) => indent(each, left + 2));
  const evidence = entry.evidence ? hint(words.evidenceNow[entry.evidence]) : [];
  const unsure = (lead: string) => ({ lead, label: program.unsure, muted: true });
  if (kind === 'number') {
    const input = 'input' in step && step.input.type === 'number' ? step.input : undefined;
    const bounds = words.bounds(input?.min, input?.max);
    const [typed = line()] = fieldLines(entry.field, Math.max(4, Math.min(24, draw.width - left - 12)), 1);
    const lead = `${symbols.pointer} `;
    const field = indent(
      {
        ...line(
          piece(lead, 'key'),
          ...typed.pieces,
          piece(input?.unit ? ` ${input.unit}` : '', 'words'),
          piece(bounds ? `   ${bounds}` : '', 'muted'),
        ),
        cursor: (typed.cursor ?? 0) + 2,
      },
      left,
    );
    return {
      rows: [],
      before: 0,
      below: [field, EMPTY, ...rowLines(draw, [unsure('u')], -1, left).flat(), ...evidence],
    };
  }
  if (kind === 'text') {
    const typed = fieldLines(entry.field, Math.max(4, draw.width - left - 4), 4);
    const field = typed.map((each, index): Line => {
      const placed = indent(
        {
          pieces: [piece(index === 0 ? `${symbols.pointer} ` : '  ', 'key'), ...each.pieces],
          ...(each.cursor === undefined || !entry.typing ? {} : { cursor: each.cursor + 2 }),
        },
        left,
      );
      return placed;
    });
    const unknown = entry.typing ? hint(words.textHint) : rowLines(draw, [unsure('0')], -1, left).flat();
    return { rows: [], before: 0, below: [...field, EMPTY, ...unknown, ...evidence] };
  }
  const options = optionsOf(step, program);
  const several = kind === 'several';
  const rows = options.map(({ value, label }, index) => ({
    lead: several ? `${index + 1} ${entry.chosen.includes(value) ? symbols.on : symbols.off}` : String(index + 1),
    label,
  }));
  const rush =
    draw.state.mode.name !== 'change' && draw.state.view?.rush !== undefined
      ? [{ lead: several ? 'r    ' : 'r', label: words.takeRush, muted: step.longerThanClass !== true }]
      : [];
  const before = step.longerThanClass ? rush : [];
  const after = [
    ...(offersUnsure(step) ? [unsure(several ? '0    ' : '0')] : []),
    ...(step.longerThanClass ? [] : rush),
  ];
  const below = [
    ...(several ? [EMPTY, ...hint(words.severalHint)] : []),
    ...(entry.digits === '' ? [] : hint(words.pending(entry.digits))),
    ...evidence,
  ];
  const cursor = entry.cursor < 0 ? -1 : entry.cursor + before.length;
  return { rows: rowLines(draw, [...before, ...rows, ...after], cursor, left), before: before.length, below };
}

/** For the agent alone: hints, pictures, what to mind. */
function agentBlocks(draw: Draw, step: Asking, entry: Entry): Line[][] {
  const { words, symbols } = draw;
  const parts = [
    step.part && step.part.count > 1 && (step.part.of === 'try' || step.part.of === 'checklist')
      ? words.partOf(step.part.index + 1, step.part.count)
      : undefined,
    step.kind === 'repair' && step.worksAround ? words.worksAround : undefined,
    step.agent,
    step.picture ? `${words.picture} ${step.picture}` : undefined,
    step.link ? `${words.link} ${step.link}` : undefined,
  ].filter((part) => part !== undefined);
  if (parts.length === 0 || entry.key === '') return [];
  const label = ` ${words.forYou} `;
  const rule = line(
    piece(symbols.dashes.repeat(2), 'rule'),
    piece(label, 'agent'),
    piece(symbols.dashes.repeat(Math.max(0, draw.width - 2 - widthOf(label))), 'rule'),
  );
  const text = parts.flatMap((part) =>
    paragraph(part, Math.max(8, draw.width - 2), 'agent').map((each) =>
      line(piece(`${symbols.agent} `, 'agent'), ...each.pieces),
    ),
  );
  return [[rule, ...text]];
}
