/** For tests: an occurrence of the example's control, and people who do it and sign it. */
import type { OccurrenceKey } from '../store/occurrence-result.ts';
import type { TestApp } from './app.testing.ts';
import type { Role, Session } from './session.ts';
import { addUser } from './user.ts';

export const rond: OccurrenceKey = { body: 'KS', year: 2025, control: 'control/rond', occurrence: 'occurrence/9' };
export const earlierRond: OccurrenceKey = { ...rond, occurrence: 'occurrence/3' };

/** The control is done in March and September, asks for four eyes, and for a sample where one is given. */
export async function makeOccurrences(test: Pick<TestApp, 'run'>, sampleSize: number | null = null): Promise<void> {
  await test.run(async (tx) => {
    await tx
      .updateTable('control')
      .set({ four_eyes: true, sample_size: sampleSize })
      .where('key', '=', rond.control)
      .execute();
    const { body, year, control } = rond;
    await tx
      .insertInto('control_occurrence')
      .values([
        { body, year, control, key: 'occurrence/3', due_on: '2025-03-31', month: 3, origin: 'recurrence' },
        { body, year, control, key: 'occurrence/9', due_on: '2025-09-30', month: 9, origin: 'recurrence' },
      ])
      .execute();
  });
}

/** A person with an account of their own. */
export async function person(
  test: Pick<TestApp, 'app' | 'session'>,
  login: string,
  role: Role,
  body: string | null,
): Promise<Session> {
  const { tenant } = test.session;
  const name = `${login[0]?.toUpperCase()}${login.slice(1)}`;
  const added = await addUser(test.app, test.session, { login, name, role, body, password: null });
  if (!added.ok) throw new Error(added.issues[0]?.message);
  return { tenant, account: { id: added.value.account, name }, how: 'web', roles: [{ role, body }] };
}
