/** The drawn tree: boxes that can be chosen, lines between them, the present step marked. */
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { type Box, type Drawing, type Ending, oneLine } from '../drawing.ts';
import type { Id, StepKind } from '../engine.ts';
import { useSpeaking } from '../speaking.tsx';

export interface Marks {
  /** The step where the walk stands. */
  readonly here: Id | undefined;
  /** The box it stands in, where that is an end drawn inside another. */
  readonly endsIn: Id | undefined;
  /** Steps the walk came through, in order, the present one last. */
  readonly way: readonly Id[];
  readonly chosen: Id | undefined;
  /** Steps with findings, by the worst of them. */
  readonly findings: ReadonlyMap<Id, string>;
  /** Counts of the cases are shown. */
  readonly covered: boolean;
}

export function Sheet({
  drawing,
  zoom,
  marks,
  label,
  choose,
  viewport,
}: {
  readonly drawing: Drawing;
  readonly zoom: number;
  readonly marks: Marks;
  readonly label: string;
  readonly choose: (id: Id) => void;
  readonly viewport: RefObject<HTMLDivElement | null>;
}) {
  const { program, locales } = useSpeaking();
  const { boxes, lines, width, height } = drawing;
  const gone = new Set(marks.way.map((step, index) => `${marks.way[index - 1] ?? 'start'}\n${step}`));
  const entry = boxes.find(({ id }) => id === marks.chosen) ?? boxOf(drawing, marks.here) ?? boxes[0];

  const move = (event: KeyboardEvent, from: Box) => {
    const to = neighbour(drawing, from, event.key);
    if (!to) return;
    event.preventDefault();
    const next = viewport.current?.querySelector<HTMLElement>(`[data-box="${CSS.escape(to.id)}"]`);
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return (
    <div ref={viewport} className="viewport" id="graph">
      <div className="sheet-room" style={{ width: width * zoom, height: height * zoom }}>
        <section className="sheet" aria-label={label} style={{ width, height, transform: `scale(${zoom})` }}>
          <svg width={width} height={height} aria-hidden="true">
            <defs>
              {['arrow', 'arrow-gone'].map((id) => (
                <marker
                  key={id}
                  id={id}
                  viewBox="0 0 8 8"
                  refX="7"
                  markerUnits="userSpaceOnUse"
                  refY="4"
                  markerWidth="9"
                  markerHeight="9"
                  orient="auto-start-reverse"
                >
                  <path d="M0 0.5 7.5 4 0 7.5z" className={id} />
                </marker>
              ))}
            </defs>
            {lines.map(({ from, to, path, count }) => {
              const on = gone.has(`${from}\n${to}`);
              const never = marks.covered && count === 0;
              return (
                <path
                  key={`${from}\n${to}`}
                  d={path}
                  className={['line', on && 'line-gone', never && 'line-never'].filter(Boolean).join(' ')}
                  markerEnd={`url(#${on ? 'arrow-gone' : 'arrow'})`}
                />
              );
            })}
          </svg>
          {lines.map(
            ({ from, to, label: words, labelAt, count }) =>
              words !== '' && (
                <span
                  key={`${from}\n${to}`}
                  className={gone.has(`${from}\n${to}`) ? 'line-label line-label-gone' : 'line-label'}
                  lang={locales[0]}
                  title={words}
                  aria-hidden="true"
                  style={{ left: labelAt.x, top: labelAt.y }}
                >
                  {oneLine(words)}
                  {marks.covered && count !== undefined && ` ×${count}`}
                </span>
              ),
          )}
          {boxes.map((box) => {
            const here = box.id === marks.here;
            const endingHere = marks.endsIn === box.id;
            const names = [
              'box',
              `box-${box.kind}`,
              (here || endingHere) && 'box-here',
              marks.way.includes(box.id) && 'box-gone',
              box.id === marks.chosen && 'box-chosen',
              marks.covered && box.count === 0 && 'box-never',
            ];
            return (
              <button
                key={box.id}
                type="button"
                data-box={box.id}
                className={names.filter(Boolean).join(' ')}
                style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
                tabIndex={box === entry ? 0 : -1}
                aria-current={here || endingHere ? 'step' : undefined}
                aria-pressed={box.id === marks.chosen}
                onClick={() => choose(box.id)}
                onKeyDown={(event) => move(event, box)}
              >
                {box.kind !== 'start' && (
                  <span className="box-caption">
                    <span>{program.workbench.stepKinds[box.kind as StepKind]}</span>
                    {marks.findings.has(box.id) && (
                      <span className={`flag flag-${marks.findings.get(box.id)}`} aria-hidden="true" />
                    )}
                    {marks.covered && box.count !== undefined && <span className="box-count">×{box.count}</span>}
                  </span>
                )}
                <span className="box-words" lang={locales[0]}>
                  {oneLine(box.label)}
                </span>
                {box.endings.length > 0 && (
                  <span className="endings" lang={locales[0]}>
                    {box.endings.map((ending) => (
                      <EndingLine key={`${ending.id}\n${ending.by}`} ending={ending} marks={marks} from={box} />
                    ))}
                  </span>
                )}
              </button>
            );
          })}
        </section>
      </div>
    </div>
  );
}

function EndingLine({ ending, marks, from }: { readonly ending: Ending; readonly marks: Marks; readonly from: Box }) {
  const far = !['end', 'way', 'tree'].includes(ending.kind);
  const taken = marks.way.some((step, index) => step === ending.id && (marks.way[index - 1] ?? 'start') === from.id);
  const names = [
    'ending',
    `ending-${far ? 'far' : (ending.end ?? ending.kind)}`,
    taken && (far ? 'ending-gone' : 'ending-here'),
    marks.covered && ending.count === 0 && 'ending-never',
  ];
  return (
    <span className={names.filter(Boolean).join(' ')}>
      {ending.by !== '' && <span className="ending-by">{oneLine(ending.by)}</span>}
      <span className="ending-words">
        {(far || ending.kind === 'tree') && '→ '}
        {oneLine(ending.label)}
      </span>
    </span>
  );
}

/** The box a step is drawn in: its own, or the first that ends with it. */
export const boxOf = ({ boxes }: Drawing, step: Id | undefined): Box | undefined =>
  step === undefined
    ? undefined
    : (boxes.find(({ id }) => id === step) ?? boxes.find(({ endings }) => endings.some(({ id }) => id === step)));

/** Up and down along the lines, left and right to what stands beside. */
function neighbour({ boxes, lines }: Drawing, from: Box, key: string): Box | undefined {
  const middle = ({ x, width }: Box) => x + width / 2;
  const nearest = (among: readonly Box[]) =>
    [...among].sort((one, other) => Math.abs(middle(one) - middle(from)) - Math.abs(middle(other) - middle(from)))[0];
  const named = (ids: readonly string[]) => boxes.filter(({ id }) => ids.includes(id));
  const beside = boxes.filter(
    (box) => box !== from && Math.abs(box.y + box.height / 2 - from.y - from.height / 2) < 60,
  );
  switch (key) {
    case 'ArrowDown':
      return nearest(named(lines.flatMap((line) => (line.from === from.id ? [line.to] : []))));
    case 'ArrowUp':
      return nearest(named(lines.flatMap((line) => (line.to === from.id ? [line.from] : []))));
    case 'ArrowRight':
      return nearest(beside.filter((box) => box.x > from.x));
    case 'ArrowLeft':
      return nearest(beside.filter((box) => box.x < from.x));
    default:
      return undefined;
  }
}

/** Brings a box into the middle of the viewport whenever it becomes another, or stands elsewhere. */
export function useCentred(
  viewport: RefObject<HTMLDivElement | null>,
  box: Box | undefined,
  zoom: number,
  calm: boolean,
): () => void {
  const x = box && (box.x + box.width / 2) * zoom;
  const y = box && (box.y + box.height / 2) * zoom;
  const centre = useCallback(
    (behavior: ScrollBehavior) => {
      const view = viewport.current;
      if (!view || x === undefined || y === undefined) return;
      view.scrollTo({ left: x - view.clientWidth / 2, top: y - view.clientHeight / 2, behavior });
    },
    [viewport, x, y],
  );
  const first = useRef(true);
  useEffect(() => {
    // The first time, and where motion is not wanted, at once.
    centre(first.current || calm ? 'auto' : 'smooth');
    first.current = false;
  }, [centre, calm]);
  return () => centre(calm ? 'auto' : 'smooth');
}
