/** The walk: the question as it is heard, the answers, the way so far. Digit keys answer. */
import { useEffect, useRef } from 'react';
import { usageSentence } from '../../../words/index.ts';
import type { PreviewPlace } from '../../contract.ts';
import type { Command, StepKey } from '../engine.ts';
import { OtherWords, useSpeaking, type Views } from '../speaking.tsx';
import { tabId } from '../tabs.tsx';
import type { Walk } from '../walking.ts';
import { Answers, offersOf } from './answers.tsx';
import { Asking, OnRequest } from './asking.tsx';
import { Ending } from './ending.tsx';
import { News } from './news.tsx';
import { Way } from './way.tsx';

export interface WalkActions {
  readonly send: (command: Command) => void;
  readonly restart: () => void;
  readonly goBack: (key: StepKey) => void;
  readonly forgetNews: () => void;
}

export function WalkSection({
  walk,
  views,
  place,
  actions,
  summoned,
  come,
}: {
  readonly walk: Walk;
  readonly views: Views;
  /** Where the present step is written. */
  readonly place: PreviewPlace | undefined;
  readonly actions: WalkActions;
  /** The walk was moved from elsewhere on the page: the eye goes there, and the keys with it. */
  readonly summoned: boolean;
  readonly come: () => void;
}) {
  const { page, program, locales } = useSpeaking();
  const [now] = views;
  const { step, transcript } = now;
  const offers = step.kind === 'end' ? [] : offersOf(step);
  const { send } = actions;
  const asking = useRef<HTMLDivElement>(null);
  const section = useRef<HTMLElement>(null);

  // The button that was pressed is gone with its question: the next one begins where the eye is, not at the top of the page.
  const known = useRef(step.key);
  useEffect(() => {
    if (known.current === step.key) return;
    known.current = step.key;
    if (document.activeElement === document.body || section.current?.contains(document.activeElement))
      asking.current?.focus();
  }, [step.key]);

  useEffect(() => {
    if (!summoned) return;
    asking.current?.focus();
    come();
  }, [summoned, come]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !(target instanceof Element)) return;
      // Letters and digits belong to what is being written, and to the walk only while nobody is elsewhere.
      if (target.matches('input:not([type=checkbox]), select, textarea')) return;
      if (target !== document.body && target.id !== tabId('walk') && !section.current?.contains(target)) return;
      const offer = offers.find(({ key }) => key === event.key);
      if (offer) send({ do: 'answer', value: offer.value });
      else if (event.key === 'b' && now.canGoBack) send({ do: 'back' });
      else if (event.key === 'r' && now.rush) send({ do: 'rush' });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  return (
    <section ref={section} className="walk" aria-labelledby="walk-title" id="walk" tabIndex={-1}>
      <div className="walk-head">
        <h2 id="walk-title">
          <span lang={locales[0]}>{[now.tree, ...now.calls].map(({ title }) => title).join(' › ')}</span>
        </h2>
        <p className="quiet">
          {page.stepNumber(now.number)}
          {now.severity && (
            <>
              {' · '}
              <span lang={locales[0]}>{now.severity.title}</span>
            </>
          )}
        </p>
        <div className="walk-tools">
          <button type="button" className="plain" disabled={!now.canGoBack} onClick={() => send({ do: 'back' })}>
            {page.back}
          </button>
          <button type="button" className="plain" onClick={actions.restart}>
            {page.restart}
          </button>
        </div>
      </div>
      {walk.news && <News news={walk.news} close={actions.forgetNews} />}
      <div ref={asking} className="asking" tabIndex={-1} data-step={step.key}>
        {step.kind === 'end' ? <Ending views={views} end={step} /> : <Asking views={views} step={step} />}
        {walk.refused && (
          <p className="tone-warning" role="alert">
            {usageSentence(walk.refused, program)}
          </p>
        )}
        {step.kind !== 'end' && (
          <Answers views={views} offers={offers} give={(value) => send({ do: 'answer', value })} />
        )}
        {now.rush && <Rush views={views} take={() => send({ do: 'rush' })} />}
        <OnRequest views={views} />
        <div className="walk-more">
          {'wordings' in step && step.wordings > 1 && (
            <button type="button" className="plain" onClick={() => send({ do: 'wording' })}>
              {page.otherWording}
            </button>
          )}
          {now.canReturnTo && (
            <button type="button" className="plain" onClick={() => send({ do: 'return' })}>
              {program.actions.return}
            </button>
          )}
        </div>
        <p className="machine">
          <code>{step.key}</code>
          {place && (
            <code>
              {place.file}:{place.start.line}:{place.start.column}
            </code>
          )}
        </p>
        {step.kind !== 'end' && <p className="quiet keys">{page.keys}</p>}
      </div>
      <div className="unseen" aria-live="polite" lang={locales[0]}>
        {step.kind === 'end' ? program.ends[step.end] : spokenOf(step)}
      </div>
      <Way lines={transcript} goBack={actions.goBack} reopen={(key) => send({ do: 'reopen', step: key })} />
    </section>
  );
}

/** The short way back to teaching, in the author's words where there are any. */
function Rush({ views: [first, ...others], take }: { readonly views: Views; readonly take: () => void }) {
  const { page } = useSpeaking();
  const words = first.rush?.offer ?? page.rushTry;
  return (
    <button type="button" className="answer answer-quiet" aria-keyshortcuts="r" onClick={take}>
      <span className="key" aria-hidden="true">
        r
      </span>
      <span className="answer-words">
        <span lang={first.rush?.offer === undefined ? undefined : first.locale}>{words}</span>
        {others.map((view) => (
          <OtherWords key={view.locale} locale={view.locale} words={view.rush?.offer} unless={words} />
        ))}
      </span>
    </button>
  );
}

function spokenOf(step: Exclude<Views[0]['step'], { kind: 'end' }>): string {
  switch (step.kind) {
    case 'information':
      return step.tell;
    case 'repair':
      return step.instruction;
    default:
      return [step.instruction, step.ask].filter(Boolean).join(' ');
  }
}
