/** A row of the matrix: an address with a method, who is let, and which status the others meet. */
import { Role } from '../../app/session.ts';
import type { Who } from './world.testing.ts';

type Lets = (who: Who) => boolean;
type Status = number | ((who: Who) => number);

export type Row = {
  /** `{person}` and the like, here and in the form, stand for the ids of what there is. */
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  /** Fields whose values stand on a page, as an administrator sees it. */
  readonly seen: { readonly on: string; readonly names: readonly string[] } | null;
  readonly lets: Lets;
  readonly yes: number;
  readonly no: Status;
  /** For a person without any role. */
  readonly none: number;
  /** For somebody who is not signed in: 303 leads to the sign-in page, 401 is that page with what was sent kept. */
  readonly guest: number;
  /** For people of another municipality: they never meet these data, and an address that names them is missing. */
  readonly elsewhere: (role: Role) => number;
};

export const everybody: Lets = () => true;
/** Roles that count for the body that the address names. */
export const forBody =
  (...roles: readonly Role[]): Lets =>
  ({ role, scope }) =>
    scope !== 'other' && roles.includes(role);
/** Roles that count when they are held for the whole municipality. */
export const forAll =
  (...roles: readonly Role[]): Lets =>
  ({ role, scope }) =>
    scope === 'all' && roles.includes(role);
/** Roles that count for whichever body they are held. */
export const forAny =
  (...roles: readonly Role[]): Lets =>
  ({ role }) =>
    roles.includes(role);

export const statusOf = (status: Status, who: Who) => (typeof status === 'number' ? status : status(who));

/** A page about the municipality's data. Whoever is not let meets a missing page, as the people of others do. */
export const page = (path: string, lets: Lets, more: Partial<Row> = {}): Row => ({
  path,
  form: {},
  seen: null,
  lets,
  yes: 200,
  no: 404,
  none: 404,
  guest: 303,
  elsewhere: () => 404,
  ...more,
});

/** A form about the municipality's data. Whoever may see its page but not send it meets the page again, with the reason. */
export const sends = (path: string, form: Row['form'], lets: Lets, more: Partial<Row> = {}): Row =>
  page(path, lets, { form, yes: 303, no: 422, guest: 401, ...more });

/** What `no` is where some do not even see the page. */
export const unlessSeen =
  (sees: Lets): Status =>
  (who) =>
    sees(who) ? 422 : 404;

/** An address that names no data: people of another municipality meet their own there, as those of this one do. */
export const common = (row: Row): Row => ({
  ...row,
  elsewhere: (role) => {
    const who = { role, scope: 'all' } as const;
    return row.lets(who) ? row.yes : statusOf(row.no, who);
  },
});

/** Working material: for all who have a role in the municipality but elected members, who see what is decided. */
export const staff = Role.options.filter((role) => role !== 'member');
export const working = forAny(...staff);

export const reporters = ['reporter', 'head', 'coordinator', 'controller', 'administrator'] as const;
export const commenters = [...reporters, 'secretary'] as const;
export const heads = ['head', 'controller', 'administrator'] as const;
export const controllers = ['controller', 'administrator'] as const;
export const secretaries = ['secretary', 'controller', 'administrator'] as const;
export const auditors = ['auditor', 'controller', 'administrator'] as const;
export const coordinators = ['coordinator', 'head', 'controller', 'administrator'] as const;
