/** /ekonomi/kontoplan: how the municipality shows amounts, and which accounts are which row. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readEconomySettings, saveEconomySettings } from '../../../app/economy-settings.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerNotAllowed } from '../../errors.tsx';
import { type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { AccountPlanPage, type WrittenPlan, writtenPlan } from './page.tsx';

async function answerPlan(
  c: WebContext,
  app: App,
  { issues, written }: { issues: readonly Issue[]; written: WrittenPlan | null },
): Promise<Response> {
  const read = await readEconomySettings(app, sessionOf(c));
  if (!read.ok) return answerNotAllowed(c, read.issues[0] ?? { path: '', message: '' });
  const { economy: words } = c.get('visit').words;
  const failed = issues.length > 0;
  return answerPage(
    c,
    {
      title: words.plan.title,
      crumbs: [{ text: words.place, href: routes.economies.href({}) }],
      width: 'wide',
      failed,
      children: (
        <AccountPlanPage
          plan={written ?? writtenPlan(read.value)}
          issues={issues}
          saved={c.req.query('sparat') === '1'}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showAccountPlan(app: App): Handler<WebEnv> {
  return (c) => answerPlan(c, app, { issues: [], written: null });
}

function planIn(form: Form): WrittenPlan {
  const lines = form.entries.filter(([name]) => /^codes-\d+$/u.test(name)).length;
  return {
    scale: form.text('scale'),
    decimals: form.text('decimals'),
    sign: form.text('sign'),
    rows: Array.from({ length: lines }, (_, at) => ({
      kind: form.text(`kind-${at}`),
      label: form.text(`label-${at}`),
      codes: form.text(`codes-${at}`),
    })),
  };
}

export function saveAccountPlan(app: App): Handler<WebEnv> {
  return async (c) => {
    const written = planIn(await readForm(c));
    const saved = await saveEconomySettings(app, sessionOf(c), written);
    if (saved.ok) return c.redirect(`${routes.accountPlan.href({})}?sparat=1`, 303);
    return answerPlan(c, app, { issues: saved.issues, written });
  };
}
