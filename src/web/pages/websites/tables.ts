/** The register and the scans as tables. */
import type { ScanListItem } from '../../../app/scan-view.ts';
import type { WebsitesView } from '../../../app/websites.ts';
import type { DataTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';
import { shownCounts, shownIndex, standingCell } from '../scan/standing.ts';

const text = (header: string) => ({ header, kind: 'text' as const });

/** The latest scan of each kind that has begun to show something. */
const latestOf = (scans: readonly ScanListItem[], kind: ScanListItem['kind']) =>
  scans.find((scan) => scan.kind === kind && scan.done > 0);

export function sitesTable(words: Words, { sites }: WebsitesView, scans: readonly ScanListItem[]): DataTable {
  const { scan } = words;
  const accessibility = latestOf(scans, 'accessibility');
  const connections = latestOf(scans, 'connections');
  const cellOf = (run: ScanListItem | undefined, host: string) => {
    const found = run?.stood.find((one) => one.host === host);
    return run && found
      ? standingCell(words, found.standing, routes.scanSite.href({ id: run.id, host }))
      : { text: null };
  };
  return {
    id: 'webbplatser',
    caption: scan.sites,
    columns: [
      text(scan.site),
      text(scan.name),
      text(scan.body),
      { header: scan.index, kind: 'number' },
      text(scan.kinds.accessibility),
      text(scan.kinds.connections),
    ],
    rows: sites.map(({ host, name, bodyName }) => {
      const index = accessibility?.stood.find((one) => one.host === host)?.index ?? null;
      return [
        { text: host },
        { text: name },
        { text: bodyName },
        index === null ? { text: null } : { text: shownIndex(index), value: index },
        cellOf(accessibility, host),
        cellOf(connections, host),
      ];
    }),
  };
}

export function scansTable(words: Words, scans: readonly ScanListItem[]): DataTable {
  const { scan } = words;
  return {
    id: 'granskningar',
    caption: scan.scans,
    columns: [
      text(scan.kind),
      text(scan.period),
      text(scan.startedAt),
      text(scan.by),
      text(scan.state),
      text(scan.result),
    ],
    rows: scans.map((run) => [
      { text: scan.kinds[run.kind], href: routes.scan.href({ id: run.id }), ours: true },
      { text: run.settings.period },
      { text: dayTime(run.createdAt.toISOString()), ours: true },
      { text: run.createdBy === null ? null : words.who(run.createdBy), ours: true },
      { text: run.finishedAt === null ? scan.ongoing(run.done, run.sites) : scan.finished, ours: true },
      { text: shownCounts(words, run.kind, run.total), ours: true },
    ]),
  };
}
