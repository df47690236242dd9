/** A report as one document tree: composed from the facts while it is being worked on, and as it was decided from then on. */
import { lastDayOf } from '../domain/body-change.ts';
import type { Facts } from '../domain/facts.ts';
import { resolveFacts } from '../domain/live-figure.ts';
import { emptyMatter, type Matter, memoWithMatter } from '../domain/matter.ts';
import { writeMemo } from '../domain/memo.ts';
import type { ReportPart } from '../domain/outline.ts';
import type { ReportTree } from '../domain/report.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { compose } from '../report/compose.ts';
import { treeHash } from '../report/tree-hash.ts';
import { listControlRecords } from '../store/control-record.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findMatter, listMatterEvents } from '../store/matter.ts';
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
  /** True where the report or its period is decided. */
  readonly decided: boolean;
  /** The decision that the tree was frozen by; null while the report is working material. */
  readonly decision: Omit<ReportVersion, 'tree'> | null;
  /** What could not be printed as written: live figures that lead nowhere. [] for what is frozen. */
  readonly findings: readonly Issue[];
};

/** The cover memo that stands there, or the one that Uppsikt writes. */
export function memoOf(facts: Facts): ReportPart {
  return facts.parts.find((part) => part.kind === 'coverMemo') ?? writeMemo(facts);
}

/**
 * A package always has a cover memo, first of all: the one that stands there, or one whose numbers come from the data.
 * What the secretary has entered of its matter stands in it.
 */
function withMemo(facts: Facts, matter: Matter): Facts {
  const memo = memoWithMatter(memoOf(facts), matter);
  return { ...facts, parts: [memo, ...facts.parts.filter((part) => part.kind !== 'coverMemo')] };
}

/** What every page of a report says until it is dispatched or decided. */
const workingMaterial = 'Arbetsmaterial';

/** Composes the report from its facts as they stand. `standing` is printed on every page; '' for what is decided. Only working material carries remarks. */
export async function composeNow(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  standing: string,
): Promise<Result<Composed>> {
  const facts = await factsOf(tx, session, address);
  return facts.ok ? succeed(await composeFacts(tx, session, address, facts.value, standing)) : facts;
}

/** Composes facts that somebody may still be writing. */
export async function composeFacts(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  facts: Facts,
  standing = workingMaterial,
): Promise<Composed> {
  const whole = withMemo(facts, (await findMatter(tx, address))?.matter ?? emptyMatter);
  const resolved = resolveFacts(whole);
  const tree = compose({
    municipality: session.tenant.name,
    facts: resolved.facts,
    scales: await loadScales(tx),
    standing,
    working: standing === workingMaterial,
    records: await listControlRecords(tx, { body: address.body, year: address.period.year }, lastDayOf(address.period)),
    theme: await themeOf(tx),
  });
  return { tree, hash: treeHash(tree), decided: false, decision: null, findings: resolved.findings };
}

/** The decided tree, unless somebody has changed it in the database since. */
function frozen(version: ReportVersion): Result<Composed> {
  const { tree, ...decision } = version;
  const hash = treeHash(tree);
  if (hash === version.sha256) return succeed({ tree, hash, decided: true, decision, findings: [] });
  return refuse({
    path: 'report',
    message: `Den beslutade versionen ${version.number} stämmer inte med sin kontrollsumma: den har ändrats i databasen efter beslutet. Återställ den från en säkerhetskopia.`,
  });
}

/** What has been dispatched as it stands is an official document; what has changed since is working material again. */
async function undecided(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  decided: boolean,
): Promise<Result<Composed>> {
  const events = decided ? [] : await listMatterEvents(tx, address);
  if (decided || events.length > 0) {
    const composed = await composeNow(tx, session, address, '');
    if (!composed.ok || decided) return composed.ok ? succeed({ ...composed.value, decided }) : composed;
    if (composed.value.hash === events.at(-1)?.sha256) return composed;
  }
  return composeNow(tx, session, address, workingMaterial);
}

/** The report's document tree with its SHA-256: the latest decided version, or what the facts give now. */
export async function composeReportIn(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
): Promise<Result<Composed>> {
  const readable = await factsOf(tx, session, address);
  if (!readable.ok) return readable;
  const decided = (await findReport(tx, address))?.decided ?? false;
  const [version] = decided ? await listReportVersions(tx, address) : [];
  return version ? frozen(version) : undecided(tx, session, address, decided);
}

/** `composeReportIn` in a transaction of its own. */
export async function composeReport(app: App, session: Session, address: ReportAddress): Promise<Result<Composed>> {
  return inTenant(app.db, session.tenant.id, (tx) => composeReportIn(tx, session, address));
}

/** A decided version by its number, as it was. */
export async function composeVersion(
  app: App,
  session: Session,
  address: ReportAddress,
  number: number,
): Promise<Result<Composed>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const readable = await factsOf(tx, session, address);
    if (!readable.ok) return readable;
    const version = (await listReportVersions(tx, address)).find((candidate) => candidate.number === number);
    return version ? frozen(version) : refuse({ path: 'version', message: `Rapporten har ingen version ${number}.` });
  });
}
