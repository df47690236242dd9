/** The versions of a report: as it is now, as it was kept, dispatched and decided, and last period's; and what differs between two. */
import { z } from 'zod';
import { type ParagraphDifference, textDifference } from '../domain/narrative-difference.ts';
import { periodCode, periodName } from '../domain/period.ts';
import type { ReportTree } from '../domain/report.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { treeText } from '../domain/tree-text.ts';
import { listCorrections, openCorrection } from '../store/correction.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findReport, listReportRows, listReportVersions } from '../store/report.ts';
import { addSnapshot, findSnapshotTree, listSnapshots } from '../store/snapshot.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { composeReport, composeReportIn } from './compose-report.ts';
import { factsOf } from './facts-of.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export type VersionItem = {
  /** "nu", "beslut-1", "version-2", "forra": names the version in a URL. */
  readonly id: string;
  readonly kind: 'now' | 'kept' | 'dispatched' | 'decided' | 'previous';
  readonly label: string;
  readonly sha256: string | null;
  /** ISO 8601; null for what has no moment of its own. */
  readonly at: string | null;
  readonly by: string | null;
  /** For a decided version: the one that it takes the place of, and why. */
  readonly supersedes: { readonly number: number; readonly reason: string } | null;
};

export type VersionsView = {
  readonly title: string;
  readonly versions: readonly VersionItem[];
  readonly mayKeep: boolean;
  readonly mayCorrect: boolean;
  /** When it was published internally, ISO 8601; null where it is not, or is decided. */
  readonly publishedAt: string | null;
  readonly mayPublish: boolean;
  /** The correction under way; null where there is none. */
  readonly correcting: { readonly number: number; readonly reason: string } | null;
};

/** The same body's report for the period before; null where there is none. */
async function previousAddress(tx: Transaction, address: ReportAddress): Promise<ReportAddress | null> {
  const order = ['interim1', 'interim2', 'year'];
  const place = ({ period }: Pick<ReportAddress, 'period'>) => period.year * 3 + order.indexOf(period.kind);
  const [found] = (await listReportRows(tx))
    .filter((row) => row.body.code === address.body && place(row) < place(address))
    .sort((a, b) => place(b) - place(a));
  return found ? { body: found.body.code, period: found.period } : null;
}

async function decidedItems(tx: Transaction, address: ReportAddress): Promise<VersionItem[]> {
  const corrections = await listCorrections(tx, address);
  return (await listReportVersions(tx, address)).map((version) => ({
    id: `beslut-${version.number}`,
    kind: 'decided',
    label: [`Beslutad ${version.decidedOn}`, version.paragraph].filter((part) => part !== null).join(', '),
    sha256: version.sha256,
    at: null,
    by: null,
    supersedes:
      version.supersedes === null
        ? null
        : {
            number: version.supersedes,
            reason: corrections.find(({ number }) => number === version.supersedes)?.reason ?? '',
          },
  }));
}

export async function readVersions(app: App, session: Session, address: ReportAddress): Promise<Result<VersionsView>> {
  const composed = await composeReport(app, session, address);
  if (!composed.ok) return composed;
  const { tree, hash, decided } = composed.value;
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const kept: VersionItem[] = (await listSnapshots(tx, address)).map((snapshot) => ({
      id: `version-${snapshot.number}`,
      kind: snapshot.reason,
      label: snapshot.label,
      sha256: snapshot.sha256,
      at: snapshot.at.toISOString(),
      by: snapshot.by,
      supersedes: null,
    }));
    const decisions = await decidedItems(tx, address);
    const previous = await previousAddress(tx, address);
    const common = { sha256: null, at: null, by: null, supersedes: null };
    const [correction] = await listCorrections(tx, address);
    const correcting = !decided && correction ? { number: correction.number, reason: correction.reason } : null;
    return succeed({
      title: tree.title,
      versions: [
        ...(decided ? [] : [{ ...common, id: 'nu', kind: 'now' as const, label: '', sha256: hash }]),
        ...decisions,
        ...kept,
        ...(previous
          ? [{ ...common, id: 'forra', kind: 'previous' as const, label: periodName(previous.period) }]
          : []),
      ],
      mayKeep: !decided && may(session, 'report', address.body),
      publishedAt: (decided ? null : (await findReport(tx, address))?.publishedAt?.toISOString()) ?? null,
      mayPublish: !decided && may(session, 'decide', address.body),
      mayCorrect: decided && decisions.length > 0 && may(session, 'decide', address.body),
      correcting,
    });
  });
}

/** The tree of a version by its id; null where there is no such version. */
async function treeOfVersion(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  id: string,
): Promise<ReportTree | null> {
  const [, kind, number] = /^(nu|forra|beslut|version)(?:-(\d{1,6}))?$/u.exec(id) ?? [];
  if (kind === 'version') return findSnapshotTree(tx, address, Number(number));
  if (kind === 'beslut') {
    return (await listReportVersions(tx, address)).find((version) => version.number === Number(number))?.tree ?? null;
  }
  const place = kind === 'nu' ? address : kind === 'forra' ? await previousAddress(tx, address) : null;
  if (place === null) return null;
  const composed = await composeReportIn(tx, session, place);
  return composed.ok ? composed.value.tree : null;
}

/** What differs between two versions, line by line in the order of the later one; headings begin with #. */
export async function compareVersions(
  app: App,
  session: Session,
  address: ReportAddress,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<Result<ParagraphDifference[]>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const readable = await factsOf(tx, session, address);
    if (!readable.ok) return readable;
    const trees = [await treeOfVersion(tx, session, address, before), await treeOfVersion(tx, session, address, after)];
    const [one, other] = trees;
    if (!one || !other) return refuse({ path: 'version', message: 'Versionen finns inte. Välj två i listan.' });
    return succeed(textDifference(treeText(one), treeText(other)));
  });
}

const Keep = z.object({
  label: plainText().trim().min(1, 'Ge versionen ett namn.').max(200, 'Namnet får ha högst 200 tecken.'),
});

/** Keeps the report as it stands now under a name, for comparing with later. */
export async function keepVersion(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<{ number: number }>> {
  if (!may(session, 'report', address.body)) {
    return refuse({ path: '', message: 'Bara den som rapporterar för organisationen kan spara en version.' });
  }
  const form = readForm(Keep, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const composed = await composeReportIn(tx, session, address);
    if (!composed.ok) return composed;
    if (composed.value.decided)
      return refuse({ path: '', message: 'Rapporten är beslutad, och den versionen är sparad.' });
    const { tree, hash: sha256 } = composed.value;
    const { label } = form.value;
    const number = await addSnapshot(tx, address, { reason: 'kept', label, tree, sha256, by: actorName(session) });
    const subject = `report:${address.body}/${periodCode(address.period)}`;
    await record(tx, session, { verb: 'report.keep', subject, before: null, after: { number, label, sha256 } });
    return succeed({ number });
  });
}

const CorrectionForm = z.object({
  reason: plainText()
    .trim()
    .min(5, 'Skriv varför rapporten rättas. Skälet står i den nya versionen.')
    .max(1000, 'Skälet får ha högst 1 000 tecken.'),
});

/**
 * Opens a decided report for correction. The decided version stays as it is and can always be printed; the next decision
 * makes a new version that names it.
 */
export async function startCorrection(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<{ number: number }>> {
  if (!may(session, 'decide', address.body)) {
    return refuse({ path: '', message: 'Bara nämndsekreterare, controller och administratör kan öppna en rättelse.' });
  }
  const form = readForm(CorrectionForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const report = await findReport(tx, address);
    const [latest] = await listReportVersions(tx, address);
    if (!report?.decided || !latest)
      return refuse({ path: '', message: 'Rapporten är inte beslutad och ändras utan rättelse.' });
    if (report.periodDecided) {
      return refuse({ path: '', message: 'Hela perioden är beslutad. En rättelse görs i nästa period.' });
    }
    const { reason } = form.value;
    await openCorrection(tx, address, { number: latest.number, reason, by: actorName(session) });
    const subject = `report:${address.body}/${periodCode(address.period)}`;
    await record(tx, session, {
      verb: 'report.correct',
      subject,
      before: null,
      after: { number: latest.number, reason },
    });
    return succeed({ number: latest.number });
  });
}
