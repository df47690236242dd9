/** Who reads and who writes other input of a body: audit reports, incidents and self-assessments. */
import { type Result, refuse, succeed } from '../domain/result.ts';
import { findBody } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import { may, worksWith } from './policy.ts';
import type { Session } from './session.ts';

export type FindingAccess = {
  readonly body: { readonly code: string; readonly name: string };
  /** Why the session cannot change it; null where it can. */
  readonly whyNot: string | null;
};

export const findingMissing = { path: '', message: 'Sidan finns inte, eller är inte din att läsa.' };

/** For those who work with the body, or with the whole municipality. */
export async function accessFindings(tx: Transaction, session: Session, body: string): Promise<Result<FindingAccess>> {
  const found = worksWith(session, body) ? await findBody(tx, body) : null;
  if (!found) return refuse(findingMissing);
  const whyNot = may(session, 'control', body)
    ? null
    : `Du kan läsa men inte ändra. En samordnare för intern kontroll, chef eller controller för ${body} kan ändra här.`;
  return succeed({ body: { code: found.code, name: found.name }, whyNot });
}

/** The same, refused for those who may only read. */
export async function editFindings(tx: Transaction, session: Session, body: string): Promise<Result<FindingAccess>> {
  const access = await accessFindings(tx, session, body);
  return access.ok && access.value.whyNot !== null ? refuse({ path: '', message: access.value.whyNot }) : access;
}

/** What a save answers where somebody else has saved in between. */
export const changedSince = {
  path: '',
  message: 'Någon annan har sparat efter att du öppnade sidan. Läs det som står nu och gör din ändring igen.',
};
