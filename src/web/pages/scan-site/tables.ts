/** A site over its scans, and the hosts that it connects to, as tables that are shown, filtered and fetched alike. */
import type { ScanSiteView } from '../../../app/scan-view.ts';
import type { SiteConnection } from '../../../domain/connections-score.ts';
import { type DataTable, numberColumn, textColumn } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import type { Language, Words } from '../../words/words.ts';
import { shownIndex, standingCell } from '../scan/standing.ts';

export function historyTable(words: Words, { history, row }: ScanSiteView): DataTable {
  const { scan } = words;
  return {
    id: 'historik',
    caption: scan.history,
    columns: [textColumn(scan.period), { header: scan.index, kind: 'number', decimals: 1 }, textColumn(scan.standing)],
    rows: history.map(({ scan: id, period, standing, index }) => [
      { text: period, href: routes.scanSite.href({ id, host: row.host }) },
      index === null ? { text: null } : { text: shownIndex(index), value: index },
      standingCell(words, standing),
    ]),
  };
}

export function connectionTable(words: Words, language: Language, { outcome }: ScanSiteView): DataTable {
  const { scan } = words;
  const found = outcome?.kind === 'connections' ? outcome.score.connections : [];
  return {
    id: 'kopplingar',
    caption: scan.connections,
    columns: [
      ...[scan.host, scan.company, scan.country, scan.class, scan.seen].map(textColumn),
      numberColumn(scan.pages),
      textColumn(scan.example),
    ],
    rows: found.map((connection) => rowOf(words, language, connection)),
  };
}

function rowOf({ scan }: Words, language: Language, connection: SiteConnection) {
  const { company, country, parent, decidedOn, pages } = connection;
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  const owner = parent === null ? [company] : [company, scan.parent(parent)];
  const how = [
    ...connection.signs.map((sign) => scan.signs[sign]),
    connection.hintedOnly ? scan.hintedOnly : connection.beforeConsent ? scan.before : scan.after,
    connection.direct ? scan.direct : scan.via(connection.via ?? ''),
  ];
  const decided = decidedOn === null ? '' : ` (${scan.decided(decidedOn)})`;
  return [
    { text: [connection.host, ...connection.aliases].join(' → '), ours: true },
    { text: company === null ? scan.classes.unknown : owner.join(', '), ours: true },
    { text: country === null ? scan.classes.unknown : (countries.of(country) ?? country), ours: true },
    { text: scan.classes[connection.class] + decided, ours: true },
    { text: how.join(', '), ours: true },
    { text: String(pages.length), value: String(pages.length) },
    { text: connection.example },
  ];
}
