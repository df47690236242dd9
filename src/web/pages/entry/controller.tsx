/** /uppfoljning/:body/:period/post/:level/:slug: reading and editing one entry, by a form or by the autosave island. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { editEntry, readEntry } from '../../../app/entry.ts';
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import { periodName } from '../../../domain/period.ts';
import { readAddress } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage, wantsJson } from '../../page.tsx';
import { entryUrl, routes, treeUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { clockTime } from '../../words/time.ts';
import { type EntryInput, enteredFields, fieldsOf, fieldsOfPrevious } from './fields.ts';
import { EntryPage, type EntryPageState } from './page.tsx';

type Place = { readonly address: ReportAddress; readonly key: string };

function readPlace(c: WebContext): Place | null {
  const address = readAddress(c);
  const key = `${c.req.param('level') ?? ''}/${c.req.param('slug') ?? ''}`;
  return address === null ? null : { address, key };
}

function answerEntry(
  c: WebContext,
  place: Place,
  view: EntryView,
  state: EntryPageState,
  status: 200 | 409 | 422 = 200,
): Response {
  const { words } = c.get('visit');
  const { address } = place;
  const failed = (state.issues ?? []).length > 0;
  return answerPage(
    c,
    {
      title: `${view.node.title} – ${view.node.levelName}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${address.body}, ${periodName(address.period)}`, href: treeUrl(address) },
      ],
      width: 'wide',
      failed,
      islands: view.editable ? ['autosave.js'] : [],
      children: <EntryPage view={view} address={address} state={state} />,
    },
    status,
  );
}

export function showEntry(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const view = await readEntry(app, sessionOf(c), place.address, place.key);
    if (!view.ok) return answerRefusal(c, view.issues);
    return answerEntry(c, place, view.value, { fields: fieldsOf(view.value), saved: c.req.query('sparat') === '1' });
  };
}

export function saveEntry(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const form = await readForm(c);
    const session = sessionOf(c);
    const before = await readEntry(app, session, place.address, place.key);
    if (!before.ok) return answerRefusal(c, before.issues);
    const action = form.text(actionField);
    const entered = enteredFields(form, before.value);
    const copied = action === 'oforandrat' ? fieldsOfPrevious(before.value, entered.revision) : null;
    const done = await editEntry(app, session, place.address, place.key, copied ?? entered);
    if (wantsJson(c)) return answerIsland(c, done);
    if (!done.ok) return answerUnsaved(c, place, before.value, entered, done);
    if (copied !== null) return answerCopied(c, app, place, entered);
    return c.redirect(nextUrl(place, before.value, action), 303);
  };
}

function nextUrl({ address, key }: Place, view: EntryView, action: string): string {
  if (action === 'nasta') return view.after === null ? treeUrl(address) : entryUrl(address, view.after.key);
  return `${entryUrl(address, key)}?sparat=1`;
}

type Saved = Awaited<ReturnType<typeof editEntry>>;

function answerIsland(c: WebContext, done: Saved): Response {
  const { words } = c.get('visit');
  if (done.ok)
    return c.json({ revision: done.value.revision, saved: words.entry.saved(clockTime(done.value.savedAt)) });
  if (!done.conflict) return c.json({ issues: done.issues }, 422);
  const { revision, savedBy, savedAt, form } = done.conflict;
  return c.json({ conflict: { revision, text: words.entry.conflict(savedBy, clockTime(savedAt)), ...form } }, 409);
}

/** Nothing is lost: what was entered stands in the form again, beside what stands saved. */
function answerUnsaved(
  c: WebContext,
  place: Place,
  view: EntryView,
  entered: EntryInput,
  done: Exclude<Saved, { ok: true }>,
): Response {
  if (!done.conflict) return answerEntry(c, place, view, { fields: entered, issues: done.issues }, 422);
  const fields = { ...entered, revision: String(done.conflict.revision) };
  const { words } = c.get('visit');
  const message = words.entry.conflict(done.conflict.savedBy, clockTime(done.conflict.savedAt));
  return answerEntry(
    c,
    place,
    view,
    { fields, issues: [{ path: 'narrative', message }], conflict: done.conflict.form },
    409,
  );
}

/** Last period's states and text stand saved; what they replaced comes along, to be put back with a press. */
async function answerCopied(c: WebContext, app: App, place: Place, replaced: EntryInput): Promise<Response> {
  const view = await readEntry(app, sessionOf(c), place.address, place.key);
  if (!view.ok) return answerRefusal(c, view.issues);
  const undo = { ...replaced, revision: String(view.value.revision) };
  return answerEntry(c, place, view.value, { fields: fieldsOf(view.value), undo });
}
