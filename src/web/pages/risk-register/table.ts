/** The gross list as a table that can be filtered and fetched. */
import type { RegisterItem, RegisterView } from '../../../app/register-view.ts';
import type { Cell } from '../../../domain/risk-matrix.ts';
import { cellOf, placeAfter, sameCell } from '../../../domain/risk-matrix.ts';
import type { ScaleValue } from '../../../domain/scale.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { registerRiskUrl } from '../../routes.ts';
import type { Words } from '../../words/words.ts';

const levelCell = (score: number | null, level: ScaleValue | null): DataCell =>
  score === null || level === null ? { text: null } : { text: `${level.label} (${score})`, symbol: level };

export function registerTable(view: RegisterView, words: Words, cell: Cell | null): DataTable {
  const { table, origins, chosen, changes, changed } = words.register;
  const shown =
    cell === null
      ? view.risks
      : view.risks.filter((risk) => sameCell(cellOf(risk.before), cell) || sameCell(placeAfter(risk), cell));
  const changeText = (risk: RegisterItem) =>
    risk.change === 'changed'
      ? `${changes.changed}: ${risk.changed.map((part) => changed[part]).join(', ')}`
      : changes[risk.change];
  return {
    id: 'bruttolista',
    caption: table.caption,
    columns: [
      { header: table.risk, kind: 'text' },
      { header: table.area, kind: 'text' },
      { header: table.score, kind: 'number', decimals: 0 },
      { header: table.level, kind: 'text' },
      { header: table.scoreAfter, kind: 'text' },
      { header: table.owner, kind: 'text' },
      { header: table.origin, kind: 'text' },
      { header: table.chosen, kind: 'text' },
      { header: table.reason, kind: 'text' },
      { header: table.controls, kind: 'number', decimals: 0 },
      ...(view.hasLastYear ? [{ header: table.change, kind: 'text' as const }] : []),
    ],
    rows: shown.map((risk): DataCell[] => [
      { text: risk.text, href: registerRiskUrl(view.body.code, view.year, risk.key) },
      { text: risk.area },
      risk.score === null ? { text: null } : { text: String(risk.score), value: String(risk.score) },
      levelCell(risk.score, risk.level),
      levelCell(risk.scoreAfter, risk.levelAfter),
      { text: risk.owner },
      { text: origins[risk.origin ?? 'unsaid'], ours: true },
      { text: risk.chosen === null ? chosen.unsaid : risk.chosen ? chosen.yes : chosen.no, ours: true },
      { text: risk.chosenReason || null },
      { text: String(risk.controls), value: String(risk.controls) },
      ...(view.hasLastYear ? [{ text: changeText(risk), ours: true }] : []),
    ]),
  };
}
