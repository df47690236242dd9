/** /internkontroll/:body/:year/urval: what last year's plan proposes for this one, and what a person chooses. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { chooseCarryOver, readCarryOver } from '../../../app/carry-over.ts';
import type { Issue } from '../../../domain/result.ts';
import { readBodyYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { carryOverUrl, controlPlanUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { CarryOverPage, type EnteredChoice } from './page.tsx';

type State = { readonly issues: readonly Issue[]; readonly entered: EnteredChoice | null };

async function answerCarryOver(c: WebContext, app: App, state: State): Promise<Response> {
  const key = readBodyYear(c);
  if (key === null) return answerMissing(c);
  const view = await readCarryOver(app, sessionOf(c), key);
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const failed = state.issues.length > 0;
  return answerPage(
    c,
    {
      title: `${words.supervision.carryOver.title(key.year)} ${view.value.body.name}`,
      crumbs: [
        {
          text: `${words.internalControl.plan(key.year)} ${view.value.body.name}`,
          href: controlPlanUrl(key.body, key.year),
        },
      ],
      failed,
      children: <CarryOverPage view={view.value} {...state} saved={c.req.query('klart') === 'val'} />,
    },
    failed ? 422 : 200,
  );
}

export function showCarryOver(app: App): Handler<WebEnv> {
  return (c) => answerCarryOver(c, app, { issues: [], entered: null });
}

export function chooseCandidate(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readBodyYear(c);
    if (key === null) return answerMissing(c);
    const form = await readForm(c);
    const entered = {
      kind: form.text('kind'),
      source: form.text('source'),
      carried: form.text('carried'),
      reason: form.text('reason'),
    };
    const chosen = await chooseCarryOver(app, sessionOf(c), key, entered);
    if (!chosen.ok) return answerCarryOver(c, app, { issues: chosen.issues, entered });
    return c.redirect(`${carryOverUrl(key.body, key.year)}?klart=val`, 303);
  };
}
