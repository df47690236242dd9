/** What stands in the database after a played year: states, versions with their hashes, and a chain of events that holds. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { verifyAuditChain } from '../../src/app/audit.ts';
import { ReportTree } from '../../src/domain/report.ts';
import { treeHash } from '../../src/report/tree-hash.ts';
import { inTenant } from '../../src/store/database.ts';
import { today } from '../../src/web/today.ts';
import { unwrap } from '../../src/web/web.testing.ts';
import { paragraph, registryNumber } from './year-decision.ts';
import { homework } from './year-plan.ts';
import { mended } from './year-report.ts';
import type { World } from './year-world.ts';

function rows<T>(world: World, query: ReturnType<typeof sql<T>>): Promise<T[]> {
  const { app, session } = world.test;
  return inTenant(app.db, session.tenant.id, async (tx) => (await query.execute(tx)).rows);
}

async function provePeriods(world: World): Promise<void> {
  const reports = await rows<{ body: string; period: string; state: string; decided: string | null }>(
    world,
    sql`select body, period, state, to_char(decided_on, 'YYYY-MM-DD') as decided from uppsikt.report
      where year = ${world.year} order by body, period`,
  );
  const of = (period: string) => reports.filter((report) => report.period === period);
  assert.deepEqual(
    of('year'),
    ['BUN', 'KS', 'VON'].map((body) => ({ body, period: 'year', state: 'decided', decided: today() })),
  );
  for (const interim of ['interim1', 'interim2'])
    assert.deepEqual(
      of(interim).map(({ body, decided }) => [body, decided]),
      [
        ['BUN', null],
        ['KS', null],
        ['VON', null],
      ],
    );
}

/** The decided tree is kept as it was, with its hash, and what was gathered stands in it. */
async function proveDecision(world: World): Promise<void> {
  const versions = await rows<{
    body: string;
    number: number;
    tree: unknown;
    sha256: string;
    paragraph: string;
    dnr: string;
  }>(
    world,
    sql`select body, number, tree, sha256, paragraph, registry_number as dnr from uppsikt.report_version
      where period = 'year' order by body`,
  );
  assert.deepEqual(
    versions.map(({ body, number, paragraph: item, dnr }) => [body, number, item, dnr]),
    ['BUN', 'KS', 'VON'].map((body) => [body, 1, paragraph, registryNumber(world)]),
  );
  for (const { tree, sha256 } of versions) assert.equal(treeHash(ReportTree.parse(tree)), sha256);
  const [, executive] = versions;
  assert.ok(JSON.stringify(executive?.tree).includes(mended));
}

/** Every step of the commitment that was sent back is kept. */
async function proveReturn(world: World): Promise<void> {
  const states = await rows<{ state: string }>(
    world,
    sql`select v.state from uppsikt.entry_version v
      join uppsikt.node n on n.tenant_id = v.tenant_id and n.year = v.year and n.key = v.node
      where v.body = 'BUN' and v.period = 'interim2' and n.title = ${homework} order by v.number`,
  );
  const steps = states.map(({ state }) => state).filter((state, at, all) => state !== all[at - 1]);
  assert.deepEqual(steps, ['draft', 'ready', 'returned', 'ready', 'reviewed']);
}

async function provePlans(world: World): Promise<void> {
  const plans = await rows<{ year: number; state: string; copied: number | null; versions: number }>(
    world,
    sql`select p.year, p.state, p.copied_from as copied,
        (select count(*)::int from uppsikt.plan_version v where v.tenant_id = p.tenant_id and v.year = p.year) as versions
      from uppsikt.plan p order by p.year`,
  );
  assert.deepEqual(plans, [
    { year: world.year, state: 'decided', copied: null, versions: 1 },
    { year: world.year + 1, state: 'draft', copied: world.year, versions: 0 },
  ]);
}

export async function proveYear(world: World): Promise<void> {
  await provePeriods(world);
  await proveDecision(world);
  await proveReturn(world);
  await provePlans(world);
  const { events } = unwrap(await verifyAuditChain(world.test.app, world.test.session));
  assert.ok(events > 150, `only ${events} events`);
}
