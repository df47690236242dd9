/** /gallring: evidence that is past its day, to be erased, and whether the worker does it by itself. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { disposeExpired, readDisposal, setDisposal } from '../../../app/evidence-disposal.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { today } from '../../today.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { DisposalPage, disposalActions } from './page.tsx';
import { expiredTable } from './table.tsx';

type Entered = { readonly issues: readonly Issue[]; readonly ids: readonly string[]; readonly reason: string };

async function answerDisposal(c: WebContext, app: App, entered: Entered): Promise<Response> {
  const read = await readDisposal(app, sessionOf(c), today());
  if (!read.ok) return answerRefusal(c, read.issues);
  const { words } = c.get('visit');
  const table = showTable(c, expiredTable(read.value, entered.ids, words));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  const failed = entered.issues.length > 0;
  const done = c.req.query('gallrade') ?? '';
  return answerPage(
    c,
    {
      title: words.disposal.title,
      crumbs: [{ text: words.supervision.place, href: routes.controlOverviews.href({}) }],
      width: 'wide',
      failed,
      children: (
        <DisposalPage
          view={read.value}
          table={table}
          issues={entered.issues}
          reason={entered.reason}
          disposed={/^\d{1,4}$/u.test(done) ? Number(done) : null}
          saved={c.req.query('sparat') === '1'}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export function showDisposal(app: App): Handler<WebEnv> {
  return (c) => answerDisposal(c, app, { issues: [], ids: [], reason: '' });
}

export function disposeEvidence(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const session = sessionOf(c);
    if (form.text(actionField) === disposalActions.set) {
      const set = await setDisposal(app, session, form.text('byWorker') !== '');
      if (!set.ok) return answerRefusal(c, set.issues);
      return c.redirect(`${routes.disposal.href({})}?sparat=1`, 303);
    }
    const [ids, reason] = [form.all('ids'), form.text('reason')];
    const done = await disposeExpired(app, session, { ids, reason }, today());
    if (!done.ok) return answerDisposal(c, app, { issues: done.issues, ids, reason });
    return c.redirect(`${routes.disposal.href({})}?gallrade=${done.value.count}`, 303);
  };
}
