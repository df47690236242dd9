/** Following back: where an entry's texts and sums were taken from, and which reports have taken from it. */
import { indicatorRef } from '../domain/figure-ref.ts';
import type { Indicator } from '../domain/indicator.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { type GatheredPart, listGatheredParts } from '../store/gathered-figure.ts';
import { listGatheredTexts, listTextGatherers } from '../store/gathered-text.ts';
import type { App } from './app.ts';
import { bodyNames } from './body-name.ts';
import { factsOf } from './facts-of.ts';
import { loadTaken } from './gather.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export type OriginBody = { readonly code: string; readonly name: string };

export type EntryOrigins = {
  /** Texts that stand in the entry. */
  readonly texts: readonly {
    readonly source: OriginBody;
    /** ISO 8601. */
    readonly at: string;
    readonly by: string | null;
    /** True where the source says something else since. */
    readonly changed: boolean;
  }[];
  /** Indicators of the node whose value is a sum, and whose it is. */
  readonly sums: readonly { readonly title: string; readonly bodies: readonly OriginBody[] }[];
  /** Bodies whose reports hold text or figures from this entry. */
  readonly into: readonly OriginBody[];
};

export const noOrigins: EntryOrigins = { texts: [], sums: [], into: [] };

/** Nothing for a report that the session does not read. */
export async function readOrigins(
  app: App,
  session: Session,
  address: ReportAddress,
  key: string,
): Promise<EntryOrigins> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const texts = await listGatheredTexts(tx, address, key);
    const gatherers = await listTextGatherers(tx, address, key);
    const parts = await listGatheredParts(tx, address.period);
    // Most entries have nothing of this, and are spared the rest.
    if (texts.length + gatherers.length + parts.length === 0) return noOrigins;
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return noOrigins;
    const bodyOf = await bodyReader(tx, address);
    const taken = await loadTaken(tx, address, texts);
    const indicators = facts.value.indicators.filter(({ node }) => node === key);
    const refs = new Set(indicators.flatMap(refsOf));
    const given = parts.filter(
      ({ gatherer, body, sourceRef }) => body === address.body && gatherer !== address.body && refs.has(sourceRef),
    );
    return {
      texts: texts.map(({ source, at, by }) => ({
        source: bodyOf(source),
        at: at.toISOString(),
        by,
        changed: taken(source, key) === 'changed',
      })),
      sums: indicators.flatMap((indicator) => {
        const bodies = partsOf(indicator, parts, address).map(bodyOf);
        return bodies.length === 0 ? [] : [{ title: indicator.title, bodies }];
      }),
      into: [...new Set([...gatherers, ...given.map(({ gatherer }) => gatherer)])].toSorted().map(bodyOf),
    };
  });
}

const refsOf = (indicator: Indicator): string[] => indicator.values.map((value) => indicatorRef(indicator.key, value));

/** The other bodies with a value in the sums that the report keeps of the indicator. */
function partsOf(indicator: Indicator, parts: readonly GatheredPart[], { body: own }: ReportAddress): string[] {
  const refs = refsOf(indicator);
  const kept = parts.filter((part) => part.gatherer === own && refs.includes(part.ref));
  return [...new Set(kept.filter(({ body, value }) => body !== own && value !== null).map(({ body }) => body))];
}

async function bodyReader(tx: Transaction, { period }: ReportAddress): Promise<(code: string) => OriginBody> {
  const named = await bodyNames(tx);
  const names = new Map((await listBodies(tx)).map((body) => [body.code, named(body, period).name]));
  return (code) => ({ code, name: names.get(code) ?? code });
}
