/** A report's matter as the board's secretary keeps it: registry number, dates, decision basis, distribution, dispatch and certification. */
import { z } from 'zod';
import { emptyMatter, type Matter, matterOf } from '../domain/matter.ts';
import { periodCode } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { addMatterEvent, findMatter, listMatterEvents, type MatterEvent, saveMatter } from '../store/matter.ts';
import { findReport, listReportVersions } from '../store/report.ts';
import { addSnapshot } from '../store/snapshot.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { type Composed, composeNow, composeReport, memoOf } from './compose-report.ts';
import { factsOf } from './facts-of.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export type MatterView = {
  readonly title: string;
  readonly matter: Matter;
  /** Goes back with the form; 0 where nothing has been entered and `matter` is read from the memo. */
  readonly revision: number;
  /** `working`: nobody outside has been sent it; `dispatched`: an official document (TF 2:9-10); then decided, then certified. */
  readonly standing: 'working' | 'dispatched' | 'decided' | 'certified';
  readonly decision: {
    readonly decidedOn: string;
    readonly paragraph: string | null;
    readonly registryNumber: string | null;
  } | null;
  readonly events: readonly (MatterEvent & { readonly at: string })[];
  /** True where the report has changed since it was last dispatched. */
  readonly changedSince: boolean;
  readonly editable: boolean;
  readonly mayDispatch: boolean;
};

const notAllowed = {
  path: '',
  message: 'Bara nämndsekreterare, controller och administratör kan ändra ärendet och registrera utskick.',
};

async function matterView(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  composed: Composed,
): Promise<Result<MatterView>> {
  const facts = await factsOf(tx, session, address);
  if (!facts.ok) return facts;
  const report = await findReport(tx, address);
  const stored = await findMatter(tx, address);
  const events = await listMatterEvents(tx, address);
  const dispatched = events.filter((event) => event.kind === 'dispatched');
  const [version] = report?.decided ? await listReportVersions(tx, address) : [];
  const standing = events.some((event) => event.kind === 'certified')
    ? 'certified'
    : report?.decided
      ? 'decided'
      : dispatched.length > 0
        ? 'dispatched'
        : 'working';
  const mayDispatch = may(session, 'dispatch', address.body);
  return succeed({
    title: composed.tree.title,
    matter: stored?.matter ?? { ...emptyMatter, ...matterOf(memoOf(facts.value)) },
    revision: stored?.revision ?? 0,
    standing,
    decision: version
      ? { decidedOn: version.decidedOn, paragraph: version.paragraph, registryNumber: version.registryNumber }
      : null,
    events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    changedSince: dispatched.length > 0 && dispatched.at(-1)?.sha256 !== composed.hash,
    editable: mayDispatch && !(report?.decided ?? false),
    mayDispatch,
  });
}

export async function readMatter(app: App, session: Session, address: ReportAddress): Promise<Result<MatterView>> {
  const composed = await composeReport(app, session, address);
  if (!composed.ok) return composed;
  return inTenant(app.db, session.tenant.id, (tx) => matterView(tx, session, address, composed.value));
}

const optionalDay = z
  .string()
  .trim()
  .transform((text) => text || null)
  .pipe(z.iso.date('Ange dagen som ÅÅÅÅ-MM-DD.').nullable());

const lines = plainText()
  .max(20_000, 'Texten är för lång.')
  .transform((text) =>
    text
      .split(/\r?\n/u)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );

/** "Årsrapport 2025; 2026-02-10": the date after the last semicolon. */
const documents = lines.transform((all) =>
  all.map((line) => {
    const [, title = line, day] = /^(.*);\s*(\d{4}-\d{2}-\d{2})$/u.exec(line) ?? [];
    return { title: title.trim(), datedOn: day ?? null };
  }),
);

const MatterForm = z.object({
  revision: z.coerce.number().int().min(0),
  registryNumber: plainText()
    .trim()
    .max(100, 'Diarienumret får ha högst 100 tecken.')
    .transform((text) => text || null),
  memoOn: optionalDay,
  meetingOn: optionalDay,
  documents: documents.refine(
    (all) => all.every(({ datedOn }) => datedOn === null || z.iso.date().safeParse(datedOn).success),
    'Ett av datumen i beslutsunderlaget finns inte. Skriv det som ÅÅÅÅ-MM-DD.',
  ),
  recipients: lines,
});

/** Saves what the secretary has entered. The form holds one document or recipient on each line, a document's date after a semicolon. */
export async function editMatter(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<{ revision: number }>> {
  if (!may(session, 'dispatch', address.body)) return refuse(notAllowed);
  const form = readForm(MatterForm, input);
  if (!form.ok) return form;
  const { revision, ...matter } = form.value;
  return change(app, session, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const before = await findMatter(tx, address);
    const saved = await saveMatter(tx, address, matter, { revision, by: actorName(session) });
    if (saved === null) {
      return refuse({
        path: '',
        message: 'Någon annan har sparat ärendet efter att du öppnade det. Jämför med det som står där och spara igen.',
      });
    }
    const subject = `matter:${address.body}/${periodCode(address.period)}`;
    await record(tx, session, { verb: 'matter.edit', subject, before: before?.matter ?? null, after: matter });
    return succeed({ revision: saved });
  });
}

const Dispatch = z.object({
  onDate: z.iso.date('Ange dagen som ÅÅÅÅ-MM-DD.'),
  recipients: lines.refine((all) => all.length > 0, 'Ange minst en mottagare.'),
  note: plainText().trim().max(1000, 'Anteckningen får ha högst 1 000 tecken.').default(''),
});

/**
 * Registers that the report has been sent: from then on it is an official document. What was sent is kept as a version
 * of its own, with its hash, so that it can be read as it was.
 */
export async function dispatchReport(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<{ sha256: string }>> {
  if (!may(session, 'dispatch', address.body)) return refuse(notAllowed);
  const form = readForm(Dispatch, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const decided = (await findReport(tx, address))?.decided ?? false;
    const [version] = decided ? await listReportVersions(tx, address) : [];
    const composed = version
      ? succeed({ tree: version.tree, hash: version.sha256 })
      : await composeNow(tx, session, address, '');
    if (!composed.ok) return composed;
    const { tree, hash: sha256 } = composed.value;
    const by = actorName(session);
    const label = `Utskick ${form.value.onDate}`;
    const number = await addSnapshot(tx, address, { reason: 'dispatched', label, tree, sha256, by });
    await addMatterEvent(tx, address, { kind: 'dispatched', ...form.value, sha256, by });
    const subject = `matter:${address.body}/${periodCode(address.period)}`;
    const after = { ...form.value, sha256, version: number };
    await record(tx, session, { verb: 'matter.dispatch', subject, before: null, after });
    return succeed({ sha256 });
  });
}

const Certification = z.object({
  onDate: z.iso.date('Ange dagen som ÅÅÅÅ-MM-DD.'),
  note: plainText().trim().max(1000, 'Anteckningen får ha högst 1 000 tecken.').default(''),
});

/** Registers that the minutes with the decision are certified (justerade, KL 5:69). Refused before the decision, and twice. */
export async function certifyDecision(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<null>> {
  if (!may(session, 'dispatch', address.body)) return refuse(notAllowed);
  const form = readForm(Certification, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const report = await findReport(tx, address);
    if (!report?.decided)
      return refuse({ path: '', message: 'Rapporten är inte beslutad än. Registrera beslutet först.' });
    const events = await listMatterEvents(tx, address);
    if (events.some((event) => event.kind === 'certified')) {
      return refuse({ path: '', message: 'Protokollet är redan registrerat som justerat.' });
    }
    if (report.decidedOn !== null && form.value.onDate < report.decidedOn) {
      return refuse({
        path: 'onDate',
        message: `Protokollet kan inte justeras före beslutet den ${report.decidedOn}.`,
      });
    }
    const event = { kind: 'certified', ...form.value, recipients: [], sha256: null, by: actorName(session) } as const;
    await addMatterEvent(tx, address, event);
    const subject = `matter:${address.body}/${periodCode(address.period)}`;
    await record(tx, session, { verb: 'matter.certify', subject, before: null, after: form.value });
    return succeed(null);
  });
}
