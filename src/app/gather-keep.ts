/** Keeping a sum: the gathering report's own figures are set to it, and its parts are remembered. Letting go of one. */
import { z } from 'zod';
import type { Facts } from '../domain/facts.ts';
import { periodCode } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { keepParts } from '../store/gathered-figure.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { readForm } from './form.ts';
import { mayGather } from './gather-access.ts';
import { loadReportSums, seenSum } from './gather-figure.ts';
import type { SumTable } from './gather-sum-table.ts';
import { keepAll, keptOf, writeIndicator, writeTable } from './gather-write.ts';
import { findLock, whyLockHinders } from './section-lock.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

const KeepForm = z.object({ id: z.string(), seen: z.string(), own: z.boolean().default(false) });

async function mayKeep(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  facts: Facts,
  table: SumTable,
): Promise<Result<null>> {
  const allowed = await mayGather(tx, session, address);
  if (!allowed.ok) return allowed;
  const lock = table.indicator && (await findLock(tx, address, facts, table.indicator.node));
  const locked = whyLockHinders(session, address, lock);
  return locked === null ? succeed(null) : refuse({ path: table.id, message: locked });
}

/**
 * Sets the report's own figures to what the bodies' come to, and remembers every part. `input` names the table and what the
 * person saw of it: figures that have changed since are refused. Answers how many figures were set.
 */
export async function keepSum(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<{ figures: number }>> {
  const form = readForm(KeepForm, input);
  if (!form.ok) return form;
  const { id, seen, own } = form.value;
  return change(app, session, async (tx) => {
    const loaded = await loadReportSums(tx, session, address);
    if (!loaded.ok) return loaded;
    const { facts, sums } = loaded.value;
    const table = sums.tables.find((one) => one.id === id);
    if (!table) return refuse({ path: 'id', message: 'Siffrorna finns inte längre. Läs sidan igen.' });
    const allowed = await mayKeep(tx, session, address, facts, table);
    if (!allowed.ok) return allowed;
    if (seenSum(table) !== seen) {
      return refuse({
        path: id,
        message: 'Siffrorna har ändrats medan du läste. Läs de nya här nedanför och spara igen.',
      });
    }
    const kept = keptOf(table, address, own);
    if (kept.length === 0) return refuse({ path: id, message: 'Ingen har något värde att lägga ihop än.' });
    const by = actorName(session);
    await writeIndicator(tx, session, address, { facts, table, kept });
    await writeTable(tx, address, { facts, table, kept });
    await keepAll(tx, address, table, kept, by);
    await record(tx, session, {
      verb: 'figure.gather',
      subject: `figure:${address.body}/${periodCode(address.period)}/${id}`,
      before: kept.map(({ cell }) => ({ ref: cell.ref, value: cell.own?.value ?? null })),
      after: kept.map(({ cell, value }) => ({
        ref: cell.ref,
        value,
        unit: table.unit,
        parts: cell.parts.map(({ body, figure, unit }) => ({ body, value: figure?.value ?? null, unit })),
      })),
    });
    return succeed({ figures: kept.length });
  });
}

const ForgetForm = z.object({ id: z.string() });

/** Lets go of the parts of a kept sum: the report's figures stay as they are, and are not compared with the bodies' any more. */
export async function forgetSum(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(ForgetForm, input);
  if (!form.ok) return form;
  const { id } = form.value;
  return change(app, session, async (tx) => {
    const loaded = await loadReportSums(tx, session, address);
    if (!loaded.ok) return loaded;
    const allowed = await mayGather(tx, session, address);
    if (!allowed.ok) return allowed;
    const { tables, orphans } = loaded.value.sums;
    const table = tables.find((one) => one.id === id);
    const refs = table
      ? table.rows.flatMap(({ cells }) => cells.map(({ ref }) => ref))
      : orphans.filter((ref) => ref === id);
    for (const ref of refs) await keepParts(tx, address, ref, []);
    await record(tx, session, {
      verb: 'figure.forget',
      subject: `figure:${address.body}/${periodCode(address.period)}/${id}`,
      before: { refs },
      after: null,
    });
    return succeed(null);
  });
}
