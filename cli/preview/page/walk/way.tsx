/** The way so far, oldest first: what was asked and answered, with the way back to it. */
import type { StepKey, TranscriptLine } from '../engine.ts';
import { useSpeaking } from '../speaking.tsx';

export function Way({
  lines,
  goBack,
  reopen,
}: {
  readonly lines: readonly TranscriptLine[];
  readonly goBack: (key: StepKey) => void;
  readonly reopen: (key: StepKey) => void;
}) {
  const { page, program, locales } = useSpeaking();
  return (
    <section className="way" aria-labelledby="way-title">
      <h3 id="way-title">{page.transcript}</h3>
      {lines.length === 0 ? (
        <p className="quiet">{page.nothingYet}</p>
      ) : (
        <ol>
          {lines.map(({ key, asked, answer, how }) => (
            <li key={key} className={how === 'passed' ? 'passed' : undefined}>
              <span className="way-asked" lang={locales[0]}>
                {asked}
              </span>
              <span className="way-answer" lang={locales[0]}>
                {answer}
              </span>
              {how === 'passed' ? (
                <span className="way-how">
                  {program.alreadyKnown}{' '}
                  <button type="button" className="link" onClick={() => reopen(key)}>
                    {page.reopen}
                  </button>
                </span>
              ) : (
                <button
                  type="button"
                  className="link way-back"
                  aria-label={page.goBackHere(asked)}
                  onClick={() => goBack(key)}
                >
                  ↩
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
