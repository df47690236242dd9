/** Which hosts a site connects to: whose they are, in which country, how and when, with the address that shows it. */
import type { ScanSiteView } from '../../../app/scan-view.ts';
import type { ConnectionsScore, SiteConnection } from '../../../domain/connections-score.ts';
import { useVisit, useWords } from '../../visit.ts';

export function ConnectionsReport({ view, score }: { view: ScanSiteView; score: ConnectionsScore }) {
  const { scan: words } = useWords();
  const kept = view.connectionsPages.flatMap((page) => (page.status === 'scanned' ? page.kept : []));
  const names = [...new Map(kept.map((one) => [`${one.kind} ${one.host} ${one.name}`, one])).values()];
  const consents = view.connectionsPages.flatMap((page) => (page.status === 'scanned' ? (page.consent ?? []) : []));
  return (
    <>
      <section aria-labelledby="kopplingar">
        <h2 id="kopplingar">{words.connections}</h2>
        <p>
          {words.connectionsText} {words.tableDate(view.scan.engines.table ?? '')}
        </p>
        {score.connections.length === 0 ? (
          <p>{words.noConnections}</p>
        ) : (
          <ConnectionsTable connections={score.connections} />
        )}
      </section>
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

function ConnectionsTable({ connections }: { connections: readonly SiteConnection[] }) {
  const { scan: words } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll" aria-labelledby="kopplingar" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.host}</th>
            <th scope="col">{words.company}</th>
            <th scope="col">{words.country}</th>
            <th scope="col">{words.class}</th>
            <th scope="col">{words.seen}</th>
            <th scope="col">{words.pages}</th>
          </tr>
        </thead>
        <tbody>
          {connections.map((connection) => (
            <ConnectionRow key={connection.host} connection={connection} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ConnectionRow({ connection }: { connection: SiteConnection }) {
  const { words: all, language } = useVisit();
  const { scan: words } = all;
  const {
    host,
    aliases,
    company,
    country,
    parent,
    class: of,
    decidedOn,
    signs,
    beforeConsent,
    direct,
    via,
    hintedOnly,
    pages,
    example,
  } = connection;
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const how = [
    ...signs.map((sign) => words.signs[sign]),
    hintedOnly ? words.hintedOnly : beforeConsent ? words.before : words.after,
    direct ? words.direct : words.via(via ?? ''),
  ];
  return (
    <tr>
      <th scope="row">
        {[host, ...aliases].join(' → ')}
        <br />
        <span className="hint">{example}</span>
      </th>
      <td>
        {company ?? words.classes.unknown}
        {parent === null ? null : (
          <>
            <br />
            <span className="hint">{words.parent(parent)}</span>
          </>
        )}
      </td>
      <td>{country === null ? words.classes.unknown : names.of(country)}</td>
      <td>
        {words.classes[of]}
        {decidedOn === null ? null : <span className="hint"> ({words.decided(decidedOn)})</span>}
      </td>
      <td>{how.join(', ')}</td>
      <td className="figure">{pages.length}</td>
    </tr>
  );
}
