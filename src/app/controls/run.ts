/** Running a control: asked for, done by a worker (or at once, on the command line), and kept as a record that never changes. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import about from '../../../package.json' with { type: 'json' };
import type { ControlDefinition } from '../../controls/definition.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { daysAfter, swedishDay } from '../../domain/swedish-day.ts';
import { insertRun, listRuns, type RunRow } from '../../store/control-run.ts';
import { inTenant, type Transaction } from '../../store/database.ts';
import { insertJob } from '../../store/job.ts';
import { sendJob } from '../../store/queue.ts';
import { lockTenant } from '../../store/tenant.ts';
import type { App } from '../app.ts';
import { record } from '../audit.ts';
import { change } from '../change.ts';
import { actorName, type Session } from '../session.ts';
import { notAllowed, runsControls } from './access.ts';
import { loadDefinition } from './definitions.ts';
import { loadFiles } from './files.ts';
import type { Measured, MeasureOrder } from './measure.ts';
import { runMeasureApart } from './measure-apart.ts';
import { measureScan } from './measure-scan.ts';
import { type NewRunOrder, readOrder } from './run-order.ts';
import { splitOutcome } from './summary.ts';

/** Puts a run in the queue, in the caller's transaction. */
export async function enqueueRun(tx: Transaction, session: Session, order: NewRunOrder): Promise<{ id: string }> {
  const createdBy = session.account?.id ?? null;
  const id = await insertJob(tx, {
    kind: 'control',
    input: order,
    payload: null,
    message: 'Väntar på sin tur.',
    createdBy,
  });
  await sendJob(tx, { tenant: session.tenant.id, job: id });
  return { id };
}

/** Asks for a run. Follow it with `readJob`; its `run` names the record when it is done. */
export async function startRun(
  app: App,
  session: Session,
  definition: string,
  input: unknown,
): Promise<Result<{ id: string }>> {
  if (!runsControls(session)) return refuse(notAllowed);
  const order = readOrder(definition, input);
  if (!order.ok) return order;
  return change(app, session, async (tx) => {
    const found = await loadDefinition(tx, definition);
    return found.ok ? succeed(await enqueueRun(tx, session, order.value)) : found;
  });
}

export type Recorded = { readonly id: string; readonly number: number; readonly status: RunRow['status'] };

const Engine = z.object({ job: z.string().nullable() });

/** What a run's own step does: shows how far it has come, and writes what belongs to the same transaction. */
export type RunStep = (
  shown: { readonly progress: number; readonly message: string },
  write?: (tx: Transaction) => Promise<void>,
) => Promise<void>;

type RunOptions = {
  readonly job?: string | null;
  readonly step?: RunStep;
  /** On a thread of its own where it is left out: for small files, and where nobody waits, this one does. */
  readonly measure?: (order: MeasureOrder) => Promise<Measured>;
};

/** Runs the control and keeps the record. Done again for the same job it answers with the record that is there. */
export async function runControl(
  app: App,
  session: Session,
  order: NewRunOrder,
  { job = null, step, measure = runMeasureApart }: RunOptions = {},
): Promise<Result<Recorded>> {
  const tenant = session.tenant.id;
  const begun = await inTenant(app.db, tenant, async (tx) => {
    const done =
      job === null
        ? undefined
        : (await listRuns(tx, order.definition)).find((run) => Engine.parse(run.engine).job === job);
    const definition = await loadDefinition(tx, order.definition);
    return { done, definition, files: done ? [] : await loadFiles(tx, order.definition) };
  });
  const { done, definition, files } = begun;
  if (done) return succeed({ id: done.id, number: done.number, status: done.status });
  if (!definition.ok) return definition;
  await step?.({
    progress: 10,
    message:
      definition.value.measure.kind === 'score'
        ? 'Läser granskningen.'
        : `Läser underlaget: ${files.map(({ name }) => name).join(', ') || 'inga filer'}.`,
  });
  const alsoAt = definition.value.schedule.dates.flatMap((date) => [`${order.cutOff.slice(0, 4)}-${date}`]);
  const measured =
    definition.value.measure.kind === 'score'
      ? await inTenant(app.db, tenant, (tx) => measureScan(tx, definition.value, order.scan ?? null))
      : await measure({ definition: definition.value, files, cutOff: order.cutOff, alsoAt });
  let recorded: Recorded | null = null;
  const write = async (tx: Transaction) => {
    recorded = await keepRun(tx, session, { definition: definition.value, order, measured, job });
  };
  if (step) await step({ progress: 95, message: 'Sparar resultatet.' }, write);
  else await inTenant(app.db, tenant, write);
  if (recorded === null) throw new Error('A run was not kept.');
  return succeed(recorded);
}

type Keeping = {
  readonly definition: ControlDefinition;
  readonly order: NewRunOrder;
  readonly measured: Measured;
  readonly job: string | null;
};

/** Adds the record with its audit event, which holds figures and hashes and no names. */
async function keepRun(
  tx: Transaction,
  session: Session,
  { definition, order, measured, job }: Keeping,
): Promise<Recorded> {
  await lockTenant(tx);
  const { summary, named } = splitOutcome(measured.outcome);
  const engine = { uppsikt: about.version, node: process.version, job };
  const { cutOff, reason } = order;
  const hashed = {
    definition: definition.id,
    version: definition.version,
    cutOff,
    engine,
    sources: measured.used,
    outcome: measured.outcome,
  };
  const sha256 = createHash('sha256').update(canonicalJson(hashed)).digest('hex');
  const corrects =
    order.corrects === null
      ? null
      : ((await listRuns(tx, definition.id)).find(({ number }) => number === order.corrects)?.id ?? null);
  const { personalData, clearAfterDays } = definition.evidence;
  const clearOn = personalData && clearAfterDays !== null ? daysAfter(swedishDay(new Date()), clearAfterDays) : null;
  const row = await insertRun(
    tx,
    {
      ...{
        definition: definition.id,
        version: definition.version,
        status: summary.status,
        cutOff,
        sources: measured.used,
      },
      ...{ engine, summary, sha256, corrects, reason: reason === '' ? null : reason, clearOn },
      ...{ ranBy: actorName(session), ranByAccount: session.account?.id ?? null },
    },
    named,
  );
  const [whole] = summary.status === 'not-run' ? [] : summary.ratios;
  const after = {
    ...{ version: definition.version, cutOff, status: summary.status, sha256 },
    ...{ sources: measured.used.map((used) => used.sha256), part: whole?.part ?? null, whole: whole?.whole ?? null },
  };
  const subject = `control:${definition.id}/${row.number}`;
  await record(tx, session, { verb: 'control.run', subject, before: null, after });
  return { ...row, status: summary.status };
}
