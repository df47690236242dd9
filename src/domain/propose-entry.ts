/**
 * Proposes light and trend of a node from its indicators, with the figures as the reason. Only a proposal: a person decides.
 * What cannot be said from a target, a direction and the figures is null, never guessed.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const proposal = proposeEntry([], { year: 2025, kind: 'year' }, []);
 * assert.deepEqual(proposal, { assessment: null, trend: null });
 */
import { compareDecimals } from './decimal.ts';
import type { Indicator } from './indicator.ts';
import { findValue, indicatorName, type KnownValue, valueText } from './indicator-value.ts';
import type { Period } from './period.ts';
import { type Scale, type ScaleCode, scaleValue } from './scale.ts';

/** A value's code in the municipality's scale, and why, in Swedish sentences. */
export type Proposed = { readonly code: string; readonly reason: string };
export type EntryProposal = { readonly assessment: Proposed | null; readonly trend: Proposed | null };

type Direction = NonNullable<Indicator['direction']>;

/** 1: `a` is better than `b`; 0: as good; -1: worse. */
const better = (a: KnownValue, b: KnownValue, direction: Direction): number =>
  compareDecimals(a.value, b.value) * (direction === 'higher' ? 1 : -1);

/** The value that the period is judged by: the year's outcome; before the year is over its forecast, where there is one. */
function present(indicator: Indicator, period: Period): KnownValue | null {
  const forecast = period.kind === 'year' ? null : findValue(indicator, period.year, 'forecast');
  return forecast ?? findValue(indicator, period.year, 'actual');
}

type Judged<Verdict> = { readonly verdict: Verdict; readonly name: string; readonly sentence: string };

function againstTarget(indicator: Indicator, period: Period): Judged<'met' | 'missed'> | null {
  const value = present(indicator, period);
  const target = findValue(indicator, period.year, 'target');
  const { direction } = indicator;
  if (!value || !target || !direction) return null;
  const met = better(value, target, direction) >= 0;
  const name = indicatorName(indicator);
  const is = value.kind === 'forecast' ? 'är enligt prognosen' : 'är';
  const limit = direction === 'higher' ? 'minst' : 'högst';
  const figures = `${is} ${valueText(indicator, value)}, målet är ${limit} ${valueText(indicator, target)}`;
  const sentence = `${name} ${period.year} ${figures}: målet nås${met ? '' : ' inte'}.`;
  return { verdict: met ? 'met' : 'missed', name, sentence };
}

const changes = {
  better: 'är en förbättring',
  worse: 'är en försämring',
  unchanged: 'är oförändrat',
} as const;

function againstLastYear(indicator: Indicator, period: Period): Judged<keyof typeof changes> | null {
  const value = present(indicator, period);
  const before = findValue(indicator, period.year - 1, 'actual');
  const { direction } = indicator;
  if (!value || !before || !direction) return null;
  const step = better(value, before, direction);
  const verdict = step > 0 ? 'better' : step < 0 ? 'worse' : 'unchanged';
  const until = `${valueText(indicator, value)} ${value.year}${value.kind === 'forecast' ? ' enligt prognosen' : ''}`;
  const which = verdict === 'unchanged' ? '' : `, ${direction === 'higher' ? 'högre' : 'lägre'} är bättre`;
  const sentence = `Från ${valueText(indicator, before)} ${before.year} till ${until} ${changes[verdict]}${which}.`;
  return { verdict, name: indicatorName(indicator), sentence };
}

/** The words of the codes, or null where the scale is not one that has them all. */
function wordsOf<Code extends string>(scales: readonly Scale[], scale: ScaleCode, codes: readonly Code[]) {
  const words = new Map<Code, string>();
  for (const code of codes) {
    const value = scaleValue(scales, scale, code);
    if (!value) return null;
    words.set(code, value.label.toLocaleLowerCase('sv'));
  }
  return (code: Code): string => words.get(code) ?? code;
}

const isJudged = <Verdict>(judged: Judged<Verdict> | null): judged is Judged<Verdict> => judged !== null;

/** A sentence about the indicators that say nothing, [] where all do. */
function notCounted(total: number, counted: number, lacking: string): string[] {
  const left = total - counted;
  return left === 0 ? [] : [`${left} ${left === 1 ? 'indikator' : 'indikatorer'} räknas inte: ${lacking} saknas.`];
}

function proposeAssessment(indicators: readonly Indicator[], period: Period, scales: readonly Scale[]) {
  const word = wordsOf(scales, 'assessment', ['green', 'yellow', 'red']);
  const judged = indicators.map((indicator) => againstTarget(indicator, period)).filter(isJudged);
  if (!word || judged.length === 0) return null;
  const met = judged.filter(({ verdict }) => verdict === 'met').length;
  const code = met === judged.length ? 'green' : met === 0 ? 'red' : 'yellow';
  const [first, last] = [word('green'), word('red')];
  const rule = `${met} av ${judged.length} mål nås: ${first} när alla nås, ${last} när inget nås, annars ${word('yellow')}.`;
  const sentences = [
    ...judged.map(({ sentence }) => sentence),
    ...(judged.length > 1 ? [rule] : []),
    ...notCounted(indicators.length, judged.length, 'mål, riktning eller utfall'),
  ];
  return { code, reason: sentences.join(' ') };
}

function proposeTrend(indicators: readonly Indicator[], period: Period, scales: readonly Scale[]) {
  const word = wordsOf(scales, 'trend', ['better', 'unchanged', 'worse']);
  const judged = indicators.map((indicator) => againstLastYear(indicator, period)).filter(isJudged);
  if (!word || judged.length === 0) return null;
  const count = (code: keyof typeof changes) => judged.filter(({ verdict }) => verdict === code).length;
  const most = (['better', 'worse'] as const).find((code) => count(code) * 2 > judged.length);
  const tally = (['better', 'unchanged', 'worse'] as const).map((code) => `${count(code)} ${word(code)}`).join(', ');
  const rule = `${tally}: trenden är den som mer än hälften har, annars ${word('unchanged')}.`;
  const several = judged.length > 1;
  const sentences = [
    ...judged.map(({ name, sentence }) => (several ? `${name}: ${sentence.replace(/^Från/u, 'från')}` : sentence)),
    ...(several ? [rule] : []),
    ...notCounted(indicators.length, judged.length, 'riktning, utfall eller utfall året innan'),
  ];
  return { code: most ?? 'unchanged', reason: sentences.join(' ') };
}

/**
 * `indicators`: those of one node. Light: green where every target is met, red where none is, yellow otherwise. Trend: what
 * more than half of the indicators do since the year before, unchanged otherwise. Null where no indicator has what it takes,
 * and where the municipality's scale lacks one of the codes of `defaultScales` (scale.ts).
 */
export function proposeEntry(
  indicators: readonly Indicator[],
  period: Period,
  scales: readonly Scale[],
): EntryProposal {
  return {
    assessment: proposeAssessment(indicators, period, scales),
    trend: proposeTrend(indicators, period, scales),
  };
}
