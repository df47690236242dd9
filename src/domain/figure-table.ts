/** A table of figures: income statement, operating statement by department, forecasts, staff, sick leave, explained variance. */
import { z } from 'zod';
import { Figure, Unit } from './figure.ts';

export const FigureTable = z.strictObject({
  key: z.string().min(1),
  kind: z.enum([
    'incomeStatement',
    'departments',
    'appropriation',
    'forecast',
    'forecastAccuracy',
    'headcount',
    'turnover',
    'sickLeave',
    'engagement',
    'variance',
    'investment',
    'other',
  ]),
  /** Header of the first column: "Konto", "Avdelning", "År". */
  corner: z.string(),
  unit: Unit,
  /** Headers of the figure columns, as written. A variance list has one column with the header ''. */
  columns: z.array(z.string()),
  rows: z.array(
    z.strictObject({
      label: z.string(),
      /** `sum` rows are printed stronger; `item` rows stand under the sum that follows them. */
      kind: z.enum(['item', 'sum', 'plain']),
      cells: z.array(Figure),
    }),
  ),
});
export type FigureTable = z.infer<typeof FigureTable>;
