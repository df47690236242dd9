/** A plan as sheets that are edited and read back: its nodes, or its indicators with their targets and reported values. */
import { indicatorTable } from '../domain/bulk-indicator-sheet.ts';
import { planTable } from '../domain/bulk-plan-sheet.ts';
import { valueTable } from '../domain/bulk-value-sheet.ts';
import { comparePeriods } from '../domain/period.ts';
import { type Result, succeed } from '../domain/result.ts';
import type { SheetTable } from '../domain/sheet.ts';
import { writeXlsx } from '../report/sheet/xlsx.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { loadReportIndicators, type ReportIndicators } from '../store/indicator.ts';
import { listReportRows } from '../store/report.ts';
import type { App } from './app.ts';
import { exportTable, type TableFormat } from './export-table.ts';
import { loadVisiblePlan } from './plan-access.ts';
import { seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';

export const sheetExports = ['plan', 'indicators', 'values'] as const;
export type SheetExport = (typeof sheetExports)[number];

/** The year's reports with indicators that the session may see, by period and body. */
async function visibleReports(tx: Transaction, session: Session, year: number): Promise<readonly ReportIndicators[]> {
  const rows = (await listReportRows(tx))
    .filter(({ period, decided, published }) => {
      const seen = decided || published || seesWorkingMaterial(session);
      return period.year === year && seen;
    })
    .sort((a, b) => comparePeriods(a.period, b.period));
  const reports = await loadReportIndicators(
    tx,
    rows.map(({ body, period }) => ({ body: body.code, period })),
  );
  return reports.filter(({ indicators }) => indicators.length > 0);
}

type ExportedFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The plan's nodes; its indicators, as XLSX with the values on a worksheet of their own; or the values alone. As the session may see them. */
export async function exportPlanSheet(
  app: App,
  session: Session,
  year: number,
  what: SheetExport,
  format: TableFormat,
): Promise<Result<ExportedFile>> {
  const tables = await inTenant(
    app.db,
    session.tenant.id,
    async (tx): Promise<Result<[SheetTable, ...SheetTable[]]>> => {
      const visible = await loadVisiblePlan(tx, session, year);
      if (!visible.ok) return visible;
      const { plan, levels } = visible.value;
      if (what === 'plan') return succeed([planTable(plan, levels)]);
      const values = valueTable(year, await visibleReports(tx, session, year));
      return succeed(what === 'values' ? [values] : [indicatorTable(plan), values]);
    },
  );
  if (!tables.ok) return tables;
  const [first] = tables.value;
  if (format === 'csv' || tables.value.length === 1) return succeed(await exportTable(first, format));
  const bytes = await writeXlsx(tables.value, { title: first.name, language: 'sv-SE' });
  return succeed({ name: `${first.name.replaceAll(' ', '-')}.xlsx`, type: xlsxType, bytes });
}
