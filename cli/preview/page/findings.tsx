/** Everything the check says, with place, mend and the line it is about. */
import { useState } from 'react';
import type { PreviewFinding } from '../contract.ts';
import type { Id } from './engine.ts';
import { useSpeaking } from './speaking.tsx';
import type { StepPlace } from './walking.ts';

const ORDER = ['error', 'warning', 'advice'] as const;

export function Findings({
  findings,
  tree,
  show,
}: {
  readonly findings: readonly PreviewFinding[];
  /** The tree that is looked at. */
  readonly tree: Id | undefined;
  readonly show: (place: StepPlace) => void;
}) {
  const { page, program, language } = useSpeaking();
  const [narrow, setNarrow] = useState(false);
  const shown = narrow ? findings.filter(({ about }) => about?.tree === tree) : findings;
  if (findings.length === 0) return <p className="empty">{page.noFindings}</p>;
  return (
    <div className="findings">
      <div className="panel-tools">
        <p className="quiet">{page.findingsCount(shown.length, findings.length)}</p>
        <label className="check">
          <input type="checkbox" checked={narrow} onChange={({ target }) => setNarrow(target.checked)} />
          {page.onlyThisTree}
        </label>
      </div>
      <ol>
        {ORDER.flatMap((severity) => shown.filter((finding) => finding.severity === severity)).map((finding) => {
          const { about, severity, code, file, start } = finding;
          const place = `${file}:${start.line}:${start.column}`;
          return (
            <li
              key={`${place} ${code} ${finding.message.en}`}
              className={`finding finding-${severity}`}
              data-code={code}
            >
              <p className="finding-head">
                <span className={`badge badge-${severity}`}>{program.severities[severity]}</span>
                <code>{place}</code>
                <code className="quiet">{code}</code>
              </p>
              <p className="finding-words">{finding.message[language]}</p>
              <Excerpt finding={finding} />
              <p className="mend">
                <span className="caption">{program.mend}</span> {finding.mend[language]}
              </p>
              {finding.related.map((other) => (
                <p key={`${other.file}:${other.start.line}`} className="quiet">
                  <code>
                    {other.file}:{other.start.line}:{other.start.column}
                  </code>{' '}
                  {other.message[language]}
                </p>
              ))}
              {about && (
                <button type="button" className="link" onClick={() => show(about)}>
                  {page.showInGraph}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Characters of a line shown before what it is about. */
const BEFORE = 40;

function Excerpt({ finding: { line, start, end } }: { readonly finding: PreviewFinding }) {
  if (line === undefined || line.trim() === '') return null;
  const from = start.column - 1;
  const to = end.line === start.line ? end.column - 1 : line.length;
  const cut = Math.max(0, from - BEFORE);
  return (
    <pre className="excerpt">
      <span className="line-number" aria-hidden="true">
        {start.line}
      </span>
      <code>
        {cut > 0 && '…'}
        {line.slice(cut, from)}
        <mark>{line.slice(from, to) || ' '}</mark>
        {line.slice(to)}
      </code>
    </pre>
  );
}
