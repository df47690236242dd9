/** SCB's tables: searching them, seeing what one holds, and fetching it for the municipality and those it compares with. */
import { z } from 'zod';
import { distinctFile, type KeyFigureFile, sourceName } from '../domain/key-figure.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { PxwebVariable } from '../intake/pxweb/pxweb-dataset.ts';
import type { PxwebTable } from '../intake/pxweb/pxweb-tables.ts';
import { pxwebKeyFigures, scbCodeOf, whyNoKeyFigures } from '../intake/pxweb/pxweb-values.ts';
import { inTenant } from '../store/database.ts';
import type { App } from './app.ts';
import { economyNotAllowed } from './economy-access.ts';
import { readForm } from './form.ts';
import { keepFetched } from './key-figure-import.ts';
import { loadComparison } from './key-figure-settings.ts';
import { may } from './policy.ts';
import { askScbData, askScbMetadata, askScbTables, isScbTable, scbAccess } from './scb-client.ts';
import type { Session } from './session.ts';

export type { PxwebTable, PxwebVariable };

/** The tables that hold every word, as SCB finds them; none where nothing is asked. */
export async function searchScb(
  app: App,
  session: Session,
  query: string,
): Promise<Result<{ readonly tables: readonly PxwebTable[]; readonly total: number }>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  return query.trim() === '' ? succeed({ tables: [], total: 0 }) : askScbTables(query.trim(), scbAccess(app));
}

export type ScbTable = {
  readonly id: string;
  readonly label: string;
  readonly contents: PxwebVariable | null;
  /** Where a value is chosen: neither region, year nor sex. */
  readonly others: readonly PxwebVariable[];
  readonly region: PxwebVariable | null;
  readonly sex: PxwebVariable | null;
  readonly time: PxwebVariable | null;
  /** The latest whole years, at most ten, the earliest first. */
  readonly years: readonly string[];
  /** Why it cannot be compared between municipalities; null where it can. */
  readonly whyNot: string | null;
};

const mostYears = 10;

export async function readScbTable(app: App, session: Session, id: string): Promise<Result<ScbTable>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  if (!isScbTable(id)) return refuse({ path: 'table', message: `${id.slice(0, 50)} är ingen tabell hos SCB.` });
  const read = await askScbMetadata(id, scbAccess(app));
  if (!read.ok) return read;
  const { variables, label } = read.value;
  const of = (kind: PxwebVariable['kind']) => variables.find((variable) => variable.kind === kind) ?? null;
  const time = of('time');
  const years = (time?.values ?? []).map(({ code }) => code).filter((code) => /^\d{4}$/u.test(code));
  return succeed({
    ...{ id, label, contents: of('contents'), region: of('region'), sex: of('sex'), time },
    others: variables.filter(({ kind }) => kind === 'other'),
    years: years.toSorted().slice(-mostYears),
    whyNot: whyNoKeyFigures(read.value),
  });
}

/** `choices`: by variable the code of the value; '' leaves the variable out where it may be. */
const Form = z.object({ contents: z.string().max(200), choices: z.record(z.string(), z.string().max(200)) });

function selectionOf(table: ScbTable, { contents, choices }: z.infer<typeof Form>, regions: readonly string[]) {
  const all = ({ code, values }: PxwebVariable) => ({ variableCode: code, valueCodes: values.map((one) => one.code) });
  const one = (variable: PxwebVariable, wanted: string): Result<ReturnType<typeof all>[]> => {
    if (wanted === '' && variable.optional) return succeed([]);
    if (variable.values.some(({ code }) => code === wanted))
      return succeed([{ variableCode: variable.code, valueCodes: [wanted] }]);
    return refuse({ path: variable.code, message: `Välj ett värde för ${variable.label}.` });
  };
  const chosen = [
    ...(table.contents === null ? [] : [one(table.contents, contents)]),
    ...table.others.map((variable) => one(variable, choices[variable.code] ?? '')),
  ];
  const wrong = chosen.flatMap((each) => (each.ok ? [] : each.issues));
  if (wrong.length > 0) return refuse(...wrong);
  const { region, time, sex } = table;
  return succeed([
    ...chosen.flatMap((each) => (each.ok ? each.value : [])),
    ...(region === null ? [] : [{ variableCode: region.code, valueCodes: regions }]),
    ...(time === null ? [] : [{ variableCode: time.code, valueCodes: table.years }]),
    ...(sex === null ? [] : [all(sex)]),
  ]);
}

/** Fetches contents of a table for the municipality and those it compares with, to be accepted. `input`: see `Form`. */
export async function fetchScb(
  app: App,
  session: Session,
  id: string,
  input: unknown,
): Promise<Result<{ id: string }>> {
  const table = await readScbTable(app, session, id);
  if (!table.ok) return table;
  const form = readForm(Form, input);
  if (!form.ok) return form;
  const { whyNot, region } = table.value;
  if (whyNot !== null || region === null) return refuse({ path: 'table', message: whyNot ?? '' });
  const { own, others } = await inTenant(app.db, session.tenant.id, (tx) => loadComparison(tx));
  const wanted = [...(own === null ? [] : [own]), ...others].map(scbCodeOf);
  const regions = wanted.filter((code) => region.values.some((value) => value.code === code));
  if (regions.length === 0)
    return refuse({
      path: 'own',
      message:
        'Tabellen har ingen av era kommuner. Välj på sidan Nyckeltal vilken kommun ni är och vilka ni jämför er med.',
    });
  const selection = selectionOf(table.value, form.value, regions);
  if (!selection.ok) return selection;
  const answers = await askScbData(id, { selection: selection.value, by: region.code }, scbAccess(app));
  if (!answers.ok) return answers;
  const files: KeyFigureFile[] = [];
  for (const answer of answers.value) {
    const read = pxwebKeyFigures(answer, sourceName('scb'));
    if (!read.ok) return read;
    files.push(read.value);
  }
  const content = distinctFile({
    figures: files.flatMap(({ figures }) => figures),
    places: files.flatMap(({ places }) => places),
    values: files.flatMap(({ values }) => values).map((value, at) => ({ ...value, row: at + 1 })),
  });
  return keepFetched(app, session, content, `${sourceName('scb')}, ${id}`);
}
