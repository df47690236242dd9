/** A run on one page: the outcome in figures, what is suggested and decided, the result by part, and what is to be worked off. */
import { type RunView, shareText } from '../../../app/controls/read-run.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Said } from '../../ui/said.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useWords } from '../../visit.ts';
import { statusCell } from '../controls/tables.ts';
import { Assess } from './assess.tsx';
import { Evidence } from './evidence.tsx';
import { Handle } from './handle.tsx';

export type EnteredAssessment = { readonly assessment: string; readonly reason: string; readonly place: string };

type RunPageProps = {
  view: RunView;
  tables: Record<'parts' | 'exceptions' | 'unmatched' | 'quotations' | 'subjects', ShownTable>;
  issues: readonly Issue[];
  entered: EnteredAssessment;
  /** The row that is handled; null where none is. */
  handling: number | null;
  /** Signed just now, and whether the result that it was put in waits for something more. */
  signed: '' | 'signed' | 'waits';
};

/** Rows of a table that a page shows; all of them are in the file. */
const mostShown = 300;

export function RunPage({ view, tables, issues, entered, handling, signed }: RunPageProps) {
  const { controlRuns: words } = useWords();
  const { summary } = view;
  const done = summary.status !== 'not-run';
  return (
    <>
      <ErrorSummary issues={issues} fields={['assessment', 'reason', 'place', 'state', 'note', 'also']} />
      {signed === '' ? null : (
        <Notice kind="done" title={signed === 'waits' ? words.assess.doneWaits : words.assess.done} />
      )}
      <p className="eyebrow" lang="sv">
        {view.definition.title}
      </p>
      <h1>{words.runTitle(view.run.number, view.run.cutOff)}</h1>
      <Standing view={view} />
      <Outcome view={view} />
      <Assess view={view} issues={issues} entered={entered} />
      {handling === null ? null : <Handle view={view} ordinal={handling} issues={issues} />}
      {done ? (
        <>
          {tables.parts.total > 1 ? <Shown table={tables.parts} empty="" /> : null}
          <Series view={view} />
          {tables.subjects.total === 0 ? null : <Shown table={tables.subjects} empty="" />}
          {tables.quotations.total === 0 ? null : <Shown table={tables.quotations} empty="" />}
          {view.cleared ? (
            <Notice kind="info" title={words.cleared}>
              <p>{words.clearedText}</p>
            </Notice>
          ) : null}
          {view.gone ? <p>{words.gone(view.gone)}</p> : null}
          <Shown table={tables.exceptions} empty={words.exceptionsEmpty} />
          {tables.unmatched.total === 0 ? null : <Shown table={tables.unmatched} empty={words.unmatchedEmpty} />}
          {view.clearOn === null || view.cleared ? null : <p className="hint">{words.clearsOn(view.clearOn)}</p>}
        </>
      ) : null}
      <Evidence view={view} />
    </>
  );
}

/** A table of many rows is cut where a browser would be slow. */
function Shown({ table, empty }: { table: ShownTable; empty: string }) {
  const { controlRuns: words } = useWords();
  if (table.rows.length <= mostShown) return <DataTable table={table} empty={empty} />;
  return (
    <>
      <DataTable table={{ ...table, rows: table.rows.slice(0, mostShown) }} empty={empty} />
      <p className="hint">{words.shownOf(mostShown, table.rows.length)}</p>
    </>
  );
}

/** What a run is to others: a correction, or corrected. */
function Standing({ view }: { view: RunView }) {
  const { controlRuns: words } = useWords();
  const { corrects, correctedBy, reason } = view;
  return (
    <>
      {correctedBy === null ? null : <Notice kind="warning" title={words.correctedBy(correctedBy)} />}
      {corrects === null ? null : (
        <p>
          {words.corrects(corrects)} <span lang="sv">{reason}</span>
        </p>
      )}
    </>
  );
}

function Outcome({ view }: { view: RunView }) {
  const all = useWords();
  const { controlRuns: words } = all;
  const { summary, run, previous } = view;
  const status = statusCell(run.status, all);
  const stated = (
    <p className="control-status">
      {status.symbol === undefined ? null : <Shape shape={status.symbol.shape} color={status.symbol.color} />}{' '}
      {status.text}
    </p>
  );
  if (summary.status === 'not-run') {
    return (
      <section className="control-outcome">
        {stated}
        <p lang="sv">{summary.reason}</p>
      </section>
    );
  }
  const { part, whole } = summary.ratios[0] ?? { part: 0, whole: 0 };
  const { assessment, reason } = summary.suggested;
  const light = view.scales.find(({ code }) => code === 'control')?.values.find(({ code }) => code === assessment);
  return (
    <section className="control-outcome">
      {stated}
      <p className="control-figure">
        <strong>{shareText(part, whole)}</strong>{' '}
        {words.of(part.toLocaleString('sv-SE'), whole.toLocaleString('sv-SE'))}
      </p>
      {previous?.part == null || previous.whole === null ? null : (
        <p className="meta">{words.since(previous.number, shareText(previous.part, previous.whole))}</p>
      )}
      <p>
        <span className="control-suggested">{words.suggested}: </span>
        {light === undefined ? (
          words.noSuggestion
        ) : (
          <>
            <Shape shape={light.shape} color={light.color} /> <span lang="sv">{light.label}</span>
          </>
        )}
        . <span lang="sv">{reason}</span>
      </p>
      {summary.notes.length === 0 ? null : (
        <details className="help">
          <summary>{words.notes}</summary>
          <ul>
            {summary.notes.map((note) => (
              <li key={note}>
                <Said text={note} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Series({ view: { summary } }: { view: RunView }) {
  const { controlRuns: words } = useWords();
  if (summary.status === 'not-run' || summary.series.length < 2) return null;
  return (
    <section aria-labelledby="dagar">
      <h2 id="dagar">{words.series}</h2>
      <ul>
        {summary.series.map(({ on, part, whole }) => (
          <li key={on}>
            {on}: {shareText(part, whole)}, {words.of(part.toLocaleString('sv-SE'), whole.toLocaleString('sv-SE'))}
          </li>
        ))}
      </ul>
    </section>
  );
}
