/** What a table of figures is called, by its kind. */
import type { FigureTable } from './figure-table.ts';

export const tableNames: Readonly<Record<FigureTable['kind'], string>> = {
  incomeStatement: 'Resultaträkning',
  departments: 'Driftredovisning per avdelning',
  appropriation: 'Kommunersättning',
  forecast: 'Prognos för året, månad för månad',
  forecastAccuracy: 'Prognossäkerhet',
  headcount: 'Anställda efter anställningsform',
  turnover: 'Personalomsättning',
  sickLeave: 'Sjukfrånvaro',
  engagement: 'Medarbetarengagemang (HME)',
  variance: 'Avvikelse mot budget',
  investment: 'Investeringar',
  other: 'Tabell',
};
