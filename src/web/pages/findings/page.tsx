/** Three tables of what the work with risks also builds on, each with the way to a new row. */
import type { FindingsView } from '../../../app/findings.ts';
import type { ShownTable } from '../../data-table.ts';
import { type FindingKind, findingUrl, newFinding } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';

type FindingsPageProps = {
  view: FindingsView;
  tables: { reports: ShownTable; incidents: ShownTable; surveys: ShownTable };
};

export function FindingsPage({ view, tables }: FindingsPageProps) {
  const { findings: words } = useWords();
  const part = (kind: FindingKind, table: ShownTable, said: { readonly empty: string; readonly add: string }) => (
    <div className="table-adder">
      <DataTable table={table} empty={said.empty} />
      {view.whyNot === null ? (
        <p>
          <ButtonLink href={findingUrl(view.body.code, kind, newFinding)} look="secondary">
            {said.add}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
  return (
    <>
      <div className="page-head">
        <div>
          <p className="eyebrow" lang="sv">
            {view.body.name}
          </p>
          <h1>{words.title}</h1>
          <p className="lede">{words.text}</p>
          {view.whyNot === null ? null : (
            <p className="meta">
              <Said text={view.whyNot} />
            </p>
          )}
        </div>
      </div>
      {part('revision', tables.reports, words.reports)}
      {part('incident', tables.incidents, words.incidents)}
      {part('sjalvvardering', tables.surveys, words.surveys)}
    </>
  );
}
