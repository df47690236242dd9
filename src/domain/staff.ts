/**
 * Staff (Swedish: personal): groups of a body's employees as they are read in, finer than anything that is shown. What is
 * shown of them is made in `staff-table.ts`, where small groups are suppressed.
 */
import { z } from 'zod';
import { DecimalString } from './figure.ts';

export const StaffMeasure = z.enum(['headcount', 'sickLeave', 'turnover', 'engagement']);
export type StaffMeasure = z.infer<typeof StaffMeasure>;

/** What tells a group apart; '' where it is not told. young: 29 years or younger; middle: 30 to 49; old: 50 or older. */
export const StaffPlace = z.strictObject({
  measure: StaffMeasure,
  unit: z.string().max(100),
  form: z.enum(['', 'permanent', 'fixedTerm', 'hourly']),
  sex: z.enum(['', 'women', 'men']),
  age: z.enum(['', 'young', 'middle', 'old']),
});
export type StaffPlace = z.infer<typeof StaffPlace>;

export const StaffGroup = StaffPlace.extend({
  /** Employees; of turnover the average of the permanent ones; of engagement those who answered. */
  persons: z.number().int().min(0).max(1_000_000),
  /** Sick leave: ordinary working time, hours of sick leave, and those of them in spells of 60 days or more. */
  ordinaryHours: DecimalString.nullable(),
  sickHours: DecimalString.nullable(),
  longHours: DecimalString.nullable(),
  /** Turnover: how many left the municipality, and how many went to another body in it. */
  leftExternal: z.number().int().min(0).nullable(),
  leftInternal: z.number().int().min(0).nullable(),
  /** Engagement: the mean of each of the nine questions, 1 to 5. */
  answers: z.array(DecimalString).length(9).nullable(),
});
export type StaffGroup = z.infer<typeof StaffGroup>;

export const staffKey = ({ measure, unit, form, sex, age }: StaffPlace): string =>
  [measure, unit, form, sex, age].join('/');

const names = {
  headcount: 'anställda',
  sickLeave: 'sjukfrånvaro',
  turnover: 'personalomsättning',
  engagement: 'HME',
  permanent: 'tillsvidareanställda',
  fixedTerm: 'visstidsanställda',
  hourly: 'timavlönade',
  women: 'kvinnor',
  men: 'män',
  young: '29 år eller yngre',
  middle: '30–49 år',
  old: '50 år eller äldre',
} as const;

/** "sjukfrånvaro, Grundskola, kvinnor, 30–49 år". */
export function staffName({ measure, unit, form, sex, age }: StaffPlace): string {
  const parts = [names[measure], unit, form && names[form], sex && names[sex], age && names[age]];
  return parts.filter((part) => part !== '').join(', ');
}

export const staffWord = (word: Exclude<keyof typeof names, StaffMeasure>): string => names[word];
