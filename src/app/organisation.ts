/** The organisation of a municipality: its bodies as a tree, the groups, and what has happened to them. */
import { isActive } from '../domain/body-change.ts';
import { executiveBoard } from '../domain/executive-board.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { swedishDay } from '../domain/swedish-day.ts';
import { listGroups, listOrganisation, type StoredBody } from '../store/body.ts';
import { listBodyChanges, type StoredBodyChange } from '../store/body-change.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import type { App } from './app.ts';
import { municipalitySettings } from './municipality-setting.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';

export type { StoredBody, StoredBodyChange };

export const organisationNotAllowed = { path: '', message: 'Bara administratörer kan ändra organisationen.' };
export const bodyNotFound = { path: 'body', message: 'Organisationen finns inte.' };

export type BodyNode = StoredBody & { readonly active: boolean; readonly children: readonly BodyNode[] };

/** Council first, then as the law and custom name them. */
const order = ['council', 'board', 'administration', 'department', 'company', 'group'] as const;

function compareBodies(a: StoredBody, b: StoredBody): number {
  return order.indexOf(a.kind) - order.indexOf(b.kind) || a.name.localeCompare(b.name, 'sv');
}

/** The bodies below `parent` with all that is below them; those whose parent is none of them stand at the top. */
function treeOf(bodies: readonly StoredBody[], today: string, parent: string | null = null): BodyNode[] {
  const codes = new Set(bodies.map(({ code }) => code));
  return bodies
    .filter((body) => (body.parent !== null && codes.has(body.parent) ? body.parent : null) === parent)
    .toSorted(compareBodies)
    .map((body) => ({ ...body, active: isActive(body, today), children: treeOf(bodies, today, body.code) }));
}

export type OrganisationView = {
  readonly tree: readonly BodyNode[];
  readonly bodies: readonly StoredBody[];
  /** The latest first. */
  readonly changes: readonly StoredBodyChange[];
};

export async function readOrganisation(app: App, session: Session): Promise<Result<OrganisationView>> {
  if (!may(session, 'administer', null)) return refuse(organisationNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const bodies = (await listOrganisation(tx)).toSorted(compareBodies);
    const changes = (await listBodyChanges(tx)).toReversed();
    return succeed({ tree: treeOf(bodies, swedishDay(new Date())), bodies, changes });
  });
}

export type BodyView = {
  readonly body: StoredBody;
  readonly active: boolean;
  readonly bodies: readonly StoredBody[];
  /** What a group stands for, by code. */
  readonly members: readonly string[];
  /** Groups that the body belongs to. */
  readonly groups: readonly StoredBody[];
  readonly changes: readonly StoredBodyChange[];
  /** It is the board that supervises the others. */
  readonly supervises: boolean;
};

export async function findStoredBody(tx: Transaction, code: string): Promise<StoredBody | null> {
  return (await listOrganisation(tx)).find((body) => body.code === code) ?? null;
}

export async function readBody(app: App, session: Session, code: string): Promise<Result<BodyView>> {
  if (!may(session, 'administer', null)) return refuse(organisationNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const bodies = (await listOrganisation(tx)).toSorted(compareBodies);
    const body = bodies.find((candidate) => candidate.code === code);
    if (!body) return refuse(bodyNotFound);
    const groups = await listGroups(tx);
    const changes = (await listBodyChanges(tx)).filter(({ from, to }) =>
      [...from, ...to].some((part) => part.code === code),
    );
    return succeed({
      body,
      active: isActive(body, swedishDay(new Date())),
      bodies,
      members: groups.get(code) ?? [],
      groups: bodies.filter((one) => groups.get(one.code)?.includes(code)),
      changes: changes.toReversed(),
      supervises: executiveBoard(bodies, (await municipalitySettings(tx)).executiveBoard)?.code === code,
    });
  });
}
