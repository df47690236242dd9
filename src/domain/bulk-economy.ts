/** A sheet of amounts: budget, forecasts, outcomes, investments and appropriation, a line for each row and month. Amounts are in the municipality's scale and signs unless a line says another scale. */
import {
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
import { type BodyNames, bodyOf } from './bulk-place.ts';
import type { ImportField } from './column-mapping.ts';
import { EconomyPlace, type EconomyValue, MoneyForm, placeKey, writtenAmount } from './economy.ts';
import { type EconomyChange, economyChanges, type IncomingValue } from './economy-change.ts';
import { monthName } from './economy-table.ts';
import { type Issue, type Result, refuse, succeed } from './result.ts';

const longNames = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];
const months = Array.from({ length: 12 }, (_, at) => at + 1);

/** In the order of the columns. */
export const economyFields: readonly ImportField[] = [
  { name: 'body', label: 'Nämnd', required: false, kind: 'text', asShown: true },
  {
    name: 'statement',
    label: 'Redovisning',
    required: false,
    kind: 'choice',
    synonyms: ['Del', 'Tabell'],
    choices: [
      { value: 'result', labels: ['resultat', 'resultaträkning'] },
      { value: 'department', labels: ['avdelning', 'enhet', 'driftredovisning'] },
      { value: 'investment', labels: ['investering', 'investeringar', 'projekt'] },
      { value: 'appropriation', labels: ['kommunersättning', 'driftram', 'kommunbidrag'] },
    ],
  },
  {
    name: 'row',
    label: 'Rad',
    required: true,
    kind: 'text',
    asShown: true,
    synonyms: ['Post', 'Benämning', 'Projekt', 'Avdelning'],
    maxLength: 100,
  },
  {
    name: 'kind',
    label: 'Slag',
    required: true,
    kind: 'choice',
    synonyms: ['Typ'],
    choices: [
      { value: 'actual', labels: ['utfall'] },
      { value: 'budget', labels: ['budget'] },
      { value: 'forecast', labels: ['prognos'] },
    ],
  },
  {
    name: 'month',
    label: 'Månad',
    required: false,
    kind: 'choice',
    choices: [
      { value: '0', labels: ['hela året', 'året', 'helår', '0'] },
      ...months.map((month) => ({
        value: String(month),
        labels: [String(month), monthName(month), longNames[month - 1] ?? ''],
      })),
    ],
  },
  { name: 'amount', label: 'Belopp', required: true, kind: 'number', synonyms: ['Värde', 'Summa'] },
  {
    name: 'scale',
    label: 'Skala',
    required: false,
    kind: 'choice',
    choices: [
      { value: 'SEK', labels: ['kr', 'kronor', 'sek'] },
      { value: 'kSEK', labels: ['tkr', 'tusen kronor'] },
      { value: 'MSEK', labels: ['mnkr', 'mkr', 'miljoner kronor'] },
    ],
  },
];

export type EconomyContext = BodyNames & {
  readonly form: MoneyForm;
  /** Rows of the income statement; a line of the result must be one of them. */
  readonly rows: readonly string[];
  /** By body: what is stored, and whether the year is decided. */
  readonly stored: ReadonlyMap<string, { readonly values: readonly EconomyValue[]; readonly decided: boolean }>;
};

/** What is to be written, body by body. */
export type EconomyWrites = readonly { readonly body: string; readonly change: EconomyChange }[];

type Line = { readonly line: number; readonly body: string; readonly value: IncomingValue };

function lineOf(row: BulkRow, context: EconomyContext, fault: Fault): Result<Line> {
  const { line, values } = row;
  const body = bodyOf(row, context, fault);
  if (!body.ok) return body;
  const place = EconomyPlace.safeParse({
    statement: values.statement ?? 'result',
    line: cellText(values.row ?? ''),
    kind: values.kind,
    month: Number(values.month ?? 0),
  });
  if (!place.success) return refuse(fault(line, 'row', 'Raden saknar namn eller slag. Fyll i cellerna.'));
  if (place.data.statement === 'result' && !context.rows.includes(place.data.line))
    return refuse(
      fault(
        line,
        'row',
        `${quoted(place.data.line)} finns inte i resultaträkningen. Skriv radens namn som i kontoplanen.`,
      ),
    );
  if (place.data.kind === 'forecast' && place.data.month === 0)
    return refuse(fault(line, 'month', 'Skriv efter vilken månad prognosen är gjord.'));
  const scale = MoneyForm.shape.scale.catch(context.form.scale).parse(values.scale);
  const amount = writtenAmount((values.amount ?? '').replace('.', ','), { ...context.form, scale });
  if (!amount.ok) return refuse(...amount.issues.map(({ message }) => fault(line, 'amount', message)));
  return succeed({ line, body: body.value, value: { ...place.data, value: amount.value, sourceLine: line } });
}

function decidedFaults(lines: readonly Line[], context: EconomyContext, fault: Fault): Issue[] {
  return lines.flatMap(({ line, body }) =>
    context.stored.get(body)?.decided
      ? [fault(line, 'body', `Året är beslutat för ${body} och ändras inte. Ta bort raden ur filen.`)]
      : [],
  );
}

/** The bodies that the lines name, each once: to be loaded before `tryEconomySheet`. */
export function bodiesNamed(sheet: BulkSheet, names: BodyNames): string[] {
  const fault = faultIn(sheet.mapping);
  const found = sheet.rows.flatMap((row) => {
    const body = bodyOf(row, names, fault);
    return body.ok ? [body.value] : [];
  });
  return [...new Set(found)];
}

/** What a sheet of amounts would do. What it does not name is left alone. */
export function tryEconomySheet(sheet: BulkSheet, context: EconomyContext): BulkTrial<EconomyWrites> {
  const fault = faultIn(sheet.mapping);
  const readable = sheet.rows.filter(({ values }) => Object.values(values).every((value) => value !== undefined));
  const read = readable.map((row) => lineOf(row, context, fault));
  const lines = read.flatMap((line) => (line.ok ? [line.value] : []));
  const twice = repeated(lines, ({ body, value }) => `${body}/${placeKey(value)}`).map(({ row, first }) =>
    fault(row.line, 'amount', `Samma belopp står också på rad ${first.line}. Ta bort den ena raden.`),
  );
  const own = read.flatMap((line) => (line.ok ? [] : line.issues));
  const faults = byLine([...sheet.faults, ...own, ...twice, ...decidedFaults(lines, context, fault)]);
  const writes = [...Map.groupBy(lines, ({ body }) => body)].map(([body, same]) => {
    const stored = context.stored.get(body)?.values ?? [];
    return {
      body,
      change: economyChanges(
        stored,
        same.map(({ value }) => value),
        () => false,
      ),
    };
  });
  return {
    faults,
    changes: writes.flatMap(({ body, change }) =>
      change.changes.map((each) => ({ ...each, subject: `${each.subject}@${body}`, title: `${each.title} (${body})` })),
    ),
    unchanged: writes.reduce((sum, { change }) => sum + change.unchanged, 0),
    missing: [],
    after: faults.length > 0 ? null : writes,
  };
}
