/** The graph of one tree, with where the walk stands in it. */
import { useMemo, useRef, useState } from 'react';
import { treeGraph } from '../../../report/graph/model.ts';
import { coverageOverlay } from '../../../report/graph/overlay.ts';
import { spelled } from '../../../report/texts.ts';
import { wordsFor } from '../../../words/index.ts';
import type { PreviewFinding, PreviewPack } from '../../contract.ts';
import { type Drawing, drawingOf } from '../drawing.ts';
import type { Id, View } from '../engine.ts';
import { useMedia } from '../live.ts';
import { useSpeaking } from '../speaking.tsx';
import { placesOf, type StepPlace } from '../walking.ts';
import { Card } from './card.tsx';
import { boxOf, type Marks, Sheet, useCentred } from './sheet.tsx';

const STEPS = [0.12, 0.18, 0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.5];
const PLAIN = 0.85;

export function GraphPanel({
  whole,
  tree,
  now,
  findings,
  chosen,
  choose,
  seeTree,
  goTo,
}: {
  readonly whole: PreviewPack;
  readonly tree: Id;
  readonly now: View;
  readonly findings: readonly PreviewFinding[];
  readonly chosen: StepPlace | undefined;
  readonly choose: (place: StepPlace | undefined) => void;
  readonly seeTree: (tree: Id) => void;
  /** False: no way was found. */
  readonly goTo: (place: StepPlace) => boolean;
}) {
  const { page, locales } = useSpeaking();
  const { pack, elements } = whole;
  const [zoom, setZoom] = useState(PLAIN);
  const [covered, setCovered] = useState(false);
  const [unreached, setUnreached] = useState<StepPlace>();
  const viewport = useRef<HTMLDivElement>(null);
  const calm = useMedia('(prefers-reduced-motion: reduce)');
  const [locale] = locales;

  const drawing = useMemo((): Drawing => {
    const overlay = coverageOverlay(elements);
    return drawingOf(treeGraph(pack, tree, { locale, words: wordsFor(locale), unfold: false, overlay }));
  }, [pack, tree, locale, elements]);
  const way = useMemo(() => wayIn(whole, tree, now), [whole, tree, now]);
  const here = placesOf(pack, now.step.key).findLast((place) => place.tree === tree)?.step;
  const chosenHere = chosen?.tree === tree ? chosen.step : undefined;
  const drawn = drawing.boxes.some(({ id }) => id === here);
  const endsIn = here === undefined || drawn ? undefined : (way.at(-2) ?? 'start');
  const marks: Marks = {
    here,
    endsIn,
    way,
    chosen: boxOf(drawing, chosenHere)?.id,
    findings: worst(findings, tree),
    covered,
  };

  // A step chosen elsewhere is looked for; else the eye goes with the walk.
  const present = boxOf(drawing, endsIn ?? here);
  const centre = useCentred(viewport, boxOf(drawing, chosenHere) ?? present ?? drawing.boxes[0], zoom, calm);

  const nearer = (by: 1 | -1) => {
    const larger = STEPS.filter((step) => step > zoom);
    const smaller = STEPS.filter((step) => step < zoom);
    setZoom((by === 1 ? larger[0] : smaller.at(-1)) ?? zoom);
  };
  const showWhole = () => {
    const view = viewport.current;
    if (view)
      setZoom(Math.max(0.08, Math.min(1, view.clientWidth / drawing.width, view.clientHeight / drawing.height)));
  };
  const pick = (id: Id) => {
    if (id === 'start') choose(undefined);
    else if (id.startsWith('/')) seeTree(id.slice(1));
    else choose({ tree, step: id });
  };
  const named = pack.trees[tree];
  const title = named ? spelled(pack, named.title, locale) : tree;
  const count = elements.find(
    ({ kind, tree: of, step }) => kind === 'step' && of === tree && step === chosenHere,
  )?.count;

  return (
    <div className="graph">
      <div className="graph-tools">
        <div className="zooms">
          <button
            type="button"
            className="plain"
            aria-label={page.zoom.out}
            title={page.zoom.out}
            onClick={() => nearer(-1)}
          >
            −
          </button>
          <button
            type="button"
            className="plain"
            aria-label={page.zoom.in}
            title={page.zoom.in}
            onClick={() => nearer(1)}
          >
            +
          </button>
          <button type="button" className="plain" onClick={showWhole}>
            {page.zoom.whole}
          </button>
          <button
            type="button"
            className="plain"
            disabled={here === undefined}
            onClick={() => {
              choose(undefined);
              setZoom(PLAIN);
              centre();
            }}
          >
            {page.zoom.here}
          </button>
        </div>
        <label className="check">
          <input type="checkbox" checked={covered} onChange={({ target }) => setCovered(target.checked)} />
          {page.showCovered}
        </label>
      </div>
      <p className="unseen">{page.graphKeys}</p>
      <Sheet
        drawing={drawing}
        zoom={zoom}
        marks={marks}
        label={page.graphOf(title)}
        choose={pick}
        viewport={viewport}
      />
      {chosenHere !== undefined && (
        <Card
          pack={pack}
          at={{ tree, step: chosenHere }}
          place={whole.places[tree]?.[chosenHere]}
          count={count}
          endings={drawing.boxes.find(({ id }) => id === chosenHere)?.endings ?? []}
          noWay={unreached?.step === chosenHere}
          goThere={() => {
            const goal = { tree, step: chosenHere };
            if (goTo(goal)) choose(undefined);
            else setUnreached(goal);
          }}
          chooseEnding={pick}
          close={() => choose(undefined)}
        />
      )}
    </div>
  );
}

/** The steps of a tree that the walk came through, each once, the present one last. */
function wayIn({ pack }: PreviewPack, tree: Id, { transcript, step }: View): Id[] {
  const keys = [...transcript.map(({ key }) => key), step.key];
  const steps = keys.flatMap((key) =>
    placesOf(pack, key).flatMap((place) => (place.tree === tree ? [place.step] : [])),
  );
  return steps.filter((id, index) => id !== steps[index - 1]);
}

const SEVERITIES = ['advice', 'warning', 'error'] as const;
function worst(findings: readonly PreviewFinding[], tree: Id): ReadonlyMap<Id, string> {
  const steps = new Map<Id, string>();
  for (const severity of SEVERITIES)
    for (const { about, severity: is } of findings)
      if (is === severity && about?.tree === tree) steps.set(about.step, severity);
  return steps;
}
