/** /internkontroll/:body/:year/kontroll/:control/:occurrence/atgard/:action: adding an action of an occurrence ("ny"), or editing one. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import {
  type OccurrenceActionView,
  readOccurrenceAction,
  saveOccurrenceAction,
} from '../../../app/occurrence-action.ts';
import type { OccurrenceKey } from '../../../app/occurrence-view.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { newAction, occurrenceActionUrl, occurrenceUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { enteredFields } from '../control-action/controller.tsx';
import { ActionPage, type ActionPageState } from '../control-action/page.tsx';
import { readKey } from '../occurrence/place.ts';
import { doneUrl } from '../occurrence/state.ts';

type Place = { readonly key: OccurrenceKey; readonly action: string | null };

function readPlace(c: WebContext): Place | null {
  const key = readKey(c);
  const action = c.req.param('action') ?? '';
  return key === null ? null : { key, action: action === newAction ? null : `action/${action}` };
}

function answerAction(
  c: WebContext,
  { key, action }: Place,
  view: OccurrenceActionView,
  state: ActionPageState & { readonly account: string },
  status: 200 | 409 | 422 = 200,
): Response {
  const { words } = c.get('visit');
  const { form } = words.internalControl;
  const links = {
    self: occurrenceActionUrl(key, action),
    back: occurrenceUrl(key),
    backText: words.occurrence.toOccurrence,
  };
  const { account, ...shown } = state;
  const owner = { people: view.people, account };
  return answerPage(
    c,
    {
      title: `${action === null ? form.newTitle : form.editTitle} – ${view.control}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${view.control}, ${view.occurrence.name}`, href: occurrenceUrl(key) },
      ],
      failed: (state.issues ?? []).length > 0,
      children: <ActionPage view={view} links={links} state={{ ...shown, owner }} />,
    },
    status,
  );
}

export function showOccurrenceAction(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const view = await readOccurrenceAction(app, sessionOf(c), place.key, place.action);
    if (!view.ok) return answerRefusal(c, view.issues);
    const { fields, revision, account } = view.value;
    return answerAction(c, place, view.value, { fields, revision, account });
  };
}

export function changeOccurrenceAction(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const form = await readForm(c);
    const [fields, account, revision] = [enteredFields(form), form.text('account'), form.text('revision')];
    const session = sessionOf(c);
    const sent = place.action === null ? { ...fields, account } : { ...fields, account, revision };
    const done = await saveOccurrenceAction(app, session, place.key, place.action, sent);
    if (done.ok) return c.redirect(`${doneUrl(place.key, 'action')}#atgarder`, 303);
    const view = await readOccurrenceAction(app, session, place.key, place.action);
    if (!view.ok) return answerRefusal(c, done.issues);
    const { issues, conflict } = done;
    const state = { fields, account, issues };
    if (!conflict) return answerAction(c, place, view.value, { ...state, revision: Number(revision) || 0 }, 422);
    const seen = { revision: conflict.revision, theirs: conflict.fields };
    return answerAction(c, place, view.value, { ...state, ...seen }, 409);
  };
}
