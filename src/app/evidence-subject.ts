/** What evidence may belong to: each kind of thing says which body it is of, what it is called, where its page is, and whether it takes evidence. */

import { narrativeText } from '../domain/narrative.ts';
import { parsePeriod, periodName } from '../domain/period.ts';
import { findAction } from '../store/control-action.ts';
import { findOccurrence } from '../store/control-occurrence.ts';
import type { Transaction } from '../store/database.ts';
import { listOccurrenceActions } from '../store/occurrence-action.ts';
import { findResult } from '../store/occurrence-result.ts';
import { findReport } from '../store/report.ts';
import { occurrenceActionPath, occurrenceName, occurrencePath, readOccurrenceSubject } from './occurrence-subject.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';

export type EvidenceSubject = {
  /** As the audit chain names it. */
  readonly subject: string;
  readonly body: string;
  /** In Swedish, as its page calls it. */
  readonly title: string;
  /** Where its page is on this server. */
  readonly path: string;
  /** Says why no evidence can be added; null where it can. */
  readonly whyNot: string | null;
};

/** `name` is the subject without its kind: "KS/2025-year/control/rond/action/1" of an action. Null where there is no such thing. */
type Resolve = (tx: Transaction, session: Session, name: string) => Promise<Omit<EvidenceSubject, 'subject'> | null>;

const pathOf = (...parts: readonly string[]) => `/${parts.map(encodeURIComponent).join('/')}`;
const shortest = (text: string) => (text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text);

async function actionSubject(tx: Transaction, session: Session, name: string) {
  const [, body, code, slug, number] = /^([^/]+)\/([^/]+)\/control\/(.+)\/action\/(\d+)$/u.exec(name) ?? [];
  const period = parsePeriod(code ?? '');
  if (body === undefined || slug === undefined || number === undefined || code === undefined || period === null)
    return null;
  const key = { body, period, control: `control/${slug}` };
  const action = await findAction(tx, key, `action/${number}`);
  if (action === null) return null;
  const decided = (await findReport(tx, key))?.decided ?? false;
  const whyNot = decided ? 'Rapporten är beslutad och dess åtgärder ändras inte mer.' : whyNotReport(session, body);
  const title = `${periodName(period)}: ${shortest(narrativeText(action.text))}`;
  return { body, title, path: pathOf('internkontroll', body, code, slug, 'atgard', number), whyNot };
}

async function occurrenceOf(tx: Transaction, name: string) {
  const read = readOccurrenceSubject(name);
  const about = read && (await findOccurrence(tx, read.key));
  return read && about ? { ...read, about } : null;
}

const whyNotReport = (session: Session, body: string) =>
  may(session, 'report', body)
    ? null
    : `Den som rapporterar för ${body}, en samordnare för intern kontroll eller en controller kan lägga till underlag här.`;

async function occurrenceSubject(tx: Transaction, session: Session, name: string) {
  const found = await occurrenceOf(tx, name);
  if (found === null || found.rest !== '') return null;
  const { key, about } = found;
  const signed = (await findResult(tx, key))?.state === 'signed';
  const whyNot = signed
    ? 'Resultatet är signerat och ändras inte. Öppna en rättelse med ett skäl.'
    : whyNotReport(session, key.body);
  return { body: key.body, title: `${about.title}, ${occurrenceName(about)}`, path: occurrencePath(key), whyNot };
}

async function occurrenceActionSubject(tx: Transaction, session: Session, name: string) {
  const found = await occurrenceOf(tx, name);
  if (found === null) return null;
  const { key, rest } = found;
  const action = (await listOccurrenceActions(tx, key)).find((one) => one.key === rest);
  if (action === undefined) return null;
  const title = shortest(narrativeText(action.text));
  return { body: key.body, title, path: occurrenceActionPath(key, rest), whyNot: whyNotReport(session, key.body) };
}

const kinds: Readonly<Record<string, Resolve>> = {
  action: actionSubject,
  occurrence: occurrenceSubject,
  occurrenceAction: occurrenceActionSubject,
};

/** What the subject names; null where there is none. */
export async function findEvidenceSubject(
  tx: Transaction,
  session: Session,
  subject: string,
): Promise<EvidenceSubject | null> {
  const cut = subject.indexOf(':');
  const kind = subject.slice(0, Math.max(0, cut));
  const resolve = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const found = await resolve?.(tx, session, subject.slice(cut + 1));
  return found ? { subject, ...found } : null;
}
