/** The present step as the customer would hear it; what is for the agent alone stands apart. */
import type { ReactNode } from 'react';
import { longerText } from '../../../words/clocks.ts';
import { PATHS } from '../../contract.ts';
import type { StepView, View } from '../engine.ts';
import { clocksIn, Said, useSpeaking, type Views } from '../speaking.tsx';

type Asked = Exclude<StepView, { kind: 'end' }>;

/** A field of the step in any view; undefined where it has none. */
export const inStep =
  (field: string) =>
  ({ step }: View): string | undefined => {
    const value: unknown = (step as unknown as Readonly<Record<string, unknown>>)[field];
    return typeof value === 'string' ? value : undefined;
  };

export function Asking({ views, step }: { readonly views: Views; readonly step: Asked }) {
  const { program, language } = useSpeaking();
  const clocks = clocksIn(language, views);
  const main = step.kind === 'information' ? 'tell' : step.kind === 'repair' ? 'instruction' : 'ask';
  return (
    <>
      <Part label={program.sayToCustomer} of={(view) => view.lead} views={views} />
      <Part label={program.warnFirst} of={inStep('warning')} views={views} tone="warning" />
      {step.kind === 'test' && <Part label={program.customerDoes} of={inStep('instruction')} views={views} />}
      <div className={step.kind === 'check' ? 'asked asked-agent' : 'asked'}>
        <p className="caption">
          {step.kind === 'check'
            ? program.lookYourself
            : step.kind === 'repair'
              ? program.customerDoes
              : step.kind === 'information'
                ? program.sayToCustomer
                : step.part?.of === 'checklist'
                  ? program.goThrough
                  : program.askCustomer}
          {step.part && step.part.count > 1 && <span> · {program.partOf(step.part.index + 1, step.part.count)}</span>}
        </p>
        <Said views={views} of={inStep(main)} big />
      </div>
      {step.minutes !== undefined && <p className="quiet">{program.takes(step.minutes)}</p>}
      {step.longerThanClass && (
        <p className="tone-warning">{longerText(step, { to: 'end', left: views[0].minutesLeft ?? 0 }, clocks)}</p>
      )}
      <Part
        label={clocks.eventFirst}
        of={({ step: now }) => ('saveFirst' in now ? now.saveFirst?.instruction : undefined)}
        views={views}
        tone="warning"
      />
      <Part label={program.meanwhile} of={inStep('meanwhile')} views={views} />
      <Part label={program.sayToCustomer} of={inStep('waiting')} views={views} />
      <Shown step={step} />
      {step.agent !== undefined && (
        <aside className="agent" aria-label={program.onlyForYou}>
          <p className="caption">{program.onlyForYou}</p>
          <Said views={views} of={inStep('agent')} />
        </aside>
      )}
      {step.link !== undefined && (
        <p className="quiet">
          {program.link}
          {program.colon}
          <code>{step.link}</code>
        </p>
      )}
    </>
  );
}

/** What is said only where it is asked for. */
export function OnRequest({ views }: { readonly views: Views }) {
  const { program } = useSpeaking();
  return (
    <>
      <Folded label={program.actions['find-out']} of={inStep('findOut')} views={views} />
      <Folded label={program.actions.why} of={inStep('why')} views={views} />
      <Folded label={program.textToSend} of={inStep('send')} views={views} />
    </>
  );
}

/** A picture of the pack's folder is shown; one that lies elsewhere is named, since the page loads nothing from outside. */
function Shown({ step }: { readonly step: Asked }) {
  const { program } = useSpeaking();
  const { picture } = step;
  if (picture === undefined) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(picture) || picture.startsWith('/'))
    return (
      <p className="quiet">
        {program.picture}
        {program.colon}
        <code>{picture}</code>
      </p>
    );
  const address = PATHS.picture + picture.split('/').map(encodeURIComponent).join('/');
  return <img className="picture" src={address} alt={`${program.picture}${program.colon}${picture}`} />;
}

export function Part({
  label,
  of,
  views,
  tone,
}: {
  readonly label: string;
  readonly of: (view: View) => string | undefined;
  readonly views: Views;
  readonly tone?: 'warning';
}) {
  if (!of(views[0])) return null;
  return (
    <div className={tone ? `part tone-${tone}` : 'part'}>
      <p className="caption">{label}</p>
      <Said views={views} of={of} />
    </div>
  );
}

function Folded({
  label,
  ...said
}: {
  readonly label: ReactNode;
  readonly of: (view: View) => string | undefined;
  readonly views: Views;
}) {
  if (!said.of(said.views[0])) return null;
  return (
    <details className="folded">
      <summary>{label}</summary>
      <Said {...said} />
    </details>
  );
}
