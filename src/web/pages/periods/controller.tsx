/** /perioder: every period by year, with its state, its dates and how far it has come. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { listUnplanned } from '../../../app/period-choices.ts';
import { readPeriods } from '../../../app/progress.ts';
import { answerPage } from '../../page.tsx';
import { today } from '../../today.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { PeriodsPage } from './page.tsx';

export function showPeriods(app: App): Handler<WebEnv> {
  return async (c) => {
    const session = sessionOf(c);
    const periods = await readPeriods(app, session);
    const unplanned = await listUnplanned(app, session, today());
    const { words } = c.get('visit');
    return answerPage(c, {
      title: words.periods.title,
      children: <PeriodsPage periods={periods} unplanned={unplanned} />,
    });
  };
}
