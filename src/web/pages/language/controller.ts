/** /sprak: keeps the chosen language in a cookie, and with the account of whoever is signed in, and goes back. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { chooseLanguage } from '../../../app/language.ts';
import { giveLanguage } from '../../cookies.ts';
import { readForm } from '../../form.ts';
import { localPath } from '../../routes.ts';
import type { WebEnv, WebOptions } from '../../visit.ts';
import { readLanguage } from '../../words/words.ts';

export function changeLanguage(app: App, options: WebOptions): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const language = readLanguage(form.text('sprak'));
    giveLanguage(c, options, language);
    const { session } = c.get('visit');
    if (session !== null) await chooseLanguage(app, session, language);
    return c.redirect(localPath(form.text('till')) ?? '/', 303);
  };
}
