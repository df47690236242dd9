/** The year of a control plan as a table: a row for each control, a column for each month, and how each occurrence stands. */
import type { Occurrence } from '../domain/occurrence.ts';
import { type OccurrenceOutcome, type OccurrenceStatus, occurrenceStatus } from '../domain/occurrence-status.ts';
import { type Scale, type ScaleValue, scaleValue } from '../domain/scale.ts';

export type YearCell = Occurrence & {
  readonly status: OccurrenceStatus;
  /** What was found, where it is done. */
  readonly light: ScaleValue | null;
};
export type YearRow = {
  readonly control: string;
  readonly title: string;
  readonly responsible: string | null;
  readonly central: boolean;
  /** January to December, and last what is due in the year after. */
  readonly months: readonly (readonly YearCell[])[];
};

type Planned = {
  readonly key: string;
  readonly title: string;
  readonly responsible: string | null;
  readonly centralKey: string | null;
};

export type YearFacts = {
  readonly year: number;
  readonly occurrences: readonly Occurrence[];
  readonly outcomes: readonly OccurrenceOutcome[];
  readonly scales: readonly Scale[];
  /** "2026-03-01", Swedish time. */
  readonly today: string;
};

export function yearRows(controls: readonly Planned[], facts: YearFacts): YearRow[] {
  const cells = facts.occurrences.map((occurrence): YearCell => {
    const outcome =
      facts.outcomes.find(({ control, key }) => control === occurrence.control && key === occurrence.key) ?? null;
    return {
      ...occurrence,
      status: occurrenceStatus(occurrence, outcome, facts.today),
      light: outcome?.done ? scaleValue(facts.scales, 'control', outcome.assessment) : null,
    };
  });
  return controls.map(({ key, title, responsible, centralKey }) => {
    const own = cells.filter(({ control }) => control === key);
    const within = (dueOn: string) => dueOn.startsWith(`${facts.year}-`);
    const months = Array.from({ length: 12 }, (_, index) =>
      own.filter(({ dueOn, month }) => within(dueOn) && month === index + 1),
    );
    return {
      control: key,
      title,
      responsible,
      central: centralKey !== null,
      months: [...months, own.filter(({ dueOn }) => !within(dueOn))],
    };
  });
}
