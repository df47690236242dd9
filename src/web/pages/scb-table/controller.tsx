/** /scb/:table: what a table of SCB holds; choosing contents and values, and fetching them to be accepted. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { fetchScb, readScbTable, type ScbTable } from '../../../app/scb.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { choiceField, ScbTablePage } from './page.tsx';

async function answerTable(c: WebContext, app: App, issues: readonly Issue[], form: Form | null): Promise<Response> {
  const read = await readScbTable(app, sessionOf(c), c.req.param('table') ?? '');
  if (!read.ok) return answerRefusal(c, read.issues);
  const { words } = c.get('visit');
  const failed = issues.length > 0;
  return answerPage(
    c,
    {
      title: read.value.label,
      crumbs: [
        { text: words.keyFigures.title, href: routes.keyFigures.href({}) },
        { text: words.keyFigures.scb.title, href: routes.scbTables.href({}) },
      ],
      failed,
      children: <ScbTablePage table={read.value} issues={issues} written={(name) => form?.text(name) ?? ''} />,
    },
    failed ? 422 : 200,
  );
}

export function showScbTable(app: App): Handler<WebEnv> {
  return (c) => answerTable(c, app, [], null);
}

const inputOf = ({ others }: Pick<ScbTable, 'others'>, form: Form) => ({
  contents: form.text('contents'),
  choices: Object.fromEntries(others.map(({ code }) => [code, form.text(choiceField(code))])),
});

export function fetchScbTable(app: App): Handler<WebEnv> {
  return async (c) => {
    const id = c.req.param('table') ?? '';
    const form = await readForm(c);
    const read = await readScbTable(app, sessionOf(c), id);
    if (!read.ok) return answerRefusal(c, read.issues);
    const done = await fetchScb(app, sessionOf(c), id, inputOf(read.value, form));
    if (!done.ok) return answerTable(c, app, done.issues, form);
    return c.redirect(routes.keyFigureImport.href({ id: done.value.id }), 303);
  };
}
