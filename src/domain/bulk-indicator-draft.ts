/** Each line of a sheet of indicators as the indicator that it asks for, with what stands in the way of it. */
import { type BulkRow, type BulkSheet, cellText, type Fault, faultIn, hasColumn, quoted, repeated } from './bulk.ts';
import { findTarget, type TargetPlace, targetField } from './bulk-indicator-sheet.ts';
import { compareDecimals } from './decimal.ts';
import { Unit } from './figure.ts';
import { Indicator } from './indicator.ts';
import type { SteeringLevel } from './node.ts';
import type { Plan, PlanIndicator, PlanNode, Target } from './plan.ts';
import { IndicatorFields } from './plan-indicator.ts';
import type { Issue } from './result.ts';

export type IndicatorContext = {
  readonly plan: Plan;
  readonly levels: readonly SteeringLevel[];
  /** The targets that the sheet may have columns for. */
  readonly places: readonly TargetPlace[];
};

/** `indicator` as the line asks for it, its position as it stood; without a key where it is new. */
export type DraftIndicator = {
  readonly line: number;
  readonly indicator: PlanIndicator;
  readonly stored: PlanIndicator | null;
  /** True where the line has no key. */
  readonly isNew: boolean;
};

type Read<T> = { readonly value: T; readonly faults: readonly Issue[] };

type Reader = {
  readonly context: IndicatorContext;
  readonly fault: Fault;
  readonly says: (row: BulkRow, field: string) => boolean;
  readonly nodes: {
    readonly byKey: ReadonlyMap<string, PlanNode>;
    readonly byTitle: ReadonlyMap<string, readonly PlanNode[]>;
  };
};

const longestSource = 300;
const mostDecimals = 6;
const fine = <T>(value: T): Read<T> => ({ value, faults: [] });

function titleOf(row: BulkRow, stored: PlanIndicator | null, { fault }: Reader): Read<string> {
  const title = cellText(row.values.title ?? '');
  if (stored !== null && (row.values.title === undefined || cellText(stored.title) === title))
    return fine(stored.title);
  const read = IndicatorFields.shape.title.safeParse(title);
  if (read.success || row.values.title === undefined) return fine(title);
  return { value: title, faults: read.error.issues.map((issue) => fault(row.line, 'title', issue.message)) };
}

function nodeOf(row: BulkRow, stored: PlanIndicator | null, { fault, says, nodes }: Reader): Read<string> {
  const text = cellText(row.values.node ?? '');
  if (stored !== null && (!says(row, 'node') || text === stored.node)) return fine(stored.node);
  const refuse = (message: string) => ({ value: stored?.node ?? '', faults: [fault(row.line, 'node', message)] });
  if (text === '') return refuse('Post saknas. Skriv nyckeln till den post som indikatorn mäter.');
  const exact = nodes.byKey.get(text);
  const found = exact ? [exact] : (nodes.byTitle.get(text) ?? []);
  const [node] = found;
  if (node === undefined) return refuse(`${quoted(text)} finns inte i planen. Skriv postens nyckel.`);
  if (found.length > 1) return refuse(`Det finns flera poster som heter ${quoted(text)}. Skriv nyckeln i stället.`);
  if (node.removal !== null) return refuse(`${quoted(node.title)} är markerad för borttagning. Ångra det först.`);
  return fine(node.key);
}

function unitOf(row: BulkRow, stored: PlanIndicator | null, { fault }: Reader): Read<Unit> {
  const read = Unit.safeParse(row.values.unit);
  if (read.success) return fine(read.data);
  if (stored !== null || row.values.unit === undefined) return fine(stored?.unit ?? 'count');
  const message = 'Enhet saknas. Skriv till exempel procent, antal eller mnkr.';
  return { value: 'count', faults: [fault(row.line, 'unit', message)] };
}

function decimalsOf(row: BulkRow, stored: PlanIndicator | null, { fault }: Reader): Read<number> {
  const text = row.values.decimals ?? null;
  if (text === null) return fine(stored?.decimals ?? 0);
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= mostDecimals) return fine(number);
  return { value: 0, faults: [fault(row.line, 'decimals', `Skriv ett helt tal från 0 till ${mostDecimals}.`)] };
}

function sourceOf(row: BulkRow, stored: PlanIndicator | null, { fault, says }: Reader): Read<string> {
  const text = cellText(row.values.source ?? '');
  if (!says(row, 'source') || text === cellText(stored?.source ?? '')) return fine(stored?.source ?? '');
  if (text.length <= longestSource) return fine(text);
  return {
    value: text,
    faults: [fault(row.line, 'source', `Källan får ha högst ${longestSource} tecken. Korta den.`)],
  };
}

function directionOf(row: BulkRow, stored: PlanIndicator | null, { says }: Reader): PlanIndicator['direction'] {
  const read = Indicator.shape.direction.safeParse(row.values.direction ?? null);
  return says(row, 'direction') && read.success ? read.data : (stored?.direction ?? null);
}

/** The target as the cell says it: the one that stands there where it is the same number. */
function targetOf(
  row: BulkRow,
  stored: PlanIndicator | null,
  place: TargetPlace,
  decimals: number,
  { fault, says }: Reader,
): Read<Target | null> {
  const { name } = targetField(place);
  const before = stored === null ? undefined : findTarget(stored, place);
  if (!says(row, name)) return fine(before ?? null);
  const value = row.values[name] ?? null;
  if (value === null) return fine(null);
  if (before !== undefined && compareDecimals(before.value, value) === 0) return fine(before);
  const written = value.split('.')[1]?.length ?? 0;
  const target = { ...place, value, decimals: Math.max(written, decimals) };
  if (written <= mostDecimals) return fine(target);
  return { value: target, faults: [fault(row.line, name, `Skriv högst ${mostDecimals} decimaler.`)] };
}

function draftOf(
  row: BulkRow,
  stored: PlanIndicator | null,
  reader: Reader,
): { draft: DraftIndicator; faults: Issue[] } {
  const title = titleOf(row, stored, reader);
  const node = nodeOf(row, stored, reader);
  const unit = unitOf(row, stored, reader);
  const decimals = decimalsOf(row, stored, reader);
  const source = sourceOf(row, stored, reader);
  const targets = reader.context.places.map((place) => targetOf(row, stored, place, decimals.value, reader));
  const indicator: PlanIndicator = {
    key: stored?.key ?? '',
    node: node.value,
    title: title.value,
    unit: unit.value,
    direction: directionOf(row, stored, reader),
    position: stored?.position ?? 0,
    decimals: decimals.value,
    source: source.value,
    origin: stored?.origin ?? null,
    removal: stored?.removal ?? null,
    targets: targets.flatMap((target) => target.value ?? []),
  };
  const faults = [title, node, unit, decimals, source, ...targets].flatMap((read) => read.faults);
  return { draft: { line: row.line, indicator, stored, isNew: !row.values.key }, faults };
}

/** Every line as an indicator; what can be said of one line alone is checked here. */
export function draftIndicators(
  sheet: BulkSheet,
  context: IndicatorContext,
): { readonly indicators: readonly DraftIndicator[]; readonly faults: readonly Issue[] } {
  const { plan } = context;
  const fault = faultIn(sheet.mapping);
  const byKey = new Map(plan.indicators.map((one) => [one.key, one]));
  const keyed = sheet.rows.map((row) => ({
    line: row.line,
    row,
    key: row.values.key ? cellText(row.values.key) : null,
  }));
  const unknown = keyed.flatMap(({ line, key }) => {
    if (key === null || byKey.has(key)) return [];
    const message = `${quoted(key)} finns inte bland indikatorerna i planen för ${plan.year}. Lämna nyckeln tom om raden är ny, och kontrollera att filen hör till planen.`;
    return [fault(line, 'key', message)];
  });
  const twice = repeated(keyed, ({ key }) => key).map(({ row, first }) =>
    fault(row.line, 'key', `${quoted(row.key ?? '')} står också på rad ${first.line}. Ta bort den ena raden.`),
  );
  const reader: Reader = {
    context,
    fault,
    says: (row, field) => hasColumn(sheet.mapping, field) && row.values[field] !== undefined,
    nodes: {
      byKey: new Map(plan.nodes.map((node) => [node.key, node])),
      byTitle: Map.groupBy(
        plan.nodes.filter((node) => node.removal === null),
        (node) => cellText(node.title),
      ),
    },
  };
  const drafts = keyed.map(({ row, key }) => draftOf(row, byKey.get(key ?? '') ?? null, reader));
  return {
    indicators: drafts.map(({ draft }) => draft),
    faults: [...unknown, ...twice, ...drafts.flatMap((each) => each.faults)],
  };
}
