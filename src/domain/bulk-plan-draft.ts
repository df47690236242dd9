/** Each line of a sheet of nodes as the node that it asks for, with what stands in the way of it. */
import type { Body } from './body.ts';
import { type BulkRow, type BulkSheet, cellText, type Fault, faultIn, hasColumn, quoted, repeated } from './bulk.ts';
import { type ParentFinder, parentFinder } from './bulk-plan-parent.ts';
import { bodiesText, orderNumbers, readBodies } from './bulk-plan-sheet.ts';
import { compareDecimals } from './decimal.ts';
import { NodeRole, type SteeringLevel } from './node.ts';
import { fits, type Plan, type PlanNode } from './plan.ts';
import { NodeFields } from './plan-edit.ts';
import type { Issue } from './result.ts';

export type PlanContext = {
  readonly plan: Plan;
  readonly levels: readonly SteeringLevel[];
  readonly bodies: readonly Pick<Body, 'code' | 'name'>[];
};

/** A node as a line asks for it. `id` is its key, or for a new one a name that no key has. */
export type DraftNode = Pick<PlanNode, 'level' | 'title' | 'role' | 'bodies' | 'startsOn' | 'endsOn'> & {
  readonly line: number;
  readonly id: string;
  /** The node that stands there; null for a new one. */
  readonly node: PlanNode | null;
  /** Id of the node above. */
  readonly parent: string | null;
  /** Its number among its siblings; null where the line does not say it, or says that of where it stood before. */
  readonly order: string | null;
};

export type Drafts = { readonly nodes: readonly DraftNode[]; readonly faults: readonly Issue[] };

type Row = BulkRow & {
  readonly id: string;
  readonly node: PlanNode | null;
  /** '' where it is missing, or cannot be read. */
  readonly level: string;
  readonly title: string;
};

type Reader = {
  readonly context: PlanContext;
  readonly fault: Fault;
  /** True where the line says what the field is to be. */
  readonly says: (row: Row, field: string) => boolean;
  readonly parents: ParentFinder;
  readonly numbers: ReadonlyMap<string, string>;
};

/** An id of a new node; keys hold no line break. */
const newId = (line: number) => `\n${line}`;
export const isNewId = (id: string) => id.startsWith('\n');

function knownRows({ rows, mapping }: BulkSheet, plan: Plan): { rows: Row[]; faults: Issue[] } {
  const fault = faultIn(mapping);
  const byKey = new Map(plan.nodes.map((node) => [node.key, node]));
  const keyed = rows.map((row) => ({ ...row, key: row.values.key ? cellText(row.values.key) : null }));
  const unknown = keyed.flatMap(({ line, key }) => {
    if (key === null || byKey.has(key)) return [];
    const message = `${quoted(key)} finns inte i planen för ${plan.year}. Lämna nyckeln tom om raden är ny, och kontrollera att filen hör till planen.`;
    return [fault(line, 'key', message)];
  });
  const twice = repeated(keyed, (row) => row.key).map(({ row, first }) =>
    fault(row.line, 'key', `${quoted(row.key ?? '')} står också på rad ${first.line}. Ta bort den ena raden.`),
  );
  const known = keyed.map(({ line, values, key }): Row => {
    const node = byKey.get(key ?? '') ?? null;
    const title = cellText(values.title ?? '');
    return { line, values, id: key ?? newId(line), node, level: values.level ?? node?.level ?? '', title };
  });
  return { rows: known, faults: [...unknown, ...twice] };
}

function levelFaults({ line, id, node, level, values }: Row, { fault }: Reader): Issue[] {
  if (level === '' && (values.level === undefined || !isNewId(id))) return [];
  if (level === '') return [fault(line, 'level', 'Nivå saknas. En ny rad behöver en nivå.')];
  if (node === null || node.level === level) return [];
  const message = 'En post byter inte nivå. Lägg till en ny rad utan nyckel och ta bort den här.';
  return [fault(line, 'level', message)];
}

function titleFaults({ line, node, title, values }: Row, { fault }: Reader): Issue[] {
  if (values.title === undefined) return [];
  if (node !== null && cellText(node.title) === title) return [];
  const read = NodeFields.shape.title.safeParse(title);
  return read.success ? [] : read.error.issues.map((issue) => fault(line, 'title', issue.message));
}

function bodiesOf(row: Row, { context, fault, says }: Reader): { bodies: readonly string[]; faults: Issue[] } {
  const stored = row.node?.bodies ?? [];
  const text = cellText(row.values.bodies ?? '');
  if (!says(row, 'bodies') || text === cellText(bodiesText(stored))) return { bodies: stored, faults: [] };
  const { codes, unknown } = readBodies(text, context.bodies);
  const faults = unknown.map((word) =>
    fault(row.line, 'bodies', `${quoted(word)} är ingen nämnd, förvaltning eller grupp i kommunen. Skriv dess kod.`),
  );
  return { bodies: codes, faults };
}

function daysOf(row: Row, { fault, says }: Reader): Pick<DraftNode, 'startsOn' | 'endsOn'> & { faults: Issue[] } {
  const day = (field: 'startsOn' | 'endsOn') =>
    says(row, field) ? (row.values[field]?.slice(0, 10) ?? null) : (row.node?.[field] ?? null);
  const [startsOn, endsOn] = [day('startsOn'), day('endsOn')];
  const inOrder = startsOn === null || endsOn === null || startsOn <= endsOn;
  return {
    startsOn,
    endsOn,
    faults: inOrder ? [] : [fault(row.line, 'endsOn', 'Slutdagen ligger före startdagen. Rätta den ena.')],
  };
}

/** The id of the node above, as the line says it. */
function parentOf(row: Row, { context, fault, says, parents }: Reader): { parent: string | null; faults: Issue[] } {
  const stored = row.node?.parent ?? null;
  const text = cellText(row.values.parent ?? '');
  if (row.node !== null && (!says(row, 'parent') || text === (stored ?? ''))) return { parent: stored, faults: [] };
  const refuse = (message: string) => ({ parent: null, faults: [fault(row.line, 'parent', message)] });
  if (text === '') {
    if (row.level === '' || fits(context.levels, row.level, null)) return { parent: null, faults: [] };
    return refuse('Överordnad saknas. Bara den översta nivån står utan något ovanför sig.');
  }
  const found = parents.find(text, row.level);
  if (found.length === 0) return refuse(`${quoted(text)} finns varken i planen eller i filen. Skriv postens nyckel.`);
  const [above] = found;
  if (above === undefined || found.length > 1)
    return refuse(`Det finns flera poster som heter ${quoted(text)}. Skriv nyckeln i stället.`);
  if (above.removal) return refuse(`${quoted(above.title)} är markerad för borttagning. Ångra det först.`);
  return { parent: above.id, faults: [] };
}

function orderOf({ node, values }: Row, parent: string | null, { numbers }: Reader): string | null {
  const order = values.order ?? null;
  if (order === null || node === null) return order;
  const stood = numbers.get(node.key);
  const same = stood !== undefined && compareDecimals(order, stood) === 0;
  return node.removal !== null || (node.parent !== parent && same) ? null : order;
}

function draftOf(row: Row, reader: Reader): { node: DraftNode; faults: Issue[] } {
  const bodies = bodiesOf(row, reader);
  const days = daysOf(row, reader);
  const parent = parentOf(row, reader);
  const role = NodeRole.safeParse(row.values.role);
  return {
    node: {
      line: row.line,
      id: row.id,
      node: row.node,
      level: row.level,
      title: row.title,
      role: role.success ? role.data : (row.node?.role ?? 'group'),
      bodies: [...bodies.bodies],
      startsOn: days.startsOn,
      endsOn: days.endsOn,
      parent: parent.parent,
      order: orderOf(row, parent.parent, reader),
    },
    faults: [
      ...levelFaults(row, reader),
      ...titleFaults(row, reader),
      ...parent.faults,
      ...bodies.faults,
      ...days.faults,
    ],
  };
}

/** Every line as a node; what can be said of one line alone is checked here. */
export function draftNodes(sheet: BulkSheet, context: PlanContext): Drafts {
  const { rows, faults } = knownRows(sheet, context.plan);
  const reader: Reader = {
    context,
    fault: faultIn(sheet.mapping),
    says: (row, field) => hasColumn(sheet.mapping, field) && row.values[field] !== undefined,
    parents: parentFinder(rows, context),
    numbers: orderNumbers(context.plan),
  };
  const drafts = rows.map((row) => draftOf(row, reader));
  return {
    nodes: drafts.map((draft) => draft.node),
    faults: [...faults, ...drafts.flatMap((draft) => draft.faults)],
  };
}
