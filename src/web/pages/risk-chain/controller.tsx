/** /internkontroll/:body/:year/kedja/:risk: a risk year by year, with links both ways. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readChain } from '../../../app/risk-chain.ts';
import { readBodyYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { registerUrl } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { ChainPage } from './page.tsx';

export function showChain(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readBodyYear(c);
    if (key === null) return answerMissing(c);
    const view = await readChain(app, sessionOf(c), key, `risk/${c.req.param('risk') ?? ''}`);
    if (!view.ok) return answerRefusal(c, view.issues);
    const { words } = c.get('visit');
    return answerPage(c, {
      title: words.supervision.chain.title,
      crumbs: [
        { text: `${words.register.titleOf(key.year)} ${view.value.body.name}`, href: registerUrl(key.body, key.year) },
      ],
      children: <ChainPage view={view.value} />,
    });
  };
}
