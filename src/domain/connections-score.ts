/**
 * A site's connections put together: each host once, with the pages where it was seen, and the site's class, which is its
 * worst connection's. Inside is a site whose every contacted company sits in the EU, the EEA or Switzerland.
 */
import type { Connection, ConnectionClass, ConnectionsPage } from './connections-page.ts';
import type { SitePlan } from './website.ts';

/** The version of how sites are classed; a control names the one that it counts with. */
export const connectionsVersion = 'connections-1';

const order: readonly ConnectionClass[] = ['eea', 'adequate', 'dpf', 'unknown', 'other'];

export type SiteVerdict = 'inside' | 'outside' | 'unknown';

export type SiteConnection = Connection & { readonly pages: readonly string[] };

export type ConnectionsScore = {
  /** Null where no page could be examined. */
  readonly verdict: SiteVerdict | null;
  readonly class: ConnectionClass | null;
  /** The worst first. */
  readonly connections: readonly SiteConnection[];
  /** Pages examined, of how many. */
  readonly examined: number;
  readonly planned: number;
  readonly population: number;
};

export const worseClass = (a: ConnectionClass, b: ConnectionClass): ConnectionClass =>
  order.indexOf(a) >= order.indexOf(b) ? a : b;

/** The companies that count as inside: the EU, the EEA and Switzerland, as the municipality's control is worded. */
const isInside = ({ class: of, country }: Connection) => of === 'eea' || country === 'CH';

function joined(a: SiteConnection, b: Connection, page: string): SiteConnection {
  const first = a.direct ? a : b;
  return {
    ...a,
    ...{ direct: first.direct, via: first.via },
    signs: [...new Set([...a.signs, ...b.signs])],
    beforeConsent: a.beforeConsent || b.beforeConsent,
    hintedOnly: a.hintedOnly && b.hintedOnly,
    pages: a.pages.includes(page) ? a.pages : [...a.pages, page],
  };
}

export function scoreConnections(plan: SitePlan, results: readonly ConnectionsPage[]): ConnectionsScore {
  const pages = results.filter((page) => page.status === 'scanned');
  const hosts = new Map<string, SiteConnection>();
  for (const { url, connections } of pages)
    for (const connection of connections) {
      const known = hosts.get(connection.host);
      hosts.set(connection.host, known ? joined(known, connection, url) : { ...connection, pages: [url] });
    }
  const connections = [...hosts.values()].toSorted(
    (a, b) => order.indexOf(b.class) - order.indexOf(a.class) || a.host.localeCompare(b.host, 'sv'),
  );
  const made = connections.filter(({ hintedOnly }) => !hintedOnly);
  const beyond = made.filter((connection) => !isInside(connection));
  const verdict = beyond.some(({ class: of }) => of !== 'unknown')
    ? 'outside'
    : beyond.length > 0
      ? 'unknown'
      : 'inside';
  const counts = { examined: pages.length, planned: plan.pages.length, population: plan.population };
  if (pages.length === 0) return { ...counts, verdict: null, class: null, connections: [] };
  return { ...counts, verdict, class: made.map((one) => one.class).reduce(worseClass, 'eea'), connections };
}
