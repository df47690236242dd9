/**
 * Score: every subject has an index, every index a band. Counts by band for the whole and by responsible body; groups (the
 * municipality's own sites and its companies') are never added together. What could not be examined is in no band.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const bands = [{ code: 'green', from: '99', above: true }, { code: 'yellow', from: '90', above: false }, { code: 'red', from: null, above: false }];
 * assert.equal(bandOf('99', 0, bands)?.code, 'yellow');
 * assert.equal(bandOf('99.1', 0, bands)?.code, 'green');
 * assert.equal(bandOf('89.9', 0, bands)?.code, 'red');
 */
import { compareDecimals } from '../../domain/decimal.ts';
import type { Band } from '../definition.ts';
import type { ControlOutcome, Exception, Ratio, SuggestedAssessment } from '../outcome.ts';

/** `index`: a decimal string, null where the subject could not be examined; `note` then says why, else what was found. */
export type ScoredSubject = {
  readonly key: string;
  readonly name: string;
  /** The responsible body, as people call it. */
  readonly body: string;
  /** Id of the group; '' where there are none. */
  readonly group: string;
  readonly index: string | null;
  readonly openFindings: number;
  readonly note: string;
};

export type ScoreRules = {
  /** The best first. */
  readonly bands: readonly Band[];
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  /** "webbplatser": what the subjects are called. */
  readonly subjects: string;
  /** The indexes are amounts that have a mean, and not just an order. */
  readonly hasMean?: boolean;
};

/** The first band that the index reaches; a band that has to be clean is passed over where there are open findings. */
export function bandOf<T extends Pick<Band, 'from' | 'above' | 'clean'>>(
  index: string,
  openFindings: number,
  bands: readonly T[],
): T | null {
  const reaches = ({ from, above, clean }: T) => {
    if (clean && openFindings > 0) return false;
    if (from === null) return true;
    const order = compareDecimals(index, from);
    return above ? order > 0 : order >= 0;
  };
  return bands.find(reaches) ?? null;
}

type Placed = { readonly subject: ScoredSubject; readonly band: Band | null };

/** Not run where nothing could be examined. Passed where every subject is in a band that is green. */
export function score(subjects: readonly ScoredSubject[], rules: ScoreRules): ControlOutcome {
  const placed = subjects.map((subject) => ({
    subject,
    band: subject.index === null ? null : bandOf(subject.index, subject.openFindings, rules.bands),
  }));
  const examined = placed.filter(({ band }) => band !== null);
  if (examined.length === 0) return { status: 'not-run', reason: nothing(subjects.length, rules.subjects) };
  const exceptions = placed.flatMap((one) => exceptionOf(one, rules));
  const exceptionCounts: Record<string, number> = {};
  for (const { kind } of exceptions) exceptionCounts[kind] = (exceptionCounts[kind] ?? 0) + 1;
  return {
    status: exceptions.length === 0 ? 'passed' : 'deviating',
    examined: examined.length,
    ratios: ratiosOf(placed, rules),
    series: [],
    exceptions,
    exceptionCounts,
    unmatched: [],
    unmatchedCount: 0,
    notes: [],
    suggested: suggest(placed, rules),
    subjects: placed.map(({ subject: { key, name, index, openFindings, note, ...of }, band }) => ({
      ...{ key, name, path: pathOf(of, rules), index: band === null ? null : index, band: band?.code ?? null },
      ...{ openFindings, note },
    })),
  };
}

/** As people call them. */
function pathOf({ group, body }: Pick<ScoredSubject, 'group' | 'body'>, { groups }: ScoreRules): string[] {
  const label = groups.find(({ id }) => id === group)?.label;
  return label === undefined ? [body] : [label, body];
}

const nothing = (count: number, subjects: string): string =>
  count === 0
    ? `Listan över ${subjects} är tom. Fyll i den och kör kontrollen igen.`
    : `Ingen av ${count} ${subjects} gick att undersöka. Se vad som hindrade och kör kontrollen igen.`;

function ratiosOf(placed: readonly Placed[], { bands, groups, hasMean = false }: ScoreRules): Ratio[] {
  const rules = { bands, hasMean };
  const wholes =
    groups.length === 0
      ? [{ members: placed, path: [] }]
      : groups.map(({ id, label }) => ({
          members: placed.filter(({ subject }) => subject.group === id),
          path: [label],
        }));
  const present = wholes.filter(({ members }) => members.length > 0);
  return [
    ...present.map(({ members, path }) => ratio(path.length === 0 ? '' : 'group', path, members, rules)),
    ...present.flatMap(({ members, path }) => {
      const names = [...new Set(members.map(({ subject }) => subject.body))].sort((a, b) => a.localeCompare(b, 'sv'));
      return names.map((body) => {
        const own = members.filter(({ subject }) => subject.body === body);
        return ratio('body', [...path, body], own, rules);
      });
    }),
  ];
}

function ratio(
  breakdown: string,
  path: string[],
  members: readonly Placed[],
  { bands, hasMean }: { readonly bands: readonly Band[]; readonly hasMean: boolean },
): Ratio {
  const index = hasMean ? meanOf(members) : null;
  const inBand = (code: string) => members.filter(({ band }) => band?.code === code).length;
  return {
    breakdown,
    path,
    part: members.filter(({ band }) => band?.assessment === 'green').length,
    whole: members.filter(({ band }) => band !== null).length,
    bands: Object.fromEntries(bands.map(({ code }) => [code, inBand(code)])),
    notExamined: members.filter(({ band }) => band === null).length,
    ...(index === null ? {} : { index }),
  };
}

/** Index by index in tenths, so that nothing is lost; null where none was examined. */
function meanOf(members: readonly Placed[]): Ratio['index'] | null {
  const tenths = members.flatMap(({ subject: { index }, band }) =>
    index === null || band === null ? [] : [Math.round(Number(index) * 10)],
  );
  if (tenths.length === 0) return null;
  const shown = (value: number) => (Math.round(value) / 10).toFixed(1);
  const sum = tenths.reduce((total, value) => total + value, 0);
  return { lowest: shown(Math.min(...tenths)), mean: shown(sum / tenths.length) };
}

function exceptionOf({ subject, band }: Placed, rules: ScoreRules): Exception[] {
  if (band?.assessment === 'green') return [];
  const { key, name, body, group, index, note } = subject;
  const found =
    band === null || index === null ? 'Kunde inte undersökas.' : `${band.label} (${index.replace('.', ',')}).`;
  const detail = note === '' ? found : `${found} ${note}`;
  return [{ key, kind: band?.code ?? 'not-examined', name, path: pathOf({ group, body }, rules), detail, place: '' }];
}

const severity = ['red', 'yellow', 'green'] as const;

function suggest(placed: readonly Placed[], { bands, subjects }: ScoreRules): SuggestedAssessment {
  const missing = placed.filter(({ band }) => band === null).length;
  const examined = placed.length - missing;
  const counts = bands.flatMap(({ code, label }) => {
    const count = placed.filter(({ band }) => band?.code === code).length;
    return count === 0 ? [] : [`${label.toLocaleLowerCase('sv')} ${count}`];
  });
  const said = `Av ${examined} undersökta ${subjects}: ${counts.join(', ')}.`;
  const worst = severity.find((level) => placed.some(({ band }) => band?.assessment === level)) ?? 'green';
  if (missing === 0) return { assessment: worst, reason: said };
  const lacking = `${said} ${missing} gick inte att undersöka`;
  return worst === 'red'
    ? { assessment: worst, reason: `${lacking}.` }
    : { assessment: null, reason: `${lacking}, så en bedömning kan inte föreslås.` };
}
