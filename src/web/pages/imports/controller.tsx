/** /import: the imports so far, and the upload of a new file. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { listImports } from '../../../app/import.ts';
import { startImport } from '../../../app/job.ts';
import { may } from '../../../app/policy.ts';
import type { Issue } from '../../../domain/result.ts';
import { readForm } from '../../form.ts';
import { importLimit } from '../../gate.tsx';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { ImportsPage } from './page.tsx';

async function answerImports(c: WebContext, app: App, issues: readonly Issue[] = []): Promise<Response> {
  const { words } = c.get('visit');
  const session = sessionOf(c);
  const imports = await listImports(app, session);
  const page = { title: words.imports.title, failed: issues.length > 0 };
  const children = <ImportsPage imports={imports} mayImport={may(session, 'import', null)} issues={issues} />;
  return answerPage(c, { ...page, children }, issues.length > 0 ? 422 : 200);
}

export function showImports(app: App): Handler<WebEnv> {
  return (c) => answerImports(c, app);
}

export function addImport(app: App): Handler<WebEnv> {
  return async (c) => {
    const { words } = c.get('visit');
    const file = (await readForm(c)).file('fil');
    if (file === null) return answerImports(c, app, [{ path: 'fil', message: words.imports.noFile }]);
    if (file.size > importLimit) return answerImports(c, app, [{ path: 'fil', message: words.imports.tooLarge }]);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const started = await startImport(app, sessionOf(c), { name: file.name, bytes });
    if (!started.ok)
      return answerImports(
        c,
        app,
        started.issues.map(({ message }) => ({ path: 'fil', message })),
      );
    return c.redirect(routes.job.href(started.value), 303);
  };
}
