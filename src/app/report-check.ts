/**
 * The figure check of a report in the product: its findings, what people have said of them, and where each is mended.
 * A finding that is explained or dismissed is kept with a name and is printed nowhere; it comes back when a figure changes.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Checked, CheckReport } from '../domain/check/finding.ts';
import { treeDocument } from '../domain/check/tree-document.ts';
import type { Facts } from '../domain/facts.ts';
import { periodCode } from '../domain/period.ts';
import type { ReportTree } from '../domain/report.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listTreatments, removeTreatment, saveTreatment, type Treatment } from '../store/figure-finding.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { checkTree } from './check-upload.ts';
import { composeReport } from './compose-report.ts';
import { factsOf } from './facts-of.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export type TreatedFinding = {
  readonly key: string;
  readonly check: Checked;
  readonly treatment: Treatment | null;
  /** The node whose entry holds each place, where one does. */
  readonly nodes: readonly (string | null)[];
};

export type ReportCheck = {
  readonly findings: readonly TreatedFinding[];
  readonly checked: number;
  readonly mayTreat: boolean;
};

const keyOf = ({ kind, places }: Checked): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, places.map(({ quote }) => quote)]))
    .digest('hex');

/** Contradictions and what is worth a look, contradictions first. */
function findingsOf(report: CheckReport): Checked[] {
  const of = (level: Checked['level']) => report.checks.filter((check) => check.level === level);
  return [...of('contradiction'), ...of('look')];
}

const checkedTrees = new Map<string, Promise<CheckReport>>();

/** The check of a tree, kept by the tree's hash: a page that is shown again is not checked again. */
function checkOf(tree: ReportTree, hash: string): Promise<CheckReport> {
  const known = checkedTrees.get(hash);
  if (known) return known;
  const checking = checkTree(treeDocument(tree));
  checking.catch(() => checkedTrees.delete(hash));
  checkedTrees.set(hash, checking);
  const [oldest] = checkedTrees.keys();
  if (checkedTrees.size > 30 && oldest !== undefined) checkedTrees.delete(oldest);
  return checking;
}

/** The node whose title stands in the place's heading. */
function nodeAt(facts: Facts, at: string): string | null {
  const fitting = facts.nodes.filter((node) => at.includes(node.title));
  return fitting.sort((one, other) => other.title.length - one.title.length)[0]?.key ?? null;
}

export async function checkReport(app: App, session: Session, address: ReportAddress): Promise<Result<ReportCheck>> {
  const composed = await composeReport(app, session, address);
  if (!composed.ok) return composed;
  const report = await checkOf(composed.value.tree, composed.value.hash);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const findings = await treated(tx, address, report, facts.value);
    const mayTreat = !composed.value.decided && may(session, 'report', address.body);
    return succeed({ findings, checked: report.checks.length, mayTreat });
  });
}

/** What nobody has answered of the findings that an entry is part of, for the page on which it was just saved. */
export async function entryFindings(
  app: App,
  session: Session,
  address: ReportAddress,
  node: string,
): Promise<Checked[]> {
  const checked = await checkReport(app, session, address);
  return checked.ok ? ofNode(checked.value.findings, node) : [];
}

/** What nobody has answered of the findings that the node is part of. */
function ofNode(findings: readonly TreatedFinding[], node: string): Checked[] {
  const own = findings.filter(({ nodes, treatment }) => treatment === null && nodes.includes(node));
  return own.map(({ check }) => check);
}

/** The same, of a report that was checked as it would be. */
export async function findingsIn(
  tx: Transaction,
  address: ReportAddress,
  report: CheckReport,
  facts: Facts,
  node: string,
): Promise<Checked[]> {
  return ofNode(await treated(tx, address, report, facts), node);
}

async function treated(
  tx: Transaction,
  address: ReportAddress,
  report: CheckReport,
  facts: Facts,
): Promise<TreatedFinding[]> {
  const said = new Map((await listTreatments(tx, address)).map((each) => [each.finding, each]));
  return findingsOf(report).map((check) => {
    const key = keyOf(check);
    return { key, check, treatment: said.get(key) ?? null, nodes: check.places.map(({ at }) => nodeAt(facts, at)) };
  });
}

/** What a decision records: findings that nobody had explained or dismissed when it was registered. */
export async function openFindings(
  tx: Transaction,
  address: ReportAddress,
  tree: ReportTree,
  hash: string,
): Promise<string[]> {
  const said = new Set((await listTreatments(tx, address)).map((each) => each.finding));
  const report = await checkOf(tree, hash).catch(() => null);
  if (report === null) return ['Sifferkontrollen kunde inte göras.'];
  return findingsOf(report)
    .filter((check) => !said.has(keyOf(check)))
    .map((check) => check.message);
}

const TreatmentForm = z.object({
  finding: z.string().regex(/^[0-9a-f]{64}$/u),
  treatment: z.enum(['explained', 'dismissed', 'open']),
  reason: plainText().trim().max(500, 'Skälet får ha högst 500 tecken.').default(''),
});

/** Explains or dismisses a finding, each with a reason, or opens it again. */
export async function treatFinding(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<null>> {
  if (!may(session, 'report', address.body)) {
    return refuse({ path: '', message: 'Du kan bara förklara siffror i din egen nämnds rapport.' });
  }
  const form = readForm(TreatmentForm, input);
  if (!form.ok) return form;
  const { finding, treatment, reason } = form.value;
  if (treatment !== 'open' && reason === '') {
    return refuse({ path: 'reason', message: 'Skriv varför siffrorna är rätt, eller varför det inte är något fel.' });
  }
  return change(app, session, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const before = (await listTreatments(tx, address)).find((each) => each.finding === finding) ?? null;
    if (treatment === 'open') await removeTreatment(tx, address, finding);
    else await saveTreatment(tx, address, { finding, treatment, reason, by: actorName(session) });
    await record(tx, session, {
      verb: 'finding.treat',
      subject: `report:${address.body}/${periodCode(address.period)}`,
      before: before && { finding, treatment: before.treatment, reason: before.reason },
      after: { finding, treatment, reason },
    });
    return succeed(null);
  });
}
