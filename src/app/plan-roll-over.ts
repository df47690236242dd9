/** Copying a plan to a new year or term: rehearsed first, which changes nothing, and then carried out in one transaction. */
import { z } from 'zod';
import { isActive } from '../domain/body-change.ts';
import type { SteeringLevel } from '../domain/node.ts';
import type { Plan, PlanNode } from '../domain/plan.ts';
import { groundOf, type RollOver, type RollOverInput, rollOver } from '../domain/plan-roll-over.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type Scale, type ScaleValue, scaleValue } from '../domain/scale.ts';
import { type Term, termOf } from '../domain/term.ts';
import { listOrganisation, type StoredBody } from '../store/body.ts';
import { listBodyChanges } from '../store/body-change.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { ensurePlan, findPlan, lockPlan, type StoredPlan, savePlanOrigin } from '../store/plan.ts';
import { insertOwners, listPlanOwners } from '../store/plan-owner.ts';
import { type LatestEntry, listLatestEntries } from '../store/plan-report.ts';
import { loadPlanTree, savePlanTree } from '../store/plan-tree.ts';
import { loadLevels, loadScales } from '../store/scale.ts';
import { lockTenant } from '../store/tenant.ts';
import { ensureTerm, findTerm } from '../store/term.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { readForm } from './form.ts';
import { fingerprint, planNotAllowed, planNotFound } from './plan-access.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';

/** Which one-year nodes are chosen to begin with: those that are not done, all or none. */
export const picks = ['unfinished', 'all', 'none'] as const;
export type Pick = (typeof picks)[number];

/** Which goals are chosen to begin with, of those whose term ends. */
export const goalPicks = ['all', 'none'] as const;

/** A node that a person chooses about, with what each body reported last: a status, or a light. */
export type ChoosableNode = {
  readonly node: PlanNode;
  readonly levelName: string;
  readonly ground: 'yearly' | 'termEnds' | 'ended';
  readonly statuses: readonly { readonly body: string; readonly name: string; readonly value: ScaleValue | null }[];
  readonly chosen: boolean;
};

/** A body that does not report in the new year, on how many nodes it is responsible, and who may take over. */
export type ClosedBody = StoredBody & { readonly nodes: number; readonly next: string | null };

export type RollOverView = {
  readonly stored: StoredPlan;
  readonly to: number;
  readonly terms: RollOverInput['terms'];
  /** True where the new year's term is not stored yet. */
  readonly newTerm: boolean;
  /** Why it cannot be done; null where it can. */
  readonly hindrance: string | null;
  readonly levels: readonly SteeringLevel[];
  readonly choosable: readonly ChoosableNode[];
  readonly closedBodies: readonly ClosedBody[];
  /** Bodies that a closed one can be replaced by. */
  readonly openBodies: readonly StoredBody[];
  readonly result: RollOver;
  /** By level: how many nodes the plan has, and how many the new one gets. */
  readonly counts: readonly { readonly levelName: string; readonly before: number; readonly after: number }[];
  /** Names what was rehearsed; it comes back when it is carried out. */
  readonly seen: string;
};

const year = 'Ange året med fyra siffror, till exempel 2027.';
const Form = z.object({
  to: z.coerce.number(year).int(year).min(1990, year).max(2200, year),
  pick: z.enum(picks).default('unfinished'),
  goals: z.enum(goalPicks).default('none'),
  /** Keys of the chosen nodes; left out where nobody has chosen yet. */
  chosen: z.array(z.string()).optional(),
  /** For a closed body, the code of the one that takes over; '' is nobody. */
  bodies: z.record(z.string(), z.string()).default({}),
  seen: z.string().default(''),
});
type Form = z.infer<typeof Form>;

/** The one body that the organisation's changes say took over, where there is one that still reports. */
function successorOf(
  code: string,
  changes: Awaited<ReturnType<typeof listBodyChanges>>,
  open: ReadonlySet<string>,
): string | null {
  const last = changes.findLast(
    ({ from, to }) => from.some((body) => body.code === code) && to.every((body) => body.code !== code),
  );
  const next = last?.to ?? [];
  const [only] = next;
  return next.length === 1 && only && open.has(only.code) ? only.code : null;
}

async function closedBodiesOf(
  tx: Transaction,
  from: Plan,
  bodies: readonly StoredBody[],
  form: Form,
): Promise<ClosedBody[]> {
  const [first, last] = [`${form.to}-01-01`, `${form.to}-12-31`];
  const open = new Set(bodies.filter((body) => isActive(body, first, last)).map(({ code }) => code));
  const changes = await listBodyChanges(tx);
  return bodies.flatMap((body) => {
    const nodes = from.nodes.filter((node) => node.removal === null && node.bodies.includes(body.code)).length;
    if (open.has(body.code) || nodes === 0) return [];
    const wanted = form.bodies[body.code];
    const next = wanted === undefined ? successorOf(body.code, changes, open) : open.has(wanted) ? wanted : null;
    return [{ ...body, nodes, next }];
  });
}

const done = 'done';

/** Done where everybody who reported a status says so. */
function isDone(entries: readonly LatestEntry[]): boolean {
  const stated = entries.filter(({ status }) => status !== null);
  return stated.length > 0 && stated.every(({ status }) => status === done);
}

type Chooser = {
  readonly levels: readonly SteeringLevel[];
  readonly scales: readonly Scale[];
  readonly entries: ReadonlyMap<string, readonly LatestEntry[]>;
  readonly years: {
    readonly to: number;
    readonly levels: readonly SteeringLevel[];
    readonly terms: RollOverInput['terms'];
  };
  readonly form: Form;
};

function isChosen(ground: ChoosableNode['ground'], node: PlanNode, { entries, form }: Chooser): boolean {
  if (form.chosen !== undefined) return form.chosen.includes(node.key);
  if (ground === 'termEnds') return form.goals === 'all';
  if (ground !== 'yearly' || form.pick === 'none') return false;
  return form.pick === 'all' || !isDone(entries.get(node.key) ?? []);
}

/** What a body reported last on a node of the level: its status where the level has one, else its light. */
function lastStates(entries: readonly LatestEntry[], level: SteeringLevel | undefined, scales: readonly Scale[]) {
  const code = (['status', 'assessment'] as const).find((one) => level?.scales.includes(one));
  if (code === undefined) return [];
  const name = scales.find((scale) => scale.code === code)?.name ?? code;
  return entries.map((entry) => ({ body: entry.body, name, value: scaleValue(scales, code, entry[code]) }));
}

function choosableNodes(from: Plan, chooser: Chooser): ChoosableNode[] {
  return from.nodes.flatMap((node) => {
    const ground = groundOf(node, chooser.years);
    if (ground === 'lasting' || ground === 'removal') return [];
    const level = chooser.levels.find(({ code }) => code === node.level);
    const statuses = lastStates(chooser.entries.get(node.key) ?? [], level, chooser.scales);
    return [{ node, levelName: level?.name ?? node.level, ground, statuses, chosen: isChosen(ground, node, chooser) }];
  });
}

async function hindranceOf(tx: Transaction, from: number, to: number): Promise<string | null> {
  if (to <= from) return `Välj ett år efter ${from}.`;
  const target = await findPlan(tx, to);
  if (!target) return null;
  if (target.state !== 'draft') return `Planen för ${to} är redan beslutad.`;
  const { nodes } = await loadPlanTree(tx, to, []);
  if (nodes.length === 0) return null;
  if (target.copiedFrom === from)
    return `Planen för ${to} är redan kopierad från ${from} och har ${nodes.length} poster. Inget kopieras en gång till: ändra i den planen i stället.`;
  return `Planen för ${to} har redan ${nodes.length} poster. Inget kopieras dit: ändra i den planen i stället.`;
}

const termFor = async (tx: Transaction, of: number): Promise<Term> => (await findTerm(tx, of)) ?? termOf(of);

async function rehearse(tx: Transaction, stored: StoredPlan, form: Form): Promise<RollOverView> {
  const levels = await loadLevels(tx);
  const from = await loadPlanTree(tx, stored.year, levels);
  const owners = await listPlanOwners(tx, stored.year);
  const bodies = await listOrganisation(tx);
  const terms = { from: await termFor(tx, stored.year), to: await termFor(tx, form.to) };
  const entries = Map.groupBy(await listLatestEntries(tx, stored.year, false), ({ node }) => node);
  const years = { to: form.to, levels, terms };
  const choosable = choosableNodes(from, { levels, scales: await loadScales(tx), entries, years, form });
  const closed = await closedBodiesOf(tx, from, bodies, form);
  const chosen = new Set(choosable.filter((one) => one.chosen).map(({ node }) => node.key));
  const closedBodies = new Map(closed.map(({ code, next }) => [code, next]));
  const result = rollOver({ from, ...years, owners, closedBodies, chosen });
  const count = (plan: Plan, level: string) => plan.nodes.filter((node) => node.level === level).length;
  return {
    stored,
    to: form.to,
    terms,
    newTerm: (await findTerm(tx, form.to)) === null,
    hindrance: await hindranceOf(tx, stored.year, form.to),
    levels,
    choosable,
    closedBodies: closed,
    openBodies: bodies.filter((body) => isActive(body, `${form.to}-01-01`, `${form.to}-12-31`)),
    result,
    counts: levels
      .map(({ code, name }) => ({ levelName: name, before: count(from, code), after: count(result.plan, code) }))
      .filter(({ before }) => before > 0),
    seen: fingerprint({ from, owners, result: result.plan, owned: result.owners }),
  };
}

/**
 * What copying the plan to a year would do; nothing is changed. `input`: `to`, `pick` or the `chosen` nodes, and `bodies`,
 * who takes over for those that no longer report.
 */
export async function rehearseRollOver(
  app: App,
  session: Session,
  from: number,
  input: unknown,
): Promise<Result<RollOverView>> {
  if (!may(session, 'editPlan', null)) return refuse(planNotAllowed);
  const form = readForm(Form, input);
  if (!form.ok) return form;
  return inTenant(app.db, session.tenant.id, async (tx): Promise<Result<RollOverView>> => {
    const stored = await findPlan(tx, from);
    return stored ? succeed(await rehearse(tx, stored, form.value)) : refuse(planNotFound(from));
  });
}

/** What the audit trail keeps of it: how much was copied, and each thing that was not, with why. */
function summary({ stored, to, result }: RollOverView) {
  const left = <T extends { readonly kind: string }>(fates: readonly T[], name: (fate: T) => object) =>
    fates.filter(({ kind }) => kind !== 'copied').map((fate) => ({ ...name(fate), why: fate.kind }));
  return {
    from: stored.year,
    to,
    nodes: result.plan.nodes.length,
    indicators: result.plan.indicators.length,
    owners: result.owners.filter(({ kind }) => kind === 'copied').length,
    left: {
      nodes: left(result.nodes, ({ node, ground }) => ({ key: node.key, title: node.title, ground })),
      indicators: left(result.indicators, ({ indicator }) => ({ key: indicator.key, title: indicator.title })),
      owners: left(result.owners, ({ owner: { node, body, account } }) => ({ node, body, account })),
      targets: result.indicators.flatMap(({ indicator, targets }) =>
        left(targets, ({ target }) => ({ indicator: indicator.key, ...target })),
      ),
    },
  };
}

/**
 * Carries out what was rehearsed, all or nothing: `input` is the same, with the view's `seen`. Refused for a year that has a
 * plan already, and where the plan has changed since the rehearsal.
 */
export async function rollPlanOver(
  app: App,
  session: Session,
  from: number,
  input: unknown,
): Promise<Result<{ year: number }>> {
  if (!may(session, 'editPlan', null)) return refuse(planNotAllowed);
  const form = readForm(Form, input);
  if (!form.ok) return form;
  const { to, seen } = form.value;
  return change(app, session, async (tx): Promise<Result<{ year: number }>> => {
    await lockTenant(tx);
    const stored = await lockPlan(tx, from);
    if (!stored) return refuse(planNotFound(from));
    const view = await rehearse(tx, stored, form.value);
    if (view.hindrance !== null) return refuse({ path: 'to', message: view.hindrance });
    if (view.seen !== seen)
      return refuse({
        path: '',
        message:
          'Planen eller dina val har ändrats sedan du såg vad som skulle hända. Inget är kopierat: läs igenom igen.',
      });
    const { plan, owners } = view.result;
    await ensurePlan(tx, to);
    await ensureTerm(tx, to);
    await savePlanOrigin(tx, to, { title: `Plan ${to}`, copiedFrom: from });
    await savePlanTree(tx, { year: to, nodes: [], indicators: [] }, plan);
    const copied = owners.filter(({ kind }) => kind === 'copied');
    await insertOwners(
      tx,
      to,
      copied.map(({ owner: { node, account }, body }) => ({ node, body, account })),
    );
    await record(tx, session, { verb: 'plan.rollOver', subject: `plan:${to}`, before: null, after: summary(view) });
    return succeed({ year: to });
  });
}
