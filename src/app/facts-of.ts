/** Loads the facts of one report, or says in Swedish that there is none. */
import type { Facts } from '../domain/facts.ts';
import { periodName } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { loadFacts } from '../store/facts.ts';
import { findReport } from '../store/report.ts';
import { bodyNames } from './body-name.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

/** Working material that is not published is not for elected members. */
export async function whyHidden(tx: Transaction, session: Session, address: ReportAddress): Promise<string | null> {
  if (seesWorkingMaterial(session)) return null;
  const report = await findReport(tx, address);
  if (report === null || report.decided || report.publishedAt !== null) return null;
  return `Rapporten för ${address.body}, ${periodName(address.period)}, är arbetsmaterial och inte publicerad än.`;
}

/** The facts as the report says them: bodies by the names that they had when the period ended. */
export async function factsOf(tx: Transaction, session: Session, address: ReportAddress): Promise<Result<Facts>> {
  if (!may(session, 'read', address.body)) {
    return refuse({ path: 'body', message: 'Du har ingen roll i den här kommunen och kan inte läsa rapporten.' });
  }
  const hidden = await whyHidden(tx, session, address);
  if (hidden !== null) return refuse({ path: 'report', message: hidden });
  const facts = await loadFacts(tx, address.body, address.period);
  if (facts) {
    const named = await bodyNames(tx);
    return succeed({ ...facts, bodies: facts.bodies.map((body) => named(body, address.period)) });
  }
  return refuse({
    path: 'report',
    message: `Det finns ingen rapport för ${address.body}, ${periodName(address.period)}. Importera ett beslutspaket eller välj en annan period.`,
  });
}
