/** /webbplatser: the register of websites, their scans, and what starts them. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { forgetHostNote, noteHost } from '../../../app/host-notes.ts';
import { startScan } from '../../../app/scan-start.ts';
import { listAllScans } from '../../../app/scan-view.ts';
import { addWebsite, importWebsites, readWebsites, removeWebsite, scheduleScan } from '../../../app/websites.ts';
import type { Issue, Result } from '../../../domain/result.ts';
import { ScanKind } from '../../../domain/scan.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { today } from '../../today.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { noOwner, ownerFields, type WrittenOwner } from './owners.tsx';
import { noSite, siteFields, WebsitesPage, type WrittenSite } from './page.tsx';
import { scansTable, sitesTable } from './tables.ts';

type State = { readonly issues: readonly Issue[]; readonly entered: WrittenSite; readonly owner?: WrittenOwner };

async function answerWebsites(c: WebContext, app: App, { issues, entered, owner = noOwner }: State): Promise<Response> {
  const { words } = c.get('visit');
  const session = sessionOf(c);
  const view = await readWebsites(app, session);
  if (!view.ok) return answerRefusal(c, view.issues);
  const scans = await listAllScans(app, session);
  const tables = [sitesTable(words, view.value, scans), scansTable(words, scans)].map((table) => showTable(c, table));
  const file = await answerExport(c, tables);
  if (file) return file;
  const [sites, runs] = tables;
  const done = words.scan.done[c.req.query('klart') ?? ''] ?? null;
  const children = <WebsitesPage view={view.value} {...{ sites, runs, issues, entered, owner, done }} />;
  const page = { title: words.scan.title, width: 'wide', failed: issues.length > 0, children } as const;
  return answerPage(c, page, issues.length > 0 ? 422 : 200);
}

export function showWebsites(app: App): Handler<WebEnv> {
  return (c) => answerWebsites(c, app, { issues: [], entered: noSite });
}

const written = (form: Form): WrittenSite => ({
  address: form.text('address'),
  name: form.text('name'),
  body: form.text('body'),
  ownHosts: form.text('ownHosts'),
});

const writtenOwner = (form: Form): WrittenOwner => ({
  domain: form.text('domain'),
  company: form.text('company'),
  country: form.text('country'),
  source: form.text('source'),
});

/** What the pressed button asks for, and where it leads when done. */
async function act(c: WebContext, app: App, form: Form): Promise<Result<string>> {
  const session = sessionOf(c);
  const [action = '', about = ''] = form.text(actionField).split(':');
  const back = (mark: string) => `${routes.websites.href({})}?klart=${mark}`;
  const after = (done: Result<unknown>, mark: string): Result<string> =>
    done.ok ? { ok: true, value: back(mark) } : done;
  if (action === 'granska') {
    const kind = ScanKind.safeParse(about);
    const started = await startScan(app, session, kind.success ? kind.data : 'accessibility', today());
    return started.ok ? { ok: true, value: routes.scan.href(started.value) } : started;
  }
  if (action === 'ta-bort') return after(await removeWebsite(app, session, about), 'borttagen');
  if (action === 'foretag') return after(await noteHost(app, session, writtenOwner(form)), 'schema');
  if (action === 'glom') return after(await forgetHostNote(app, session, about), 'schema');
  if (action === 'schema') return after(await scheduleScan(app, session, about, form.text('every')), 'schema');
  if (action !== 'las-in') return after(await addWebsite(app, session, written(form)), 'sparad');
  const file = form.file('fil');
  if (file === null) return { ok: false, issues: [{ path: 'fil', message: c.get('visit').words.scan.noFile }] };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await importWebsites(app, session, { name: file.name, bytes });
  if (read.ok) return after(read, 'sparad');
  return {
    ok: false,
    issues: read.issues.map(({ path, message }) => ({
      path: 'fil',
      message: path.startsWith('rad') ? `${path}: ${message}` : message,
    })),
  };
}

export function changeWebsites(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const done = await act(c, app, form);
    if (done.ok) return c.redirect(done.value, 303);
    const known = new Set<string>([...siteFields, ...ownerFields, 'fil']);
    const issues = done.issues.map((issue) => (known.has(issue.path) ? issue : { ...issue, path: '' }));
    return answerWebsites(c, app, { issues, entered: written(form), owner: writtenOwner(form) });
  };
}
