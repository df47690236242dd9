/** The register of the municipality's websites: read, filled from a sheet or a form, and when they are scanned. */
import { type Result, refuse, succeed } from '../domain/result.ts';
import { ScanEvery, ScanKind } from '../domain/scan.ts';
import type { Website } from '../domain/website.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listHostNotes, type StoredHostNote } from '../store/host-note.ts';
import { listSchedules, type ScanSchedule, saveSchedule } from '../store/scan-schedule.ts';
import { deleteWebsite, listWebsites, saveWebsite } from '../store/website.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { clean } from './form.ts';
import type { UploadedFile } from './import.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import { readSiteList, readWebsite } from './site-list.ts';

export type WebsitesView = {
  readonly sites: readonly (Website & { readonly bodyName: string })[];
  readonly bodies: readonly { readonly code: string; readonly name: string }[];
  readonly schedules: readonly ScanSchedule[];
  /** Whose hosts are, as the municipality has found out. */
  readonly notes: readonly StoredHostNote[];
  readonly mayChange: boolean;
};

const notAllowed = {
  path: '',
  message: 'Bara samordnare för intern kontroll, controller och administratör för hela kommunen ändrar här.',
};
const noRole = { path: '', message: 'Du har ingen roll i den här kommunen.' };

export function readWebsites(app: App, session: Session): Promise<Result<WebsitesView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    if (!may(session, 'read', null)) return refuse(noRole);
    const bodies = await listBodies(tx);
    const names = new Map(bodies.map(({ code, name }) => [code, name]));
    const sites = await listWebsites(tx);
    return succeed({
      sites: sites.map((site) => ({ ...site, bodyName: names.get(site.body) ?? site.body })),
      bodies: bodies.filter(({ kind }) => kind !== 'group').map(({ code, name }) => ({ code, name })),
      schedules: await listSchedules(tx),
      notes: await listHostNotes(tx),
      mayChange: may(session, 'control', null),
    });
  });
}

/** The sites with the body's code, which may be written as its name; refused where a body is not the municipality's. */
async function withBodies(tx: Transaction, sites: readonly Website[]): Promise<Result<Website[]>> {
  const bodies = await listBodies(tx);
  const plain = (text: string) => text.trim().toLocaleLowerCase('sv');
  const found = sites.map((site) => {
    const body = bodies.find(({ code, name }) => plain(code) === plain(site.body) || plain(name) === plain(site.body));
    return { ...site, body: body?.code ?? null, written: site.body };
  });
  const unknown = found.filter(({ body }) => body === null);
  if (unknown.length > 0)
    return refuse(
      ...unknown.slice(0, 20).map(({ host, written }) => ({
        path: 'body',
        message: `${host}: "${written}" är varken kod eller namn på någon nämnd eller något bolag i kommunen.`,
      })),
    );
  return succeed(found.map(({ written: _, body, ...site }) => ({ ...site, body: body ?? '' })));
}

async function saveAll(app: App, session: Session, sites: readonly Website[]): Promise<Result<{ saved: number }>> {
  return change(app, session, async (tx) => {
    const known = await withBodies(tx, sites);
    if (!known.ok) return known;
    const before = new Map((await listWebsites(tx)).map((site) => [site.host, site]));
    for (const site of known.value) {
      await saveWebsite(tx, site);
      const was = before.get(site.host) ?? null;
      if (JSON.stringify(was) !== JSON.stringify(site))
        await record(tx, session, { verb: 'website.save', subject: `website:${site.host}`, before: was, after: site });
    }
    return succeed({ saved: known.value.length });
  });
}

/** Adds one website, or changes the one with its host. */
export async function addWebsite(
  app: App,
  session: Session,
  written: Readonly<Record<'address' | 'name' | 'body' | 'ownHosts', string>>,
): Promise<Result<{ saved: number }>> {
  if (!may(session, 'control', null)) return refuse(notAllowed);
  const cleaned = {
    address: clean(written.address),
    name: clean(written.name),
    body: clean(written.body),
    ownHosts: clean(written.ownHosts),
  };
  const site = readWebsite(cleaned);
  return site.ok ? saveAll(app, session, [site.value]) : site;
}

/** Adds the websites of a sheet, and changes those whose host the register has. None is removed. */
export async function importWebsites(
  app: App,
  session: Session,
  file: UploadedFile,
): Promise<Result<{ saved: number }>> {
  if (!may(session, 'control', null)) return refuse(notAllowed);
  const read = await readSiteList(file);
  return read.ok ? saveAll(app, session, read.value) : read;
}

/** Takes a website out of the register; its scans stay. */
export async function removeWebsite(app: App, session: Session, host: string): Promise<Result<null>> {
  if (!may(session, 'control', null)) return refuse(notAllowed);
  return change(app, session, async (tx) => {
    const removed = await deleteWebsite(tx, host);
    if (!removed) return refuse({ path: '', message: 'Webbplatsen finns inte i registret.' });
    await record(tx, session, { verb: 'website.remove', subject: `website:${host}`, before: removed, after: null });
    return succeed(null);
  });
}

/** Says how often the worker scans by itself; '' never. */
export async function scheduleScan(app: App, session: Session, kind: string, every: string): Promise<Result<null>> {
  if (!may(session, 'control', null)) return refuse(notAllowed);
  const read = [ScanKind.safeParse(kind), ScanEvery.nullable().safeParse(every === '' ? null : every)] as const;
  const [of, often] = read;
  if (!of.success || !often.success) return refuse({ path: '', message: 'Valet går inte att läsa. Försök igen.' });
  return change(app, session, async (tx) => {
    const before = (await listSchedules(tx)).find((schedule) => schedule.kind === of.data)?.every ?? null;
    await saveSchedule(tx, of.data, often.data);
    const subject = `scanSchedule:${of.data}`;
    await record(tx, session, {
      verb: 'scan.schedule',
      subject,
      before: { every: before },
      after: { every: often.data },
    });
    return succeed(null);
  });
}
