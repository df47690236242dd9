/** Deciding a report: its document tree is kept with its hash, and nothing that it holds changes after. */
import { z } from 'zod';
import { periodCode } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import {
  addReportVersion,
  findReport,
  listReportVersions,
  type ReportVersion,
  setReportState,
} from '../store/report.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { composeNow } from './compose-report.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import { openFindings } from './report-check.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

/** What is registered of a decision: its day, its item in the minutes and its registry number. */
export const Decision = z.object({
  decidedOn: z.iso.date('Ange beslutsdagen som ÅÅÅÅ-MM-DD.'),
  /** The item in the minutes: "§ 12". */
  paragraph: plainText().trim().max(50, 'Paragrafen får ha högst 50 tecken.').optional(),
  registryNumber: plainText().trim().max(100, 'Diarienumret får ha högst 100 tecken.').optional(),
});

/** What a corrected version says on every page; '' for the first one. */
function standingAfter(before: ReportVersion | undefined): string {
  return before ? `Version ${before.number + 1}, ersätter version ${before.number} beslutad ${before.decidedOn}` : '';
}

/**
 * Freezes the report as it stands now. Refused for a report that is decided already, and for roles that may not decide.
 * `number` is the version, `sha256` the hash of the tree that every later print is made from.
 */
export async function decideReport(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<{ number: number; sha256: string }>> {
  if (!may(session, 'decide', address.body)) {
    return refuse({
      path: '',
      message: 'Bara nämndsekreterare, controller och administratör kan registrera ett beslut.',
    });
  }
  const decision = readForm(Decision, input);
  if (!decision.ok) return decision;
  return change(app, session, (tx) => freezeReport(tx, session, address, decision.value));
}

/** The same in a transaction, for a session that may. Refused for a report that is decided already. */
export async function freezeReport(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  decision: z.infer<typeof Decision>,
): Promise<Result<{ number: number; sha256: string }>> {
  const { decidedOn } = decision;
  const paragraph = decision.paragraph || null;
  const registryNumber = decision.registryNumber || null;
  const report = await findReport(tx, address);
  if (report?.decided) return refuse({ path: '', message: 'Rapporten är redan beslutad.' });
  const [before] = await listReportVersions(tx, address);
  const composed = await composeNow(tx, session, address, standingAfter(before));
  if (!composed.ok) return composed;
  const { tree, hash: sha256 } = composed.value;
  // A decision is not held up by a finding, but what nobody had answered is recorded with it.
  const unanswered = await openFindings(tx, address, tree, sha256);
  const by = actorName(session);
  const number = await addReportVersion(tx, address, { tree, sha256, decidedOn, paragraph, registryNumber, by });
  await setReportState(tx, address, 'decided', decidedOn);
  const after = { number, sha256, decidedOn, paragraph, registryNumber, unansweredFindings: unanswered };
  const subject = `report:${address.body}/${periodCode(address.period)}`;
  await record(tx, session, { verb: 'report.decide', subject, before: null, after });
  return succeed({ number, sha256 });
}
