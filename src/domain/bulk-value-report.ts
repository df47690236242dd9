/** Which report each line of a sheet of values is about: as the line says it, or as was said for the whole sheet. */
import { type BulkRow, type BulkSheet, cellText, type Fault, faultIn, quoted } from './bulk.ts';
import { type BodyNames, bodyOf } from './bulk-place.ts';
import { readPeriodName, reportCode } from './bulk-value-sheet.ts';
import { type Period, periodName } from './period.ts';
import { type Result, refuse, succeed } from './result.ts';

/** The report that a line is about. */
export type ReportName = { readonly body: string; readonly period: Period };

export type ValueNames = BodyNames & {
  readonly year: number;
  /** What lines are about that do not say it themselves. */
  readonly period: Period | null;
};

function periodOf({ line, values }: BulkRow, { period, year }: ValueNames, fault: Fault): Result<Period> {
  const text = cellText(values.period ?? '');
  const read = text === '' ? period : readPeriodName(text);
  if (read === null) {
    const wrong =
      text === ''
        ? 'Period saknas. Fyll i cellen, eller välj en period för hela filen.'
        : `${quoted(text)} är ingen period. Skriv den som Helår ${year} eller ${year}-year.`;
    return refuse(fault(line, 'period', wrong));
  }
  if (read.year === year) return succeed(read);
  return refuse(
    fault(line, 'period', `${periodName(read)} hör inte till planen för ${year}. Läs in den under sin egen plan.`),
  );
}

/** Lines name the same few reports over and over: each is found once for what the whole sheet says of bodies and period. */
const reportsFound = new WeakMap<ValueNames, Map<string, Result<ReportName>>>();

/** The report that a line is about; refused with the line's place. */
export function reportOf(row: BulkRow, names: ValueNames, fault: Fault): Result<ReportName> {
  const found = reportsFound.get(names) ?? new Map<string, Result<ReportName>>();
  reportsFound.set(names, found);
  const code = `${row.values.body ?? ''}\n${row.values.period ?? ''}`;
  const known = found.get(code);
  if (known) return known;
  const report = newReport(row, names, fault);
  if (report.ok) found.set(code, report);
  return report;
}

function newReport(row: BulkRow, names: ValueNames, fault: Fault): Result<ReportName> {
  const body = bodyOf(row, names, fault);
  const period = periodOf(row, names, fault);
  if (body.ok && period.ok) return succeed({ body: body.value, period: period.value });
  return refuse(...(body.ok ? [] : body.issues), ...(period.ok ? [] : period.issues));
}

/** The reports that the lines name, each once: to be loaded before `tryValueSheet`. */
export function reportsNamed(sheet: BulkSheet, names: ValueNames): ReportName[] {
  const fault = faultIn(sheet.mapping);
  const named = new Map<string, ReportName>();
  for (const row of sheet.rows) {
    const report = reportOf(row, names, fault);
    if (report.ok) named.set(reportCode(report.value), report.value);
  }
  return [...named.values()];
}
