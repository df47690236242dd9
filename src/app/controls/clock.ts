/** What the worker does with controls by the clock: runs those that are due, asks for files that are missing, and clears what has been kept long enough. */
import { ControlDefinition, sourcesOf } from '../../controls/definition.ts';
import { dueDay } from '../../controls/schedule.ts';
import type { ScanKind } from '../../domain/scan.ts';
import { listDefinitions, noteDue } from '../../store/control-definition.ts';
import { forgetControlFiles, listControlFiles } from '../../store/control-file.ts';
import { clearFindings, listRuns } from '../../store/control-run.ts';
import { inTenant, type Transaction } from '../../store/database.ts';
import { listPeople } from '../../store/owed-work.ts';
import { listScans } from '../../store/scan.ts';
import { listWebsites } from '../../store/website.ts';
import type { App } from '../app.ts';
import { record } from '../audit.ts';
import { listMunicipalities } from '../municipality.ts';
import { notify } from '../notification.ts';
import { beginScan } from '../scan-start.ts';
import type { Session } from '../session.ts';
import { scanKindOf } from './measure-scan.ts';
import { enqueueRun } from './run.ts';

/** Files that a person uploaded for a run are kept so long; a register stays until another takes its place. Days. */
const keptUpload = 7;

/** Does what is due on a day in every municipality. Run it as often as you like: nothing is started or asked for twice. */
export async function controlsByClock(app: App, today: string): Promise<void> {
  for (const tenant of await listMunicipalities(app)) {
    const session: Session = { tenant, account: null, how: 'worker', roles: [] };
    await inTenant(app.db, tenant.id, async (tx) => {
      await clearNames(tx, session, today);
      for (const { definition } of await listDefinitions(tx))
        await byClock(tx, session, ControlDefinition.parse(definition), today);
    });
  }
}

/** The event says how many, so that it can be seen that they went; the chain holds hashes only. */
async function clearNames(tx: Transaction, session: Session, today: string): Promise<void> {
  for (const { id, count } of await clearFindings(tx, today)) {
    await record(tx, session, { verb: 'control.clear', subject: `control-run:${id}`, before: null, after: { count } });
  }
}

async function byClock(tx: Transaction, session: Session, definition: ControlDefinition, today: string): Promise<void> {
  const { id, schedule, sources, measure } = definition;
  const uploads = sources.filter(({ kind }) => kind !== 'register').map((source) => source.id);
  await forgetControlFiles(tx, { definition: id, sources: uploads, days: keptUpload });
  const [latest] = await listRuns(tx, id);
  const last = latest?.ranAt.toISOString().slice(0, 10) ?? null;
  const dueOn = dueDay(schedule, last, today);
  if (dueOn === null) return;
  if (measure.kind === 'score')
    return scanByClock(tx, session, { definition, kind: scanKindOf(measure), dueOn, today });
  const files = await listControlFiles(tx, id);
  const optional = measure.kind === 'reconcile' ? measure.staff : null;
  const missing = sourcesOf(measure).filter(
    (source) => source !== optional && !files.some((file) => file.source === source),
  );
  if (missing.length === 0) {
    if (!(await noteDue(tx, { definition: id, dueOn, done: 'started' }))) return;
    await enqueueRun(tx, session, { definition: id, cutOff: today, corrects: null, reason: '' });
    await record(tx, session, { verb: 'control.due', subject: `control:${id}`, before: null, after: { dueOn } });
    return;
  }
  if (await noteDue(tx, { definition: id, dueOn, done: 'reminded' }))
    await askFor(tx, session, definition, `Ladda upp: ${namesOf(definition, missing)}.`);
}

const namesOf = ({ sources }: ControlDefinition, ids: readonly string[]): string =>
  sources
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ');

type DueScan = {
  readonly definition: ControlDefinition;
  readonly kind: ScanKind;
  readonly dueOn: string;
  readonly today: string;
};

/** Starts a scan, unless one is on already: when it is finished it becomes the run. */
async function scanByClock(
  tx: Transaction,
  session: Session,
  { definition, kind, dueOn, today }: DueScan,
): Promise<void> {
  const { id } = definition;
  if ((await listScans(tx)).some((scan) => scan.kind === kind && scan.finishedAt === null)) return;
  if ((await listWebsites(tx)).length === 0) {
    if (await noteDue(tx, { definition: id, dueOn, done: 'reminded' }))
      await askFor(tx, session, definition, 'Lägg till webbplatserna i registret.');
    return;
  }
  if (!(await noteDue(tx, { definition: id, dueOn, done: 'started' }))) return;
  const begun = await beginScan(tx, session, { kind, day: today });
  if (!begun.ok) throw new Error(begun.issues.map(({ message }) => message).join(' '));
  await record(tx, session, { verb: 'control.due', subject: `control:${id}`, before: null, after: { dueOn } });
}

/** Tells those who may run it, the coordinators first; where there is none, the controllers. */
async function askFor(tx: Transaction, session: Session, definition: ControlDefinition, wanted: string): Promise<void> {
  const people = (await listPeople(tx)).filter(({ body }) => body === null);
  const coordinators = people.filter(({ role }) => role === 'coordinator');
  const asked = coordinators.length > 0 ? coordinators : people.filter(({ role }) => role === 'controller');
  const text = `Kontrollen ”${definition.title}” ska göras nu. ${wanted}`;
  const path = `/kontroller/${encodeURIComponent(definition.id)}`;
  await notify(
    tx,
    session,
    [...new Set(asked.map(({ id }) => id))].map((account) => ({ account, kind: 'reminder', text, path })),
  );
}
