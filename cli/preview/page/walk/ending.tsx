/** Where a walk has come to: what the customer hears, whom it goes to, what was promised. */
import type { ReactNode } from 'react';
import { lateEndText } from '../../../words/clocks.ts';
import type { EndView, View } from '../engine.ts';
import { clocksIn, Said, useSpeaking, type Views } from '../speaking.tsx';
import { inStep, Part } from './asking.tsx';

const atEnd =
  (of: (end: EndView) => string | undefined) =>
  ({ step }: View) =>
    step.kind === 'end' ? of(step) : undefined;

export function Ending({ views, end }: { readonly views: Views; readonly end: EndView }) {
  const { program, language } = useSpeaking();
  const clocks = clocksIn(language, views);
  return (
    <>
      <p className={`end end-${end.end}`}>
        <span className="caption">{program.endTitle}</span>{' '}
        {end.lateBy === undefined ? program.ends[end.end] : clocks.endLate}
      </p>
      {end.lateBy !== undefined && <p className="tone-warning">{lateEndText(end.lateBy, clocks)}</p>}
      <Said views={views} of={inStep('say')} big />
      <Part label={program.sayToCustomer} of={inStep('apology')} views={views} />
      <dl className="facts">
        {end.end !== 'prepared' && (
          <Row name={program.endCause}>{end.cause ? end.cause.title : program.endCauseUnknown}</Row>
        )}
        {end.todo.length > 0 && (
          <Row name={program.endTodo}>
            {end.todo.map(({ key, what, owner, by }) => (
              <span key={key} className="bring">
                {program.todoLine(what, owner, by)}
              </span>
            ))}
          </Row>
        )}
        {end.team && (
          <Row name={program.endTeam}>
            {end.team.title}
            {end.team.contact !== undefined && <span className="quiet"> {end.team.contact}</span>}
          </Row>
        )}
        {end.promise && <Row name={program.endPromised}>{program.endPromise(end.promise.minutes)}</Row>}
        {end.bring.length > 0 && (
          <Row name={program.endBring}>
            {end.bring.map(({ fact, title, value }) => (
              <span key={fact} className="bring">
                {title}
                {program.colon}
                {value ?? <em>{program.endMissing}</em>}
              </span>
            ))}
          </Row>
        )}
      </dl>
      <Part label={program.meanwhile} of={atEnd(({ promise }) => promise?.meanwhile)} views={views} />
      <Part label={program.endWhom} of={inStep('whom')} views={views} />
      <Part label={program.endForward} of={inStep('forward')} views={views} />
      {end.agent !== undefined && (
        <aside className="agent" aria-label={program.onlyForYou}>
          <p className="caption">{program.onlyForYou}</p>
          <Said views={views} of={inStep('agent')} />
        </aside>
      )}
    </>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
