/** The end of a case: what was found, what was tried, what was promised, and what can be done with it. */
import { dayTime } from '../../clock.ts';
import type { View } from '../../engine.ts';
import { clockWords, lateEndText } from '../../words/clocks.ts';
import { judgingWords } from '../../words/judging.ts';
import { triedOf } from '../looking-back.ts';
import type { EndView } from '../state.ts';
import { widthOf } from '../text/graphemes.ts';
import {
  EMPTY,
  ends,
  hanging,
  indent,
  type Line,
  line,
  lineWidth,
  type Piece,
  paragraph,
  piece,
} from '../text/line.ts';
import { clip, wrap } from '../text/wrap.ts';
import { type Draw, gutterOf, labelled, rowLines, spoken, stack, viewport } from './draw.ts';

export function endScreen(draw: Draw, view: View, end: EndView): Line[] {
  const { words, program, symbols, state } = draw;
  const clocks = clockWords(view);
  const gutter = gutterOf(draw);
  const solved = end.end === 'resolved' || end.end === 'no-fault' || end.end === 'prepared';
  const open = end.end === 'escalated' || end.end === 'restored';
  const role = solved ? 'good' : open ? 'warn' : 'title';
  const sign = solved ? symbols.good : open ? symbols.alert : symbols.pointer;
  const room = Math.max(8, draw.width - gutter);
  const section = (label: string, rows: readonly Line[]): Line[] => labelled(piece(label, 'label'), rows, gutter);
  const say = (label: string, text: string | undefined, strong = false) =>
    text ? spoken(draw, { label, text, to: 'customer', strong }) : [];

  const cause = end.cause?.title ?? words.causeOpen;
  const found = section(words.cause, paragraph(cause, room, end.cause ? 'strong' : 'muted'));
  const tried = triedOf(view);
  /** What came of it stands at the right; in a small window the step is cut to one line. */
  const triedLines = (whole: boolean): Line[] =>
    tried.length === 0
      ? [line(piece(words.triedNothing, 'muted'))]
      : tried.flatMap(({ asked, value, answer }) => {
          const fixed = value === 'fixed';
          const mark = fixed ? piece(`${symbols.good} `, 'good') : piece(`${symbols.dot} `, 'muted');
          const came = clip(answer.replace(/\s+/g, ' '), Math.floor(room / 2), symbols.cut);
          const [first, ...more] = wrap(asked.replace(/\s+/g, ' '), room - widthOf(mark.text) - widthOf(came) - 2);
          const outcome = line(piece(came, fixed ? 'good' : undefined));
          return whole
            ? [ends(line(mark, piece(first ?? '')), outcome, room), ...more.map((part) => indent(line(piece(part)), 2))]
            : [ends(line(mark, piece(asked.replace(/\s+/g, ' '))), outcome, room, symbols.cut)];
        });
  const promise = end.promise
    ? [
        ...paragraph(
          words.promiseBy(end.promise.minutes, dayTime(end.endedAt + end.promise.minutes * 60_000, state.now)),
          room,
          'strong',
        ),
        ...(end.team
          ? paragraph(
              [words.team, end.team.title, end.team.contact ?? ''].filter((part) => part !== '').join('  '),
              room,
            )
          : []),
      ]
    : end.team
      ? paragraph([end.team.title, end.team.contact ?? ''].filter((part) => part !== '').join('  '), room)
      : [];
  const bring = end.bring.flatMap(({ title, value }) =>
    hanging(
      [piece(value === undefined ? `${symbols.bad} ` : `${symbols.good} `, value === undefined ? 'bad' : 'good')],
      `${title}  ${value ?? words.missing}`,
      room,
    ),
  );
  const todo = end.todo.flatMap(({ what, owner, by }) =>
    hanging([piece(`${symbols.dot} `, 'warn')], program.todoLine(what.replace(/\s+/g, ' '), owner, by), room),
  );
  /** What it is; what the customer hears; what is written down; what was tried. */
  const groups = (whole: boolean): Line[][][] => [
    [
      [line(piece(`${sign} `, role), piece(end.lateBy === undefined ? program.ends[end.end] : clocks.endLate, role))],
      end.lateBy === undefined
        ? []
        : spoken(draw, { label: words.mind, text: lateEndText(end.lateBy, clocks), to: 'agent', labelRole: 'warn' }),
    ],
    [
      say(words.apology, end.apology),
      say(words.say, end.say, true),
      end.promise?.meanwhile ? say(words.meanwhile, end.promise.meanwhile) : [],
      end.whom ? section(words.whom, paragraph(end.whom, room, 'strong')) : [],
      end.forward ? spoken(draw, { label: words.forward, text: end.forward, to: 'customer' }) : [],
    ],
    [
      todo.length > 0 ? section(program.endTodo, todo) : [],
      end.end === 'prepared' ? [] : found,
      promise.length > 0 ? section(end.promise ? words.promised : words.team, promise) : [],
      bring.length > 0 ? section(words.bring, bring) : [],
      state.play?.owes
        ? spoken(draw, {
            label: words.forYou,
            text: judgingWords(view.locale).owed(state.play.owes, end.lateBy !== undefined),
            to: 'agent',
            labelRole: 'agent',
          })
        : [],
      end.agent ? spoken(draw, { label: words.forYou, text: end.agent, to: 'agent', labelRole: 'agent' }) : [],
    ],
    // It may be long; what is promised must not fall below it.
    end.end === 'prepared' && tried.length === 0 ? [] : [section(words.tried, triedLines(whole))],
  ];
  const actions = actionRows(draw, gutter);
  const stacked = (inner: number, gap: number, whole: boolean) =>
    stack(
      groups(whole).map((blocks) => stack(blocks, inner)),
      gap,
    );
  // From generous to tight: the first way that fits.
  for (const { inner, before, whole } of [
    { inner: 1, before: [EMPTY], whole: true },
    { inner: 1, before: [EMPTY], whole: false },
    { inner: 0, before: [], whole: true },
    { inner: 0, before: [], whole: false },
  ]) {
    const lines = [...before, ...stacked(inner, 1, whole)];
    if (lines.length + 1 + actions.length <= draw.height) return [...lines, EMPTY, ...actions];
  }
  const tight = stacked(0, 0, false);
  if (tight.length + actions.length <= draw.height) return [...tight, ...actions];
  return [...viewport({ ...draw, height: Math.max(3, draw.height - actions.length) }, tight, state.scroll), ...actions];
}

/** What can be done now: side by side where there is room, else one under another. */
function actionRows(draw: Draw, gutter: number): Line[] {
  const { words, width } = draw;
  const pieces = words.endActions.flatMap((label, index): Piece[] => [
    ...(index > 0 ? [piece('   ')] : []),
    piece(`${index + 1}`, 'key'),
    piece(` ${label}`),
  ]);
  const beside = line(...pieces);
  const wide = lineWidth(beside);
  if (wide <= width) return [indent(beside, gutter + wide <= width ? gutter : 0)];
  return rowLines(
    draw,
    words.endActions.map((label, index) => ({ lead: String(index + 1), label })),
    -1,
    gutter,
  ).flat();
}
