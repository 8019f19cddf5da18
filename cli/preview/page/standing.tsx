/** Beside the walk: which causes are left, how likely each is, and what is known. */
import { type FormEvent, useId, useState } from 'react';
import type { Command, Instant, View } from './engine.ts';
import { useSpeaking } from './speaking.tsx';

const MOST_CAUSES = 8;
const MINUTE = 60_000;

export function Standing({
  view,
  at,
  send,
}: {
  readonly view: View;
  readonly at: Instant;
  readonly send: (command: Command) => void;
}) {
  const { page, program, locales } = useSpeaking();
  const { narrowing, facts, transcript } = view;
  const { remaining, ruledOut, leftAside } = narrowing;
  const askedAt = (key: string) => transcript.find((line) => line.key === key)?.asked ?? key;
  const more = remaining.length - MOST_CAUSES;
  return (
    <section className="standing" aria-label={page.standing}>
      {view.step.kind === 'end' && view.step.end === 'prepared' ? null : view.step.kind === 'end' ? (
        <>
          <h2>{program.endCause}</h2>
          <p lang={locales[0]}>{view.step.cause ? view.step.cause.title : program.endCauseUnknown}</p>
        </>
      ) : (
        <>
          <h2>{page.remaining(remaining.length)}</h2>
          {remaining.length === 0 && <p className="quiet">{page.noneRemain}</p>}
        </>
      )}
      <ol className="causes">
        {remaining.slice(0, MOST_CAUSES).map(({ id, title, share }) => (
          <li key={id} data-cause={id}>
            <span className="cause-name" lang={locales[0]}>
              {title}
            </span>
            <span className="cause-share">{percent(share)}</span>
            <span className="bar" aria-hidden="true">
              <span style={{ width: `${Math.max(share * 100, 1)}%` }} />
            </span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="quiet">{program.aboutMore(more)}</p>}
      {[
        { title: program.aboutRuledOut, gone: ruledOut },
        { title: program.aboutLeftAside, gone: leftAside },
      ].map(
        ({ title, gone }) =>
          gone.length > 0 && (
            <details key={title} className="folded">
              <summary>
                {title} {gone.length}
              </summary>
              <ul className="gone">
                {gone.map(({ id, title: cause, by }) => (
                  <li key={id} lang={locales[0]}>
                    {cause}
                    <span className="quiet">{program.aboutBy(askedAt(by))}</span>
                  </li>
                ))}
              </ul>
            </details>
          ),
      )}
      <h3>{page.facts}</h3>
      {facts.length === 0 ? (
        <p className="quiet">{page.noFacts}</p>
      ) : (
        <dl className="facts">
          {facts.map(({ fact, title, label, evidence, from }) => (
            <div key={fact}>
              <dt lang={locales[0]}>{title}</dt>
              <dd>
                <span lang={locales[0]}>{label}</span>
                <span className="quiet"> {from === undefined ? program.given : program.evidence[evidence]}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ClassClock view={view} at={at} send={send} />
    </section>
  );
}

const percent = (share: number): string => (share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`);

/** What depends on the end of the class can be tried at any hour. */
function ClassClock({
  view,
  at,
  send,
}: {
  readonly view: View;
  readonly at: Instant;
  readonly send: (command: Command) => void;
}) {
  const { page } = useSpeaking();
  const [written, setWritten] = useState('');
  const field = useId();
  const minutes = Number(written);
  const usable = /^\d{1,3}$/.test(written.trim());
  const set = (event: FormEvent) => {
    event.preventDefault();
    if (usable) send({ do: 'class-ends', at: Date.now() + minutes * MINUTE });
  };
  return (
    <form className="clock" onSubmit={set}>
      <label htmlFor={field} className="quiet">
        {view.classEnds === undefined
          ? page.minutesLeftAsk
          : page.minutesLeft(Math.max(0, Math.floor((view.classEnds - at) / MINUTE)))}
      </label>
      <span>
        <input
          id={field}
          type="text"
          inputMode="numeric"
          size={4}
          value={written}
          onChange={({ target }) => setWritten(target.value)}
        />
        <button type="submit" className="plain" disabled={!usable}>
          {page.set}
        </button>
      </span>
    </form>
  );
}
