/** /uppsikt/:year/gemensamma/:control: a control that the executive board sets for all bodies, or with "+" a new one. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type CentralFields, readCentral, removeCentral, saveCentral } from '../../../app/central-control.ts';
import type { Issue } from '../../../domain/result.ts';
import { readYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { controlOverviewUrl, newPart } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { CentralPage, removeAction } from './page.tsx';

const controlIn = (c: WebContext) =>
  c.req.param('control') === newPart ? null : `central/${c.req.param('control') ?? ''}`;

type State = { readonly issues: readonly Issue[]; readonly entered: CentralFields | null };

async function answerCentral(c: WebContext, app: App, state: State): Promise<Response> {
  const year = readYear(c);
  if (year === null) return answerMissing(c);
  const view = await readCentral(app, sessionOf(c), year, controlIn(c));
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const failed = state.issues.length > 0;
  return answerPage(
    c,
    {
      title: view.value.stored?.title ?? words.supervision.central.newTitle,
      crumbs: [{ text: words.supervision.title(year), href: controlOverviewUrl(year) }],
      failed,
      children: <CentralPage view={view.value} fields={state.entered ?? view.value.fields} issues={state.issues} />,
    },
    failed ? 422 : 200,
  );
}

export function showCentral(app: App): Handler<WebEnv> {
  return (c) => answerCentral(c, app, { issues: [], entered: null });
}

const names = ['risk', 'area', 'title', 'frequency', 'method', 'fourEyes', 'sampleSize', 'companies'] as const;

function enteredIn(form: Form): CentralFields {
  const said = Object.fromEntries(names.map((name) => [name, form.text(name)]));
  return { ...said, recurrence: form.all('recurrence') } as unknown as CentralFields;
}

export function changeCentral(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const control = controlIn(c);
    const form = await readForm(c);
    const overview = controlOverviewUrl(year);
    if (control !== null && form.text(actionField) === removeAction) {
      const removed = await removeCentral(app, sessionOf(c), year, control);
      if (!removed.ok) return answerCentral(c, app, { issues: removed.issues, entered: null });
      return c.redirect(`${overview}?klart=borttagen`, 303);
    }
    const entered = enteredIn(form);
    const input = { ...entered, revision: form.text('revision') || '0' };
    const saved = await saveCentral(app, sessionOf(c), year, control, input);
    if (!saved.ok) return answerCentral(c, app, { issues: saved.issues, entered });
    const done = new URLSearchParams({ klart: 'sparad', beslutade: saved.value.decided.join(', ') });
    return c.redirect(`${overview}?${done}`, 303);
  };
}
