/** Lists the reports of a municipality and reads one as a tree. */
import { resolveFacts } from '../domain/live-figure.ts';
import { comparePeriods } from '../domain/period.ts';
import { type Result, succeed } from '../domain/result.ts';
import { termOf } from '../domain/term.ts';
import { countOpenComments } from '../store/comment.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { loadEntryStates } from '../store/entry.ts';
import { findReport, listReportRows } from '../store/report.ts';
import { loadContext } from '../store/report-preparation.ts';
import { loadLevels, loadScales } from '../store/scale.ts';
import { findTerm } from '../store/term.ts';
import type { App } from './app.ts';
import { bodyNames } from './body-name.ts';
import { factsOf } from './facts-of.ts';
import { may, seesWorkingMaterial, worksWith } from './policy.ts';
import type { Session } from './session.ts';
import { type SteeringModel, treeOf } from './tree.ts';
import { type TreeWork, withWork } from './tree-work.ts';
import type { ReportAddress, ReportListItem, TreeView } from './views.ts';

/** Newest period first, then by body. */
export async function listReports(app: App, session: Session): Promise<ReportListItem[]> {
  if (!may(session, 'read', null)) return [];
  const { rows, named } = await inTenant(app.db, session.tenant.id, async (tx) => ({
    rows: await listReportRows(tx),
    named: await bodyNames(tx),
  }));
  return rows
    .filter((row) => row.decided || row.published || seesWorkingMaterial(session))
    .map((row) => ({
      body: named(row.body, row.period),
      period: row.period,
      nodes: row.nodes,
      written: row.written,
      decided: row.decided,
    }))
    .sort((a, b) => comparePeriods(b.period, a.period) || a.body.code.localeCompare(b.body.code, 'sv'));
}

export async function loadModel(tx: Transaction): Promise<SteeringModel> {
  return { levels: await loadLevels(tx), scales: await loadScales(tx) };
}

async function loadWork(tx: Transaction, address: ReportAddress): Promise<TreeWork> {
  return { states: await loadEntryStates(tx, address), comments: await countOpenComments(tx, address) };
}

export async function readTree(app: App, session: Session, address: ReportAddress): Promise<Result<TreeView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const model = await loadModel(tx);
    const tree = treeOf(resolveFacts(facts.value).facts, model, await loadContext(tx, address));
    const seen = worksWith(session, address.body);
    const body = facts.value.bodies.find((candidate) => candidate.code === address.body);
    return succeed({
      municipality: session.tenant.name,
      body: { code: address.body, name: body?.name ?? address.body },
      period: address.period,
      term: (await findTerm(tx, address.period.year)) ?? termOf(address.period.year),
      decided: (await findReport(tx, address))?.decided ?? false,
      ...tree,
      nodes: seen ? withWork(tree.nodes, await loadWork(tx, address)) : tree.nodes,
    });
  });
}
