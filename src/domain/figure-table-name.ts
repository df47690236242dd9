/** What a table of figures is called, by its kind. */
import type { FigureTable } from './figure-table.ts';

export const tableNames: Readonly<Record<FigureTable['kind'], string>> = {
  incomeStatement: 'Resultaträkning',
  departments: 'Driftredovisning per avdelning',
  sickLeave: 'Sjukfrånvaro',
  variance: 'Avvikelse mot budget',
  investment: 'Investeringar',
  other: 'Tabell',
};
