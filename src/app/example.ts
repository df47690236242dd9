/** The example municipality Alvsala: loaded through the same import as anybody's report, so that what it shows is what users get. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Body } from '../domain/body.ts';
import { exampleGuests } from '../domain/example-year.ts';
import { type Result, succeed } from '../domain/result.ts';
import { listPersons } from '../store/account.ts';
import { listBodies, saveBodies } from '../store/body.ts';
import { inTenant } from '../store/database.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { loadExampleControls } from './controls/example.ts';
import { openExampleControl } from './example-control.ts';
import { doExampleControls } from './example-doing.ts';
import { loadExampleFigures } from './example-figures.ts';
import { addExampleFindings } from './example-findings.ts';
import { openExampleScans } from './example-scans.ts';
import { openExampleYear } from './example-year.ts';
import { approveImport, proposeImport } from './import.ts';
import { commandLine, createMunicipality } from './municipality.ts';
import { giveLink } from './person-edit.ts';
import type { Session } from './session.ts';
import { editTemplate, readTemplate } from './template.ts';
import { addUser } from './user.ts';

const folder = new URL('../../examples/alvsala/', import.meta.url);
const packages = ['2024-year.txt', '2025-interim1.txt', '2025-interim2.txt', '2025-year.txt'] as const;

/** The report that the example's finished package is printed from. */
export const exampleReport = { body: 'KS', period: { year: 2025, kind: 'year' } } as const;

/** Puts the list of what goes on to the next plan after the summary of controls, as a coordinator would in the template. */
async function listCarryOver(app: App, session: Session): Promise<Result<null>> {
  const template = await readTemplate(app, session, exampleReport);
  if (!template.ok) return template;
  const part = template.value.parts.find((candidate) => candidate.kind === 'internalControl');
  const summary = part?.blocks.find((block) => block.kind === 'controlSummary');
  if (!part || !summary) return succeed(null);
  const insert = { part: part.kind, index: summary.index, block: 'carryOver' };
  return editTemplate(app, session, exampleReport, { insert });
}

/**
 * Loads the example where it is missing, and makes a new one-time link for its administrator.
 * Loading it again changes nothing that people have edited. Its open period is due some days after `today`, "2026-05-04".
 */
export async function loadExample(app: App, today: string): Promise<Result<{ session: Session; linkPath: string }>> {
  const tenant = await createMunicipality(app, 'Alvsala kommun');
  const session = commandLine(tenant);
  const bodies = z.array(Body).parse(JSON.parse(await readFile(new URL('bodies.json', folder), 'utf8')));
  await inTenant(app.db, tenant.id, async (tx) => {
    const known = new Set((await listBodies(tx)).map((body) => body.code));
    const missing = bodies.filter((body) => !known.has(body.code));
    if (missing.length === 0) return;
    await saveBodies(tx, missing);
    await record(tx, session, { verb: 'bodies.save', subject: 'bodies', before: null, after: missing });
  });
  for (const name of packages) {
    const bytes = await readFile(new URL(name, folder));
    const proposed = await proposeImport(app, session, { name, bytes });
    if (!proposed.ok) return proposed;
    const approved = await approveImport(app, session, proposed.value.id, { acceptProposed: true });
    if (!approved.ok) return approved;
    const isNew =
      approved.value.created > 0 && name === `${exampleReport.period.year}-${exampleReport.period.kind}.txt`;
    const listed = isNew ? await listCarryOver(app, session) : succeed(null);
    if (!listed.ok) return listed;
  }
  const year = await openExampleYear(app, session, today);
  if (!year.ok) return year;
  const findings = await addExampleFindings(app, session, exampleReport.body);
  if (!findings.ok) return findings;
  const control = await openExampleControl(app, session);
  if (!control.ok) return control;
  const figures = await loadExampleFigures(app, session);
  if (!figures.ok) return figures;
  const scans = await openExampleScans(app, session);
  if (!scans.ok) return scans;
  const user = { login: 'demo', name: 'Demo Demosson', role: 'administrator', body: null, password: null };
  const added = await addUser(app, session, user);
  if (!added.ok) return added;
  await doExampleControls(app, session, today);
  const controls = await loadExampleControls(app, session);
  if (!controls.ok) return controls;
  return succeed({ session, linkPath: added.value.linkPath ?? '' });
}

/** One-time links for some of those who work in the example, so that it can be tried as each of them would. */
export async function exampleLinks(
  app: App,
  session: Session,
): Promise<readonly { readonly name: string; readonly as: string; readonly linkPath: string }[]> {
  const people = await inTenant(app.db, session.tenant.id, listPersons);
  const links = [];
  for (const { login, as } of exampleGuests) {
    const person = people.find((one) => one.login === login);
    const given = person && (await giveLink(app, session, person.id, null));
    if (person && given?.ok) links.push({ name: person.name, as, linkPath: given.value.linkPath });
  }
  return links;
}
