/** /kontroller: the controls that the product runs, with how the last run went, and adding one as a file. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { runsControls } from '../../../app/controls/access.ts';
import { addDefinition, listControls } from '../../../app/controls/definitions.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { ControlsPage } from './page.tsx';
import { controlTable } from './tables.ts';

type State = { readonly issues: readonly Issue[]; readonly added: string | null };

async function answerControls(c: WebContext, app: App, { issues, added }: State): Promise<Response> {
  const session = sessionOf(c);
  const listed = await listControls(app, session);
  if (!listed.ok) return answerRefusal(c, listed.issues);
  const { words } = c.get('visit');
  const table = showTable(c, controlTable(listed.value, words));
  const file = await answerExport(c, [table]);
  if (file !== null) return file;
  const failed = issues.length > 0;
  const children = <ControlsPage {...{ table, issues, added }} mayAdd={runsControls(session)} />;
  return answerPage(c, { title: words.controlRuns.title, width: 'wide', failed, children }, failed ? 422 : 200);
}

export function showControls(app: App): Handler<WebEnv> {
  return (c) => answerControls(c, app, { issues: [], added: null });
}

/** The definition of a file, or what is wrong with it. */
async function jsonOf(file: File | null): Promise<{ input: unknown } | 'none' | 'broken'> {
  if (file === null || file.size === 0) return 'none';
  try {
    const input: unknown = JSON.parse(await file.text());
    return { input };
  } catch {
    return 'broken';
  }
}

export function addControl(app: App): Handler<WebEnv> {
  return async (c) => {
    const { add } = c.get('visit').words.controlRuns;
    const read = await jsonOf((await readForm(c)).file('file'));
    const refused = (message: string) => answerControls(c, app, { issues: [{ path: 'file', message }], added: null });
    if (read === 'none') return refused(add.noFile);
    if (read === 'broken') return refused(add.noJson);
    const done = await addDefinition(app, sessionOf(c), read.input);
    if (!done.ok) {
      const issues = done.issues.map(({ path, message }) => ({
        path: 'file',
        message: path === '' ? message : `${path}: ${message}`,
      }));
      return answerControls(c, app, { issues, added: null });
    }
    const { id, version, added } = done.value;
    return answerControls(c, app, { issues: [], added: added ? add.done(id, version) : add.same });
  };
}
