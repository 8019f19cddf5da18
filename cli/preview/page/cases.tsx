/** What the cases go through and what not, and each case to be walked. */
import { problemSentence } from '../../report/problems.ts';
import type { PreviewCase, PreviewPack } from '../contract.ts';
import { COVERED_KINDS, clean, type Element, type Id, sharesOf } from './engine.ts';
import { useSpeaking } from './speaking.tsx';
import type { StepPlace } from './walking.ts';

export function Cases({
  whole,
  tree,
  title,
  show,
  play,
}: {
  readonly whole: PreviewPack;
  readonly tree: Id;
  readonly title: string;
  readonly show: (place: StepPlace) => void;
  readonly play: (given: PreviewCase) => void;
}) {
  const { page } = useSpeaking();
  const own = whole.elements.filter((element) => element.tree === tree);
  // Those that begin here, come through here or are to end here.
  const cases = whole.cases.filter(
    (given) =>
      given.tree === tree ||
      given.ends.tree === tree ||
      given.result.tree === tree ||
      given.result.way.some((step) => step.tree === tree),
  );
  const failed = cases.filter(({ result }) => !result.ok);
  return (
    <div className="cases">
      <h2>{page.coveredTree(title)}</h2>
      <Shares elements={own} of={whole.elements} />
      <Uncovered elements={own} show={show} />
      <h2>{cases.length === 0 ? page.noCases : page.casesOf(cases.length, failed.length)}</h2>
      <ol className="case-list">
        {[...failed, ...cases.filter(({ result }) => result.ok)].map((given) => (
          <CaseLine key={`${given.place.file} ${given.id}`} given={given} play={play} />
        ))}
      </ol>
    </div>
  );
}

function Shares({ elements, of }: { readonly elements: readonly Element[]; readonly of: readonly Element[] }) {
  const { page, program } = useSpeaking();
  const shares = sharesOf(elements);
  const all = sharesOf(of).all;
  return (
    <ul className="shares">
      {COVERED_KINDS.map((kind) => (
        <Share key={kind} name={program.workbench.kinds[kind]} {...shares.kinds[kind]} />
      ))}
      <Share name={page.coveredPack} {...all} />
    </ul>
  );
}

function Share({ name, covered, total }: { readonly name: string; readonly covered: number; readonly total: number }) {
  const share = total === 0 ? 1 : covered / total;
  return (
    <li>
      <span>{name}</span>
      <span className="number">
        {Math.floor(share * 100)}% <span className="quiet">{`${covered}/${total}`}</span>
      </span>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </li>
  );
}

function Uncovered({
  elements,
  show,
}: {
  readonly elements: readonly Element[];
  readonly show: (place: StepPlace) => void;
}) {
  const { page, program } = useSpeaking();
  const open = elements.filter(({ count }) => count === 0);
  if (open.length === 0) return <p className="quiet">{page.allCovered}</p>;
  const never = new Set(open.flatMap(({ kind, step }) => (kind === 'step' ? [step] : [])));
  // Of a step that no case comes to, its answers and branches say nothing more.
  const told = open.filter(({ kind, step }) => kind === 'step' || !never.has(step));
  return (
    <details className="folded">
      <summary>{page.uncovered(told.length)}</summary>
      <ul className="uncovered">
        {told.map(({ kind, tree, step, what }) => (
          <li key={`${kind} ${step} ${what}`}>
            <span className="caption">{program.workbench.kinds[kind]}</span>{' '}
            {step === '' ? (
              <span>{page.startOfTree}</span>
            ) : (
              <button type="button" className="link" onClick={() => show({ tree, step })}>
                <code>{step}</code>
              </button>
            )}{' '}
            {what !== '' && <code>{what}</code>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function CaseLine({ given, play }: { readonly given: PreviewCase; readonly play: (given: PreviewCase) => void }) {
  const { page, program } = useSpeaking();
  const { id, story, place, result } = given;
  return (
    <li className={result.ok ? 'case' : 'case case-failed'} data-case={id}>
      <p className="case-story">{clean(story)}</p>
      <p className="machine">
        <span className={result.ok ? 'badge badge-ok' : 'badge badge-error'}>
          {result.ok ? page.passed : program.workbench.failed}
        </span>
        <code>{id}</code>
        <code>
          {place.file}:{place.start.line}
        </code>
      </p>
      {result.problems.map((problem) => {
        const sentence = problemSentence(problem, program);
        return (
          <p key={sentence} className="finding-words">
            {sentence}
          </p>
        );
      })}
      <button type="button" className="link" aria-label={page.play(id)} onClick={() => play(given)}>
        {page.playShort}
      </button>
    </li>
  );
}
