/** Who chooses what is gathered into a report, and until when. */
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { findPeriodState } from '../store/period.ts';
import { findReport } from '../store/report.ts';
import { whyPeriodHinders } from './period-rule.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

/** Why the session cannot gather into the report, and who can; null where it can. */
export async function whyNotGather(tx: Transaction, session: Session, address: ReportAddress): Promise<string | null> {
  if ((await findReport(tx, address))?.decided) return 'Rapporten är beslutad och ändras inte mer.';
  if (!may(session, 'report', address.body)) {
    return `Du kan läsa men inte välja. Den som rapporterar för ${address.body}, eller en controller, väljer vad som hämtas.`;
  }
  return whyPeriodHinders(session, address, await findPeriodState(tx, address.period));
}

export async function mayGather(tx: Transaction, session: Session, address: ReportAddress): Promise<Result<null>> {
  const why = await whyNotGather(tx, session, address);
  return why === null ? succeed(null) : refuse({ path: '', message: why });
}
