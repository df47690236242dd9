/** Changing the tree of a plan: adding, editing, moving and re-linking nodes, marking for removal and taking that back. */
import { z } from 'zod';
import type { SteeringLevel } from '../domain/node.ts';
import { findNode, type Plan } from '../domain/plan.ts';
import { addNode, editNode, missingNode, NodeFields } from '../domain/plan-edit.ts';
import { moveNode, stepNode } from '../domain/plan-move.ts';
import { markRemoval, undoRemoval } from '../domain/plan-removal.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listBodies } from '../store/body.ts';
import type { Transaction } from '../store/database.ts';
import type { App } from './app.ts';
import { clean, plainText, readForm } from './form.ts';
import { changePlan, fingerprint, notOwnPart, structureOf } from './plan-access.ts';
import { bodiesPlanned, mayEditPart } from './policy.ts';
import type { Session } from './session.ts';

const subjectOf = (year: number, key: string) => `planNode:${year}/${key}`;

/** "" is no day. */
const day = z
  .string()
  .trim()
  .nullable()
  .transform((text) => (text === '' ? null : text))
  .pipe(z.iso.date('Ange dagen som ÅÅÅÅ-MM-DD.').nullable())
  .default(null);

const Fields = NodeFields.extend({
  title: z.string().overwrite(clean).pipe(NodeFields.shape.title),
  role: NodeFields.shape.role.default('group'),
  bodies: NodeFields.shape.bodies.default([]),
  startsOn: day,
  endsOn: day,
});

async function unknownBody(tx: Transaction, codes: readonly string[]): Promise<Result<null>> {
  const known = new Set((await listBodies(tx)).map(({ code }) => code));
  const unknown = codes.find((code) => !known.has(code));
  return unknown === undefined
    ? succeed(null)
    : refuse({ path: 'bodies', message: `Det finns ingen nämnd, förvaltning eller grupp som heter ${unknown}.` });
}

const AddForm = Fields.extend({
  parent: z.string().transform((key) => (key === '' ? null : key)),
  level: z.string().min(1, 'Välj en nivå.'),
});

/** Adds a node under another (`parent` '' is the top). Answers with its key. */
export async function addPlanNode(app: App, session: Session, year: number, input: unknown): Promise<Result<string>> {
  const form = readForm(AddForm, input);
  if (!form.ok) return form;
  const { parent, level, ...given } = form.value;
  // What a controller of single bodies adds is theirs.
  const fields = given.bodies.length > 0 ? given : { ...given, bodies: [...(bodiesPlanned(session) ?? [])] };
  return changePlan(app, session, year, async (plan, levels, tx) => {
    const known = await unknownBody(tx, fields.bodies);
    if (!known.ok) return known;
    const added = addNode(plan, levels, { parent, level }, fields);
    if (!added.ok) return added;
    const { key } = added.value;
    const after = findNode(added.value.plan, key);
    const audit = { verb: 'planNode.add', subject: subjectOf(year, key), before: null, after };
    return succeed({ plan: added.value.plan, audit, value: key });
  });
}

const changedSince = {
  path: '',
  message:
    'Posten har ändrats av någon annan sedan du öppnade sidan, och inget är sparat. Det du skrev står kvar: jämför med posten och spara igen.',
};

const EditForm = Fields.extend({
  seen: z.string(),
  /** The key of the node that it shall hang on; '' is the top; left out where it stays. */
  parent: z
    .string()
    .transform((key) => (key === '' ? null : key))
    .optional(),
});

/** Edits a node, and hangs it last on another where `parent` says so. `seen` is the fingerprint of the node that was edited. */
export async function editPlanNode(
  app: App,
  session: Session,
  year: number,
  key: string,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(EditForm, input);
  if (!form.ok) return form;
  const { seen, parent, ...fields } = form.value;
  return changePlan(app, session, year, async (plan, levels, tx) => {
    const before = findNode(plan, key);
    if (!before) return refuse(missingNode);
    if (fingerprint(before) !== seen) return refuse(changedSince);
    const known = await unknownBody(tx, fields.bodies);
    if (!known.ok) return known;
    const edited = editNode(plan, key, fields);
    if (!edited.ok) return edited;
    const stays = parent === undefined || parent === before.parent;
    const placed = stays ? edited : moveNode(edited.value, levels, key, { parent, before: null });
    if (!placed.ok) return placed;
    const audit = { verb: 'planNode.edit', subject: subjectOf(year, key), before, after: findNode(placed.value, key) };
    return succeed({ plan: placed.value, audit, value: null });
  });
}

const MoveForm = z.object({
  node: z.string(),
  /** Fingerprint of the tree that was seen. */
  seen: z.string(),
  to: z.union([
    z.enum(['up', 'down', 'in', 'out']),
    z.object({ parent: z.string().nullable(), before: z.string().nullable() }),
  ]),
});

const place = (plan: Plan, key: string) => {
  const node = findNode(plan, key);
  return node ? { parent: node.parent, position: node.position } : null;
};

/** Moves a node a step, or to a place. Refused where the tree is no longer the one that was seen. */
export async function movePlanNode(app: App, session: Session, year: number, input: unknown): Promise<Result<null>> {
  const form = readForm(MoveForm, input);
  if (!form.ok) return form;
  const { node, seen, to } = form.value;
  return changePlan(app, session, year, (plan: Plan, levels: readonly SteeringLevel[]) => {
    if (structureOf(plan) !== seen) {
      const message = 'Någon annan har ändrat planen sedan sidan visades. Här är den som den står nu: gör om flytten.';
      return refuse({ path: '', message });
    }
    const own = findNode(plan, node);
    if (own && !mayEditPart(session, own.bodies)) return refuse(notOwnPart(session, own));
    const moved = typeof to === 'string' ? stepNode(plan, levels, node, to) : moveNode(plan, levels, node, to);
    if (!moved.ok) return moved;
    const [before, after] = [place(plan, node), place(moved.value, node)];
    const audit = { verb: 'planNode.move', subject: subjectOf(year, node), before, after };
    return succeed({ plan: moved.value, audit, value: null });
  });
}

export const RemovalReason = z.object({
  reason: plainText().trim().min(3, 'Skriv varför posten ska tas bort.').max(1000, 'Skälet får ha högst 1 000 tecken.'),
});

/** Marks a node for removal with all that hangs on it. `input`: `reason`. */
export async function markPlanRemoval(
  app: App,
  session: Session,
  year: number,
  key: string,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(RemovalReason, input);
  if (!form.ok) return form;
  const { reason } = form.value;
  return changePlan(app, session, year, (plan) => {
    const marked = markRemoval(plan, key, reason);
    if (!marked.ok) return marked;
    const audit = { verb: 'planNode.markRemoval', subject: subjectOf(year, key), before: null, after: { reason } };
    return succeed({ plan: marked.value, audit, value: null });
  });
}

/** Takes the mark off again. */
export function undoPlanRemoval(app: App, session: Session, year: number, key: string): Promise<Result<null>> {
  return changePlan(app, session, year, (plan) => {
    const kept = undoRemoval(plan, key);
    if (!kept.ok) return kept;
    const before = { reason: findNode(plan, key)?.removal ?? null };
    const audit = { verb: 'planNode.undoRemoval', subject: subjectOf(year, key), before, after: null };
    return succeed({ plan: kept.value, audit, value: null });
  });
}
