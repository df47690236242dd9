/** What a file of accounting would change, what in it is not counted, and the buttons that accept it or throw it away. */
import type { EconomyImport } from '../../../app/sie-import.ts';
import type { SieTrial } from '../../../app/sie-trial.ts';
import { outcomeOf } from '../../../domain/bulk.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { economyUrl, ledgerUrl, routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

/** Rows of a table that the page shows; the file has all. */
const mostShown = 500;

type LedgerPageProps = {
  place: { readonly body: string; readonly year: number; readonly id: string };
  item: EconomyImport;
  trial: SieTrial;
  tables: Readonly<Record<'changes' | 'unmapped' | 'unbalanced' | 'notes', ShownTable>>;
  issues: readonly Issue[];
};

export function LedgerPage({ place, item, trial, tables, issues }: LedgerPageProps) {
  const words = useWords();
  const { trial: said } = words.economy;
  const { type, encoding, vouchers, company, program } = trial.file;
  return (
    <>
      <ErrorSummary issues={issues} />
      <p className="eyebrow" lang="sv">
        {item.fileName}
      </p>
      <h1>{said.title}</h1>
      <p>
        {said.about(type, encoding, vouchers)} <span lang="sv">{said.from(company, program)}</span>
      </p>
      <p>{said.nothingStored}</p>
      {trial.whyNot === null ? null : <Notice kind="warning" title={<Said text={trial.whyNot.message} />} />}
      <Counts trial={trial} />
      {trial.unmapped.length === 0 ? null : (
        <>
          <Notice kind="warning" title={said.unmappedTitle}>
            <p>
              {said.unmappedText} <a href={routes.accountPlan.href({})}>{said.toPlan}</a>
            </p>
          </Notice>
          <Part table={tables.unmapped} />
        </>
      )}
      {trial.unbalanced.length === 0 ? null : (
        <>
          <Notice kind="warning" title={said.unbalancedTitle}>
            <p>{said.unbalancedText}</p>
          </Notice>
          <Part table={tables.unbalanced} />
        </>
      )}
      <Part table={tables.changes} empty={said.noChanges} />
      {trial.notes.length === 0 ? null : <Part table={tables.notes} />}
      <Decision place={place} trial={trial} />
    </>
  );
}

function Counts({ trial }: { trial: SieTrial }) {
  const { trial: words } = useWords().bulkImport;
  const { created, changed, removed, unchanged } = outcomeOf(trial);
  return (
    <dl className="numbers">
      {(
        [
          [words.created, created],
          [words.changed, changed],
          [words.removed, removed],
          [words.unchanged, unchanged],
        ] as const
      ).map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Part({ table, empty = '' }: { table: ShownTable; empty?: string }) {
  const { trial: words } = useWords().bulkImport;
  const rows = table.rows.slice(0, mostShown);
  return (
    <div className="sheet-changes">
      <DataTable table={{ ...table, rows }} empty={empty} />
      {rows.length < table.rows.length ? <p className="hint">{words.shownOf(rows.length, table.rows.length)}</p> : null}
    </div>
  );
}

function Decision({ place, trial }: Pick<LedgerPageProps, 'place' | 'trial'>) {
  const { trial: words } = useWords().economy;
  const action = ledgerUrl(place.body, place.year, place.id);
  const acceptable = trial.whyNot === null && trial.changes.length > 0;
  return (
    <section className="decision sheet-decision" aria-labelledby="godkann">
      <h2 id="godkann">{words.accept}</h2>
      <p>{words.acceptText}</p>
      <PostForm action={action} className="actions">
        <input type="hidden" name="seen" value={trial.seen} autoComplete="off" />
        {acceptable ? <Button action="godkann">{words.accept}</Button> : null}
        <Button action="kasta" look="secondary">
          {words.discard}
        </Button>
      </PostForm>
    </section>
  );
}

/** A file that is accepted: when, by whom, and its hash. */
export function LedgerDone({ item }: { item: EconomyImport }) {
  const { economy: words, bulkImport } = useWords();
  const { body, year } = item;
  return (
    <>
      <Notice kind="done" title={words.trial.done} />
      <h1 lang="sv">{item.fileName}</h1>
      <p className="meta">
        {item.appliedAt === null ? '' : dayTime(item.appliedAt.toISOString())}{' '}
        {item.appliedBy === null ? '' : words.files.by(item.appliedBy)}
      </p>
      {item.outcome === null ? null : <p>{bulkImport.trial.applyText(item.outcome)}</p>}
      <p className="hint">
        {words.trial.hash}: <code>{item.sha256}</code>
      </p>
      <p className="actions">
        <ButtonLink href={economyUrl({ body, period: { year, kind: 'year' } })}>{words.trial.toEconomy}</ButtonLink>
      </p>
    </>
  );
}
