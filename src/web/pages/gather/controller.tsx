/** /samla/:body/:period: what the other bodies say on the report's nodes; `?visa=saknas` and `?visa=andrat` leave out the rest. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type GatheringView, readGathering } from '../../../app/gather.ts';
import { lackOf } from '../../../domain/gather-source.ts';
import { readAddress } from '../../address.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { routes, treeUrl } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { GatherPage, type Shown } from './page.tsx';
import { lackTable, sourceTable } from './tables.ts';

const shows: Record<Shown, (node: GatheringView['nodes'][number]) => boolean> = {
  all: () => true,
  missing: (node) => node.sources.some(({ state }) => lackOf(state) !== null),
  changed: (node) => node.changed,
};
const asked = new Map<string, Shown>([
  ['saknas', 'missing'],
  ['andrat', 'changed'],
]);

export function showGathering(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const view = await readGathering(app, sessionOf(c), address);
    if (!view.ok) return answerRefusal(c, view.issues);
    const { words } = c.get('visit');
    const lacking = showTable(c, lackTable(view.value, address, words));
    const all = showTable(c, sourceTable(view.value, address, words));
    const file = await answerExport(c, [lacking, all]);
    if (file !== null) return file;
    const shown = asked.get(c.req.query('visa') ?? '') ?? 'all';
    const { nodes, body } = view.value;
    const periodName = words.periodName(address.period);
    const counts = {
      all: nodes.length,
      missing: nodes.filter(shows.missing).length,
      changed: nodes.filter(shows.changed).length,
    };
    return answerPage(c, {
      title: `${words.gathering.title} – ${body.name}, ${periodName}`,
      crumbs: [
        { text: words.layout.work, href: routes.home.href({}) },
        { text: `${address.body}, ${periodName}`, href: treeUrl(address) },
      ],
      width: 'wide',
      children: (
        <GatherPage
          view={view.value}
          address={address}
          shown={shown}
          counts={counts}
          nodes={nodes.filter(shows[shown])}
          lacking={lacking}
        />
      ),
    });
  };
}
