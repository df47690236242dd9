/** /internkontroll/:body/:year/risker: the gross list with its matrix; `?ruta=fore-3-4` shows the risks of a cell. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { restoreInPlan } from '../../../app/plan-restore.ts';
import { copyRegister } from '../../../app/register-edit.ts';
import { readRegister } from '../../../app/register-view.ts';
import type { Issue } from '../../../domain/result.ts';
import { readBodyYear } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { controlPlanUrl, registerUrl } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { cellIn } from './cell.ts';
import { RegisterPage, restoreAction } from './page.tsx';
import { registerTable } from './table.ts';

async function answerRegister(c: WebContext, app: App, issues: readonly Issue[]): Promise<Response> {
  const key = readBodyYear(c);
  if (key === null) return answerMissing(c);
  const view = await readRegister(app, sessionOf(c), key);
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const cell = cellIn(c.req.query('ruta'));
  const table = showTable(c, registerTable(view.value, words, cell));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  const failed = issues.length > 0;
  return answerPage(
    c,
    {
      title: `${words.register.titleOf(key.year)} ${view.value.body.name}`,
      crumbs: [
        {
          text: `${words.internalControl.plan(key.year)} ${view.value.body.name}`,
          href: controlPlanUrl(key.body, key.year),
        },
      ],
      width: 'wide',
      failed,
      children: (
        <RegisterPage
          view={view.value}
          table={table}
          cell={cell}
          issues={issues}
          done={c.req.query('klart') ?? ''}
          copied={Number(c.req.query('kopierade') ?? 0)}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showRegister(app: App): Handler<WebEnv> {
  return (c) => answerRegister(c, app, []);
}

/** The forms on the page copy last year's risks, and put back what was taken out. */
export function changeRegister(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readBodyYear(c);
    if (key === null) return answerMissing(c);
    const form = await readForm(c);
    if (form.text(actionField) === restoreAction) {
      const chosen = { kind: form.text('kind'), key: form.text('key') };
      const restored = await restoreInPlan(app, sessionOf(c), key, chosen);
      if (!restored.ok) return answerRegister(c, app, restored.issues);
      return c.redirect(`${registerUrl(key.body, key.year)}?klart=tillbaka`, 303);
    }
    const copied = await copyRegister(app, sessionOf(c), key);
    if (!copied.ok) return answerRegister(c, app, copied.issues);
    return c.redirect(`${registerUrl(key.body, key.year)}?kopierade=${copied.value.count}`, 303);
  };
}
