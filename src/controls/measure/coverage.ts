/**
 * Coverage: how many of a population have evidence (a course taken, a classification made, minutes that say so), for the
 * whole and for each part. Who lacks it is named, and evidence that answers to nobody in the population is listed.
 */
import type { ControlDefinition, CoverageMeasure } from '../definition.ts';
import {
  type ControlOutcome,
  type Exception,
  mostNamed,
  type Ratio,
  type SeriesPoint,
  type Unmatched,
} from '../outcome.ts';
import { countedRows, keyOf, placeOf, type SourceData, type SourceRow } from '../source-row.ts';
import { reaches, suggestByTarget } from '../target.ts';

export type CoverageInput = {
  readonly population: SourceData;
  readonly evidence: readonly SourceData[];
  /** Evidence of a later day does not count. An ISO date. */
  readonly cutOff: string;
  /** Earlier days to tell the same of; only where the evidence is dated. */
  readonly alsoAt?: readonly string[];
};

type Rules = Pick<ControlDefinition, 'target'> & { readonly measure: CoverageMeasure };

type Subject = { readonly key: string | null; readonly row: SourceRow; readonly path: readonly string[] };

const noPart = 'Uppgift saknas';

/** Not run where the population is empty, or where no evidence was given at all. */
export function coverage(rules: Rules, input: CoverageInput): ControlOutcome {
  const { measure, target } = rules;
  const { population, evidence, cutOff } = input;
  const { subjects, doubled } = subjectsOf(measure, population, cutOff);
  if (subjects.length === 0) return { status: 'not-run', reason: emptyPopulation(population) };
  const found = evidenceDays(measure, evidence, cutOff);
  if (found.rows === 0) return { status: 'not-run', reason: noEvidence(evidence) };
  const covered = (subject: Subject, day: string) =>
    subject.key !== null && (found.first.get(subject.key) ?? '9') <= day;
  const ratios = ratiosOf(measure, subjects, (subject) => covered(subject, cutOff));
  const [whole] = ratios;
  const part = whole?.part ?? 0;
  const lacking = subjects.filter((subject) => !covered(subject, cutOff));
  const known = new Set(subjects.map(({ key }) => key));
  const strangers = found.rowOf.filter(({ key }) => !known.has(key));
  const keyless = lacking.filter(({ key }) => key === null).length;
  return {
    status: reaches(part, subjects.length, target) ? 'passed' : 'deviating',
    examined: subjects.length,
    ratios,
    series: seriesOf(input, measure, subjects, covered),
    exceptions: lacking.slice(0, mostNamed).map((subject) => exceptionOf(subject, measure, population)),
    exceptionCounts: {
      ...(lacking.length > keyless ? { missing: lacking.length - keyless } : {}),
      ...(keyless > 0 ? { 'no-key': keyless } : {}),
    },
    unmatched: strangers.slice(0, mostNamed).map(({ unmatched }) => unmatched),
    unmatchedCount: strangers.length,
    notes: notesOf(measure, subjects.length, doubled, keyless, found),
    suggested: suggestByTarget(
      { part, whole: subjects.length, decimals: measure.decimals, done: measure.done },
      target,
      cutOff,
    ),
  };
}

const emptyPopulation = ({ source, name }: SourceData): string =>
  `${source.name} (${name}) har inga rader att räkna. Kontrollera filen och kör kontrollen igen.`;

const noEvidence = (evidence: readonly SourceData[]): string =>
  `Underlaget (${evidence.map(({ name }) => name).join(', ')}) har inga rader som räknas. Kontrollera filen och kör kontrollen igen.`;

/** Each key once, in the order of the population; rows without a key stay, for nobody can say that they have evidence. */
function subjectsOf(
  measure: CoverageMeasure,
  population: SourceData,
  today: string,
): { subjects: Subject[]; doubled: number } {
  const seen = new Set<string>();
  let doubled = 0;
  const subjects: Subject[] = [];
  for (const row of countedRows(population)) {
    const key = keyOf(row, population.source, today);
    if (key !== null && seen.has(key)) {
      doubled += 1;
      continue;
    }
    if (key !== null) seen.add(key);
    subjects.push({ key, row, path: measure.breakdown.map(({ field }) => row.values[field] ?? noPart) });
  }
  return { subjects, doubled };
}

type Found = {
  /** By key: the first day of evidence; '' where evidence is not dated. */
  readonly first: ReadonlyMap<string, string>;
  readonly rowOf: readonly { readonly key: string | null; readonly unmatched: Unmatched }[];
  readonly rows: number;
  readonly late: number;
  readonly undated: number;
};

function evidenceDays(measure: CoverageMeasure, evidence: readonly SourceData[], cutOff: string): Found {
  const first = new Map<string, string>();
  const rowOf: Found['rowOf'][number][] = [];
  const told = new Set<string>();
  let rows = 0;
  let late = 0;
  let undated = 0;
  for (const data of evidence) {
    for (const row of countedRows(data)) {
      rows += 1;
      const key = keyOf(row, data.source, cutOff);
      const given = measure.dateField === null ? '' : (row.values[measure.dateField] ?? null)?.slice(0, 10);
      if (key === null || !told.has(key)) {
        rowOf.push({
          key,
          unmatched: { source: data.source.id, place: placeOf(data, row.line), name: nameIn(row, data) },
        });
      }
      if (key !== null) told.add(key);
      if (given === undefined) undated += 1;
      else if (given > cutOff) late += 1;
      if (given === undefined || key === null) continue;
      const standing = first.get(key);
      if (standing === undefined || given < standing) first.set(key, given);
    }
  }
  return { first, rowOf, rows, late, undated };
}

/** What the row is called: its first field that is filled in, apart from what it is keyed by, else its key. */
function nameIn({ values }: SourceRow, { source }: SourceData): string {
  const keys = source.key.map(({ field }) => field);
  const others = source.fields.filter(({ name, kind }) => kind === 'text' && !keys.includes(name));
  return [...others.map(({ name }) => name), ...keys].map((name) => values[name]).find(Boolean) ?? '';
}

/** The whole, and then every part of each breakdown, in Swedish order. */
function ratiosOf(
  measure: CoverageMeasure,
  subjects: readonly Subject[],
  covered: (subject: Subject) => boolean,
): Ratio[] {
  const empty = { bands: {}, notExamined: 0 };
  const counts = measure.breakdown.map(() => new Map<string, { path: string[]; part: number; whole: number }>());
  let all = 0;
  for (const subject of subjects) {
    const one = covered(subject) ? 1 : 0;
    all += one;
    counts.forEach((parts, depth) => {
      const path = subject.path.slice(0, depth + 1);
      const id = path.join('\u001f');
      const standing = parts.get(id);
      if (standing) {
        standing.part += one;
        standing.whole += 1;
      } else parts.set(id, { path, part: one, whole: 1 });
    });
  }
  const compare = (a: { path: string[] }, b: { path: string[] }) =>
    inSwedish.compare(a.path.join(' '), b.path.join(' '));
  return [
    { breakdown: '', path: [], part: all, whole: subjects.length, ...empty },
    ...counts.flatMap((parts, depth) =>
      [...parts.values()]
        .sort(compare)
        .map((part) => ({ breakdown: measure.breakdown[depth]?.id ?? '', ...part, ...empty })),
    ),
  ];
}

const inSwedish = new Intl.Collator('sv', { numeric: true });

function seriesOf(
  { alsoAt = [], cutOff }: CoverageInput,
  measure: CoverageMeasure,
  subjects: readonly Subject[],
  covered: (subject: Subject, day: string) => boolean,
): SeriesPoint[] {
  if (measure.dateField === null) return [];
  const days = [...new Set([...alsoAt.filter((day) => day < cutOff), cutOff])].sort();
  return days.map((on) => ({
    on,
    part: subjects.filter((subject) => covered(subject, on)).length,
    whole: subjects.length,
  }));
}

function exceptionOf({ key, row, path }: Subject, { nameField }: CoverageMeasure, population: SourceData): Exception {
  const name = row.values[nameField] ?? '';
  const place = placeOf(population, row.line);
  return key === null
    ? {
        key: `rad ${row.line}`,
        kind: 'no-key',
        name,
        path: [...path],
        detail: 'Saknar uppgift som går att jämföra.',
        place,
      }
    : { key, kind: 'missing', name, path: [...path], detail: '', place };
}

const swedish = (count: number) => count.toLocaleString('sv-SE');

function notesOf(measure: CoverageMeasure, whole: number, doubled: number, keyless: number, found: Found): string[] {
  const said: [number, string][] = [
    [doubled, 'rader i populationen gäller någon som redan är räknad och räknas inte igen.'],
    [keyless, 'i populationen saknar nyckel som går att läsa, och räknas som om underlag saknas.'],
    [found.late, 'rader i underlaget är senare än avstämningsdagen och räknas inte.'],
    [found.undated, 'rader i underlaget saknar datum och räknas inte.'],
  ];
  return [
    `Jämfört med ${measure.denominator}: ${swedish(whole)}.`,
    ...said.flatMap(([count, text]) => (count === 0 ? [] : [`${swedish(count)} ${text}`])),
  ];
}
