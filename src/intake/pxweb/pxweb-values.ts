/**
 * The values of a table of SCB as key figures: one for each of its contents, and for each choice in the variables that are
 * neither region, year nor sex. "TAB638:BE0101N1:Alder=tot" is the contents BE0101N1 of TAB638 for all ages.
 */
import type { KeyFigure, KeyFigureFile, KeyFigureValue, Place } from '../../domain/key-figure.ts';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { plainDecimal } from '../exact-json.ts';
import type { PxwebDataset, PxwebVariable } from './pxweb-dataset.ts';

const sexes: Readonly<Record<string, KeyFigureValue['sex']>> = { '1': 'men', '2': 'women', '1+2': 'all', TOT: 'all' };
const longestId = 100;

/** The country's code at SCB, and as it is known here, as in Kolada. */
const country = { scb: '00', here: '0000' };
const placeOf = (code: string): string => (code === country.scb ? country.here : code);
/** A place's code as SCB has it. */
export const scbCodeOf = (place: string): string => (place === country.here ? country.scb : place);

type Chosen = { readonly variable: PxwebVariable; readonly code: string; readonly label: string };

/** What each variable says of a cell. */
function chosenAt(variables: readonly PxwebVariable[], at: number): Chosen[] {
  let rest = at;
  return variables.toReversed().map((variable) => {
    const count = variable.values.length;
    const value = variable.values[rest % count];
    rest = Math.floor(rest / count);
    return { variable, code: value?.code ?? '', label: value?.label ?? '' };
  });
}

function figureOf({ table, label, updated }: PxwebDataset, chosen: readonly Chosen[]): KeyFigure {
  const contents = chosen.find(({ variable }) => variable.kind === 'contents');
  const others = chosen.filter(({ variable }) => variable.kind === 'other').toReversed();
  const id = [table, contents?.code ?? '', ...others.map(({ variable, code }) => `${variable.code}=${code}`)].join(':');
  const title = [contents?.label ?? label, ...others.map((other) => `${other.variable.label} ${other.label}`)];
  const day = updated === '' ? '' : ` Uppdaterad ${updated}.`;
  return { source: 'scb', id, title: title.join(', '), description: `${label}. Tabell ${table}.${day}` };
}

/** What is wrong with a table for comparing municipalities; null where nothing is. */
export function whyNoKeyFigures({ variables }: Pick<PxwebDataset, 'variables'>): string | null {
  if (!variables.some(({ kind }) => kind === 'region')) return 'Tabellen har inga kommuner att jämföra. Välj en annan.';
  const years = variables.find(({ kind }) => kind === 'time')?.values ?? [];
  return years.some(({ code }) => /^\d{4}$/u.test(code))
    ? null
    : 'Tabellen har inga hela år, utan månader eller kvartal. Välj en annan.';
}

/** Refuses a table without values, without places, or by month or quarter. */
export function pxwebKeyFigures(dataset: PxwebDataset, name: string): Result<KeyFigureFile> {
  const refused = (message: string) => refuse({ path: name, message });
  if (dataset.table === '') return refused('Filen säger inte vilken tabell hos SCB den kommer ur.');
  const why = whyNoKeyFigures(dataset);
  if (why !== null) return refused(why);
  if (dataset.cells === 0) return refused('Filen har inga värden, bara en beskrivning av tabellen. Hämta dess data.');
  const figures = new Map<string, KeyFigure>();
  const places = new Map<string, Place>();
  const values: KeyFigureFile['values'][number][] = [];
  for (let at = 0; at < dataset.cells; at += 1) {
    const chosen = chosenAt(dataset.variables, at);
    const of = (kind: PxwebVariable['kind']) => chosen.find(({ variable }) => variable.kind === kind);
    const figure = figureOf(dataset, chosen);
    if (figure.id.length > longestId) return refused('Tabellen har för många variabler för att bli ett nyckeltal.');
    const sexCode = of('sex')?.code;
    const sex = sexCode === undefined ? 'all' : sexes[sexCode.toUpperCase()];
    const year = of('time')?.code ?? '';
    const region = of('region');
    if (sex === undefined || region === undefined || !/^\d{4}$/u.test(year)) continue;
    figures.set(figure.id, figure);
    const place = placeOf(region.code);
    places.set(place, { code: place, title: region.label });
    const value = plainDecimal(dataset.cell(at));
    values.push({ source: 'scb', figure: figure.id, place, year: Number(year), sex, value, row: at + 1 });
  }
  return succeed({ figures: [...figures.values()], places: [...places.values()], values });
}
