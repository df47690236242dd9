/**
 * Scale: answers such as helt, delvis and inte alls, counted for the whole and for each who answered. An answer that is not
 * on the scale is told and never guessed; a department that has not answered is an exception.
 */
import type { ControlDefinition, ScaleMeasure } from '../definition.ts';
import { plainWords } from '../normalise.ts';
import type { ControlOutcome, Exception, Ratio } from '../outcome.ts';
import { countedRows, placeOf, type SourceData, type SourceRow } from '../source-row.ts';
import { reaches, suggestByTarget } from '../target.ts';

type Rules = Pick<ControlDefinition, 'target'> & { readonly measure: ScaleMeasure };

/** `unit`: as first written. `answer`: a code of the scale; null where it is no value of it. */
type Answer = {
  readonly unit: string;
  readonly subject: string;
  readonly answer: string | null;
  readonly row: SourceRow;
};

/** The share is the mean of what the answers count for; `part` counts those with the best value. Not run without answers. */
export function scale({ measure, target }: Rules, data: SourceData): ControlOutcome {
  const answers = answersOf(measure, data);
  const read = answers.filter(({ answer }) => answer !== null);
  if (read.length === 0) {
    const reason = `${data.source.name} (${data.name}) har inga svar på skalan. Kontrollera filen och kör kontrollen igen.`;
    return { status: 'not-run', reason };
  }
  const exceptions = [...answerFaults(measure, answers, data), ...unitFaults(measure, read, data)];
  const exceptionCounts: Record<string, number> = {};
  for (const { kind } of exceptions) exceptionCounts[kind] = (exceptionCounts[kind] ?? 0) + 1;
  const units = [...new Set(answers.map(({ unit }) => unit))].sort((a, b) => a.localeCompare(b, 'sv'));
  const points = pointsOf(measure, read);
  const wanted = target ?? { value: '100', unit: 'percent', direction: 'atLeast', by: null, acceptable: '50' };
  const good = reaches(points, read.length * 100, wanted);
  const counts = measure.values.map(
    ({ code, label }) => `${label.toLocaleLowerCase('sv')} ${read.filter(({ answer }) => answer === code).length}`,
  );
  const said = suggestByTarget({ part: points, whole: read.length * 100, decimals: 0, done: '' }, wanted, '9999-12-31');
  const unanswered = exceptions.some(({ kind }) => kind === 'no-answer' || kind === 'not-on-scale');
  const mean = Math.round(points / read.length);
  const reason = `${read.length} svar: ${counts.join(', ')}. Sammanvägt ${mean} %, och målet är minst ${wanted.value.replace('.', ',')} %.`;
  return {
    status: good && exceptions.length === 0 ? 'passed' : 'deviating',
    examined: read.length,
    ratios: [
      ratioOf(measure, '', [], answers),
      ...units.map((unit) =>
        ratioOf(
          measure,
          'unit',
          [unit],
          answers.filter((one) => one.unit === unit),
        ),
      ),
    ],
    series: [],
    exceptions,
    exceptionCounts,
    unmatched: [],
    unmatchedCount: 0,
    notes: [
      `Svaren är självvärderingar. Helheten väger ${measure.values.map(({ label, share }) => `”${label}” som ${share}`).join(', ')} procent.`,
    ],
    suggested: unanswered
      ? { assessment: null, reason: `${reason} Alla har inte svarat, så en bedömning kan inte föreslås.` }
      : { assessment: said.assessment, reason },
  };
}

function answersOf(measure: ScaleMeasure, data: SourceData): Answer[] {
  const codes = new Map(
    measure.values.flatMap(({ code, label, also }) => [code, label, ...also].map((word) => [plainWords(word), code])),
  );
  const written = new Map<string, string>();
  return countedRows(data).flatMap((row) => {
    const unit = row.values[measure.unitField]?.trim() ?? '';
    const subject = row.values[measure.subjectField]?.trim() ?? '';
    const given = row.values[measure.answerField]?.trim() ?? '';
    if (unit === '' && subject === '' && given === '') return [];
    const plain = plainWords(unit);
    if (!written.has(plain)) written.set(plain, unit === '' ? 'Uppgift saknas' : unit);
    return [{ unit: written.get(plain) ?? unit, subject, answer: codes.get(plainWords(given)) ?? null, row }];
  });
}

function pointsOf(measure: ScaleMeasure, answers: readonly Answer[]): number {
  const share = new Map(measure.values.map(({ code, share: points }) => [code, points]));
  return answers.reduce((sum, { answer }) => sum + (share.get(answer ?? '') ?? 0), 0);
}

function ratioOf(measure: ScaleMeasure, breakdown: string, path: string[], answers: readonly Answer[]): Ratio {
  const count = (code: string) => answers.filter(({ answer }) => answer === code).length;
  return {
    breakdown,
    path,
    part: count(measure.values[0]?.code ?? ''),
    whole: answers.filter(({ answer }) => answer !== null).length,
    bands: Object.fromEntries(measure.values.map(({ code }) => [code, count(code)])),
    notExamined: answers.filter(({ answer }) => answer === null).length,
  };
}

/** Answers that are not on the scale, and those of the worst value. */
function answerFaults(measure: ScaleMeasure, answers: readonly Answer[], data: SourceData): Exception[] {
  const worst = measure.values.at(-1);
  return answers.flatMap(({ unit, subject, answer, row }) => {
    const common = {
      key: `${unit}/${subject}/${row.line}`,
      name: subject,
      path: [unit],
      place: placeOf(data, row.line),
    };
    const given = row.values[measure.answerField] ?? '';
    if (answer === null)
      return [
        { ...common, kind: 'not-on-scale', detail: given === '' ? 'Svar saknas.' : `”${given}” finns inte på skalan.` },
      ];
    return answer === worst?.code ? [{ ...common, kind: answer, detail: `Svaret är ”${worst.label}”.` }] : [];
  });
}

/** Those who have not answered, or about too few or too many. */
function unitFaults({ units, perUnit }: ScaleMeasure, read: readonly Answer[], data: SourceData): Exception[] {
  const counts = new Map<string, { unit: string; count: number }>();
  for (const unit of units) counts.set(plainWords(unit), { unit, count: 0 });
  for (const { unit } of read) {
    const standing = counts.get(plainWords(unit)) ?? { unit, count: 0 };
    counts.set(plainWords(unit), { ...standing, count: standing.count + 1 });
  }
  const common = { path: [], place: data.name };
  return [...counts.values()].flatMap(({ unit, count }) => {
    if (count === 0) return [{ ...common, key: unit, kind: 'no-answer', name: unit, detail: 'Har inte svarat.' }];
    if (perUnit === null || (count >= perUnit.min && count <= perUnit.max)) return [];
    const detail = `Har svarat om ${count}; ${perUnit.min}–${perUnit.max} är begärda.`;
    return [{ ...common, key: unit, kind: count < perUnit.min ? 'too-few' : 'too-many', name: unit, detail }];
  });
}
