/** Which hosts a site connects to: whose they are, in which country, how and when, with the address that shows it. */
import type { ScanSiteView } from '../../../app/scan-view.ts';
import type { ShownTable } from '../../data-table.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useWords } from '../../visit.ts';

export function ConnectionsReport({ view, table }: { view: ScanSiteView; table: ShownTable }) {
  const { scan: words } = useWords();
  const kept = view.connectionsPages.flatMap((page) => (page.status === 'scanned' ? page.kept : []));
  const names = [...new Map(kept.map((one) => [`${one.kind} ${one.host} ${one.name}`, one])).values()];
  const consents = view.connectionsPages.flatMap((page) => (page.status === 'scanned' ? (page.consent ?? []) : []));
  return (
    <>
      <DataTable
        table={table}
        empty={words.noConnections}
        text={
          <p>
            {words.connectionsText} {words.tableDate(view.scan.engines.table ?? '')}
          </p>
        }
      />
      <section aria-labelledby="samtycke">
        <h2 id="samtycke">{words.consent}</h2>
        <p lang={consents.length === 0 ? undefined : 'sv'}>
          {consents[0] === undefined ? words.consentNone : words.consentFound(consents[0])}
        </p>
        {names.length === 0 ? null : (
          <details className="adder">
            <summary>
              {words.kept} ({names.length})
            </summary>
            <ul>
              {names.map(({ kind, host, name, beforeConsent }) => (
                <li key={`${kind} ${host} ${name}`}>
                  <code>{name}</code> {words.keptKinds[kind]}, {host}, {beforeConsent ? words.before : words.after}
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
    </>
  );
}
