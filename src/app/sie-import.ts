/** Reading in a SIE file: kept while a person looks at what it would change, then accepted in one transaction with one event. */
import { createHash } from 'node:crypto';
import { outcomeOf } from '../domain/bulk.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import {
  closeEconomyImport,
  deleteEconomyImport,
  type EconomyImport,
  findEconomyImport,
  insertEconomyImport,
  listEconomyImports,
} from '../store/economy-import.ts';
import type { BodyYear } from '../store/economy-value.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { economyNotAllowed } from './economy-access.ts';
import { writeEconomy } from './economy-write.ts';
import type { UploadedFile } from './import.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import { fileNameOf } from './sheet-import-file.ts';
import { type SieTrial, trySie } from './sie-trial.ts';

export type { EconomyImport };

const importNotFound: Issue = {
  path: 'import',
  message: 'Filen finns inte. En fil som inte godkänns tas bort efter en vecka. Ladda upp den igen.',
};
const changedSince: Issue = {
  path: 'seen',
  message:
    'Något har ändrats sedan du öppnade sidan, så filen skulle göra något annat än du såg. Inget är sparat. Se efter igen och godkänn sedan.',
};
const nothing: Issue = { path: '', message: 'Filen ändrar ingenting, så det finns inget att godkänna.' };

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function whyNoBody(tx: Transaction, session: Session, { body }: BodyYear): Promise<Issue | null> {
  if (!may(session, 'economy', body)) return economyNotAllowed;
  if ((await listBodies(tx)).some(({ code }) => code === body)) return null;
  return { path: 'body', message: `Det finns ingen nämnd med koden ${body}.` };
}

/** Tries an uploaded file and keeps it. Refused where it cannot be read. */
export async function startSieImport(
  app: App,
  session: Session,
  at: BodyYear,
  file: UploadedFile,
): Promise<Result<{ id: string }>> {
  return change(app, session, async (tx): Promise<Result<{ id: string }>> => {
    const hindrance = await whyNoBody(tx, session, at);
    if (hindrance) return refuse(hindrance);
    const trial = await trySie(tx, at, file);
    if (!trial.ok) return trial;
    const sha256 = sha256Of(file.bytes);
    const fileName = fileNameOf(file);
    const row = { ...at, fileName, sha256, createdBy: actorName(session), original: file.bytes };
    const id = await insertEconomyImport(tx, row);
    const after = { ...at, name: fileName, sha256, bytes: file.bytes.length };
    await record(tx, session, { verb: 'economy.upload', subject: `economyImport:${id}`, before: null, after });
    return succeed({ id });
  });
}

export type SieImportView = { readonly item: EconomyImport; readonly trial: SieTrial | null };

/** A file with what it would change; null where it is accepted. */
export async function readSieImport(
  app: App,
  session: Session,
  at: BodyYear,
  id: string,
): Promise<Result<SieImportView>> {
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<SieImportView>> => {
    const hindrance = await whyNoBody(tx, session, at);
    if (hindrance) return refuse(hindrance);
    const found = await findEconomyImport(tx, at, id);
    if (!found) return refuse(importNotFound);
    const { original, ...item } = found;
    if (original === null) return succeed({ item, trial: null });
    const trial = await trySie(tx, at, { name: item.fileName, bytes: original });
    return trial.ok ? succeed({ item, trial: trial.value }) : trial;
  });
}

/** Accepts a file as it was seen. */
export async function acceptSieImport(
  app: App,
  session: Session,
  at: BodyYear,
  id: string,
  seen: string,
): Promise<Result<SieTrial>> {
  return change(app, session, async (tx): Promise<Result<SieTrial>> => {
    const hindrance = await whyNoBody(tx, session, at);
    if (hindrance) return refuse(hindrance);
    await lockTenant(tx);
    const found = await findEconomyImport(tx, at, id, { lock: true });
    if (found === null || found.original === null) return refuse(importNotFound);
    const trial = await trySie(tx, at, { name: found.fileName, bytes: found.original });
    if (!trial.ok) return trial;
    if (trial.value.seen !== seen) return refuse(changedSince);
    const done = await settle(tx, session, at, trial.value, { file: found.fileName, sha256: found.sha256 });
    if (done.ok) await closeEconomyImport(tx, id, actorName(session), outcomeOf(done.value));
    return done;
  });
}

async function settle(
  tx: Transaction,
  session: Session,
  at: BodyYear,
  trial: SieTrial,
  source: { readonly file: string; readonly sha256: string },
): Promise<Result<SieTrial>> {
  if (trial.whyNot !== null) return refuse(trial.whyNot);
  if (trial.changes.length === 0) return refuse(nothing);
  await writeEconomy(tx, session, at, trial, source);
  return succeed(trial);
}

export async function discardSieImport(app: App, session: Session, at: BodyYear, id: string): Promise<Result<null>> {
  return change(app, session, async (tx): Promise<Result<null>> => {
    const hindrance = await whyNoBody(tx, session, at);
    if (hindrance) return refuse(hindrance);
    const found = await findEconomyImport(tx, at, id, { lock: true });
    if (found === null || found.appliedAt !== null) return refuse(importNotFound);
    await deleteEconomyImport(tx, id);
    const before = { name: found.fileName, sha256: found.sha256 };
    await record(tx, session, { verb: 'economy.discard', subject: `economyImport:${id}`, before, after: null });
    return succeed(null);
  });
}

export async function listSieImports(
  app: App,
  session: Session,
  at: BodyYear,
): Promise<Result<{ readonly items: readonly EconomyImport[]; readonly bodyName: string }>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const hindrance = await whyNoBody(tx, session, at);
    if (hindrance) return refuse(hindrance);
    const body = (await listBodies(tx)).find(({ code }) => code === at.body);
    return succeed({ items: await listEconomyImports(tx, at), bodyName: body?.name ?? at.body });
  });
}

/** Reads a file in at once, as the command line does. A dry run writes nothing; a file that changes nothing is no refusal. */
export async function importSie(
  app: App,
  session: Session,
  at: BodyYear,
  file: UploadedFile,
  options: { readonly dryRun: boolean },
): Promise<Result<SieTrial>> {
  return change(app, session, async (tx): Promise<Result<SieTrial>> => {
    const hindrance = await whyNoBody(tx, session, at);
    if (hindrance) return refuse(hindrance);
    await lockTenant(tx);
    const trial = await trySie(tx, at, file);
    if (!trial.ok || options.dryRun || trial.value.changes.length === 0) return trial;
    const sha256 = sha256Of(file.bytes);
    const done = await settle(tx, session, at, trial.value, { file: fileNameOf(file), sha256 });
    if (!done.ok) return done;
    const row = { ...at, fileName: fileNameOf(file), sha256, createdBy: actorName(session), original: file.bytes };
    await closeEconomyImport(tx, await insertEconomyImport(tx, row), actorName(session), outcomeOf(done.value));
    return done;
  });
}
