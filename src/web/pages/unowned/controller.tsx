/** /administration/utan-agare: what nobody reports on, by body and year, and the forms that give it an owner. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { assignNotAllowed, assignOwner, listUnownedWork } from '../../../app/assign.ts';
import { may } from '../../../app/policy.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerNotAllowed } from '../../errors.tsx';
import { type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { keyOf, receiverField, UnownedPage } from './page.tsx';
import { unownedTable } from './table.tsx';

async function answerUnowned(c: WebContext, app: App, issues: readonly Issue[] = [], form: Form | null = null) {
  const groups = await listUnownedWork(app, sessionOf(c));
  if (!groups.ok) return answerNotAllowed(c, assignNotAllowed);
  const { words } = c.get('visit');
  const assigned = Number(c.req.query('fordelat') ?? 0);
  const marked = form?.all('node') ?? [];
  const failed = form === null ? null : { key: `${form.text('year')}/${form.text('body')}`, issues };
  const tables = groups.value.map((group) =>
    showTable(c, unownedTable(group, keyOf(group) === failed?.key ? marked : [], words)),
  );
  const file = await answerExport(c, tables);
  if (file !== null) return file;
  return answerPage(
    c,
    {
      title: words.unowned.title,
      crumbs: [{ text: words.administration.title, href: routes.administration.href({}) }],
      width: 'wide',
      failed: issues.length > 0,
      children: (
        <UnownedPage
          groups={groups.value}
          tables={tables}
          assigned={Number.isSafeInteger(assigned) ? assigned : 0}
          failed={failed}
          issues={issues}
        />
      ),
    },
    issues.length > 0 ? 422 : 200,
  );
}

export function showUnowned(app: App): Handler<WebEnv> {
  return (c) => answerUnowned(c, app);
}

export function assignUnowned(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    if (!may(sessionOf(c), 'assign', form.text('body'))) return answerNotAllowed(c, assignNotAllowed);
    const done = await assignOwner(app, sessionOf(c), {
      year: form.text('year'),
      body: form.text('body'),
      nodes: form.all('node'),
      to: form.entries.find(([name]) => name.startsWith(receiverField('')))?.[1] ?? '',
    });
    if (!done.ok) return answerUnowned(c, app, done.issues, form);
    return c.redirect(`${routes.unowned.href({})}?fordelat=${done.value.assigned}`, 303);
  };
}
