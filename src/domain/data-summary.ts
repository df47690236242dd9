/**
 * Sentences about a report whose every number comes from the data at the moment of printing, so that a cover memo can
 * never contradict its annexes. A sentence without its data is left out.
 */
import { carryOver } from './carry-over.ts';
import type { Facts } from './facts.ts';
import { type Figure, formatFigure, unitSuffix } from './figure.ts';
import type { FigureTable } from './figure-table.ts';
import { periodName } from './period.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function cell(table: FigureTable, row: number, column: number): Figure | null {
  const figure = table.rows.at(row)?.cells.at(column);
  return figure?.value == null ? null : figure;
}

/** The column of the latest outcome: the last one whose header says so. */
function outcomeColumn(table: FigureTable): number {
  return table.columns.findLastIndex((header) => /^utfall/iu.test(header));
}

function economy(facts: Facts): string[] {
  const table = facts.tables.find((candidate) => candidate.kind === 'incomeStatement');
  if (!table) return [];
  const unit = unitSuffix(table.unit);
  const column = outcomeColumn(table);
  const budget = table.columns.findIndex((header) => /^budget(?!avvikelse)/iu.test(header));
  const incomeRow = table.rows.findIndex((row) => row.kind === 'sum');
  const income = column < 0 || incomeRow < 0 ? null : cell(table, incomeRow, column);
  const result = column < 0 ? null : cell(table, -1, column);
  const planned = budget < 0 ? null : cell(table, -1, budget);
  return [
    ...(income ? [`Intäkterna uppgår till ${formatFigure(income)}${unit}.`] : []),
    ...(result
      ? [
          `Resultatet är ${formatFigure(result, { sign: true })}${unit}${planned ? `, mot budgeterade ${formatFigure(planned)}${unit}` : ''}.`,
        ]
      : []),
  ];
}

function plan(facts: Facts): string[] {
  const perspectives = facts.nodes.filter((node) => node.parent === null);
  const goals = facts.nodes.filter((node) => node.level === 'goal');
  const under = (perspective: string) =>
    goals.filter((goal) => facts.nodes.find((node) => node.key === goal.parent)?.parent === perspective).length;
  const said = perspectives.map((node) => `${under(node.key)} inom ${node.title}`).join(' och ');
  const commitments = facts.nodes
    .filter((node) => node.level === 'commitment')
    .map((node) => facts.entries.find((entry) => entry.node === node.key));
  const done = commitments.filter((entry) => entry?.status === 'done').length;
  const late = commitments.filter((entry) => entry?.status === 'late').length;
  const unknown = commitments.length - done - late;
  const states = [
    ...(done > 0 ? [count(done, 'klart', 'klara')] : []),
    ...(late > 0 ? [count(late, 'försenat', 'försenade')] : []),
    ...(unknown > 0 ? [`${unknown} utan uppgift om status`] : []),
  ];
  return [
    ...(goals.length > 0 ? [`Rapporten följer upp ${count(goals.length, 'processmål', 'processmål')}: ${said}.`] : []),
    ...(commitments.length > 0
      ? [`Av ${count(commitments.length, 'åtagande', 'åtaganden')} är ${new Intl.ListFormat('sv').format(states)}.`]
      : []),
  ];
}

function indicators(facts: Facts): string[] {
  return facts.indicators.flatMap((indicator) => {
    if (!/sjukfrånvaro/iu.test(indicator.title)) return [];
    const of = (kind: 'actual' | 'target') =>
      indicator.values.find(
        (value) =>
          value.kind === kind && value.year === facts.period.year && value.sex === 'all' && value.value !== null,
      );
    const actual = of('actual');
    const target = of('target');
    if (!actual) return [];
    const unit = unitSuffix(indicator.unit);
    return [
      `Sjukfrånvaron är ${formatFigure(actual)}${unit}${target ? `, mot målet ${formatFigure(target)}${unit}` : ''}.`,
    ];
  });
}

function control(facts: Facts): string[] {
  const controls = facts.risks.flatMap((risk) => risk.controls.map(() => risk.origin));
  if (controls.length === 0) return [];
  const supervision = controls.filter((origin) => origin === 'supervision').length;
  const own = controls.filter((origin) => origin === 'own').length;
  const candidates = carryOver(facts.risks).length;
  return [
    `Den interna kontrollen omfattar ${count(controls.length, 'kontroll', 'kontroller')}: ${supervision} inom uppsiktsplikten och ${own} för den egna förvaltningen.`,
    `${count(candidates, 'risk eller kontroll', 'risker och kontroller')} går vidare till urvalet inför nästa plan.`,
  ];
}

/** Paragraphs for the cover memo, each a few sentences. */
export function dataSummary(facts: Facts): string[] {
  const body = facts.bodies.find((candidate) => candidate.code === facts.body)?.name ?? facts.body;
  const opening = `${body} redovisar uppföljningen av sin verksamhetsplan för ${periodName(facts.period).toLocaleLowerCase('sv')}.`;
  return [[opening], economy(facts), indicators(facts), plan(facts), control(facts)]
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(' '));
}
