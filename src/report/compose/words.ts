/** The fixed words that a composed report prints: table headers, captions, remarks. */

import { recordHeaders } from '../../domain/control-record.ts';
import { hiddenFigure, type Unit } from '../../domain/figure.ts';
import type { FigureTable } from '../../domain/figure-table.ts';
import { tableNames } from '../../domain/figure-table-name.ts';

export const words = {
  assessment: 'Bedömning',
  trend: 'Trend',
  status: 'Status',
  completion: 'Färdiggrad',
  processArea: 'Processområde',
  symbol: 'Symbol',
  meaning: 'Innebörd',
  indicators: 'Indikatorer',
  control: 'Kontrollmoment',
  frequency: 'Frekvens',
  method: 'Metod',
  result: 'Resultat',
  action: 'Åtgärd',
  occurrence: recordHeaders.occurrence,
  sample: recordHeaders.sample,
  run: recordHeaders.run,
  doneBy: recordHeaders.doneBy,
  signedBy: recordHeaders.signedBy,
  comment: 'Kommentar:',
  carryOver: 'Urval till nästa plan',
  carryOverRule:
    'Kontroller med bedömningen gul eller röd, och risker som bara har följts upp med en kommentar, går vidare till urvalet inför nästa plan.',
  nothingCarriedOver: 'Ingen kontroll är gul eller röd, så inget går vidare till urvalet inför nästa plan.',
  riskOrControl: 'Risk eller kontroll',
  ground: 'Grund',
  followedByComment: 'Följs upp med kommentar',
  item: 'Post',
  notStated: 'Uppgift saknas',
  missingSymbol: '[symbol saknas i källan]',
  count: 'Antal',
  noGoalsAssessed: 'Diagrammet över processmålens bedömning visas när minst ett processmål har fått en bedömning.',
} as const;

const unitNames: Record<Unit, string> = {
  percent: 'procent',
  index: 'index',
  count: 'antal',
  SEK: 'kronor',
  kSEK: 'tkr',
  MSEK: 'mnkr',
  years: 'år',
};

/** "Resultaträkning, mnkr": a table of figures always says its unit, and what stands for a figure that is not shown. */
export function tableCaption(table: FigureTable): string {
  const hides = table.rows.some(({ cells }) => cells.some(({ hidden }) => hidden));
  const note = hides ? ` (${hiddenFigure} för små grupper som inte visas)` : '';
  return `${tableNames[table.kind]}, ${unitNames[table.unit]}${note}`;
}

export function unitName(unit: Unit): string {
  return unitNames[unit];
}
