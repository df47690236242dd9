/** /sprak: keeps the chosen language in a cookie and goes back. */
import type { Handler } from 'hono';
import { giveLanguage } from '../../cookies.ts';
import { readForm } from '../../form.ts';
import { localPath } from '../../routes.ts';
import type { WebEnv, WebOptions } from '../../visit.ts';
import { readLanguage } from '../../words/words.ts';

export function changeLanguage(options: WebOptions): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    giveLanguage(c, options, readLanguage(form.text('sprak')));
    return c.redirect(localPath(form.text('till')) ?? '/', 303);
  };
}
