/** What a change of the files did to the walk, in plain words. */
import { sessionWords } from '../../../words/sessions.ts';
import { type FateLine, view } from '../engine.ts';
import { useSpeaking } from '../speaking.tsx';
import type { Walk } from '../walking.ts';

export function News({ news, close }: { readonly news: NonNullable<Walk['news']>; readonly close: () => void }) {
  const { page, language, locales } = useSpeaking();
  const words = sessionWords(language);
  const different = news.report.filter(({ fate }) => fate !== 'kept');
  const kept = news.report.filter(({ fate }) => fate === 'kept' || fate === 'renamed').length;
  // The questions as they were put: what is gone has no words any more.
  const lines = different.length > 0 ? view(news.before, { locale: locales[0] }).transcript : [];
  const askedAt = ({ step }: FateLine) => lines.find(({ key }) => key === step)?.asked ?? step;
  return (
    <div className={different.length > 0 ? 'news news-different' : 'news'} role="status">
      <p>{different.length > 0 ? page.changedKept(kept) : page.changedAllKept(kept)}</p>
      {different.length > 0 && (
        <ul>
          {different.map((line) => (
            <li key={line.step} data-fate={line.fate} data-why={line.why}>
              <strong>{words.fate[line.fate]}</strong> <span lang={locales[0]}>{askedAt(line)}</span>
              {line.why !== undefined && <span className="quiet"> {words.why[line.why]}</span>}
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="link" onClick={close}>
        {page.close}
      </button>
    </div>
  );
}
