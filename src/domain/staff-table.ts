/**
 * The tables of a body's staff for a period, as report, page and files show them. Everything but plain headcounts is about
 * persons: a group of ten or fewer is suppressed, and whatever it could be worked out from.
 */
import { addDecimals } from './decimal.ts';
import type { Figure } from './figure.ts';
import type { FigureTable } from './figure-table.ts';
import { type StaffGroup, type StaffMeasure, staffWord } from './staff.ts';
import { type CellSum, suppressedCells } from './suppression.ts';

type Row = FigureTable['rows'][number];
/** A row of a table: the groups that it is about. */
type Line = { readonly id: string; readonly label: string; readonly groups: readonly StaffGroup[] };

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
const persons = (groups: readonly StaffGroup[]): number => groups.reduce((sum, group) => sum + group.persons, 0);

function table(kind: FigureTable['kind'], unit: FigureTable['unit'], corner: string, columns: string[], rows: Row[]) {
  return { key: `table/personal-${kind}`, kind, corner, unit, columns, rows };
}

/** a/b times `times`, rounded half up to so many decimals; null where b is 0. Neither is negative. */
function ratio(a: string, b: string, times: bigint, decimals: number): string | null {
  const places = Math.max(...[a, b].map((each) => each.split('.')[1]?.length ?? 0));
  const whole = (each: string) => BigInt(addDecimals([each, `0.${'0'.repeat(places || 1)}`]).replace('.', ''));
  const [over, under] = [whole(a), whole(b)];
  if (under === 0n) return null;
  const scale = 10n ** BigInt(decimals);
  const rounded = (over * times * scale * 2n + under) / (under * 2n);
  const digits = String(rounded).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const sumOf = (groups: readonly StaffGroup[], field: 'ordinaryHours' | 'sickHours' | 'longHours'): string =>
  addDecimals(groups.map((group) => group[field] ?? '0'));

/** The whole, and its division by sex, age and unit, each where the groups are told apart by it. */
function linesOf(groups: readonly StaffGroup[]): { lines: Line[]; sums: CellSum[] } {
  const units = [...new Set(groups.map(({ unit }) => unit).filter((unit) => unit !== ''))];
  const where = (id: string, label: string, test: (group: StaffGroup) => boolean): Line => ({
    id,
    label,
    groups: groups.filter(test),
  });
  const sexes = (['women', 'men'] as const).map((sex) =>
    where(sex, capital(staffWord(sex)), (each) => each.sex === sex),
  );
  const ages = (['young', 'middle', 'old'] as const).map((age) =>
    where(age, staffWord(age), (each) => each.age === age),
  );
  const byUnit = units.map((unit) => where(`unit:${unit}`, unit, (each) => each.unit === unit));
  const divisions = [sexes, ages, byUnit].filter((lines) => lines.some((line) => line.groups.length > 0));
  const shown = divisions.map((lines) => lines.filter((line) => line.groups.length > 0));
  return {
    lines: [{ id: 'all', label: 'Totalt', groups }, ...shown.flat()],
    sums: shown.map((lines) => ({ total: 'all', parts: lines.map(({ id }) => id) })),
  };
}

/** The lines that are not to be shown: all figures of a line are about the same persons. The groups that they were read in as must not follow from them either. */
function hiddenLines({ lines, sums }: { lines: readonly Line[]; sums: readonly CellSum[] }): ReadonlySet<string> {
  const own = lines[0]?.groups ?? [];
  const groupId = (group: StaffGroup) => `group:${own.indexOf(group)}`;
  const cells = [
    ...lines.map(({ id, groups }) => ({ id, persons: persons(groups) })),
    ...own.map((group) => ({ id: groupId(group), persons: group.persons, unpublished: true })),
  ];
  const ofGroups = lines.map(({ id, groups }) => ({ total: id, parts: groups.map(groupId) }));
  return suppressedCells(cells, [...sums, ...ofGroups]);
}

const cell = (value: string | null, decimals: number, hidden: boolean): Figure =>
  hidden ? { value: null, decimals, hidden: true } : { value, decimals };

function headcount(groups: readonly StaffGroup[]): FigureTable {
  const count = (test: (group: StaffGroup) => boolean): Figure => ({
    value: String(persons(groups.filter(test))),
    decimals: 0,
  });
  const forms = (['permanent', 'fixedTerm', 'hourly'] as const).filter((form) =>
    groups.some((each) => each.form === form),
  );
  const cells = (test: (group: StaffGroup) => boolean): Figure[] => [
    count((group) => test(group) && group.sex === 'women'),
    count((group) => test(group) && group.sex === 'men'),
    count(test),
  ];
  const rows = forms.map((form): Row => {
    const label = capital(staffWord(form));
    return { label, kind: 'plain', cells: cells((group) => group.form === form) };
  });
  const sum: Row = { label: 'Summa', kind: 'sum', cells: cells(() => true) };
  return table('headcount', 'count', 'Anställningsform', ['Kvinnor', 'Män', 'Totalt'], [...rows, sum]);
}

/** Sick leave in per cent of ordinary working time, and how much of it is in spells of 60 days or more (for the whole only). */
function sickLeave(groups: readonly StaffGroup[], header: string): FigureTable {
  const divided = linesOf(groups);
  const hidden = hiddenLines(divided);
  const rows = divided.lines.flatMap(({ id, label, groups: own }): Row[] => {
    const share = ratio(sumOf(own, 'sickHours'), sumOf(own, 'ordinaryHours'), 100n, 1);
    const row: Row = { label, kind: id === 'all' ? 'sum' : 'plain', cells: [cell(share, 1, hidden.has(id))] };
    if (id !== 'all') return [row];
    const long = ratio(sumOf(own, 'longHours'), sumOf(own, 'sickHours'), 100n, 1);
    const longRow: Row = {
      label: 'varav 60 dagar eller mer, andel av sjukfrånvaron',
      kind: 'plain',
      cells: [cell(long, 1, hidden.has(id))],
    };
    return [row, longRow];
  });
  return table('sickLeave', 'percent', 'Grupp', [header], rows);
}

/** How many left, in per cent of the average number of permanent employees, which each row says. */
function turnover(groups: readonly StaffGroup[]): FigureTable {
  const divided = linesOf(groups);
  const hidden = hiddenLines(divided);
  const rows = divided.lines.map(({ id, label, groups: own }): Row => {
    const base = persons(own);
    const share = (field: 'leftExternal' | 'leftInternal') => {
      const known = own.flatMap((group) => group[field] ?? []);
      const left = known.reduce((sum, count) => sum + count, 0);
      const value = known.length === 0 ? null : ratio(String(left), String(base), 100n, 1);
      return cell(value, 1, hidden.has(id));
    };
    return {
      label: `${label}, av ${base} tillsvidareanställda i medeltal`,
      kind: id === 'all' ? 'sum' : 'plain',
      cells: [share('leftExternal'), share('leftInternal')],
    };
  });
  return table('turnover', 'percent', 'Grupp', ['Slutat i kommunen', 'Bytt arbetsplats i kommunen'], rows);
}

/** The mean of questions from 1 to 5, weighted by how many answered, as 0 to 100. */
function engagementIndex(groups: readonly StaffGroup[], from: number, to: number): string | null {
  const answered = groups.filter(({ answers }) => answers !== null);
  const count = persons(answered) * (to - from);
  if (count === 0) return null;
  const sums = answered.flatMap(({ answers, persons: many }) =>
    (answers ?? []).slice(from, to).map((mean) => times(mean, many)),
  );
  // (mean - 1) / 4 * 100 = (sum - count) * 25 / count
  const above = addDecimals([...sums, `-${count}`]);
  return ratio(above.replace('-', ''), String(count), 25n, 0);
}

const times = (decimal: string, factor: number): string => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const digits = String(BigInt(whole + fraction) * BigInt(factor)).padStart(fraction.length + 1, '0');
  return fraction === '' ? digits : `${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
};

/** HME: nine questions as 0 to 100, with motivation (1-3), leadership (4-6) and steering (7-9); the whole is their mean, which all nine give. */
function engagement(groups: readonly StaffGroup[]): FigureTable {
  const divided = linesOf(groups);
  const hidden = hiddenLines(divided);
  const spans = [
    [0, 9],
    [0, 3],
    [3, 6],
    [6, 9],
  ] as const;
  const rows = divided.lines.map(({ id, label, groups: own }): Row => {
    const cells = spans.map(([from, to]) => cell(engagementIndex(own, from, to), 0, hidden.has(id)));
    return { label: `${label}, ${persons(own)} svar`, kind: id === 'all' ? 'sum' : 'plain', cells };
  });
  return table('engagement', 'index', 'Grupp', ['HME', 'Motivation', 'Ledarskap', 'Styrning'], rows);
}

/** Every table that has something in it. `header` names the period: "2025". */
export function staffTables(groups: readonly StaffGroup[], header: string): FigureTable[] {
  const of = (measure: StaffMeasure) => groups.filter((group) => group.measure === measure);
  const made: readonly (readonly [StaffMeasure, (own: readonly StaffGroup[]) => FigureTable])[] = [
    ['headcount', headcount],
    ['turnover', turnover],
    ['sickLeave', (own) => sickLeave(own, header)],
    ['engagement', engagement],
  ];
  return made.flatMap(([measure, make]) => {
    const own = of(measure);
    return persons(own) === 0 ? [] : [make(own)];
  });
}
