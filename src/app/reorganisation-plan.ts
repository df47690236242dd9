/** What a merger or a split of bodies will do, worked out from what stands there and changing nothing. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { type Period, periodName } from '../domain/period.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { listOrganisation, type StoredBody } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import {
  type BodyRole,
  type BodyWork,
  groupsWith,
  listBodyRoles,
  listBodyWork,
  listOpenReports,
  listPlannedPeriods,
} from '../store/reorganise.ts';
import { BodyCode, BodyName, Day, Note } from './body-edit.ts';

/** A code that stands there already names that body; another code makes a new one, called `name`. */
const Target = z.object({ code: BodyCode, name: z.union([z.literal(''), BodyName], 'Ange organisationens namn.') });

export const Reorganisation = z.object({
  kind: z.enum(['merged', 'split']),
  from: z.array(z.string()).min(1, 'Välj minst en organisation.'),
  to: z.array(Target).min(1, 'Ange vem som tar över.').max(6, 'Dela i högst sex organisationer.'),
  /** The first day of the new order. */
  day: Day,
  note: Note,
  /** Where a node goes (split), by `moveKey`: the code of one of `to`. The first of `to` where nothing is said. */
  moves: z.record(z.string(), z.string()).default({}),
});
export type Reorganisation = z.infer<typeof Reorganisation>;

export type PlannedTarget = { readonly code: string; readonly name: string; readonly isNew: boolean };

export type ReorganisationPlan = {
  readonly kind: Reorganisation['kind'];
  readonly day: string;
  readonly note: string;
  readonly sources: readonly StoredBody[];
  readonly targets: readonly PlannedTarget[];
  /** Sources that end: those that are not among the targets. */
  readonly ending: readonly string[];
  /** Nodes of plans that are not decided, each with the body that it goes to; the same one where it stays. */
  readonly work: readonly (BodyWork & { readonly to: string })[];
  /** What stays because its plan is decided. */
  readonly held: readonly BodyWork[];
  /** Roles that are given for the targets; the old ones stay, so that open reports can be finished. */
  readonly roles: readonly (BodyRole & { readonly to: string })[];
  /** Bodies below those that end: they go below the first target. */
  readonly children: readonly StoredBody[];
  readonly groups: readonly string[];
  readonly planned: readonly Period[];
  /** "KTN, Helår 2025": reports that are not decided, which stay with their bodies. */
  readonly openReports: readonly string[];
  /** Of all the above. */
  readonly hash: string;
};

/** Names a node in `moves`. */
export const moveKey = ({ year, node, body }: Pick<BodyWork, 'year' | 'node' | 'body'>) => `${year}/${node}/${body}`;

/** The bodies that take over; the issue where one is named twice, or is new without a name. */
function targetsOf(bodies: readonly StoredBody[], { to }: Reorganisation): Result<PlannedTarget[]> {
  if (new Set(to.map(({ code }) => code)).size < to.length)
    return refuse({ path: 'to', message: 'Samma kod står två gånger bland dem som tar över.' });
  const unnamed = to.find(({ code, name }) => name === '' && !bodies.some((body) => body.code === code));
  if (unnamed)
    return refuse({ path: 'to', message: `Koden ${unnamed.code} finns inte. Skriv ett namn för att lägga till den.` });
  return succeed(
    to.map(({ code, name }) => {
      const known = bodies.find((body) => body.code === code);
      return { code, name: known?.name ?? name, isNew: known === undefined };
    }),
  );
}

function numberFault({ kind, from, to }: Reorganisation): Issue | null {
  if (kind === 'merged' && to.length !== 1)
    return { path: 'to', message: 'En sammanslagning har en organisation som tar över.' };
  if (kind === 'merged' && new Set([...from, ...to.map(({ code }) => code)]).size < 2)
    return { path: 'from', message: 'Välj minst en organisation som går upp i en annan.' };
  if (kind === 'split' && from.length !== 1) return { path: 'from', message: 'Välj den organisation som delas.' };
  if (kind === 'split' && to.length < 2)
    return { path: 'to', message: 'Ange minst två organisationer att dela i. Den som delas kan vara en av dem.' };
  return null;
}

function bodyFault(bodies: readonly StoredBody[], form: Reorganisation): Issue | null {
  const of = (codes: readonly string[]) => bodies.filter(({ code }) => codes.includes(code));
  const to = form.to.map(({ code }) => code);
  if (of(form.from).length < new Set(form.from).size)
    return { path: 'from', message: 'Någon av organisationerna finns inte längre. Välj igen.' };
  if (of([...form.from, ...to]).some(({ kind }) => kind === 'group'))
    return { path: 'from', message: 'Grupper slås inte ihop och delas inte. Ändra gruppens medlemmar i stället.' };
  const early = of(form.from).find(
    ({ code, activeFrom }) => !to.includes(code) && activeFrom !== null && activeFrom >= form.day,
  );
  if (early) return { path: 'day', message: `${early.name} börjar ${early.activeFrom}. Ange en senare dag.` };
  const closed = of([...form.from, ...to]).find(({ activeTo }) => activeTo !== null && activeTo < form.day);
  return closed
    ? {
        path: 'from',
        message: `${closed.name} är stängd efter ${closed.activeTo}. Öppna den först, eller välj en annan.`,
      }
    : null;
}

/** Roles that the old bodies' people do not hold for the new ones yet. */
function rolesToGive(held: readonly BodyRole[], leaving: readonly string[], coming: readonly string[]) {
  const keyOf = ({ account, role }: BodyRole, body: string | null) => `${account} ${role} ${body}`;
  const has = new Set(held.map((one) => keyOf(one, one.body)));
  const wanted = held
    .filter(({ body }) => body !== null && leaving.includes(body))
    .flatMap((one) => coming.map((to) => ({ ...one, to })))
    .filter((one) => !has.has(keyOf(one, one.to)));
  return [...new Map(wanted.map((one) => [keyOf(one, one.to), one])).values()];
}

/** The bodies whose work, roles and places are handed on. */
const leavingOf = ({ kind, from }: Reorganisation, ending: readonly string[]) => (kind === 'merged' ? ending : from);

/** Says what a reorganisation would do; refused where it cannot be. */
export async function planReorganisation(tx: Transaction, form: Reorganisation): Promise<Result<ReorganisationPlan>> {
  const bodies = await listOrganisation(tx);
  const fault = bodyFault(bodies, form) ?? numberFault(form);
  if (fault) return refuse(fault);
  const targets = targetsOf(bodies, form);
  if (!targets.ok) return targets;
  const to = targets.value.map(({ code }) => code);
  const [first = ''] = to;
  const ending = form.from.filter((code) => !to.includes(code));
  const leaving = leavingOf(form, ending);
  const firstYear = Number(form.day.slice(0, 4));
  const work = await listBodyWork(tx, leaving, firstYear);
  const goesTo = (one: BodyWork) => to.find((code) => code === form.moves[moveKey(one)]) ?? first;
  const plan = {
    kind: form.kind,
    day: form.day,
    note: form.note,
    sources: bodies.filter(({ code }) => form.from.includes(code)),
    targets: targets.value,
    ending,
    work: work.filter((one) => one.plan !== 'decided').map((one) => ({ ...one, to: goesTo(one) })),
    held: work.filter((one) => one.plan === 'decided' && ending.includes(one.body)),
    roles: rolesToGive(await listBodyRoles(tx, [...leaving, ...to]), leaving, to),
    children: bodies.filter(({ parent, code }) => parent !== null && ending.includes(parent) && !to.includes(code)),
    groups: await groupsWith(tx, leaving),
    planned: await listPlannedPeriods(tx, leaving, firstYear),
    openReports: (await listOpenReports(tx, ending)).map(({ body, period }) => `${body}, ${periodName(period)}`),
  };
  return succeed({ ...plan, hash: createHash('sha256').update(canonicalJson(plan)).digest('hex') });
}
