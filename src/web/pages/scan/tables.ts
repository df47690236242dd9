/** A scan's sites, and how many stand how by responsible body, as tables. */
import type { ScanView } from '../../../app/scan-view.ts';
import { standings } from '../../../domain/scan.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import type { Words } from '../../words/words.ts';
import { shownIndex, standingCell } from './standing.ts';

const text = (header: string) => ({ header, kind: 'text' as const });
const number = (header: string) => ({ header, kind: 'number' as const, decimals: 0 });

export function bodiesTable({ scan: words }: Words, { scan, bodies, total }: ScanView): DataTable {
  const columns = standings[scan.kind];
  const figure = (value: number, strong: boolean): DataCell => ({ text: String(value), value: String(value), strong });
  const row = (name: DataCell, count: ScanView['total'], strong: boolean) => [
    name,
    figure(count.sites, strong),
    ...columns.map((standing) => figure(count.by[standing] ?? 0, strong)),
  ];
  return {
    id: 'ansvariga',
    caption: words.byBody,
    columns: [text(words.body), number(words.sitesOf), ...columns.map((standing) => number(words.standings[standing]))],
    rows: [
      ...bodies.map((body) => row({ text: body.name }, body, false)),
      ...(bodies.length === 0 ? [] : [row({ text: words.total, strong: true, ours: true }, total, true)]),
    ],
  };
}

type Site = ScanView['sites'][number];

/** Standing, or how far the work has come. */
function stateCell(words: Words, scan: string, site: Site): DataCell {
  const { scan: said } = words;
  if (site.standing !== null)
    return standingCell(words, site.standing, routes.scanSite.href({ id: scan, host: site.host }));
  if (site.trouble !== null) return { text: site.trouble };
  if (site.pages > 0 && site.waiting) return { text: said.going(site.pages, site.plan?.pages.length ?? 0), ours: true };
  return { text: site.waiting ? said.waiting : said.stopped, ours: true };
}

export function scanSitesTable(words: Words, { scan, sites }: ScanView): DataTable {
  const { scan: said } = words;
  return {
    id: 'webbplatser',
    caption: said.sitesOf,
    columns: [
      text(said.site),
      text(said.name),
      text(said.body),
      ...(scan.kind === 'accessibility' ? [number(said.index)] : []),
      text(said.standing),
      text(said.pages),
    ],
    rows: sites.map((site) => [
      { text: site.host },
      { text: site.site.name },
      { text: site.bodyName },
      ...(scan.kind === 'accessibility'
        ? [site.index === null ? { text: null } : { text: shownIndex(site.index), value: site.index }]
        : []),
      stateCell(words, scan.id, site),
      site.plan?.fault
        ? { text: said.faults[site.plan.fault], ours: true }
        : { text: site.plan === null ? null : said.pagesOf(site.pages, site.plan.pages.length), ours: true },
    ]),
  };
}
