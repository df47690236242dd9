/** For tests: a plan for 2026 as the example's of 2025, people who report on it, and an interim period to open. */
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Period } from '../domain/period.ts';
import { saveBodies, saveGroup } from '../store/body.ts';
import { saveNodes } from '../store/node.ts';
import { ensurePlan } from '../store/plan.ts';
import { type TestApp, value } from './app.testing.ts';
import type { Session } from './session.ts';
import { addUser } from './user.ts';

export const interim: Period = { year: 2026, kind: 'interim1' };
/** Monday; the report is due on Wednesday the 13th, before a holiday. */
export const openingDay = '2026-05-04';

export const terms = {
  report: '2026-05-13',
  review: '-12',
  compile: '',
  decide: '2026-06-09',
  instructions: 'Skriv kort.',
  bodies: ['VON', 'ALBO'],
  coordinator: 'KS',
};

/** Puts the plan, a company in the group "alla bolag", and the plan's year in place. */
export async function makePlan(test: Pick<TestApp, 'run'>): Promise<void> {
  await test.run(async (tx) => {
    await saveBodies(tx, [{ code: 'ALBO', name: 'Alvsala Bostäder AB', kind: 'company', parent: null }]);
    await saveGroup(tx, 'alla bolag', ['ALBO']);
    await ensurePlan(tx, interim.year);
    await saveNodes(tx, interim.year, exampleFacts.nodes);
  });
}

/** Adds a person and returns the session that they have when they are signed in. */
export async function addPerson(
  test: Pick<TestApp, 'app' | 'session'>,
  login: string,
  role: Session['roles'][number]['role'],
  body: string | null,
): Promise<Session & { account: NonNullable<Session['account']> }> {
  const name = `${login} Persson`;
  const { account } = value(await addUser(test.app, test.session, { login, name, role, body, password: null }));
  return { tenant: test.session.tenant, account: { id: account, name }, how: 'web', roles: [{ role, body }] };
}
