/**
 * Reconcile: decisions on approval rights against the register of the invoice system. Every difference becomes a row that a
 * clerk can work off; rows whose person cannot be told are listed, and then nobody can say that the lists agree.
 */
import { amountText } from '../approvals/amount.ts';
import { compareRights, type Difference, type DifferenceKind, differenceKinds } from '../approvals/differences.ts';
import { type DutyFault, dutyKinds, tryDuties } from '../approvals/duties.ts';
import { type RightsTable, unreadableDay } from '../approvals/rights-table.ts';
import type { StaffList } from '../approvals/staff-list.ts';
import type { ReconcileMeasure } from '../definition.ts';
import {
  type ControlOutcome,
  type Exception,
  mostNamed,
  type Ratio,
  type SuggestedAssessment,
  type Unmatched,
} from '../outcome.ts';

/** The names of the files, for places. */
export type ReconcileInput = {
  readonly left: RightsTable;
  readonly right: RightsTable;
  readonly staff: StaffList | null;
  readonly names: { readonly left: string; readonly right: string };
};

/** The most serious first. Duties are as serious as a right that nobody decided. */
const order: readonly string[] = [...differenceKinds.slice(0, 3), ...dutyKinds, ...differenceKinds.slice(3)];
const serious = new Set<string>([...differenceKinds.slice(0, 3), ...dutyKinds]);

type Found = { readonly kind: string; readonly toException: () => Exception };

/** Not run where one of the lists has no right that can be told. `most`: how many rows are named. */
export function reconcile(
  measure: Pick<ReconcileMeasure, 'deciders' | 'tolerate'>,
  input: ReconcileInput,
  most = mostNamed,
): ControlOutcome {
  const { left, right, staff, names } = input;
  for (const [table, name] of [
    [left, names.left],
    [right, names.right],
  ] as const) {
    if (table.count === 0) return { status: 'not-run', reason: emptyList(table, name) };
  }
  const { differences, examined } = compareRights(left, right);
  const duties = tryDuties(left, right, { staff, deciders: measure.deciders });
  const found: Found[] = [
    ...differences.map((one) => ({ kind: one.kind, toException: () => differenceRow(input, one) })),
    ...duties.faults.map((one) => ({ kind: one.kind, toException: () => dutyRow(input, one) })),
  ];
  const counts: Record<string, number> = {};
  for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1;
  const unmatched = [...unknownRows(left, names.left), ...unknownRows(right, names.right)];
  const deviations = found.filter(({ kind }) => !measure.tolerate.includes(kind));
  const named = order.flatMap((kind) => found.filter((one) => one.kind === kind)).slice(0, most);
  const total = [...examined.values()].reduce((sum, { whole }) => sum + whole, 0);
  return {
    status: deviations.length === 0 && unmatched.length === 0 ? 'passed' : 'deviating',
    examined: total,
    ratios: ratiosOf(examined, left),
    series: [],
    exceptions: distinct(named.map(({ toException }) => toException())),
    exceptionCounts: counts,
    unmatched: unmatched.slice(0, most),
    unmatchedCount: unmatched.length,
    notes: notesOf(input, duties.untried),
    suggested: suggest(deviations, counts, { total, unmatched: unmatched.length }),
  };
}

function emptyList(table: RightsTable, name: string): string {
  const lost = table.unknown.length + table.incomplete.length;
  if (lost === 0) return `Listan ${name} är tom. Kontrollera filen och kör avstämningen igen.`;
  return `Ingen rad i ${name} går att jämföra: personnummer, kostnadsställe eller roll saknas på alla ${lost.toLocaleString('sv-SE')} rader. Kontrollera kolumnerna och kör avstämningen igen.`;
}

function unknownRows(table: RightsTable, name: string): Unmatched[] {
  return [...table.unknown, ...table.incomplete].map((row) => ({
    source: name,
    place: `Rad ${row.line} i ${name}`,
    name: row.name,
  }));
}

/** The same key twice would be one row to a clerk: later ones are numbered. */
function distinct(exceptions: readonly Exception[]): Exception[] {
  const seen = new Map<string, number>();
  return exceptions.map((one) => {
    const times = (seen.get(one.key) ?? 0) + 1;
    seen.set(one.key, times);
    return times === 1 ? one : { ...one, key: `${one.key}#${times}` };
  });
}

function ratiosOf(examined: ReadonlyMap<number, { whole: number; agreed: number }>, left: RightsTable): Ratio[] {
  const empty = { bands: {}, notExamined: 0 };
  const roles = [...examined].map(([role, { whole, agreed }]) => ({
    ...{ breakdown: 'role', path: [left.words.roles.values[role] ?? ''], part: agreed, whole },
    ...empty,
  }));
  const sum = (of: 'part' | 'whole') => roles.reduce((all, one) => all + one[of], 0);
  return [{ breakdown: '', path: [], part: sum('part'), whole: sum('whole'), ...empty }, ...roles];
}

const sideOf = ({ left, right }: ReconcileInput, one: Difference) =>
  one.left >= 0 ? ([left, one.left] as const) : ([right, one.right] as const);

function keyText(table: RightsTable, at: number): string {
  const { persons, costCentres, roles } = table.words;
  const [person, place, role] = [
    persons.values[table.person[at] ?? 0],
    costCentres.values[table.costCentre[at] ?? 0],
    roles.values[table.role[at] ?? 0],
  ];
  return `${person}|${place}|${role}`;
}

function common(table: RightsTable, at: number, kind: string): Pick<Exception, 'key' | 'kind' | 'name' | 'path'> {
  const place = table.words.costCentres.values[table.costCentre[at] ?? 0] ?? '';
  const role = table.words.roles.values[table.role[at] ?? 0] ?? '';
  return { key: `${kind}|${keyText(table, at)}`, kind, name: table.names[at] ?? '', path: [place, role] };
}

function differenceRow(input: ReconcileInput, one: Difference): Exception {
  const [table, at] = sideOf(input, one);
  const places = [
    ...(one.left < 0 ? [] : [`rad ${input.left.line[one.left]} i ${input.names.left}`]),
    ...(one.right < 0 ? [] : [`rad ${input.right.line[one.right]} i ${input.names.right}`]),
  ];
  return { ...common(table, at, one.kind), detail: detailOf(input, one), place: places.join(', ') };
}

function dutyRow(input: ReconcileInput, { kind, list, row, detail }: DutyFault): Exception {
  return { ...common(input[list], row, kind), detail, place: `rad ${input[list].line[row]} i ${input.names[list]}` };
}

function dayText(day: number | undefined, absent: string): string {
  if (day === undefined || day === 0) return absent;
  return day === unreadableDay
    ? 'ett datum som inte går att läsa'
    : String(day).replace(/^(\d{4})(\d\d)(\d\d)$/u, '$1-$2-$3');
}

function timeText(table: RightsTable, at: number): string {
  return `${dayText(table.from[at], 'utan startdag')} till ${dayText(table.to[at], 'tills vidare')}`;
}

function limitText(table: RightsTable, at: number): string {
  const limit = table.limit[at] ?? Number.NaN;
  return amountText(Number.isNaN(limit) ? null : limit);
}

function detailOf({ left, right }: ReconcileInput, { kind, left: at, right: other }: Difference): string {
  const place = (table: RightsTable, row: number) => table.words.costCentres.values[table.costCentre[row] ?? 0];
  const role = (table: RightsTable, row: number) => table.words.roles.values[table.role[row] ?? 0];
  const details: Record<DifferenceKind, () => string> = {
    'missing-decision': () => `Har rätten i systemet (${limitText(right, other)}) men inget beslut.`,
    'missing-in-system': () => `Beslutad (${limitText(left, at)}) men saknas i systemet.`,
    'limit-higher': () => `Systemet tillåter ${limitText(right, other)}, beslutet ${limitText(left, at)}.`,
    'limit-lower': () => `Systemet tillåter ${limitText(right, other)}, beslutet ${limitText(left, at)}.`,
    'expired-active': () => `Beslutet gällde ${timeText(left, at)} men rätten är aktiv.`,
    'validity-differs': () => `Beslutet gäller ${timeText(left, at)}, systemet ${timeText(right, other)}.`,
    'cost-centre-differs': () => `Beslutet gäller kostnadsställe ${place(left, at)}, systemet ${place(right, other)}.`,
    'role-differs': () => `Beslutet gäller ${role(left, at)}, systemet ${role(right, other)}.`,
    duplicate: () => `Samma rätt står mer än en gång i ${at >= 0 ? 'besluten' : 'systemet'}.`,
    inactive: () => 'Beslutad men inte aktiv i systemet.',
  };
  return details[kind]();
}

function notesOf({ left, right }: ReconcileInput, untried: readonly string[]): string[] {
  const lost = left.unknown.length + right.unknown.length;
  const incomplete = left.incomplete.length + right.incomplete.length;
  return [
    `${left.count.toLocaleString('sv-SE')} beslut jämförda med ${right.count.toLocaleString('sv-SE')} rättigheter i systemet.`,
    ...(lost === 0
      ? []
      : [
          `${lost.toLocaleString('sv-SE')} rader saknar personnummer, och användarnamnet finns inte i personallistan. De är inte jämförda.`,
        ]),
    ...(incomplete === 0
      ? []
      : [`${incomplete.toLocaleString('sv-SE')} rader saknar kostnadsställe eller roll och är inte jämförda.`]),
    ...untried.map((what) => `Inte prövat: ${what}.`),
  ];
}

function suggest(
  deviations: readonly Found[],
  counts: Readonly<Record<string, number>>,
  { total, unmatched }: { readonly total: number; readonly unmatched: number },
): SuggestedAssessment {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const rights = total === 1 ? '1 rättighet jämförd' : `${total.toLocaleString('sv-SE')} rättigheter jämförda`;
  const found = all === 0 ? 'utan avvikelse' : all === 1 ? '1 avvikelse' : `${all.toLocaleString('sv-SE')} avvikelser`;
  const said = `${rights}, ${found}.`;
  if (deviations.some(({ kind }) => serious.has(kind))) {
    return {
      assessment: 'red',
      reason: `${said} Någon har mer rätt än vad som är beslutat, eller kan ensam hantera en transaktion.`,
    };
  }
  if (unmatched > 0) {
    const reason = `${said} ${unmatched.toLocaleString('sv-SE')} rader gick inte att jämföra, så en bedömning kan inte föreslås.`;
    return { assessment: deviations.length > 0 ? 'yellow' : null, reason };
  }
  return { assessment: deviations.length > 0 ? 'yellow' : 'green', reason: said };
}
