/** /administration: the ways to everything that administrators manage; those who assign work find that here. */
import type { Handler } from 'hono';
import { readAdministration } from '../../../app/administration.ts';
import type { App } from '../../../app/app.ts';
import { assignNotAllowed } from '../../../app/assign.ts';
import { answerNotAllowed } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { AdministrationPage } from './page.tsx';

export function showAdministration(app: App): Handler<WebEnv> {
  return async (c) => {
    const view = await readAdministration(app, sessionOf(c));
    if (!view.ok) return answerNotAllowed(c, assignNotAllowed);
    const { words } = c.get('visit');
    return answerPage(c, { title: words.administration.title, children: <AdministrationPage view={view.value} /> });
  };
}
