/** Lists the reports of a municipality and reads one as a tree. */
import { comparePeriods, periodName } from '../domain/period.ts';
import { type Result, succeed } from '../domain/result.ts';
import { termOf } from '../domain/term.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findReport, listReportRows } from '../store/report.ts';
import { loadLevels, loadScales } from '../store/scale.ts';
import { findTerm } from '../store/term.ts';
import type { App } from './app.ts';
import { factsOf } from './facts-of.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import { type SteeringModel, treeOf } from './tree.ts';
import type { ReportAddress, ReportListItem, TreeView } from './views.ts';

/** Newest period first, then by body. */
export async function listReports(app: App, session: Session): Promise<ReportListItem[]> {
  if (!may(session, 'read', null)) return [];
  const rows = await inTenant(app.db, session.tenant.id, listReportRows);
  return rows
    .map((row) => ({
      body: row.body,
      period: row.period,
      periodName: periodName(row.period),
      nodes: row.nodes,
      written: row.written,
      decided: row.decided,
    }))
    .sort((a, b) => comparePeriods(b.period, a.period) || a.body.code.localeCompare(b.body.code, 'sv'));
}

export async function loadModel(tx: Transaction): Promise<SteeringModel> {
  return { levels: await loadLevels(tx), scales: await loadScales(tx) };
}

export async function readTree(app: App, session: Session, address: ReportAddress): Promise<Result<TreeView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const body = facts.value.bodies.find((candidate) => candidate.code === address.body);
    return succeed({
      municipality: session.tenant.name,
      body: { code: address.body, name: body?.name ?? address.body },
      period: address.period,
      periodName: periodName(address.period),
      term: (await findTerm(tx, address.period.year)) ?? termOf(address.period.year),
      decided: (await findReport(tx, address))?.decided ?? false,
      ...treeOf(facts.value, await loadModel(tx)),
    });
  });
}
