/**
 * For the matrix of who gets what: two municipalities, a person for every role and scope, and requests whose changes are
 * rolled back, so that every person meets the same data. A new route needs a row beside this file, and nothing here.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import type { ControlledTransaction } from 'kysely';
import type { App } from '../../app/app.ts';
import { addDefinition } from '../../app/controls/definitions.ts';
import { uploadControlFile } from '../../app/controls/files.ts';
import { runMeasure } from '../../app/controls/measure.ts';
import { runControl } from '../../app/controls/run.ts';
import { fileOf } from '../../app/evidence.testing.ts';
import { addEvidence } from '../../app/evidence.ts';
import { proposeImport } from '../../app/import.ts';
import { addIncident } from '../../app/incident.ts';
import { startPrint } from '../../app/job.ts';
import { createMunicipality } from '../../app/municipality.ts';
import { newToken, readToken } from '../../app/password.ts';
import { runJob } from '../../app/run-job.ts';
import { Role, type Session } from '../../app/session.ts';
import { startSheetImport } from '../../app/sheet-import.ts';
import { startSieImport } from '../../app/sie-import.ts';
import { addUser } from '../../app/user.ts';
import { exampleFacts } from '../../domain/facts-example.testing.ts';
import { emptyResult } from '../../domain/occurrence-result.ts';
import { smallReport } from '../../intake/small-report.testing.ts';
import { type Database, inTenant, type Transaction } from '../../store/database.ts';
import { saveFacts } from '../../store/facts.ts';
import { insertKeyFigureImport, saveKeyFigureValues } from '../../store/key-figure.ts';
import { setOwner } from '../../store/node-owner.ts';
import { insertNotifications } from '../../store/notification.ts';
import { moveResult, saveResult } from '../../store/occurrence-result.ts';
import { openReport, setReportState } from '../../store/report.ts';
import { finishScanSite, insertScan, insertScanPage, saveSitePlan } from '../../store/scan.ts';
import { insertSession } from '../../store/session.ts';
import type { Tables } from '../../store/tables.ts';
import { testDatabase } from '../../store/testing.ts';
import { saveWebsite } from '../../store/website.ts';
import { sessionCookieHeader } from '../cookies.ts';
import { tokenField } from '../form.ts';
import { formTokenFor } from '../security.ts';
import type { Web } from '../visit.ts';
import { unwrap } from '../web.testing.ts';
import { createWeb } from '../web.tsx';

/** `all`: for the whole municipality. `own`: for the body that the addresses name. `other`: for another body. */
export type Scope = 'all' | 'own' | 'other';
export type Who = { readonly role: Role; readonly scope: Scope };

export const own = 'KS';
const other = 'VON';
const bodyOf = { all: null, own, other } as const;
const options = { secureCookies: false };

type Held = { readonly transaction: ControlledTransaction<Tables>; last: Promise<unknown> };

/** The app's database, whose transactions are savepoints of the request's own, one at a time. */
function rolledBack(db: Database, request: AsyncLocalStorage<Held>): Database {
  async function execute<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const held = request.getStore();
    if (!held) return db.transaction().execute(work);
    const turn = held.last.then(async () => {
      const inner = await held.transaction.savepoint('step').execute();
      try {
        const answer = await work(inner);
        await inner.releaseSavepoint('step').execute();
        return answer;
      } catch (error) {
        await inner.rollbackToSavepoint('step').execute();
        throw error;
      }
    });
    held.last = turn.catch(() => undefined);
    return turn;
  }
  return new Proxy(db, {
    get: (target, key) => (key === 'transaction' ? () => ({ execute }) : Reflect.get(target, key, target)),
  });
}

/** Ids that addresses hold. */
export type Ids = {
  /** Somebody without any role. */
  readonly person: string;
  /** The reporter of the body that addresses name. */
  readonly reporter: string;
  readonly import: string;
  readonly job: string;
  readonly jobFile: string;
  readonly evidence: string;
  readonly incident: string;
  readonly notification: string;
  readonly sheet: string;
  /** Indicators that a controller of the other body has uploaded. */
  readonly vonSheet: string;
  readonly ledger: string;
  readonly fetched: string;
  readonly scan: string;
};

export type World = {
  readonly web: Web;
  readonly ids: Ids;
  /** The status that a person gets; nothing that the request changes stays. `token` null: nobody is signed in. */
  status(token: string | null, method: 'GET' | 'POST', path: string, form: Record<string, string>): Promise<number>;
  /** A page as an administrator sees it. */
  text(path: string): Promise<string>;
  /** The session of a person of the municipality that the data belongs to; null for one without any role. */
  token(who: Who | null): string;
  /** The session of a person of another municipality, with the role for the whole of it. */
  foreign(role: Role): string;
  close(): Promise<void>;
};

async function signedIn(app: App, tenant: Session['tenant'], role: Role, body: string | null, login: string) {
  const session: Session = { tenant, account: null, how: 'cli', roles: [] };
  const person = { login, name: 'Prov Person', role, body, password: null };
  const { account } = unwrap(await addUser(app, session, person));
  const token = newToken(tenant.id);
  const tokenHash = readToken(token)?.hash ?? Buffer.alloc(0);
  const expiresAt = new Date(Date.now() + 3_600_000);
  await inTenant(app.db, tenant.id, (tx) => insertSession(tx, { tokenHash, account, expiresAt }));
  return { account, token };
}

/** A scan with one site that is done, with something left to a person and a picture, and one that is not begun. */
async function makeScan(tx: Transaction): Promise<string> {
  const [done, left] = ['www.prov.se', 'www.kvar.se'].map((host) => ({
    host,
    name: host,
    address: `https://${host}/`,
    body: own,
    ownHosts: [],
  }));
  if (!done || !left) throw new Error('two sites');
  for (const site of [done, left]) await saveWebsite(tx, site);
  const settings = { period: '2026-11', pages: 1, pause: 1 };
  const scan = await insertScan(tx, { kind: 'accessibility', settings, engines: {}, createdBy: null }, [done, left]);
  const url = done.address;
  const sound = {
    population: 1,
    counted: true,
    source: 'start',
    keptOut: 0,
    fault: null,
    certificate: null,
    pause: 1,
  } as const;
  await saveSitePlan(tx, scan, done.host, { ...sound, pages: [{ url, role: 'start' }] });
  const element = { selector: 'p', snippet: '<p>', reason: '', picture: 'bild' };
  const rule = { rule: 'color-contrast', level: 'AA', criteria: ['1.4.3'], help: 'Contrast', count: 1 };
  const finding = { ...rule, kind: 'incomplete', impact: 'serious', elements: [element] };
  const page = { status: 'scanned', url, role: 'start', at: '2026-11-30T00:00:00Z', title: '', findings: [finding] };
  const result = { ...page, passed: [], documents: [], statement: null, plainLanguage: null };
  await insertScanPage(tx, scan, done.host, result, [{ key: 'bild', bytes: Buffer.from('bild') }]);
  const about = { statement: null, documents: [], documentCount: 0, plainLanguage: null };
  await finishScanSite(tx, scan, done.host, { about, standing: 'orange', index: '89.0' });
  return scan;
}

const controls = new URL('../../../examples/alvsala/kontroller/', import.meta.url);

/** The control "arbetsmiljo" with its files, run once. */
async function runExampleControl(app: App, session: Session): Promise<void> {
  const control = 'arbetsmiljo';
  const read = (name: string) => readFileSync(new URL(name, controls));
  unwrap(await addDefinition(app, session, JSON.parse(read(`${control}.json`).toString('utf8'))));
  for (const [source, name] of [
    ['namnder', 'namnder.csv'],
    ['protokoll', 'protokoll-arbetsmiljo-2025.csv'],
  ] as const)
    unwrap(await uploadControlFile(app, session, { definition: control, source }, { name, bytes: read(name) }, {}));
  const order = { definition: control, cutOff: '2025-12-31', corrects: null, reason: '' };
  unwrap(await runControl(app, session, order, { measure: runMeasure }));
}

async function makeIds(
  app: App,
  session: Session,
  { planner, ...people }: Pick<Ids, 'person' | 'reporter'> & { readonly planner: string },
): Promise<Ids> {
  const address = { body: own, period: exampleFacts.period };
  const file = { name: 'paket.txt', bytes: Buffer.from(smallReport) };
  const proposed = unwrap(await proposeImport(app, session, file));
  const rows = { name: 'plan.csv', bytes: Buffer.from('Nivå;Titel;Överordnad\nPerspektiv;Vatten;\n') };
  const sheet = unwrap(await startSheetImport(app, session, 2025, { kind: 'plan', file: rows })).id;
  const measured = { name: 'indikatorer.csv', bytes: Buffer.from('Titel;Post;Enhet\nGallrat;Gallra;procent\n') };
  const ofOther: Session = {
    tenant: session.tenant,
    account: { id: planner, name: 'Prov Person' },
    how: 'web',
    roles: [{ role: 'controller', body: other }],
  };
  const vonSheet = unwrap(await startSheetImport(app, ofOther, 2025, { kind: 'indicators', file: measured })).id;
  const sie = '#FLAGGA 0\n#SIETYP 1\n#RAR 0 20250101 20251231\n#RES 0 5010 12.50\n';
  const accounts = { name: 'år.se', bytes: Buffer.from(sie) };
  const ledger = unwrap(await startSieImport(app, session, { body: own, year: 2025 }, accounts)).id;
  await runExampleControl(app, session);
  const job = unwrap(await startPrint(app, session, address, ['html'])).id;
  await runJob(app, { tenant: session.tenant.id, job });
  const text = fileOf('bevis.txt', 'Det är gjort.');
  const shown = { file: text, input: {} };
  const evidence = unwrap(await addEvidence(app, session, 'action:KS/2025-year/control/rond/action/1', shown)).id;
  const happened = { title: 'Strömavbrott', happenedOn: '2025-05-02', description: '', seriousness: '2' };
  const incident = unwrap(await addIncident(app, session, own, happened)).id;
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const jobFile = await tx.selectFrom('job_file').select('name').where('job', '=', job).executeTakeFirstOrThrow();
    const told = { account: people.person, kind: 'reminder', text: 'Dags att rapportera.', path: '/' } as const;
    await insertNotifications(tx, [told]);
    const past = { body: own, period: { year: 2023, kind: 'year' } } as const;
    await openReport(tx, past);
    await setReportState(tx, past, 'decided', '2024-03-01');
    await tx.updateTable('control').set({ four_eyes: true }).where('key', '=', 'control/rond').execute();
    const rond = { body: own, year: 2025, control: 'control/rond' };
    const due = { due_on: '2025-03-31', month: 3, origin: 'manual' } as const;
    await tx
      .insertInto('control_occurrence')
      .values({ ...rond, key: 'occurrence/13', ...due })
      .execute();
    const key = { ...rond, occurrence: 'occurrence/13' };
    const by = { by: 'Prov Person', account: people.person };
    await saveResult(tx, key, emptyResult, { revision: 0, state: 'draft', ...by });
    await moveResult(tx, key, { to: 'done', content: emptyResult }, { revision: 1, ...by });
    await setOwner(tx, { year: 2025, node: 'commitment/plantera', body: own }, people.reporter);
    await tx.updateTable('entry').set({ state: 'ready' }).where('node', '=', 'goal/fler-träd').execute();
    const value = {
      source: 'kolada',
      figure: 'N00945',
      place: '1280',
      year: 2025,
      sex: 'all',
      value: '1',
      row: 1,
    } as const;
    const content = { figures: [], places: [], values: [value] };
    await saveKeyFigureValues(tx, content.values, { file: 'x', sha256: 'a'.repeat(64) }, null);
    const held = { name: 'Kolada', sha256: 'a'.repeat(64), content, by: null };
    const fetched = await insertKeyFigureImport(tx, held);
    const scan = await makeScan(tx);
    const notification = await tx.selectFrom('notification').select('id').executeTakeFirstOrThrow();
    return {
      ...people,
      evidence,
      incident,
      ledger,
      fetched,
      scan,
      import: proposed.id,
      job,
      jobFile: jobFile.name,
      notification: notification.id,
      sheet,
      vonSheet,
    };
  });
}

export async function openWorld(): Promise<World> {
  const database = await testDatabase();
  const request = new AsyncLocalStorage<Held>();
  const app: App = {
    db: rolledBack(database.db, request),
    dataFolder: '/nonexistent',
    close: async () => undefined,
  };
  const tenant = await createMunicipality(app, 'Alvsala kommun');
  const elsewhere = await createMunicipality(app, 'Andra kommun');
  const session: Session = { tenant, account: null, how: 'cli', roles: [] };
  await inTenant(app.db, tenant.id, async (tx) => {
    await saveFacts(tx, exampleFacts, 'Kommandoraden');
  });
  const tokens = new Map<string, string>();
  let [reporter, planner] = ['', ''];
  for (const role of Role.options) {
    for (const scope of ['all', 'own', 'other'] as const) {
      const { account, token } = await signedIn(app, tenant, role, bodyOf[scope], `${role}-${scope}`);
      tokens.set(`${role} ${scope}`, token);
      if (role === 'reporter' && scope === 'own') reporter = account;
      if (role === 'controller' && scope === 'other') planner = account;
    }
    tokens.set(`${role} elsewhere`, (await signedIn(app, elsewhere, role, null, role)).token);
  }
  const nobody = await signedIn(app, tenant, 'member', null, 'ingen');
  await inTenant(app.db, tenant.id, (tx) =>
    tx.deleteFrom('account_role').where('account', '=', nobody.account).execute(),
  );
  const ids = await makeIds(app, session, { person: nobody.account, reporter, planner });
  const web = createWeb(app, options);

  async function send(token: string | null, method: string, path: string, form: Record<string, string>) {
    const cookie = token === null ? '' : sessionCookieHeader(options, token, 'sv');
    const headers = { Cookie: cookie, Host: 'localhost', 'Sec-Fetch-Site': 'same-origin' };
    if (method === 'GET') return web.request(path, { headers });
    const body = new URLSearchParams({ [tokenField]: formTokenFor(token ?? ''), ...form });
    return web.request(path, { method, headers, body });
  }

  return {
    web,
    ids,
    token: (who) => (who === null ? nobody.token : tokens.get(`${who.role} ${who.scope}`)) ?? '',
    foreign: (role) => tokens.get(`${role} elsewhere`) ?? '',
    text: async (path) => (await send(tokens.get('administrator all') ?? '', 'GET', path, {})).text(),
    async status(token, method, path, form) {
      const transaction = await database.db.startTransaction().execute();
      try {
        const held: Held = { transaction, last: Promise.resolve() };
        const answer = await request.run(held, () => send(token, method, path, form));
        await answer.arrayBuffer();
        await held.last;
        return answer.status;
      } finally {
        await transaction.rollback().execute();
      }
    },
    close: () => database.close(),
  };
}
