/** An indicator (Swedish: indikator, nyckeltal) measures a goal or a process area year by year against a target. */
import { z } from 'zod';
import { Figure, Unit } from './figure.ts';

export const IndicatorValue = Figure.extend({
  year: z.number().int(),
  kind: z.enum(['actual', 'target', 'forecast']),
  sex: z.enum(['all', 'women', 'men']),
});
export type IndicatorValue = z.infer<typeof IndicatorValue>;

export const Indicator = z.strictObject({
  key: z.string().min(1),
  /** The goal or process area that it measures. */
  node: z.string().min(1),
  title: z.string().min(1),
  unit: Unit,
  /** Which way is better; null where nobody has said. */
  direction: z.enum(['higher', 'lower']).nullable(),
  position: z.number().int().min(0),
  /** In the order that the report prints its columns. */
  values: z.array(IndicatorValue),
});
export type Indicator = z.infer<typeof Indicator>;
