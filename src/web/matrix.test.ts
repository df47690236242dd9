/**
 * Who gets what: every address by every method for every role, held for the whole municipality, for the body that the
 * address names and for another one, for nobody, and for the people of another municipality. The rows stand in `matrix/`,
 * written by hand from what the roles are for, not from the policy. A route without a row fails: add one there.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Role } from '../app/session.ts';
import { administrationRows } from './matrix/administration.testing.ts';
import { commonRows } from './matrix/common.testing.ts';
import { controlRows } from './matrix/controls.testing.ts';
import { economyRows } from './matrix/economy.testing.ts';
import { planRows } from './matrix/plan.testing.ts';
import { reportRows } from './matrix/report.testing.ts';
import { type Row, statusOf } from './matrix/row.testing.ts';
import { scanRows } from './matrix/scan.testing.ts';
import { openWorld, type World } from './matrix/world.testing.ts';
import { routes } from './routes.ts';

const rows: Readonly<Record<string, Row>> = {
  ...commonRows,
  ...controlRows,
  ...reportRows,
  ...planRows,
  ...economyRows,
  ...administrationRows,
  ...scanRows,
};
const scopes = ['all', 'own', 'other'] as const;

describe('the matrix of who gets what', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  const filled = (text: string) =>
    Object.entries(world.ids).reduce((whole, [name, id]) => whole.replaceAll(`{${name}}`, id), text);

  async function formOf({ form, seen }: Row): Promise<Record<string, string>> {
    const given = Object.entries(form).map(([name, value]) => [name, filled(value)] as const);
    if (seen === null) return Object.fromEntries(given);
    const page = await world.text(filled(seen.on));
    const read = seen.names.map((name) => {
      const [, value] = new RegExp(`name="${name}"[^>]* value="([^"]*)"`, 'u').exec(page) ?? [];
      assert.ok(value !== undefined, `${seen.on} has no field ${name}`);
      return [name, value] as const;
    });
    return Object.fromEntries([...given, ...read]);
  }

  it('has a row for every route and method that the web answers, and for nothing else', () => {
    const names = new Map(Object.entries(routes).map(([name, { pattern }]) => [pattern as string, name]));
    const answered = world.web.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '/*')
      .map(({ method, path }) => `${method} ${names.get(path) ?? path}`);
    // A button that others may press than the rest of its page has a row of its own: "POST period: besluta".
    const named = new Set(Object.keys(rows).map((name) => name.split(': ')[0] ?? name));
    assert.deepEqual([...named].toSorted(), [...new Set(answered)].toSorted());
  });

  for (const [name, row] of Object.entries(rows))
    it(name, async () => {
      const form = await formOf(row);
      const method = name.startsWith('GET ') ? 'GET' : 'POST';
      const got: Record<string, number> = {};
      const wanted: Record<string, number> = {};
      async function meet(who: string, token: string | null, status: number): Promise<void> {
        got[who] = await world.status(token, method, filled(row.path), form);
        wanted[who] = status;
      }
      for (const role of Role.options) {
        for (const scope of scopes) {
          const who = { role, scope };
          await meet(`${role}, ${scope}`, world.token(who), row.lets(who) ? row.yes : statusOf(row.no, who));
        }
        await meet(`${role}, another municipality`, world.foreign(role), row.elsewhere(role));
      }
      await meet('no role', world.token(null), row.none);
      await meet('nobody signed in', null, row.guest);
      const faults = Object.keys(got).filter((who) => got[who] !== wanted[who]);
      assert.deepEqual(
        faults.map((who) => `${who}: ${got[who]} instead of ${wanted[who]}`),
        [],
      );
    });
});
