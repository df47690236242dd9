/** Following back: where an entry's texts and sums were taken from, and which reports have taken from it. */
import { indicatorRef } from '../domain/figure-ref.ts';
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

type Figures = { readonly own: readonly GatheredPart[]; readonly given: readonly GatheredPart[] };

/** The kept parts of the node's indicators: those that the report has added up, and those that others have of it. */
async function figuresOf(tx: Transaction, address: ReportAddress, refs: ReadonlySet<string>): Promise<Figures> {
  if (refs.size === 0) return { own: [], given: [] };
  const parts = await listGatheredParts(tx, address.period);
  return {
    own: parts.filter(({ gatherer, ref }) => gatherer === address.body && refs.has(ref)),
    given: parts.filter(
      ({ gatherer, body, sourceRef }) => body === address.body && gatherer !== address.body && refs.has(sourceRef),
    ),
  };
}

/** Nothing for a report that the session does not read. */
export async function readOrigins(
  app: App,
  session: Session,
  address: ReportAddress,
  key: string,
): Promise<EntryOrigins> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return noOrigins;
    const named = await bodyNames(tx);
    const names = new Map((await listBodies(tx)).map((body) => [body.code, named(body, address.period).name]));
    const bodyOf = (code: string): OriginBody => ({ code, name: names.get(code) ?? code });
    const texts = await listGatheredTexts(tx, address, key);
    const taken = await loadTaken(tx, address, texts);
    const indicators = facts.value.indicators.filter(({ node }) => node === key);
    const refsOf = (indicator: (typeof indicators)[number]) =>
      indicator.values.map((value) => indicatorRef(indicator.key, value));
    const { own, given } = await figuresOf(tx, address, new Set(indicators.flatMap(refsOf)));
    const into = [...(await listTextGatherers(tx, address, key)), ...given.map(({ gatherer }) => gatherer)];
    return {
      texts: texts.map(({ source, at, by }) => ({
        source: bodyOf(source),
        at: at.toISOString(),
        by,
        changed: taken(source, key) === 'changed',
      })),
      sums: indicators.flatMap((indicator) => {
        const refs = refsOf(indicator);
        const parts = own.filter(
          ({ ref, body, value }) => refs.includes(ref) && body !== address.body && value !== null,
        );
        const bodies = [...new Set(parts.map(({ body }) => body))].map(bodyOf);
        return bodies.length === 0 ? [] : [{ title: indicator.title, bodies }];
      }),
      into: [...new Set(into)].toSorted().map(bodyOf),
    };
  });
}
