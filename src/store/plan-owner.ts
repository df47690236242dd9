/** Who reports on the nodes of a plan for each body, in the database. */
import type { Transaction } from './database.ts';
import type { Duty } from './node-owner.ts';

/** `closed`: the account is, so nobody reports. */
export type PlanOwner = Omit<Duty, 'year'> & {
  readonly account: string;
  readonly name: string;
  readonly closed: boolean;
};

/** The owners of a year's nodes, by node and body. */
export function listPlanOwners(tx: Transaction, year: number): Promise<PlanOwner[]> {
  return tx
    .selectFrom('node_owner as o')
    .innerJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'o.tenant_id').onRef('a.id', '=', 'o.account'))
    .select(['o.node', 'o.body', 'o.account', 'a.name', 'a.disabled as closed'])
    .where('o.year', '=', year)
    .orderBy('o.node')
    .orderBy('o.body')
    .execute();
}

/** Gives many nodes of a year their owners at once; none of them has one. */
export async function insertOwners(
  tx: Transaction,
  year: number,
  owners: readonly Pick<PlanOwner, 'node' | 'body' | 'account'>[],
): Promise<void> {
  if (owners.length === 0) return;
  await tx
    .insertInto('node_owner')
    .values(owners.map(({ node, body, account }) => ({ year, node, body, account })))
    .execute();
}

/** Leaves a node without an owner for the body. */
export async function dropOwner(tx: Transaction, { year, node, body }: Duty): Promise<void> {
  await tx
    .deleteFrom('node_owner')
    .where('year', '=', year)
    .where('node', '=', node)
    .where('body', '=', body)
    .execute();
}
