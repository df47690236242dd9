/** /internkontroll/:body/:year/version/:number: a control plan as it was decided, with the scales and limits of that day. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readDecidedPlan } from '../../../app/control-plan-revision.ts';
import { readBodyYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { controlOverviewUrl, controlPlanUrl } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { DecidedPlanPage } from './page.tsx';

export function showDecidedPlan(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readBodyYear(c);
    const number = Number(c.req.param('number'));
    if (key === null || !Number.isInteger(number)) return answerMissing(c);
    const view = await readDecidedPlan(app, sessionOf(c), key, number);
    if (!view.ok) return answerRefusal(c, view.issues);
    const { words } = c.get('visit');
    const { bodyName, year } = view.value.snapshot;
    const { decidedOn } = view.value.version;
    return answerPage(c, {
      title: `${words.internalControl.plan(year)} ${bodyName}, ${words.internalControl.version(number, decidedOn)}`,
      crumbs: [
        { text: words.supervision.title(year), href: controlOverviewUrl(year) },
        { text: `${words.internalControl.plan(year)} ${bodyName}`, href: controlPlanUrl(key.body, key.year) },
      ],
      width: 'wide',
      children: <DecidedPlanPage view={view.value} />,
    });
  };
}
