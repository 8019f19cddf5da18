/** What can be answered at a step: choices by number, numbers, texts. */
import { type FormEvent, useState } from 'react';
import { type AnswerValue, builtInWords, type StepView, type View } from '../engine.ts';
import { OtherWords, useSpeaking, type Views } from '../speaking.tsx';

type Asked = Exclude<StepView, { kind: 'end' }>;

/** One answer as a button; `key` is the digit that gives it. */
export interface Offer {
  readonly key?: string;
  readonly value: AnswerValue;
  readonly quiet?: true;
  readonly label: (view: View, index: number) => string;
}

/** Every answer that is one press away. */
export function offersOf(step: Asked): Offer[] {
  const digit = (index: number) => (index < 9 ? { key: String(index + 1) } : {});
  const builtIn = (value: string) => ({ value, label: (view: View) => builtInWords(value, view.locale) ?? value });
  switch (step.kind) {
    case 'information':
      return [{ key: '1', ...builtIn('done') }];
    case 'repair':
      return step.outcomes.map((outcome, index) => ({ ...digit(index), ...builtIn(outcome) }));
    default: {
      const unsure: Offer = { key: '0', quiet: true, ...builtIn('unsure') };
      if (step.input.type !== 'choice') return [unsure];
      const choices = step.input.choices.map(({ value }, index): Offer => ({ ...digit(index), value, label: labelIn }));
      return [...choices, unsure];
    }
  }
}

function labelIn({ step }: View, index: number): string {
  return 'input' in step && 'choices' in step.input ? (step.input.choices[index]?.label ?? '') : '';
}

export function Answers({
  views,
  offers,
  give,
}: {
  readonly views: Views;
  readonly offers: readonly Offer[];
  readonly give: (value: AnswerValue) => void;
}) {
  const { page } = useSpeaking();
  const [first, ...others] = views;
  const { step } = first;
  return (
    <div className="answers">
      {'input' in step && step.input.type !== 'choice' && <Typed key={step.key} views={views} give={give} />}
      <ul aria-label={step.kind === 'repair' ? page.wayOut : page.answer}>
        {offers.map(({ key, value, quiet, label }, index) => {
          const words = label(first, index);
          return (
            <li key={String(value)}>
              <button
                type="button"
                className={quiet ? 'answer answer-quiet' : 'answer'}
                aria-keyshortcuts={key}
                onClick={() => give(value)}
              >
                <span className="key" aria-hidden="true">
                  {key}
                </span>
                <span className="answer-words">
                  <span lang={first.locale}>{words}</span>
                  {others.map((view) => (
                    <OtherWords key={view.locale} locale={view.locale} words={label(view, index)} unless={words} />
                  ))}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Several of a list, a number, or a text: something is put together before it is given. */
function Typed({
  views: [view, ...others],
  give,
}: {
  readonly views: Views;
  readonly give: (value: AnswerValue) => void;
}) {
  const { page } = useSpeaking();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [written, setWritten] = useState('');
  const { step } = view;
  if (!('input' in step)) return null;
  const { input } = step;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (input.type === 'several') give(chosen);
    else if (input.type === 'number' && written.trim() !== '') give(Number(written));
    else if (input.type === 'text' && written.trim() !== '') give(written);
  };
  if (input.type === 'several') {
    return (
      <form className="typed" onSubmit={send}>
        <fieldset>
          <legend className="quiet">{page.answer}</legend>
          {input.choices.map(({ value, label }, index) => (
            <label key={value} className="answer">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
                }
              />
              <span className="answer-words">
                <span lang={view.locale}>{label}</span>
                {others.map((other) => (
                  <OtherWords key={other.locale} locale={other.locale} words={labelIn(other, index)} unless={label} />
                ))}
              </span>
            </label>
          ))}
        </fieldset>
        <button type="submit" className="plain">
          {page.chosen}
        </button>
      </form>
    );
  }
  const range = input.type === 'number' && (input.min !== undefined || input.max !== undefined);
  return (
    <form className="typed typed-line" onSubmit={send}>
      <label>
        <span className="quiet">{input.type === 'number' ? page.answerNumber : page.answerText}</span>
        <input
          type="text"
          inputMode={input.type === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          value={written}
          onChange={({ target }) => setWritten(target.value)}
        />
      </label>
      {input.type === 'number' && (
        <span className="quiet">
          {input.unit} {range && `(${input.min ?? '…'} – ${input.max ?? '…'})`}
        </span>
      )}
      <button type="submit" className="plain">
        {page.answer}
      </button>
    </form>
  );
}
