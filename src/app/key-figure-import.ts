/** Taking in key figures, from Kolada, SCB or a file: what would change is shown first, then accepted with one event. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import {
  distinctFile,
  type KeyFigure,
  type KeyFigureChange,
  type KeyFigureFile,
  type KeyFigureSource,
  keyFigureChanges,
  sourceName,
} from '../domain/key-figure.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { readKolada } from '../intake/kolada/read-kolada.ts';
import { readPxwebDataset } from '../intake/pxweb/pxweb-dataset.ts';
import { pxwebKeyFigures } from '../intake/pxweb/pxweb-values.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import {
  deleteKeyFigureImport,
  findKeyFigureImport,
  insertKeyFigureImport,
  listPlaces,
  loadKeyFigureValues,
  saveCatalogue,
  saveKeyFigureValues,
} from '../store/key-figure.ts';
import { lockTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { economyNotAllowed } from './economy-access.ts';
import type { UploadedFile } from './import.ts';
import { loadComparison } from './key-figure-settings.ts';
import { askKoladaCatalogue, askKoladaData, koladaAccess } from './kolada-client.ts';
import { fingerprint } from './plan-access.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import { fileNameOf } from './sheet-import-file.ts';
import type { StatisticsAccess } from './statistics-request.ts';

export type KeyFigureTrial = KeyFigureChange & {
  readonly name: string;
  readonly figures: number;
  readonly places: number;
  readonly seen: string;
};

async function trial(tx: Transaction, name: string, file: KeyFigureFile): Promise<KeyFigureTrial> {
  const stored = await loadKeyFigureValues(tx, [...new Set(file.values.map(({ figure }) => figure))]);
  const titles = new Map([...(await listPlaces(tx)), ...file.places].map(({ code, title }) => [code, title]));
  const changed = keyFigureChanges(stored, file.values, (code) => titles.get(code) ?? code);
  return {
    ...changed,
    ...{ name, figures: file.figures.length, places: file.places.length },
    seen: fingerprint(changed.changes),
  };
}

type Held = { readonly name: string; readonly sha256: string; readonly content: KeyFigureFile };

async function write(tx: Transaction, session: Session, held: Held, tried: KeyFigureTrial): Promise<void> {
  const { name: file, sha256, content } = held;
  await saveCatalogue(tx, content);
  await saveKeyFigureValues(tx, tried.writes, { file, sha256 }, actorName(session));
  const { changes, figures, places } = tried;
  const after = { file, sha256, figures, places, values: changes.length };
  await record(tx, session, { verb: 'keyFigure.write', subject: 'keyFigures', before: null, after });
}

const hashOf = (content: KeyFigureFile): string => createHash('sha256').update(canonicalJson(content)).digest('hex');

/** Asks Kolada for a key figure of the municipality and those that it compares with, and keeps the answer to be accepted. */
export async function fetchKeyFigure(
  app: App,
  session: Session,
  figure: string,
  access: StatisticsAccess = koladaAccess(),
): Promise<Result<{ id: string }>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  if (!/^[A-Z]\d{5}$/u.test(figure))
    return refuse({ path: 'figure', message: `${figure} är inget nyckeltal i Kolada.` });
  const { own, others } = await inTenant(app.db, session.tenant.id, (tx) => loadComparison(tx));
  const places = [...(own === null ? [] : [own]), ...others];
  if (places.length === 0)
    return refuse({ path: 'own', message: 'Välj först vilken kommun ni är och vilka ni jämför er med.' });
  const answer = await askKoladaData(figure, places, access);
  return answer.ok
    ? keepFetched(app, session, distinctFile(answer.value), `${sourceName('kolada')}, ${figure}`)
    : answer;
}

/** Asks Kolada which key figures and municipalities there are. */
export async function fetchCatalogue(
  app: App,
  session: Session,
  access: StatisticsAccess = koladaAccess(),
): Promise<Result<null>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  const answer = await askKoladaCatalogue(access);
  if (!answer.ok) return answer;
  const content = distinctFile(answer.value);
  const held = { name: sourceName('kolada'), sha256: hashOf(content), content };
  return change(app, session, async (tx) => {
    await write(tx, session, held, await trial(tx, held.name, held.content));
    return succeed(null);
  });
}

/** Keeps what was fetched until it is accepted, a week at most. */
export function keepFetched(
  app: App,
  session: Session,
  content: KeyFigureFile,
  name: string,
): Promise<Result<{ id: string }>> {
  return change(app, session, async (tx) => {
    const sha256 = hashOf(content);
    const id = await insertKeyFigureImport(tx, { name, sha256, content, by: actorName(session) });
    const after = { name, sha256, values: content.values.length };
    await record(tx, session, { verb: 'keyFigure.fetch', subject: `keyFigureImport:${id}`, before: null, after });
    return succeed({ id });
  });
}

const notFound: Issue = { path: 'import', message: 'Hämtningen finns inte längre. Hämta nyckeltalet igen.' };

export async function readKeyFigureImport(app: App, session: Session, id: string): Promise<Result<KeyFigureTrial>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<KeyFigureTrial>> => {
    const held = await findKeyFigureImport(tx, id);
    return held ? succeed(await trial(tx, held.name, held.content)) : refuse(notFound);
  });
}

/** Accepts what was seen (null: throws it away). Answers the key figure that it was about first. */
export async function settleKeyFigureImport(
  app: App,
  session: Session,
  id: string,
  seen: string | null,
): Promise<Result<{ figure: Pick<KeyFigure, 'source' | 'id'> | null }>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  return change(app, session, async (tx): Promise<Result<{ figure: Pick<KeyFigure, 'source' | 'id'> | null }>> => {
    await lockTenant(tx);
    const held = await findKeyFigureImport(tx, id);
    if (!held) return refuse(notFound);
    const tried = await trial(tx, held.name, held.content);
    if (seen !== null && tried.seen !== seen)
      return refuse({
        path: 'seen',
        message: 'Något har ändrats sedan du öppnade sidan. Se efter igen och godkänn sedan.',
      });
    if (seen !== null) await write(tx, session, held, tried);
    await deleteKeyFigureImport(tx, id);
    const [first] = held.content.values;
    return succeed({ figure: first ? { source: first.source, id: first.figure } : null });
  });
}

function readFile(source: KeyFigureSource, text: string, name: string): Result<KeyFigureFile> {
  if (source === 'scb') {
    const table = readPxwebDataset(text, name);
    return table.ok ? pxwebKeyFigures(table.value, name) : table;
  }
  const page = readKolada(text, name);
  return page.ok ? succeed(page.value.file) : page;
}

/** Reads a file that somebody has fetched from Kolada or SCB, at once, as the command line does. A dry run writes nothing. */
export async function importKeyFigures(
  app: App,
  session: Session,
  upload: UploadedFile,
  options: { readonly source: KeyFigureSource; readonly dryRun: boolean },
): Promise<Result<KeyFigureTrial>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  const text = Buffer.from(upload.bytes)
    .toString('utf8')
    .replace(/^\uFEFF/u, '');
  const file = readFile(options.source, text, upload.name);
  if (!file.ok) return file;
  const content = distinctFile(file.value);
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  const held = { name: fileNameOf(upload), sha256, content };
  return change(app, session, async (tx): Promise<Result<KeyFigureTrial>> => {
    await lockTenant(tx);
    const tried = await trial(tx, held.name, content);
    if (!options.dryRun) await write(tx, session, held, tried);
    return succeed(tried);
  });
}
