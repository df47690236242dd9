/** A report as one document tree: composed from the facts while it is being worked on, and as it was decided from then on. */
import type { Facts } from '../domain/facts.ts';
import { writeMemo } from '../domain/memo.ts';
import type { ReportTree } from '../domain/report.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { compose } from '../report/compose.ts';
import { treeHash } from '../report/tree-hash.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findReport, listReportVersions, type ReportVersion } from '../store/report.ts';
import { loadScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { factsOf } from './facts-of.ts';
import type { Session } from './session.ts';
import { themeOf } from './theme.ts';
import type { ReportAddress } from './views.ts';

export type Composed = {
  readonly tree: ReportTree;
  readonly hash: string;
  /** The decision that the tree was frozen by; null while the report is working material. */
  readonly decision: Omit<ReportVersion, 'tree'> | null;
};

/** A package always has a cover memo, first of all: the one that stands there, or one whose numbers come from the data. */
function withMemo(facts: Facts): Facts {
  const memo = facts.parts.find((part) => part.kind === 'coverMemo') ?? writeMemo(facts);
  return { ...facts, parts: [memo, ...facts.parts.filter((part) => part.kind !== 'coverMemo')] };
}

/** Composes the report from its facts as they stand. `standing` is printed on every page; '' for what is decided. */
export async function composeNow(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  standing: string,
): Promise<Result<Composed>> {
  const facts = await factsOf(tx, session, address);
  if (!facts.ok) return facts;
  const tree = compose({
    municipality: session.tenant.name,
    facts: withMemo(facts.value),
    scales: await loadScales(tx),
    standing,
    theme: await themeOf(tx),
  });
  return succeed({ tree, hash: treeHash(tree), decision: null });
}

/** The decided tree, unless somebody has changed it in the database since. */
function frozen(version: ReportVersion): Result<Composed> {
  const { tree, ...decision } = version;
  const hash = treeHash(tree);
  if (hash === version.sha256) return succeed({ tree, hash, decision });
  return refuse({
    path: 'report',
    message: `Den beslutade versionen ${version.number} stämmer inte med sin kontrollsumma: den har ändrats i databasen efter beslutet. Återställ den från en säkerhetskopia.`,
  });
}

/** The report's document tree with its SHA-256: the latest decided version, or what the facts give now. */
export async function composeReport(app: App, session: Session, address: ReportAddress): Promise<Result<Composed>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const readable = await factsOf(tx, session, address);
    if (!readable.ok) return readable;
    const decided = (await findReport(tx, address))?.decided ?? false;
    const [version] = decided ? await listReportVersions(tx, address) : [];
    return version ? frozen(version) : composeNow(tx, session, address, decided ? '' : 'Arbetsmaterial');
  });
}
