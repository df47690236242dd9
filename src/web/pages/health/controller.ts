/** /halsa: whether the server and its database answer. For a load balancer or a monitor; says nothing else. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { listMunicipalities } from '../../../app/sign-in.ts';
import type { WebEnv } from '../../visit.ts';

export function answerHealth(app: App): Handler<WebEnv> {
  return async (c) => {
    try {
      await listMunicipalities(app);
      return c.json({ status: 'ok' });
    } catch {
      return c.json({ status: 'database does not answer' }, 503);
    }
  };
}
