/** /internkontroll/:body/:period/:control/atgard/:action: adding an action ("ny"), or editing one. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type ActionView, addAction, type EditedAction, editAction, readAction } from '../../../app/control-action.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { readAddress } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { actionUrl, controlPlanUrl, newAction, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { actionAnchor } from '../control-plan/anchors.ts';
import { ActionPage, type ActionPageState } from './page.tsx';

/** `key` null: an action that is not written yet. */
type Place = { readonly address: ReportAddress & { readonly control: string }; readonly key: string | null };

function readPlace(c: WebContext): Place | null {
  const address = readAddress(c);
  const action = c.req.param('action') ?? '';
  const control = `control/${c.req.param('control') ?? ''}`;
  return address === null
    ? null
    : { address: { ...address, control }, key: action === newAction ? null : `action/${action}` };
}

function answerAction(
  c: WebContext,
  { address }: Place,
  view: ActionView,
  state: ActionPageState,
  status: 200 | 409 | 422 = 200,
): Response {
  const { words } = c.get('visit');
  const { plan, form } = words.internalControl;
  const { year } = address.period;
  const links = {
    self: actionUrl(address, address.control, view.key),
    back: controlPlanUrl(address.body, year),
    backText: form.cancel,
  };
  return answerPage(
    c,
    {
      title: `${view.key === null ? form.newTitle : form.editTitle} – ${view.control}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${plan(year)} ${address.body}`, href: controlPlanUrl(address.body, year) },
      ],
      failed: (state.issues ?? []).length > 0,
      children: <ActionPage view={view} links={links} state={state} />,
    },
    status,
  );
}

export function showAction(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const view = await readAction(app, sessionOf(c), place.address, place.key);
    if (!view.ok) return answerRefusal(c, view.issues);
    return answerAction(c, place, view.value, { fields: view.value.fields, revision: view.value.revision });
  };
}

export function enteredFields(form: Form): ActionPageState['fields'] {
  const [text, owner, dueOn] = [form.text('text'), form.text('owner'), form.text('dueOn')];
  return { text, owner, dueOn, status: form.text('status'), closedOn: form.text('closedOn') };
}

type Saved = { readonly ok: true; readonly key: string } | Exclude<EditedAction, { ok: true }>;

async function save(app: App, c: WebContext, { address, key }: Place, form: Form): Promise<Saved> {
  const fields = enteredFields(form);
  const session = sessionOf(c);
  if (key === null) {
    const added = await addAction(app, session, address, fields);
    return added.ok ? { ok: true, key: added.value.key } : added;
  }
  const edited = await editAction(app, session, address, key, { ...fields, revision: form.text('revision') });
  return edited.ok ? { ok: true, key } : edited;
}

export function saveAction(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const form = await readForm(c);
    const done = await save(app, c, place, form);
    const { body, period, control } = place.address;
    if (done.ok) {
      const anchor = encodeURIComponent(actionAnchor(period, control, done.key));
      return c.redirect(`${controlPlanUrl(body, period.year)}?sparad=1#${anchor}`, 303);
    }
    const view = await readAction(app, sessionOf(c), place.address, place.key);
    if (!view.ok) return answerRefusal(c, done.issues);
    const { issues, conflict } = done;
    const state = { fields: enteredFields(form), issues };
    if (!conflict)
      return answerAction(c, place, view.value, { ...state, revision: Number(form.text('revision')) }, 422);
    const { revision, fields: theirs } = conflict;
    return answerAction(c, place, view.value, { ...state, revision, theirs }, 409);
  };
}
