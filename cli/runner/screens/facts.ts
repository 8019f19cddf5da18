/** What the machine knows: facts with where they come from, causes with how likely they are. */
import { clockTime } from '../../clock.ts';
import { deadlineAt, type View } from '../../engine.ts';
import { clockWords, deadlineText } from '../../words/clocks.ts';
import type { Known } from '../state.ts';
import { widthOf } from '../text/graphemes.ts';
import { EMPTY, ends, hanging, type Line, line, paragraph, piece } from '../text/line.ts';
import { clip, wrap } from '../text/wrap.ts';
import type { Draw } from './draw.ts';

export function factLines(draw: Draw, view: View): Line[] {
  const { words, width } = draw;
  if (view.facts.length === 0) return [line(piece(words.knownNothing, 'muted'))];
  return view.facts.flatMap(({ title, label, evidence, from }): Line[] => {
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

/** The remaining causes, most likely first; at most `rows` of them. */
function causeLines(draw: Draw, { remaining }: View['narrowing'], rows: number): Line[] {
  const { words, symbols, width } = draw;
  if (remaining.length === 0) return [line(piece(words.noCauses, 'muted'))];
  const cells = Math.max(4, Math.min(14, Math.floor((width - 20) / 3)));
  const room = width - cells - 6;
  const most = Math.max(...remaining.map(({ share }) => share), 0.01);
  const drawn = (deep: number): Line[][] =>
    remaining.map(({ title, share }) => {
      const names = wrap(title, room);
      const [first = '', second] =
        names.length > deep
          ? [...names.slice(0, deep - 1), clip(names.slice(deep - 1).join(' '), room, symbols.cut)]
          : names;
      const full = Math.max(share > 0 ? 1 : 0, Math.round((share / most) * cells));
      const head = line(
        piece(first),
        piece(' '.repeat(Math.max(1, room - widthOf(first) + 1))),
        piece(`${String(Math.round(share * 100)).padStart(3)}% `, 'muted'),
        piece(symbols.full.repeat(full), 'bar'),
      );
      return second === undefined ? [head] : [head, line(piece(second))];
    });
  // Whole titles where there is room for all of them, else one line each.
  const whole = drawn(2);
  const causes = whole.flat().length <= rows ? whole : drawn(1);
  if (causes.length <= rows) return causes.flat();
  const shown = causes.slice(0, Math.max(1, rows - 1));
  return [...shown.flat(), line(piece(`  ${words.more(remaining.length - shown.length)}`, 'muted'))];
}

function ruledOutLine(draw: Draw, { ruledOut, leftAside }: View['narrowing']): Line[] {
  const { words, symbols, width } = draw;
  const parts = [
    ruledOut.length > 0 ? words.ruledOut(ruledOut.length) : '',
    leftAside.length > 0 ? words.leftAside(leftAside.length) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : paragraph(parts.join(` ${symbols.dot} `), width, 'muted');
}

/** Question and answer, oldest first. */
export function wayLines(draw: Draw, view: View, rows = Number.POSITIVE_INFINITY): Line[] {
  const { symbols, width, words } = draw;
  const lines = view.transcript.map(({ asked, answer, how }) => {
    const said = clip(answer.replace(/\s+/g, ' '), Math.floor(width * 0.5), symbols.cut);
    const mark = how === 'passed' ? ` (${words.passed})` : '';
    return ends(
      line(piece(`${symbols.dot} `, 'muted'), piece(asked.replace(/\s+/g, ' '), 'muted')),
      line(piece(said), piece(widthOf(said) + widthOf(mark) < width * 0.6 ? mark : '', 'muted')),
      width,
      symbols.cut,
    );
  });
  return lines.length > rows ? lines.slice(lines.length - rows) : lines;
}

/** The panel at the side of a wide window. */
export function sidePanel(draw: Draw, { view, narrowing }: Known): Line[] {
  const { words, height } = draw;
  const facts = factLines(draw, view);
  const out = narrowing ? ruledOutLine(draw, narrowing) : [];
  const spare = height - 6 - out.length;
  const factRows = Math.min(facts.length, Math.max(3, Math.floor(spare * 0.4)));
  const shownFacts =
    facts.length > factRows
      ? [
          ...facts.slice(facts.length - factRows + 1),
          line(piece(`  ${words.more(facts.length - factRows + 1)}`, 'muted')),
        ]
      : facts;
  const causeRows = Math.max(3, Math.min(Math.max(14, Math.floor(spare * 0.5)), spare - shownFacts.length));
  const causes = narrowing ? causeLines(draw, narrowing, causeRows) : [line(piece(draw.symbols.cut, 'muted'))];
  const count = narrowing?.remaining.length ?? 0;
  const lines = [
    EMPTY,
    line(piece(words.known, 'label')),
    ...shownFacts,
    // At the end nothing is left to narrow; the end itself names the cause.
    ...(view.ended
      ? []
      : [EMPTY, line(piece(words.causes, 'label'), piece(count > 0 ? `  ${count}` : '', 'muted')), ...causes, ...out]),
  ];
  const left = height - lines.length - 3;
  if (left < 2 || view.transcript.length === 0) return lines.slice(0, height);
  return [...lines, EMPTY, line(piece(words.soFar, 'label')), ...wayLines(draw, view, left)];
}

function deadlineLines({ state, symbols, width }: Draw, view: View): Line[] {
  const clocks = clockWords(state.locale);
  return view.deadlines.map((each) => {
    const deadline = deadlineAt(each, state.now);
    const alert = deadline.state === 'near' || deadline.state === 'past';
    return ends(
      line(piece(alert ? `${symbols.alert} ` : '', 'warn'), piece(deadlineText(deadline, clocks))),
      line(piece(clocks.due(clockTime(deadline.dueAt)), 'muted')),
      width,
    );
  });
}

/** Everything at once, for a narrow window and for those who want all of it. */
export function aboutScreen(draw: Draw, view: View): Line[] {
  const { words, program, symbols, width } = draw;
  const clocks = clockWords(draw.state.locale);
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
    ...section(words.known, factLines(draw, view)),
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
