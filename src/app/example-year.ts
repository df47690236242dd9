/** The example municipality in the middle of a year: a plan, people who report, and an open period with work left to do. */
import { exampleComments, exampleGroups, exampleOwners, examplePeople, exampleTerms } from '../domain/example-year.ts';
import type { Period } from '../domain/period.ts';
import { type Result, succeed } from '../domain/result.ts';
import { findAccountByLogin, loadRoles, setDisabled } from '../store/account.ts';
import { listBodies, listGroups, saveGroup } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { loadNodes, saveNodes } from '../store/node.ts';
import { setOwner } from '../store/node-owner.ts';
import { findPeriod } from '../store/period.ts';
import { ensurePlan, findPlan } from '../store/plan.ts';
import { ensureTerm } from '../store/term.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { writeComment } from './comment.ts';
import { editEntry } from './entry.ts';
import { markReady } from './entry-state.ts';
import { openPeriod } from './period.ts';
import type { Session } from './session.ts';
import { addUser } from './user.ts';
import type { ReportAddress } from './views.ts';

/** The period that is open. */
export const examplePeriod: Period = { year: 2026, kind: 'interim1' };

const planYear = examplePeriod.year;
const copied: ReportAddress = { body: 'KS', period: { year: 2025, kind: 'year' } };

/** The plan of the year before, once more, and which bodies its groups stand for. */
async function makePlan(tx: Transaction, session: Session): Promise<void> {
  const bodies = await listBodies(tx);
  const known = await listGroups(tx);
  for (const [group, kinds] of Object.entries(exampleGroups)) {
    const members = bodies.filter(({ kind }) => kinds.some((each) => each === kind)).map(({ code }) => code);
    if (known.has(group)) continue;
    await saveGroup(tx, group, members);
    await record(tx, session, { verb: 'group.save', subject: `body:${group}`, before: null, after: members });
  }
  if (await findPlan(tx, planYear)) return;
  const nodes = await loadNodes(tx, copied);
  await ensurePlan(tx, planYear);
  await ensureTerm(tx, planYear);
  await saveNodes(tx, planYear, nodes);
  const after = { year: planYear, nodes: nodes.length };
  await record(tx, session, { verb: 'plan.create', subject: `plan:${planYear}`, before: null, after });
}

async function addPeople(app: App, session: Session): Promise<Result<null>> {
  for (const person of examplePeople) {
    const added = await addUser(app, session, { ...person, password: null });
    if (!added.ok) return added;
  }
  return succeed(null);
}

async function ownerIds(tx: Transaction): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { login } of examplePeople) {
    const account = await findAccountByLogin(tx, login);
    if (account) ids.set(login, account.id);
  }
  return ids;
}

/** Gives the nodes their owners; one of them has left since. */
async function giveOwners(tx: Transaction, session: Session): Promise<void> {
  const ids = await ownerIds(tx);
  for (const { login, body, of } of exampleOwners) {
    const account = ids.get(login);
    if (account === undefined) continue;
    const nodes = (await loadNodes(tx, { body, period: examplePeriod })).filter(of).map(({ key }) => key);
    for (const node of nodes) await setOwner(tx, { year: planYear, node, body }, account);
    await record(tx, session, {
      verb: 'work.assign',
      subject: `body:${body}`,
      before: null,
      after: { to: account, nodes },
    });
  }
  for (const { login, left } of examplePeople) {
    const account = ids.get(login);
    if (left !== true || account === undefined) continue;
    await setDisabled(tx, account, true);
    await record(tx, session, { verb: 'account.close', subject: `account:${account}`, before: null, after: null });
  }
}

/** The session that one of the people would have. */
export async function sessionAs(app: App, { tenant }: Session, login: string): Promise<Session> {
  return inTenant(app.db, tenant.id, async (tx) => {
    const account = await findAccountByLogin(tx, login);
    if (!account) throw new Error(`The example has nobody called ${login}.`);
    const roles = await loadRoles(tx, account.id);
    return { tenant, account: { id: account.id, name: account.name }, how: 'web', roles };
  });
}

/** A reporter has begun: one commitment is marked as done, one is a draft that contradicts itself. */
async function reportSome(app: App, session: Session): Promise<Result<null>> {
  const reporter = await sessionAs(app, session, 'johan.berg');
  const address: ReportAddress = { body: 'VON', period: examplePeriod };
  const nodes = await inTenant(app.db, session.tenant.id, (tx) => loadNodes(tx, address));
  const [first, second] = nodes.filter((node) => node.level === 'commitment').map(({ key }) => key);
  if (first === undefined || second === undefined) return succeed(null);
  const written = { revision: 0, narrative: 'Arbetet följer planen. Alla enheter är med sedan mars.' };
  const saved = await editEntry(app, reporter, address, first, { ...written, status: 'done', completion: '80' });
  if (!saved.ok) return saved;
  const ready = await markReady(app, reporter, address, first, { revision: saved.value.revision });
  if (!ready.ok) return ready;
  // The figures do not add up, so that a newcomer sees what the figure check says of a draft.
  const narrative =
    'Upphandlingen är klar. Av 24 enheter har 15 bytt system och 12 väntar. Texten fylls på när avtalet är tecknat.';
  const begun = { revision: 0, narrative };
  const draft = await editEntry(app, reporter, address, second, begun);
  return draft.ok ? talk(app, session, address, second) : draft;
}

/** The head asks, the reporter answers, and the controller of the board adds something. */
async function talk(app: App, session: Session, address: ReportAddress, node: string): Promise<Result<null>> {
  let thread = '';
  for (const { by, text, answers } of exampleComments) {
    const input = { text, mention: '', thread: answers ? thread : '' };
    const written = await writeComment(app, await sessionAs(app, session, by), address, node, input);
    if (!written.ok) return written;
    if (!answers) thread = written.value.id;
  }
  return succeed(null);
}

/** Makes all of it where the period has not been opened; does nothing once more. `today` is "2026-05-04", Swedish time. */
export async function openExampleYear(app: App, session: Session, today: string): Promise<Result<null>> {
  const found = await inTenant(app.db, session.tenant.id, (tx) => findPeriod(tx, examplePeriod));
  if (found) return succeed(null);
  await inTenant(app.db, session.tenant.id, (tx) => makePlan(tx, session));
  const added = await addPeople(app, session);
  if (!added.ok) return added;
  const controller = await sessionAs(app, session, 'maja.lindgren');
  const opened = await openPeriod(app, controller, examplePeriod, today, exampleTerms(today));
  if (!opened.ok) return opened;
  await inTenant(app.db, session.tenant.id, (tx) => giveOwners(tx, session));
  return reportSome(app, session);
}
