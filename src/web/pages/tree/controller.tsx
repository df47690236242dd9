/** /uppfoljning/:body/:period: the tree of one report; `?visa=ej-klara` leaves out what is done. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { hasOthers } from '../../../app/gather.ts';
import { may } from '../../../app/policy.ts';
import { readTree } from '../../../app/read-reports.ts';
import { readAddress } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { TreePage } from './page.tsx';

export function showTree(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const session = sessionOf(c);
    const tree = await readTree(app, session, address);
    if (!tree.ok) return answerRefusal(c, tree.issues);
    const { words } = c.get('visit');
    const onlyOpen = c.req.query('visa') === 'ej-klara';
    const { body, decided } = tree.value;
    return answerPage(c, {
      title: `${words.tree.title} ${body.name}, ${words.periodName(address.period)}`,
      crumbs: [{ text: words.layout.work, href: routes.home.href({}) }],
      width: 'wide',
      children: (
        <TreePage
          view={tree.value}
          onlyOpen={onlyOpen}
          gathers={await hasOthers(app, session, address)}
          mayReport={!decided && may(session, 'report', body.code)}
          mayEditTemplate={!decided && may(session, 'editTemplate', body.code)}
        />
      ),
    });
  };
}
