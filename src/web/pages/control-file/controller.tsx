/** /kontroller/:control/underlag/:source/:name: which column of a file is which, and what would be read by them. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type FileView, type FileWish, readControlFile, saveControlColumns } from '../../../app/controls/files.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { controlFileUrl, controlUrl, routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { columnField } from '../sheet-import-columns/page.tsx';
import { ControlFilePage } from './page.tsx';

const keyOf = (c: WebContext) => ({
  definition: c.req.param('control') ?? '',
  source: c.req.param('source') ?? '',
  name: c.req.param('name') ?? '',
});

function answerFilePage(c: WebContext, view: FileView, issues: readonly Issue[]): Response {
  const { controlRuns: words } = c.get('visit').words;
  const failed = issues.length > 0;
  const [isNew, saved] = [c.req.query('ny') === '1', c.req.query('sparad') === '1'];
  return answerPage(
    c,
    {
      title: `${words.columnsPage.title}: ${view.key.name}`,
      crumbs: [
        { text: words.title, href: routes.controls.href({}) },
        { text: view.title, href: controlUrl(view.key.definition) },
      ],
      failed,
      children: <ControlFilePage {...{ view, issues, isNew, saved }} />,
    },
    failed ? 422 : 200,
  );
}

function wishOf(c: WebContext): FileWish {
  const line = Number(c.req.query('headerLine') ?? Number.NaN);
  return {
    sheet: c.req.query('sheet') || undefined,
    headerLine: Number.isInteger(line) && line > 0 ? line : undefined,
  };
}

export function showControlFile(app: App): Handler<WebEnv> {
  return async (c) => {
    const view = await readControlFile(app, sessionOf(c), keyOf(c), wishOf(c));
    return view.ok ? answerFilePage(c, view.value, []) : answerRefusal(c, view.issues);
  };
}

export function saveControlFileColumns(app: App): Handler<WebEnv> {
  return async (c) => {
    const [session, key, form] = [sessionOf(c), keyOf(c), await readForm(c)];
    const view = await readControlFile(app, session, key);
    if (!view.ok) return answerRefusal(c, view.issues);
    const columns = Object.fromEntries(view.value.fields.map(({ name }) => [name, form.text(columnField(name))]));
    const input = { sheet: form.text('sheet'), headerLine: form.text('headerLine'), columns };
    const saved = await saveControlColumns(app, session, key, input);
    if (saved.ok) return c.redirect(`${controlFileUrl(key.definition, key.source, key.name)}?sparad=1`, 303);
    const chosen = Object.entries(columns).flatMap(([field, text]) =>
      text === '' ? [] : [[field, Number(text)] as const],
    );
    const mapping = { ...view.value.mapping, columns: Object.fromEntries(chosen) };
    return answerFilePage(c, { ...view.value, mapping }, saved.issues);
  };
}
