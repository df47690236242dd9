/**
 * Values of indicators edited as a sheet: which are new or changed in reports, and what is wrong. Numbers are compared
 * exactly. A value that the sheet does not have is left alone; an empty cell takes away the number and leaves the place.
 */
import {
  type BulkChange,
  type BulkRow,
  type BulkSheet,
  type BulkTrial,
  byLine,
  cellText,
  type Fault,
  faultIn,
  quoted,
  repeated,
} from './bulk.ts';
import { type ReportName, reportOf, type ValueNames } from './bulk-value-report.ts';
import { nameOfValue, reportCode, type ValueReport } from './bulk-value-sheet.ts';
import { compareDecimals } from './decimal.ts';
import { formatFigure } from './figure.ts';
import { type Indicator, IndicatorValue } from './indicator.ts';
import { type Period, periodName } from './period.ts';
import { readReported, valueLimits } from './reported-value.ts';
import { type Issue, type Result, refuse, succeed } from './result.ts';

export type ValueContext = ValueNames & {
  /** Those that the lines name, by `reportCode`. */
  readonly reports: ReadonlyMap<string, ValueReport>;
  /** The decimals that the plan says, by the indicator's key. */
  readonly decimals: ReadonlyMap<string, number>;
};

/** `line`: the one that says it. */
export type ValueWrite = ReportName & {
  readonly indicator: string;
  readonly value: IndicatorValue;
  readonly line: number;
};

type Found = {
  readonly byKey: ReadonlyMap<string, Indicator>;
  readonly byTitle: ReadonlyMap<string, readonly Indicator[]>;
  /** By indicator and then by place: what stands there. */
  readonly stored: ReadonlyMap<Indicator, ReadonlyMap<string, IndicatorValue>>;
};

const placeCode = ({ year, kind, sex }: Place): string => `${year}/${kind}/${sex}`;

function foundIn({ indicators }: ValueReport): Found {
  const byPlace = ({ values }: Indicator) => new Map(values.toReversed().map((value) => [placeCode(value), value]));
  return {
    byKey: new Map(indicators.map((one) => [one.key, one])),
    byTitle: Map.groupBy(indicators, (one) => cellText(one.title)),
    stored: new Map(indicators.map((one) => [one, byPlace(one)])),
  };
}

function indicatorOf({ line, values }: BulkRow, name: ReportName, found: Found, fault: Fault): Result<Indicator> {
  const key = cellText(values.key ?? '');
  const title = cellText(values.indicator ?? '');
  const field = key === '' ? 'indicator' : 'key';
  if (key === '' && title === '') return refuse(fault(line, field, 'Indikator saknas. Skriv dess nyckel eller titel.'));
  const exact = found.byKey.get(key);
  const alike = key === '' ? (found.byTitle.get(title) ?? []) : exact ? [exact] : [];
  const [indicator] = alike;
  if (indicator === undefined)
    return refuse(
      fault(
        line,
        field,
        `${quoted(key || title)} finns inte i rapporten för ${name.body}, ${periodName(name.period)}.`,
      ),
    );
  if (alike.length === 1) return succeed(indicator);
  return refuse(fault(line, field, `Det finns flera indikatorer som heter ${quoted(title)}. Skriv nyckeln i stället.`));
}

function yearOf({ line, values }: BulkRow, period: Period, fault: Fault): Result<number> {
  const year = Number(values.year ?? period.year);
  if (Number.isInteger(year) && year >= 1990 && year <= 2200) return succeed(year);
  return refuse(fault(line, 'year', `Skriv året med fyra siffror, till exempel ${period.year}.`));
}

type Line = ReportName & {
  readonly line: number;
  readonly indicator: Indicator;
  readonly value: IndicatorValue;
  /** What stands there; `value` is the same where it is the same number. */
  readonly stored: IndicatorValue | null;
};

type Place = Pick<IndicatorValue, 'year' | 'kind' | 'sex'>;

/** The number as the cell says it, with the decimals that others of the indicator are shown with. */
function readValue(
  written: string | null,
  place: Place,
  stored: IndicatorValue | null,
  indicator: Indicator,
  planned: number | null,
): Result<IndicatorValue> {
  if (stored !== null && sameNumber(stored.value, written)) return succeed(stored);
  const read = readReported((written ?? '').replace('.', ','), valueLimits(indicator, planned));
  if (!read.ok) return read;
  const usual = stored?.decimals ?? planned ?? Math.max(0, ...indicator.values.map((value) => value.decimals));
  const { value, decimals } = read.value ?? { value: null, decimals: 0 };
  return succeed({ ...place, value, decimals: Math.max(decimals, usual) });
}

type Cell = string | null | undefined;
const kinds = new Map<Cell, IndicatorValue['kind']>(IndicatorValue.shape.kind.options.map((kind) => [kind, kind]));
const sexes = new Map<Cell, IndicatorValue['sex']>(IndicatorValue.shape.sex.options.map((sex) => [sex, sex]));

/** The value that a line asks for. */
function lineOf(row: BulkRow, context: ValueContext, reports: ReadonlyMap<string, Found>, fault: Fault): Result<Line> {
  const name = reportOf(row, context, fault);
  if (!name.ok) return name;
  const found = reports.get(reportCode(name.value));
  if (!found) {
    const message = `Det finns ingen rapport för ${name.value.body}, ${periodName(name.value.period)}.`;
    return refuse(fault(row.line, 'body', message));
  }
  const indicator = indicatorOf(row, name.value, found, fault);
  if (!indicator.ok) return indicator;
  const year = yearOf(row, name.value.period, fault);
  if (!year.ok) return year;
  const place = {
    year: year.value,
    kind: kinds.get(row.values.kind) ?? 'actual',
    sex: sexes.get(row.values.sex) ?? 'all',
  };
  const stored = found.stored.get(indicator.value)?.get(placeCode(place)) ?? null;
  const planned = context.decimals.get(indicator.value.key) ?? null;
  const value = readValue(row.values.value ?? null, place, stored, indicator.value, planned);
  if (!value.ok) return refuse(...value.issues.map((issue) => fault(row.line, 'value', issue.message)));
  return succeed({ ...name.value, line: row.line, indicator: indicator.value, value: value.value, stored });
}

function sameNumber(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : compareDecimals(a, b) === 0;
}

const placeOf = ({ body, period, indicator, value }: Line) =>
  `${reportCode({ body, period })}/${indicator.key}/${placeCode(value)}`;

function changeOf(line: Line): BulkChange | null {
  const { body, period, value, stored, indicator } = line;
  if (value === stored || (stored === null && value.value === null)) return null;
  const edit = { field: 'value', before: stored ? formatFigure(stored) : '', after: formatFigure(value) };
  return {
    kind: stored === null ? 'new' : 'changed',
    ...nameOfValue({ body, period, indicator: indicator.key, title: indicator.title, ...value }),
    line: line.line,
    edits: [edit],
  };
}

function betweenLines(
  lines: readonly Line[],
  changed: readonly Line[],
  reports: ValueContext['reports'],
  fault: Fault,
): Issue[] {
  const twice = repeated(lines, placeOf).map(({ row, first }) =>
    fault(row.line, 'value', `Samma värde står också på rad ${first.line}. Ta bort den ena raden.`),
  );
  const decided = changed.flatMap((line) => {
    if (!reports.get(reportCode(line))?.decided) return [];
    const message = `Rapporten för ${line.body}, ${periodName(line.period)}, är beslutad och ändras inte. Ta bort raden ur filen.`;
    return [fault(line.line, 'value', message)];
  });
  return [...twice, ...decided];
}

/** What a sheet of values would do. */
export function tryValueSheet(sheet: BulkSheet, context: ValueContext): BulkTrial<readonly ValueWrite[]> {
  const fault = faultIn(sheet.mapping);
  const found = new Map([...context.reports].map(([code, report]) => [code, foundIn(report)]));
  // Of a line with a cell that cannot be read, that is said already.
  const readable = sheet.rows.filter(({ values }) => Object.values(values).every((value) => value !== undefined));
  const read = readable.map((row) => lineOf(row, context, found, fault));
  const lines = read.flatMap((line) => (line.ok ? [line.value] : []));
  const changed = lines.flatMap((line) => {
    const change = changeOf(line);
    return change === null ? [] : [{ line, change }];
  });
  const between = betweenLines(
    lines,
    changed.map(({ line }) => line),
    context.reports,
    fault,
  );
  const own = [...read.flatMap((line) => (line.ok ? [] : line.issues)), ...between];
  const faults = byLine([...sheet.faults, ...own]);
  return {
    faults,
    changes: changed.map(({ change }) => change),
    unchanged: lines.length - changed.length,
    missing: [],
    after:
      faults.length > 0
        ? null
        : changed.map(({ line: { body, period, indicator, value, line } }) => ({
            ...{ body, period, value, line },
            indicator: indicator.key,
          })),
  };
}
