/** …/historik: every version of a result, the latest first. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readOccurrenceHistory } from '../../../app/occurrence-history.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { occurrenceUrl, routes } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { readKey } from '../occurrence/place.ts';
import { OccurrenceHistoryPage } from './page.tsx';

export function showOccurrenceHistory(app: App): Handler<WebEnv> {
  return async (c) => {
    const key = readKey(c);
    if (key === null) return answerMissing(c);
    const read = await readOccurrenceHistory(app, sessionOf(c), key);
    if (!read.ok) return answerRefusal(c, read.issues);
    const { words } = c.get('visit');
    const { view } = read.value;
    return answerPage(c, {
      title: `${words.occurrence.historyTitle} – ${view.about.title}, ${view.name}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${view.about.title}, ${view.name}`, href: occurrenceUrl(key) },
      ],
      children: <OccurrenceHistoryPage history={read.value} />,
    });
  };
}
