/** The staff of a body for a period: every table with what it measures, and what is not shown. */
import type { StaffView } from '../../../app/staff.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { FigureTable } from '../../../domain/figure-table.ts';
import { StaffMeasure } from '../../../domain/staff.ts';
import type { ShownTable } from '../../data-table.ts';
import { economyUrl, previewUrl, sheetImportsUrl } from '../../routes.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../visit.ts';
import type { ShownFigures } from '../economy/page.tsx';

type StaffPageProps = {
  view: StaffView;
  address: ReportAddress;
  tables: readonly ShownFigures[];
  origins: ShownTable;
};

const hides = ({ rows }: FigureTable): boolean => rows.some(({ cells }) => cells.some(({ hidden }) => hidden));

export function StaffPage({ view, address, tables, origins }: StaffPageProps) {
  const { staff: words, periodName } = useWords();
  return (
    <>
      <p className="eyebrow">
        <span lang="sv">{view.bodyName}</span>, {periodName(address.period)}
      </p>
      <h1>{words.title}</h1>
      <Links view={view} address={address} />
      {view.decided ? <Notice kind="info" title={words.frozen} /> : null}
      {!view.reported && tables.length > 0 ? <Notice kind="info" title={words.unreported} /> : null}
      {tables.length === 0 ? (
        <div className="empty">
          <h2>{words.nothingTitle}</h2>
          <p>{view.mayImport ? words.nothing : words.nothingRead}</p>
        </div>
      ) : null}
      {tables.map(({ table, shown }) => (
        <div key={table.key} className="figures">
          <DataTable table={shown} empty="" />
          <p className="hint">
            {words.notes[StaffMeasure.parse(table.kind)]} {hides(table) ? words.suppressed : ''}
          </p>
        </div>
      ))}
      {origins.total === 0 ? null : (
        <details className="figure-sources">
          <summary>{words.originsTitle}</summary>
          <DataTable table={origins} empty="" />
        </details>
      )}
    </>
  );
}

function Links({ view, address }: Pick<StaffPageProps, 'view' | 'address'>) {
  const { staff: words, economy } = useWords();
  return (
    <nav className="sheet-links" aria-label={words.title}>
      <ul>
        <li>
          <a href={economyUrl(address)}>{words.economy}</a>
        </li>
        {view.reported ? (
          <li>
            <a href={previewUrl(address)}>{economy.report}</a>
          </li>
        ) : null}
        {view.mayImport ? (
          <li>
            <a href={`${sheetImportsUrl(address.period.year)}?slag=staff`}>{words.sheets}</a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
