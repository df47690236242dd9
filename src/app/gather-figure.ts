/** The page of sums: every figure that several bodies report, side by side with what they come to. */
import type { Facts } from '../domain/facts.ts';
import { tableNames } from '../domain/figure-table-name.ts';
import { type Result, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import type { App } from './app.ts';
import { factsOf } from './facts-of.ts';
import { whyNotGather } from './gather-access.ts';
import { loadBodies, loadSources } from './gather-source.ts';
import { loadSums, type Sums } from './gather-sum.ts';
import type { SumTable } from './gather-sum-table.ts';
import { fingerprint } from './plan-access.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export type SumView = Sums & {
  readonly body: { readonly code: string; readonly name: string };
  readonly nameOf: (code: string) => string;
  /** Why the session cannot keep sums; null where it can. */
  readonly whyNot: string | null;
};

/** Names what a person saw of a table of figures. */
export function seenSum({ rows }: SumTable): string {
  return fingerprint(rows.map(({ label, cells }) => [label, cells.map(({ ref, parts, own }) => [ref, parts, own])]));
}

export type LoadedSums = { readonly facts: Facts; readonly sums: Sums; readonly nameOf: (code: string) => string };

/** The report's facts with the sums of its figures. */
export async function loadReportSums(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
): Promise<Result<LoadedSums>> {
  const facts = await factsOf(tx, session, address);
  if (!facts.ok) return facts;
  const bodies = await loadBodies(tx, session, address);
  const sources = await loadSources(tx, address, facts.value, bodies);
  const sums = await loadSums(tx, address, facts.value, bodies, sources);
  return succeed({ facts: facts.value, sums, nameOf: bodies.nameOf });
}

/** Every figure that can be gathered into the report. */
export async function readSums(app: App, session: Session, address: ReportAddress): Promise<Result<SumView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const loaded = await loadReportSums(tx, session, address);
    if (!loaded.ok) return loaded;
    const { sums, nameOf } = loaded.value;
    return succeed({
      ...sums,
      body: { code: address.body, name: nameOf(address.body) },
      nameOf,
      whyNot: await whyNotGather(tx, session, address),
    });
  });
}

/** What a table of figures is called. */
export function sumTitle({ indicator, table }: SumTable): string {
  return indicator?.title ?? (table ? tableNames[table.kind] : '');
}
