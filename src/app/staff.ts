/** The staff of a body for a period: the tables as the report has them. What is about too few persons never leaves the database by this or any other way. */
import type { FigureTable } from '../domain/figure-table.ts';
import { type Result, succeed } from '../domain/result.ts';
import type { StaffMeasure } from '../domain/staff.ts';
import { inTenant } from '../store/database.ts';
import { loadFigureTables } from '../store/figure-table.ts';
import { findReport } from '../store/report.ts';
import { listStaffOrigins, type StaffOrigin } from '../store/staff.ts';
import type { App } from './app.ts';
import { whyUnreadable } from './economy.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';
import { makeStaffTables } from './staff-refresh.ts';
import type { ReportAddress } from './views.ts';

export type StaffView = {
  readonly bodyName: string;
  readonly tables: readonly FigureTable[];
  /** Files that the figures came from; none for those who do not see working material. */
  readonly origins: readonly StaffOrigin[];
  readonly decided: boolean;
  readonly reported: boolean;
  readonly mayImport: boolean;
};

const kinds: readonly StaffMeasure[] = ['headcount', 'turnover', 'sickLeave', 'engagement'];
const rank = ({ kind }: FigureTable): number => (kinds as readonly string[]).indexOf(kind);

export async function readStaff(app: App, session: Session, address: ReportAddress): Promise<Result<StaffView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<StaffView>> => {
    const readable = await whyUnreadable(tx, session, address);
    if (!readable.ok) return readable;
    const report = await findReport(tx, address);
    const tables =
      report === null
        ? await makeStaffTables(tx, address)
        : (await loadFigureTables(tx, address)).filter((table) => rank(table) >= 0);
    return succeed({
      bodyName: readable.value.bodyName,
      tables: tables.toSorted((a, b) => rank(a) - rank(b)),
      origins: seesWorkingMaterial(session) ? await listStaffOrigins(tx, address) : [],
      decided: report?.decided ?? false,
      reported: report !== null,
      mayImport: may(session, 'economy', address.body),
    });
  });
}
