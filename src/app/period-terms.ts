/** What a controller says of a period: deadlines, instructions, who is asked to report, and who reports on the whole plan. */
import { z } from 'zod';
import { type Moved, resolveDeadlines } from '../domain/deadline.ts';
import { type Period, periodCode } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listOrganisation, type StoredBody } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import { ensurePeriod, findPeriod, type PeriodTerms, type StoredPeriod, savePeriodTerms } from '../store/period.ts';
import { addPeriodEvent } from '../store/period-event.ts';
import { record } from './audit.ts';
import { plainText, readForm } from './form.ts';
import { actorName, type Session } from './session.ts';

const deadline = plainText().max(60).default('');

const Terms = z.object({
  report: deadline,
  review: deadline,
  compile: deadline,
  decide: deadline,
  instructions: plainText().max(20_000, 'Anvisningarna får ha högst 20 000 tecken.').default(''),
  bodies: z.array(z.string()),
  /** Code of the body that reports on the whole plan; '' for none. */
  coordinator: z.string().default(''),
});

/** True for a body that can be asked to report: no group, and there on the day. */
export function reportsOn({ kind, activeFrom, activeTo }: StoredBody, day: string): boolean {
  return kind !== 'group' && (activeFrom === null || activeFrom <= day) && (activeTo === null || activeTo >= day);
}

/** The terms as stored; refused where a deadline or a body is none. */
export async function readTerms(
  tx: Transaction,
  input: unknown,
  today: string,
): Promise<Result<{ readonly terms: PeriodTerms; readonly moved: readonly Moved[] }>> {
  const form = readForm(Terms, input);
  if (!form.ok) return form;
  const { bodies, coordinator, instructions, ...given } = form.value;
  const resolved = resolveDeadlines(given);
  if (!resolved.ok) return resolved;
  const all = (await listOrganisation(tx)).filter((body) => reportsOn(body, today)).map((body) => body.code);
  const asked = new Set(coordinator === '' ? bodies : [coordinator, ...bodies]);
  const unknown = [...asked].find((code) => !all.includes(code));
  if (unknown !== undefined)
    return refuse({
      path: 'bodies',
      message: `${unknown} kan inte rapportera. Välj en nämnd, en förvaltning eller ett bolag.`,
    });
  const terms: PeriodTerms = {
    instructions: instructions.trim(),
    deadlines: resolved.value.deadlines,
    bodies: all.filter((code) => asked.has(code)).map((body) => ({ body, coordinates: body === coordinator })),
  };
  return succeed({ terms, moved: resolved.value.moved });
}

const termsOf = ({ instructions, deadlines, bodies }: StoredPeriod): PeriodTerms => ({
  instructions,
  deadlines,
  bodies,
});

/** Writes the terms; makes the period, as planned, where there is none. */
export async function writeTerms(tx: Transaction, session: Session, period: Period, terms: PeriodTerms): Promise<void> {
  const before = await findPeriod(tx, period);
  await ensurePeriod(tx, period);
  await savePeriodTerms(tx, period, terms);
  const by = actorName(session);
  if (before === null) await addPeriodEvent(tx, period, { kind: 'planned', reason: '', by });
  const subject = `period:${periodCode(period)}`;
  await record(tx, session, { verb: 'period.plan', subject, before: before && termsOf(before), after: terms });
}
