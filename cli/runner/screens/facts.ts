/** What the machine knows: facts with where they come from, causes with how likely they are. */
import { dayTime } from '../../clock.ts';
import { deadlineAt, type View } from '../../engine.ts';
import { clockWords, deadlineText } from '../../words/clocks.ts';
import type { Known } from '../state.ts';
import { widthOf } from '../text/graphemes.ts';
import { EMPTY, ends, hanging, type Line, line, paragraph, piece } from '../text/line.ts';
import { clip, wrap } from '../text/wrap.ts';
import type { Draw } from './draw.ts';

/** The lines of each fact, in the order in which they came to be known. */
function factLines(draw: Draw, view: View): Line[][] {
  const { words, width } = draw;
  if (view.facts.length === 0) return [[line(piece(words.knownNothing, 'muted'))]];
  return view.facts.map(({ title, label, evidence, from }): Line[] => {
    const source = from === undefined ? words.evidence.given : words.evidence[evidence];
    const head = `${title}  `;
    if (widthOf(head) + widthOf(label) + widthOf(source) + 2 <= width)
      return [ends(line(piece(head, 'muted'), piece(label)), line(piece(source, 'muted')), width)];
    return [
      ends(line(piece(title, 'muted')), line(piece(source, 'muted')), width),
      ...hanging([piece('  ')], label, width),
    ];
  });
}

const LEAST_BAR = 3;
/** Less than this rounds to nothing. */
const HARDLY = 0.005;

/** The remaining causes, most likely first, in at most `rows` lines; where not all of them are wanted, without those that hardly can be. */
function causeLines(draw: Draw, { remaining: all }: View['narrowing'], rows: number): Line[] {
  const { words, symbols, width } = draw;
  if (all.length === 0) return [line(piece(words.noCauses, 'muted'))];
  const likely = all.filter(({ share }) => share >= HARDLY);
  const remaining = Number.isFinite(rows) && likely.length > 0 ? likely : all;
  // A bar gives way to a name that would just not stand on one line.
  const names = remaining.map(({ title }) => widthOf(title)).filter((wide) => wide <= width - LEAST_BAR - 6);
  const wanted = Math.max(4, Math.min(14, Math.floor((width - 20) / 3)));
  const cells = Math.max(LEAST_BAR, Math.min(wanted, width - 6 - Math.max(0, ...names)));
  const room = width - cells - 6;
  const highest = Math.max(...remaining.map(({ share }) => share), 0.01);
  const cut = remaining.map(({ title }) => clip(title, room, symbols.cut));
  const drawn = (most: number): Line[][] =>
    remaining.map(({ title, share }, index) => {
      const parts = wrap(title, room);
      // On one line two causes may come to read alike.
      const deep = cut.indexOf(cut[index] ?? '') === cut.lastIndexOf(cut[index] ?? '') ? most : 2;
      const [first = '', second] =
        parts.length > deep
          ? [...parts.slice(0, deep - 1), clip(parts.slice(deep - 1).join(' '), room, symbols.cut)]
          : parts;
      const full = Math.max(share > 0 ? 1 : 0, Math.round((share / highest) * cells));
      const head = line(
        piece(first),
        piece(' '.repeat(Math.max(1, room - widthOf(first) + 1))),
        piece(`${shareText(share).padStart(4)} `, 'muted'),
        piece(symbols.full.repeat(full), 'bar'),
      );
      return second === undefined ? [head] : [head, line(piece(second))];
    });
  // Whole titles where there is room for all of them, else one line each where that tells them apart.
  const whole = drawn(2);
  const folded = all.length > remaining.length ? 1 : 0;
  const causes = whole.flat().length + folded <= rows ? whole : drawn(1);
  const lines = causes.flat();
  if (lines.length + folded <= rows)
    return folded === 0 ? lines : [...lines, line(piece(`  ${words.more(all.length - remaining.length)}`, 'muted'))];
  const shown: Line[][] = [];
  for (const cause of causes) {
    if (shown.length > 0 && shown.flat().length + cause.length > rows - 1) break;
    shown.push(cause);
  }
  return [...shown.flat(), line(piece(`  ${words.more(all.length - shown.length)}`, 'muted'))];
}

const shareText = (share: number): string => (share > 0 && share < HARDLY ? '<1%' : `${Math.round(share * 100)}%`);

function ruledOutLine(draw: Draw, { ruledOut, leftAside }: View['narrowing']): Line[] {
  const { words, symbols, width } = draw;
  const parts = [
    ruledOut.length > 0 ? words.ruledOut(ruledOut.length) : '',
    leftAside.length > 0 ? words.leftAside(leftAside.length) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : paragraph(parts.join(` ${symbols.dot} `), width, 'muted');
}

/** Question and answer, oldest first. */
function wayLines(draw: Draw, view: View): Line[] {
  const { symbols, width, words, program } = draw;
  return view.transcript.map(({ asked, answer, how }) => {
    const said = clip(answer.replace(/\s+/g, ' '), Math.floor(width * 0.5), symbols.cut);
    const mark = how === 'passed' ? program.bracketed(words.passed) : '';
    return ends(
      line(piece(`${symbols.dot} `, 'muted'), piece(asked.replace(/\s+/g, ' '), 'muted')),
      line(piece(said), piece(widthOf(said) + widthOf(mark) < width * 0.6 ? mark : '', 'muted')),
      width,
      symbols.cut,
    );
  });
}

/** The panel at the side of a wide window. */
export function sidePanel(draw: Draw, { view, narrowing }: Known): Line[] {
  const { words, height } = draw;
  const out = narrowing ? ruledOutLine(draw, narrowing) : [];
  const spare = height - 6 - out.length;
  const facts = factLines(draw, view);
  const shownFacts = lastThatFit(facts, Math.max(3, Math.floor(spare * (view.ended ? 0.6 : 0.4))));
  const factRows = shownFacts.flat().length;
  const causeRows = Math.max(3, Math.min(Math.max(14, Math.floor(spare * 0.5)), spare - factRows));
  const causes = narrowing ? causeLines(draw, narrowing, causeRows) : [line(piece(draw.symbols.cut, 'muted'))];
  const count = narrowing?.remaining.length ?? 0;
  const title = (label: string, behind: string) => line(piece(label, 'label'), piece(behind && `  ${behind}`, 'muted'));
  const more = (hidden: number) => (hidden > 0 ? words.more(hidden) : '');
  const lines = [
    EMPTY,
    title(words.known, more(facts.length - shownFacts.length)),
    ...shownFacts.flat(),
    // At the end nothing is left to narrow; the end itself names the cause.
    ...(view.ended ? [] : [EMPTY, title(words.causes, count > 0 ? String(count) : ''), ...causes, ...out]),
  ];
  const left = height - lines.length - 3;
  if (left < 2 || view.transcript.length === 0) return lines.slice(0, height);
  const way = wayLines(draw, view);
  return [...lines, EMPTY, title(words.soFar, more(way.length - left)), ...way.slice(-left)];
}

/** The last of some blocks, as many as `rows` lines hold; at least one. */
function lastThatFit(blocks: readonly (readonly Line[])[], rows: number): (readonly Line[])[] {
  const shown: (readonly Line[])[] = [];
  let used = 0;
  for (const block of blocks.toReversed()) {
    used += block.length;
    if (used > rows && shown.length > 0) break;
    shown.unshift(block);
  }
  return shown;
}

function deadlineLines({ state, symbols, width }: Draw, view: View): Line[] {
  const clocks = clockWords(view);
  // Where it was first reported at the beginning of the case, nobody needs to be told.
  const earlier = view.reportedAt < view.startedAt;
  const reported = earlier ? [line(piece(clocks.reported(dayTime(view.reportedAt, state.now)), 'muted'))] : [];
  const lines = view.deadlines.map((each) => {
    const deadline = deadlineAt(each, state.now);
    const alert = deadline.state === 'near' || deadline.state === 'past';
    return ends(
      line(piece(alert ? `${symbols.alert} ` : '', 'warn'), piece(deadlineText(deadline, clocks))),
      line(piece(clocks.due(dayTime(deadline.dueAt, state.now)), 'muted')),
      width,
    );
  });
  return [...reported, ...lines];
}

/** Everything at once, for a narrow window and for those who want all of it. */
export function aboutScreen(draw: Draw, view: View): Line[] {
  const { words, program, symbols, width } = draw;
  const clocks = clockWords(view);
  const section = (title: string, lines: readonly Line[]): Line[] =>
    lines.length === 0 ? [] : [EMPTY, line(piece(title, 'label')), ...lines];
  const step = view.step;
  const options = step.kind !== 'end' && 'input' in step && step.input.type === 'choice' ? step.input.choices : [];
  const separates = view.narrowing.separates.flatMap(({ value, remaining }) => {
    const label = options.find((choice) => choice.value === value)?.label;
    return label === undefined ? [] : [ends(line(piece(label)), line(piece(words.remain(remaining), 'muted')), width)];
  });
  const by = (lines: View['narrowing']['ruledOut']) =>
    lines.flatMap(({ title, by: key }) => {
      const asked = view.transcript.find((each) => each.key === key)?.asked;
      return hanging(
        [piece(`${symbols.dot} `, 'muted')],
        asked ? `${title}  ${program.aboutBy(asked.replace(/\s+/g, ' '))}` : title,
        width,
        'muted',
      );
    });
  return [
    EMPTY,
    line(piece(words.aboutTitle, 'title')),
    ...(view.words ? section(words.customerSaid, paragraph(view.words, width)) : []),
    ...section(clocks.title, deadlineLines(draw, view)),
    ...section(words.known, factLines(draw, view).flat()),
    ...(view.ended ? [] : section(words.causes, causeLines(draw, view.narrowing, Number.POSITIVE_INFINITY))),
    ...section(words.separates, separates),
    ...section(program.aboutRuledOut, by(view.narrowing.ruledOut)),
    ...section(program.aboutLeftAside, by(view.narrowing.leftAside)),
    ...section(words.soFar, wayLines(draw, view)),
    ...section(
      words.notes,
      view.notes.flatMap(({ text }) => hanging([piece(`${symbols.dot} `, 'muted')], text, width)),
    ),
  ];
}
