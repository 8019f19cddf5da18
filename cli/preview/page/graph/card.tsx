/** One chosen step: its words in every language, where it is written, what the cases say, and the way there. */
import { gist, spelled } from '../../../report/texts.ts';
import { wordsFor } from '../../../words/index.ts';
import type { PreviewPlace } from '../../contract.ts';
import type { Ending } from '../drawing.ts';
import type { Pack } from '../engine.ts';
import { OtherWords, useSpeaking } from '../speaking.tsx';
import type { StepPlace } from '../walking.ts';

export function Card({
  pack,
  at,
  place,
  count,
  endings,
  noWay,
  goThere,
  chooseEnding,
  close,
}: {
  readonly pack: Pack;
  readonly at: StepPlace;
  readonly place: PreviewPlace | undefined;
  readonly count: number | undefined;
  readonly endings: readonly Ending[];
  /** No way to it was found. */
  readonly noWay: boolean;
  readonly goThere: () => void;
  readonly chooseEnding: (id: string) => void;
  readonly close: () => void;
}) {
  const { page, program, locales } = useSpeaking();
  const step = pack.trees[at.tree]?.steps[at.step];
  if (!step) return null;
  const [first, ...others] = locales.map((locale) => ({ locale, words: gist(pack, step, locale, wordsFor(locale)) }));
  const agent = 'agent' in step && step.agent ? spelled(pack, step.agent, locales[0]) : '';
  return (
    <section className="card" aria-label={program.workbench.stepKinds[step.kind]} data-step={`${at.tree}/${at.step}`}>
      <div className="card-head">
        <p className="caption">{program.workbench.stepKinds[step.kind]}</p>
        <button type="button" className="link" onClick={close}>
          {page.close}
        </button>
      </div>
      <p className="said" lang={first?.locale}>
        {first?.words}
      </p>
      {others.map(({ locale, words }) => (
        <OtherWords key={locale} locale={locale} words={words} unless={first?.words ?? ''} />
      ))}
      {agent !== '' && (
        <p className="quiet" lang={locales[0]}>
          {program.onlyForYou}
          {program.colon}
          {agent}
        </p>
      )}
      {endings.length > 0 && (
        <ul className="card-endings" aria-label={page.leadsTo}>
          {endings.map(({ id, by, label }) => (
            <li key={`${id}\n${by}`}>
              <span lang={locales[0]}>{by}</span> →{' '}
              <button type="button" className="link" lang={locales[0]} onClick={() => chooseEnding(id)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="machine">
        <code>{`${at.tree}/${at.step}`}</code>
        {place && (
          <code>
            {place.file}:{place.start.line}:{place.start.column}
          </code>
        )}
        <span>{count === 0 || count === undefined ? page.neverWalked : page.walked(count)}</span>
      </p>
      {noWay ? (
        <p role="alert">{page.noWay}</p>
      ) : (
        <button type="button" className="plain plain-strong" onClick={goThere}>
          {page.goThere}
        </button>
      )}
    </section>
  );
}
