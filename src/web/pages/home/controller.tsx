/** /: Mitt arbete, what there is to do and to read; a guest meets the sign-in page here. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readControlWork } from '../../../app/control-work.ts';
import { readMyWork } from '../../../app/my-work.ts';
import { may } from '../../../app/policy.ts';
import { listReports } from '../../../app/read-reports.ts';
import { swedishDay } from '../../../domain/swedish-day.ts';
import { answerPage } from '../../page.tsx';
import type { WebEnv } from '../../visit.ts';
import { answerSignIn } from '../sign-in/answer.tsx';
import { HomePage } from './page.tsx';

export function showHome(app: App): Handler<WebEnv> {
  return async (c) => {
    const { session, words } = c.get('visit');
    if (session === null) return answerSignIn(c, app, {});
    const reports = await listReports(app, session);
    const today = swedishDay(new Date());
    const work = await readMyWork(app, session, today);
    const control = await readControlWork(app, session, today);
    const mine = (body: string) => may(session, 'report', body);
    return answerPage(c, {
      title: words.home.title,
      children: (
        <HomePage
          work={work}
          control={control}
          reports={reports}
          mine={mine}
          mayImport={may(session, 'import', null)}
        />
      ),
    });
  };
}
