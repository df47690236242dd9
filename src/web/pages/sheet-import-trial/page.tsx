/** What an uploaded sheet would do: counts, faults, changes cell by cell, what it lacks; and the button that carries it out. */
import type { TrialView } from '../../../app/sheet-import-apply.ts';
import type { SheetItem } from '../../../app/sheet-import-view.ts';
import { type BulkOutcome, outcomeOf } from '../../../domain/bulk.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { planUrl, sheetImportsUrl, sheetImportUrl, sheetTrialUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

/** Rows of a table, and names of what is missing, that the page shows. */
const mostShown = 500;

type TrialPageProps = {
  year: number;
  id: string;
  view: TrialView;
  changes: ShownTable;
  faults: ShownTable;
  issues: readonly Issue[];
};

export function TrialPage({ year, id, view, changes, faults, issues }: TrialPageProps) {
  const { bulkImport: words } = useWords();
  const { trial } = view;
  const outcome = outcomeOf(trial);
  return (
    <>
      <ErrorSummary issues={issues} />
      <p className="eyebrow">{words.kinds[view.kind]}</p>
      <h1>{words.trial.title}</h1>
      <p className="lede" lang="sv">
        {view.fileName}
      </p>
      <p>{words.trial.nothingStored}</p>
      <h2 className="hidden">{words.trial.numbers}</h2>
      <Counts outcome={outcome} faults={trial.faults.length} missing={trial.missing.length} />
      {trial.faults.length > 0 ? (
        <>
          <Notice kind="warning" title={words.trial.faultsText(trial.faults.length)} />
          <Part table={faults} empty="" />
          <p className="actions">
            <ButtonLink href={`${sheetImportsUrl(year)}?slag=${view.kind}`}>{words.trial.upload}</ButtonLink>
            <ButtonLink href={sheetImportUrl(year, id)} look="secondary">
              {words.trial.back}
            </ButtonLink>
          </p>
        </>
      ) : null}
      <Part table={changes} empty={trial.faults.length === 0 ? words.trial.noChanges : ''} />
      <Missing missing={trial.missing} />
      {trial.faults.length === 0 ? <Decision {...{ year, id, outcome }} seen={trial.seen} /> : null}
    </>
  );
}

type CountsProps = { outcome: BulkOutcome; faults: number; missing: number };

function Counts({ outcome, faults, missing }: CountsProps) {
  const { trial: words } = useWords().bulkImport;
  const all: readonly (readonly [string, number])[] = [
    ...(faults > 0 ? ([[words.faults, faults]] as const) : []),
    [words.created, outcome.created],
    [words.changed, outcome.changed],
    ...(outcome.removed > 0 ? ([[words.removed, outcome.removed]] as const) : []),
    ...(missing > 0 ? ([[words.missing, missing]] as const) : []),
    [words.unchanged, outcome.unchanged],
  ];
  return (
    <dl className="numbers">
      {all.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A table, cut off where it is longer than anybody reads; the file has all of it. */
function Part({ table, empty }: { table: ShownTable; empty: string }) {
  const { trial: words } = useWords().bulkImport;
  if (table.total === 0 && empty === '') return null;
  const shown = table.rows.slice(0, mostShown);
  return (
    <div className="sheet-changes">
      <DataTable table={{ ...table, rows: shown }} empty={empty} />
      {shown.length < table.rows.length ? (
        <p className="hint">{words.shownOf(shown.length, table.rows.length)}</p>
      ) : null}
    </div>
  );
}

function Missing({ missing }: { missing: TrialView['trial']['missing'] }) {
  const { trial: words } = useWords().bulkImport;
  if (missing.length === 0) return null;
  const rest = missing.length - mostShown;
  return (
    <section aria-labelledby="saknas">
      <h2 id="saknas">{words.missingTitle}</h2>
      <p>{words.missingText}</p>
      <ul lang="sv">
        {missing.slice(0, mostShown).map(({ subject, title }) => (
          <li key={subject}>{title}</li>
        ))}
        {rest > 0 ? <li>{words.more(rest)}</li> : null}
      </ul>
    </section>
  );
}

type DecisionProps = { year: number; id: string; outcome: BulkOutcome; seen: string };

function Decision({ year, id, outcome, seen }: DecisionProps) {
  const { trial: words } = useWords().bulkImport;
  const back = (
    <ButtonLink href={sheetImportUrl(year, id)} look="secondary">
      {words.back}
    </ButtonLink>
  );
  if (outcome.created + outcome.changed + outcome.removed === 0) return <p className="actions">{back}</p>;
  return (
    <section className="decision sheet-decision" aria-labelledby="genomfor">
      <h2 id="genomfor">{words.apply}</h2>
      <p>{words.applyText(outcome)}</p>
      <PostForm action={sheetTrialUrl(year, id)}>
        <input type="hidden" name="seen" value={seen} />
        <div className="actions">
          <Button>{words.apply}</Button>
          {back}
        </div>
      </PostForm>
    </section>
  );
}

type DonePageProps = { year: number; item: SheetItem; lines: ShownTable };

/** What came of a sheet that is carried out. */
export function DonePage({ year, item, lines }: DonePageProps) {
  const { bulkImport: words } = useWords();
  return (
    <>
      <Notice kind="done" title={words.done.title} />
      <p className="eyebrow">{words.kinds[item.kind]}</p>
      <h1 lang="sv">{item.fileName}</h1>
      {item.appliedAt === null ? null : (
        <p className="meta">
          {words.applied} {dayTime(item.appliedAt.toISOString())}
          {item.appliedBy === null ? null : ` ${words.by(item.appliedBy)}`}
        </p>
      )}
      <p className="meta">
        {words.done.hash}: <code className="checksum">{item.sha256}</code>
      </p>
      {item.outcome === null ? null : <Counts outcome={item.outcome} faults={0} missing={0} />}
      {lines.total === 0 ? <p>{words.done.noLines}</p> : <Part table={lines} empty="" />}
      <p className="actions">
        <ButtonLink href={planUrl(year)}>{words.done.toPlan}</ButtonLink>
      </p>
    </>
  );
}
