/** The control plan (Swedish: internkontrollplan) as a document: the picture of the risks, each risk with its controls, and the year by month. */
import type { ControlPlan } from '../../domain/control-plan.ts';
import type { RegisterRisk } from '../../domain/register.ts';
import type { Block, ReportTree } from '../../domain/report.ts';
import { levelAt, riskMatrix, riskScore } from '../../domain/risk-matrix.ts';
import type { RiskMatrixScales } from '../risk-matrix.ts';
import { type Context, contextWithoutFacts } from './context.ts';
import { monthTable, type PlannedControl } from './control-months.ts';
import { narrativeCell, text, textCell } from './narrative.ts';
import { riskMatrixChart } from './risk-matrix.ts';

export type ControlPlanInput = {
  readonly municipality: string;
  readonly theme: ReportTree['theme'];
  readonly standing: string;
  readonly body: string;
  readonly year: number;
  readonly plan: ControlPlan | null;
  /** The gross list, in its order. */
  readonly risks: readonly RegisterRisk[];
  /** Titles of process areas by their keys. */
  readonly areas: ReadonlyMap<string, string>;
  readonly controls: readonly PlannedControl[];
  readonly scales: RiskMatrixScales;
};

const body = (words: string): Block => ({ type: 'paragraph', role: 'body', content: text(words) });
const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** "Riskvärde 12, Mycket hög"; what is not assessed says so. */
function levelOf(assessment: RegisterRisk['before'], { levels }: RiskMatrixScales) {
  const score = riskScore(assessment);
  const level = score === null ? null : levelAt(levels.values, score);
  if (score === null || level === null) return [text('Inte bedömd')];
  return [[{ type: 'symbol' as const, shape: level.shape, color: level.color, word: `${level.label} (${score})` }]];
}

function summary(input: ControlPlanInput, chosen: readonly RegisterRisk[]): Block[] {
  const { plan, risks, controls } = input;
  const decided =
    plan?.state === 'decided'
      ? `Planen är beslutad ${[plan.decidedOn, plan.paragraph].filter(Boolean).join(', ')}.`
      : 'Planen är inte beslutad.';
  const central = controls.filter((control) => control.central).length;
  return [
    body(
      'Enligt kommunallagen (2017:725) 6 kap. 6 § ska varje nämnd se till att den interna kontrollen är tillräcklig. Planen visar vilka risker som följs upp under året, med vilka kontroller, av vem och när.',
    ),
    body(
      `${decided} Bruttolistan har ${count(risks.length, 'risk', 'risker')}. ${count(chosen.length, 'risk', 'risker')} följs upp i planen med ${count(controls.length, 'kontroll', 'kontroller')}${central > 0 ? `, varav ${central} ${central === 1 ? 'är kommungemensam' : 'är kommungemensamma'}` : ''}.`,
    ),
  ];
}

function riskBlocks(input: ControlPlanInput, risk: RegisterRisk, context: Context): Block[] {
  const { id } = context;
  const own = input.controls.filter((control) => control.risk === risk.key);
  const title = risk.event ?? (risk.area || risk.text);
  const area = risk.processArea === null ? null : (input.areas.get(risk.processArea) ?? risk.processArea);
  const heading = `${title.charAt(0).toLocaleUpperCase('sv')}${title.slice(1)}`;
  const origin = risk.originText === '' ? '' : ` (${risk.originText})`;
  return [
    {
      type: 'heading',
      level: 3,
      id: id('r', heading),
      text: heading.length > 110 ? `${heading.slice(0, 107)} …` : heading,
    },
    body(risk.text + origin),
    {
      type: 'paragraph',
      role: 'meta',
      content: text(`Processområde: ${area ?? 'ej angivet'} · Ansvarig: ${risk.owner ?? 'ej angivet'}`),
    },
    {
      type: 'table',
      id: id('t', `bedömning ${heading}`),
      caption: `Bedömning av risken: ${heading}`,
      showCaption: false,
      columns: ['Före åtgärder', 'Efter åtgärder'].map((header) => ({ header, align: 'start', width: 1 })),
      rowHeaders: false,
      rows: [{ kind: 'plain', cells: [levelOf(risk.before, input.scales), levelOf(risk.after, input.scales)] }],
    },
    ...(own.length === 0
      ? [body('Risken följs upp med en kommentar i slutrapporten.')]
      : [
          {
            type: 'table' as const,
            id: id('t', `kontroller ${heading}`),
            caption: `Kontroller av risken: ${heading}`,
            showCaption: false,
            columns: [
              { header: 'Kontrollmoment', align: 'start' as const, width: 3 },
              { header: 'Ansvarig', align: 'start' as const, width: 1.6 },
              { header: 'Frekvens', align: 'start' as const, width: 1.6 },
              { header: 'Metod', align: 'start' as const, width: 3.8 },
            ],
            rowHeaders: true,
            rows: own.map((control) => ({
              kind: 'plain' as const,
              cells: [
                textCell(control.central ? `${control.title} (kommungemensam)` : control.title),
                textCell(control.responsible ?? 'Ej angivet'),
                textCell(control.frequency || 'Ej angivet'),
                narrativeCell(context, control.method),
              ],
            })),
          },
        ]),
  ];
}

function leftOut(
  risks: readonly RegisterRisk[],
  input: ControlPlanInput,
  id: (prefix: string, words: string) => string,
): Block[] {
  if (risks.length === 0) return [];
  const title = 'Risker som inte tas med i planen';
  return [
    { type: 'heading', level: 2, id: id('h', title), text: title },
    {
      type: 'table',
      id: id('t', title),
      caption: title,
      showCaption: true,
      columns: [
        { header: 'Risk', align: 'start', width: 4 },
        { header: 'Före åtgärder', align: 'start', width: 1.6 },
        { header: 'Skäl', align: 'start', width: 3 },
      ],
      rowHeaders: true,
      rows: risks.map((risk) => ({
        kind: 'plain',
        cells: [
          textCell(risk.text),
          levelOf(risk.before, input.scales),
          textCell(risk.chosenReason || (risk.chosen === null ? 'Inte prövad än' : 'Ej angivet')),
        ],
      })),
    },
  ];
}

/** The plan's document tree. Same plan, same tree. */
export function composeControlPlan(input: ControlPlanInput): ReportTree {
  const context = contextWithoutFacts([]);
  const { id } = context;
  const chosen = input.risks.filter(
    (risk) => risk.chosen === true || input.controls.some((one) => one.risk === risk.key),
  );
  const heading = (words: string): Block => ({ type: 'heading', level: 2, id: id('h', words), text: words });
  const matrix = riskMatrix(input.risks);
  const placed = matrix.unassessed.length < input.risks.length;
  const title = `Internkontrollplan ${input.year}`;
  const blocks: Block[] = [
    { type: 'contents', title: 'Innehåll', depth: 3 },
    heading('Sammanfattning'),
    ...summary(input, chosen),
    ...(placed ? [heading('Riskbild'), riskMatrixChart(matrix, input.risks, input.scales, id)] : []),
    heading('Risker och kontroller'),
    ...(chosen.length === 0
      ? [body('Planen har inga risker.')]
      : chosen.flatMap((risk) => riskBlocks(input, risk, context))),
    ...(input.controls.length === 0
      ? []
      : [heading('Kontrollerna månad för månad'), ...monthTable(input.controls, input.year, id)]),
    ...leftOut(
      input.risks.filter((risk) => !chosen.includes(risk)),
      input,
      id,
    ),
  ];
  return {
    language: 'sv-SE',
    title,
    municipality: input.municipality,
    body: input.body,
    period: String(input.year),
    standing: input.standing,
    theme: input.theme,
    parts: [
      {
        id: 'controlPlan',
        kind: 'controlPlan',
        label: '',
        title,
        subtitle: input.body,
        registryNumber: input.plan?.registryNumber ?? null,
        blocks,
      },
    ],
  };
}
