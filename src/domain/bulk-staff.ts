/** A sheet of staff: a line for each group. What it would change is told without the figures, which are about persons; plain headcounts are told. */
import {
  type BulkChange,
  type BulkRow,
  type BulkSheet,
  type BulkTrial,
  byLine,
  cellText,
  type Fault,
  faultIn,
  repeated,
} from './bulk.ts';
import { type ReportName, reportOf, type ValueNames } from './bulk-value-report.ts';
import { reportCode } from './bulk-value-sheet.ts';
import type { ImportField } from './column-mapping.ts';
import { compareDecimals } from './decimal.ts';
import { periodName } from './period.ts';
import { type Issue, type Result, refuse, succeed } from './result.ts';
import { StaffGroup, type StaffMeasure, StaffPlace, staffKey, staffName } from './staff.ts';

const number = (name: string, label: string, synonyms: readonly string[] = []): ImportField => ({
  ...{ name, label, synonyms },
  ...{ required: false, kind: 'number' },
});
const questions = Array.from({ length: 9 }, (_, at) => `q${at + 1}`);

/** In the order of the columns. Which a line needs depends on what it measures. */
export const staffFields: readonly ImportField[] = [
  { name: 'body', label: 'Nämnd', required: false, kind: 'text', asShown: true },
  { name: 'period', label: 'Period', required: false, kind: 'text', asShown: true },
  {
    name: 'measure',
    label: 'Uppgift',
    required: true,
    kind: 'choice',
    synonyms: ['Mått'],
    choices: [
      { value: 'headcount', labels: ['anställda', 'antal anställda'] },
      { value: 'sickLeave', labels: ['sjukfrånvaro'] },
      { value: 'turnover', labels: ['personalomsättning', 'omsättning'] },
      { value: 'engagement', labels: ['hme', 'medarbetarengagemang'] },
    ],
  },
  {
    name: 'unit',
    label: 'Enhet',
    required: false,
    kind: 'text',
    asShown: true,
    synonyms: ['Avdelning'],
    maxLength: 100,
  },
  {
    name: 'form',
    label: 'Anställningsform',
    required: false,
    kind: 'choice',
    choices: [
      { value: 'permanent', labels: ['tillsvidare', 'tillsvidareanställd', 'tillsvidareanställda'] },
      { value: 'fixedTerm', labels: ['visstid', 'visstidsanställd', 'visstidsanställda'] },
      { value: 'hourly', labels: ['timavlönad', 'timavlönade', 'timanställda'] },
    ],
  },
  {
    name: 'sex',
    label: 'Kön',
    required: false,
    kind: 'choice',
    choices: [
      { value: 'women', labels: ['kvinnor', 'kvinna', 'k'] },
      { value: 'men', labels: ['män', 'man', 'm'] },
    ],
  },
  {
    name: 'age',
    label: 'Ålder',
    required: false,
    kind: 'choice',
    synonyms: ['Åldersgrupp'],
    choices: [
      { value: 'young', labels: ['29 år eller yngre', '-29', 'under 30', '29 år och yngre'] },
      { value: 'middle', labels: ['30-49 år', '30–49 år', '30-49', '30–49'] },
      { value: 'old', labels: ['50 år eller äldre', '50-', '50+', '50 år och äldre'] },
    ],
  },
  { ...number('persons', 'Antal personer', ['Antal', 'Svar', 'Medelantal']), required: true },
  number('ordinaryHours', 'Ordinarie timmar', ['Ordinarie arbetstid']),
  number('sickHours', 'Sjuktimmar', ['Sjukfrånvaro timmar']),
  number('longHours', 'Sjuktimmar 60 dagar eller mer', ['Långtidssjukfrånvaro timmar']),
  number('leftExternal', 'Slutat', ['Slutat i kommunen', 'Externa avgångar']),
  number('leftInternal', 'Bytt arbetsplats', ['Interna byten']),
  ...questions.map((name, at) => number(name, `Fråga ${at + 1}`)),
];

export type StaffContext = ValueNames & {
  /** By `reportCode`. */
  readonly stored: ReadonlyMap<string, { readonly groups: readonly StaffGroup[]; readonly decided: boolean }>;
};

export type StaffWrites = readonly (ReportName & {
  readonly groups: readonly (StaffGroup & { readonly sourceLine: number })[];
})[];

type Line = ReportName & { readonly line: number; readonly group: StaffGroup };

/** The fields that each measure cannot do without. */
const needed: Readonly<Record<StaffMeasure, readonly string[]>> = {
  headcount: [],
  sickLeave: ['ordinaryHours', 'sickHours'],
  turnover: ['leftExternal'],
  engagement: questions,
};

const whole = (text: string | null | undefined): number | null => (text == null ? null : Number(text));

function groupOf({ line, values }: BulkRow, fault: Fault): Result<StaffGroup> {
  const place = StaffPlace.safeParse({
    ...{ measure: values.measure, unit: cellText(values.unit ?? '') },
    ...{ form: values.form ?? '', sex: values.sex ?? '', age: values.age ?? '' },
  });
  if (!place.success)
    return refuse(fault(line, 'measure', 'Skriv vad raden är: anställda, sjukfrånvaro, personalomsättning eller HME.'));
  const { measure } = place.data;
  const missing = needed[measure].find((field) => values[field] == null);
  if (missing !== undefined) {
    const label = staffFields.find(({ name }) => name === missing)?.label ?? missing;
    return refuse(fault(line, missing, `${label} saknas. Fyll i cellen.`));
  }
  const of = <T>(when: StaffMeasure, value: T): T | null => (measure === when ? value : null);
  const read = StaffGroup.safeParse({
    ...place.data,
    persons: Number(values.persons),
    ordinaryHours: of('sickLeave', values.ordinaryHours ?? null),
    sickHours: of('sickLeave', values.sickHours ?? null),
    longHours: of('sickLeave', values.longHours ?? null),
    leftExternal: of('turnover', whole(values.leftExternal)),
    leftInternal: of('turnover', whole(values.leftInternal)),
    answers: of(
      'engagement',
      questions.map((name) => values[name]),
    ),
  });
  if (!read.success)
    return refuse(
      fault(line, String(read.error.issues[0]?.path[0] ?? 'persons'), 'Skriv antal som hela tal, från 0 och uppåt.'),
    );
  return whyImpossible(read.data, (field, message) => fault(line, field, message));
}

function whyImpossible(group: StaffGroup, fault: (field: string, message: string) => Issue): Result<StaffGroup> {
  const { ordinaryHours, sickHours, longHours, answers } = group;
  const hours = { ordinaryHours, sickHours, longHours };
  for (const [field, value] of Object.entries(hours))
    if (value?.startsWith('-')) return refuse(fault(field, 'Timmar kan inte vara färre än 0.'));
  if (ordinaryHours !== null && sickHours !== null && compareDecimals(sickHours, ordinaryHours) > 0)
    return refuse(fault('sickHours', 'Sjuktimmarna är fler än de ordinarie timmarna.'));
  if (sickHours !== null && longHours !== null && compareDecimals(longHours, sickHours) > 0)
    return refuse(fault('longHours', 'Timmarna av 60 dagar eller mer är fler än alla sjuktimmar.'));
  const odd = (answers ?? []).findIndex((mean) => compareDecimals(mean, '1') < 0 || compareDecimals(mean, '5') > 0);
  if (odd >= 0) return refuse(fault(`q${odd + 1}`, 'Medelvärdet ska vara mellan 1 och 5.'));
  return succeed(group);
}

function lineOf(row: BulkRow, context: StaffContext, fault: Fault): Result<Line> {
  const report = reportOf(row, context, fault);
  if (!report.ok) return report;
  const group = groupOf(row, fault);
  return group.ok ? succeed({ ...report.value, line: row.line, group: group.value }) : group;
}

const same = (a: StaffGroup, b: StaffGroup): boolean => {
  const text = (each: StaffGroup) =>
    [each.ordinaryHours, each.sickHours, each.longHours, ...(each.answers ?? [])]
      .map((value) => (value === null ? '' : String(Number(value))))
      .join('|');
  return (
    a.persons === b.persons &&
    a.leftExternal === b.leftExternal &&
    a.leftInternal === b.leftInternal &&
    text(a) === text(b)
  );
};

/** The number of persons before and after; that other figures differ is seen from the line being there. */
function changeOf({ body, period, line, group }: Line, before: StaffGroup | undefined): BulkChange | null {
  if (before !== undefined && same(before, group)) return null;
  const title = `${staffName(group)} (${body}, ${periodName(period)})`;
  return {
    kind: before === undefined ? 'new' : 'changed',
    subject: `staff:${reportCode({ body, period })}/${staffKey(group)}`,
    title,
    line,
    edits: [
      { field: 'persons', before: before === undefined ? '' : String(before.persons), after: String(group.persons) },
    ],
  };
}

/** What a sheet of staff would do. What it does not name is left alone. */
export function tryStaffSheet(sheet: BulkSheet, context: StaffContext): BulkTrial<StaffWrites> {
  const fault = faultIn(sheet.mapping);
  const readable = sheet.rows.filter(({ values }) => Object.values(values).every((value) => value !== undefined));
  const read = readable.map((row) => lineOf(row, context, fault));
  const lines = read.flatMap((line) => (line.ok ? [line.value] : []));
  const nameOf = (line: Line) => `${reportCode(line)}/${staffKey(line.group)}`;
  const twice = repeated(lines, nameOf).map(({ row, first }) =>
    fault(row.line, 'measure', `Samma grupp står också på rad ${first.line}. Ta bort den ena raden.`),
  );
  const decided = lines.flatMap((line) => {
    if (!context.stored.get(reportCode(line))?.decided) return [];
    const message = `Rapporten för ${line.body}, ${periodName(line.period)}, är beslutad och ändras inte. Ta bort raden ur filen.`;
    return [fault(line.line, 'period', message)];
  });
  const faults = byLine([
    ...sheet.faults,
    ...read.flatMap((line) => (line.ok ? [] : line.issues)),
    ...twice,
    ...decided,
  ]);
  const stored = new Map<string, StaffGroup>(
    [...context.stored].flatMap(([code, { groups }]) =>
      groups.map((group): [string, StaffGroup] => [`${code}/${staffKey(group)}`, group]),
    ),
  );
  const changed = lines.flatMap((line) => {
    const change = changeOf(line, stored.get(nameOf(line)));
    return change === null ? [] : [{ line, change }];
  });
  const writes = [...Map.groupBy(changed, ({ line }) => reportCode(line)).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const groups = same.map(({ line }) => ({ ...line.group, sourceLine: line.line }));
    return [{ body: first.line.body, period: first.line.period, groups }];
  });
  return {
    faults,
    changes: changed.map(({ change }) => change),
    unchanged: lines.length - changed.length,
    missing: [],
    after: faults.length > 0 ? null : writes,
  };
}
