/** The group summary (Swedish: samlad uppföljning): internal control of all bodies side by side, under the executive board's duty of supervision. KL (2017:725) 6:1. */
import type { Block, ReportTree, TableBlock } from '../../domain/report.ts';
import type { Scale } from '../../domain/scale.ts';
import { type Context, contextWithoutFacts, symbol } from './context.ts';
import { text, textCell } from './narrative.ts';

export type SummedControl = {
  readonly title: string;
  /** Key of the executive board's control that it is the body's own of; null for the body's alone. */
  readonly central: string | null;
  /** A code of the control scale; null is not assessed. */
  readonly assessment: string | null;
  readonly period: string | null;
  readonly actions: number;
  /** Actions that are not closed. */
  readonly open: number;
};

export type SummedBody = {
  readonly code: string;
  readonly name: string;
  /** `none`: no plan; `hidden`: one that is worked on and not shown to the reader. */
  readonly plan: 'none' | 'hidden' | 'draft' | 'decided' | 'revising';
  readonly decidedOn: string | null;
  readonly paragraph: string | null;
  readonly risks: number;
  readonly controls: readonly SummedControl[];
  /** Risks that are followed up by comment only. */
  readonly commented: readonly string[];
};

export type GroupSummaryInput = {
  readonly municipality: string;
  readonly theme: ReportTree['theme'];
  /** The executive board, or whoever supervises. */
  readonly body: string;
  readonly standing: string;
  readonly year: number;
  readonly bodies: readonly SummedBody[];
  readonly scales: readonly Scale[];
};

const body = (words: string): Block => ({ type: 'paragraph', role: 'body', content: text(words) });
const planWords: Record<SummedBody['plan'], string> = {
  none: 'Ingen plan',
  hidden: 'Arbetsmaterial',
  draft: 'Inte beslutad',
  decided: 'Beslutad',
  revising: 'Revideras',
};
const plural = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
const isDeviation = ({ assessment }: SummedControl) => assessment !== null && assessment !== 'green';

type Column = TableBlock['columns'][number];
const start = (header: string, width: number): Column => ({ header, align: 'start', width });
const end = (header: string, width: number): Column => ({ header, align: 'end', width });

function table(
  context: Context,
  caption: string,
  columns: Column[],
  rows: TableBlock['rows'][number]['cells'][],
): TableBlock {
  return {
    type: 'table',
    id: context.id('t', caption),
    caption,
    showCaption: true,
    columns,
    rowHeaders: true,
    rows: rows.map((cells) => ({ kind: 'plain', cells })),
  };
}

function planTable(context: Context, { bodies, year }: GroupSummaryInput): TableBlock {
  const columns = [
    start('Organisation', 3),
    start('Plan', 1.6),
    start('Beslutad', 1.5),
    start('Paragraf', 1.1),
    end('Risker', 0.9),
    end('Kontroller', 1.1),
  ];
  return table(
    context,
    `Internkontrollplaner ${year}`,
    columns,
    bodies.map((one) => [
      textCell(one.name),
      textCell(planWords[one.plan]),
      textCell(one.decidedOn ?? ''),
      textCell(one.paragraph ?? ''),
      textCell(one.plan === 'none' || one.plan === 'hidden' ? '' : String(one.risks)),
      textCell(one.plan === 'none' || one.plan === 'hidden' ? '' : String(one.controls.length)),
    ]),
  );
}

function resultTable(context: Context, { bodies, scales }: GroupSummaryInput): TableBlock {
  const values = scales.find(({ code }) => code === 'control')?.values ?? [];
  const columns = [
    start('Organisation', 3),
    ...values.map(({ label }) => end(label, 1)),
    end('Inte bedömd', 1.2),
    end('Åtgärder', 1.1),
    end('Öppna', 1),
  ];
  const counted = (controls: readonly SummedControl[]) => [
    ...values.map(({ code }) => controls.filter(({ assessment }) => assessment === code).length),
    controls.filter(({ assessment }) => assessment === null).length,
    controls.reduce((sum, { actions }) => sum + actions, 0),
    controls.reduce((sum, { open }) => sum + open, 0),
  ];
  const rows = bodies.filter(({ controls }) => controls.length > 0);
  const made = table(
    context,
    'Kontrollernas resultat sida vid sida',
    columns,
    rows.map(({ name, controls }) => [textCell(name), ...counted(controls).map((number) => textCell(String(number)))]),
  );
  const all = counted(rows.flatMap(({ controls }) => controls)).map((number) => textCell(String(number)));
  return { ...made, rows: [...made.rows, { kind: 'sum', cells: [textCell('Alla'), ...all] }] };
}

/** Central controls by body; null where there are none. */
function centralTable(context: Context, { bodies }: GroupSummaryInput): TableBlock | null {
  const controls = bodies.flatMap(({ controls: own }) => own.filter(({ central }) => central !== null));
  const keys = [...new Set(controls.map(({ central }) => central))];
  if (keys.length === 0) return null;
  const rows = keys.flatMap((key) => {
    const title = controls.find(({ central }) => central === key)?.title ?? '';
    return bodies.flatMap((one) => {
      const own = one.controls.find(({ central }) => central === key);
      return own ? [[textCell(title), textCell(one.name), [[symbol(context, 'control', own.assessment)]]]] : [];
    });
  });
  return table(
    context,
    'Kommungemensamma kontroller',
    [start('Kontroll', 4), start('Organisation', 3), start('Bedömning', 1.6)],
    rows,
  );
}

function deviations(context: Context, { bodies }: GroupSummaryInput): Block[] {
  const rows = bodies.flatMap((one) =>
    one.controls
      .filter(isDeviation)
      .map((control) => [
        textCell(control.title),
        textCell(one.name),
        [[symbol(context, 'control', control.assessment)]],
        textCell(control.period ?? ''),
        textCell(control.actions === 0 ? 'Ingen' : `${control.actions - control.open} av ${control.actions} klara`),
      ]),
  );
  if (rows.length === 0) return [body('Ingen kontroll har bedömts gul eller röd.')];
  const columns = [
    start('Kontroll', 4),
    start('Organisation', 2.6),
    start('Bedömning', 1.5),
    start('Rapport', 1.5),
    start('Åtgärder', 1.6),
  ];
  return [table(context, 'Kontroller som avviker', columns, rows)];
}

function carried(context: Context, { bodies }: GroupSummaryInput): Block[] {
  const rows = bodies.flatMap((one) => [
    ...one.controls
      .filter(isDeviation)
      .map((control) => [
        textCell(control.title),
        textCell(one.name),
        [[symbol(context, 'control', control.assessment)]],
      ]),
    ...one.commented.map((risk) => [textCell(risk), textCell(one.name), textCell('Följs upp med kommentar')]),
  ]);
  if (rows.length === 0) return [body('Inget går vidare till urvalet inför nästa plan.')];
  return [
    body(
      'Kontroller med bedömningen gul eller röd, och risker som bara har följts upp med en kommentar, går vidare till urvalet inför nästa plan. Varje nämnd väljer och anger skäl.',
    ),
    table(
      context,
      'Urval till nästa plan',
      [start('Risk eller kontroll', 4.5), start('Organisation', 2.6), start('Grund', 1.9)],
      rows,
    ),
  ];
}

function chart(context: Context, { bodies, scales }: GroupSummaryInput): Block[] {
  const scale = scales.find(({ code }) => code === 'control');
  const controls = bodies.flatMap(({ controls: own }) => own);
  if (!scale || controls.length === 0) return [];
  const known = [...scale.values]
    .reverse()
    .map(({ code, label, color }) => ({ code: code as string | null, label, color }));
  const counted = [...known, { code: null, label: 'Inte bedömd', color: '#7a858f' }].map((value) => ({
    ...value,
    count: controls.filter(({ assessment }) => assessment === value.code).length,
  }));
  const title = 'Alla kontroller efter bedömning';
  return [
    {
      type: 'chart',
      id: context.id('c', title),
      kind: 'bar',
      title,
      alt: `${title}: ${counted.map(({ label, count }) => `${count} ${label.toLocaleLowerCase('sv')}`).join(', ')}. Totalt ${controls.length}.`,
      unit: '',
      decimals: 0,
      categories: counted.map(({ label }) => label),
      series: [{ name: 'Antal', values: counted.map(({ count }) => count), colors: counted.map(({ color }) => color) }],
      table: null,
    },
  ];
}

function summary({ bodies, year }: GroupSummaryInput): Block {
  const decided = bodies.filter(({ plan }) => plan === 'decided').length;
  const controls = bodies.flatMap(({ controls: own }) => own);
  const without = bodies.filter(({ plan }) => plan === 'none').map(({ name }) => name);
  const missing = without.length === 0 ? '' : ` ${without.join(', ')} har ingen plan.`;
  return body(
    `${decided} av ${bodies.length} organisationer har beslutat en internkontrollplan för ${year}. Tillsammans har de ${plural(controls.length, 'kontroll', 'kontroller')}, och ${controls.filter(isDeviation).length} avviker.${missing}`,
  );
}

/** The summary's document tree. Same bodies, same tree. */
export function composeGroupSummary(input: GroupSummaryInput): ReportTree {
  const context = contextWithoutFacts(input.scales);
  const heading = (words: string): Block => ({ type: 'heading', level: 2, id: context.id('h', words), text: words });
  const title = `Samlad uppföljning av intern kontroll ${input.year}`;
  const central = centralTable(context, input);
  const blocks: Block[] = [
    { type: 'contents', title: 'Innehåll', depth: 2 },
    heading('Sammanfattning'),
    body(
      `${input.body} har enligt kommunallagen (2017:725) 6 kap. 1 § uppsikt över övriga nämnders verksamhet. Här står alla organisationers interna kontroll sida vid sida.`,
    ),
    summary(input),
    heading('Planer och beslut'),
    planTable(context, input),
    heading('Resultat'),
    ...(input.bodies.some(({ controls }) => controls.length > 0)
      ? [resultTable(context, input), ...chart(context, input)]
      : [body('Inga kontroller är inlagda än.')]),
    ...(central === null ? [] : [heading('Kommungemensamma kontroller'), central]),
    heading('Avvikelser'),
    ...deviations(context, input),
    heading('Urval till nästa plan'),
    ...carried(context, input),
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
        id: 'groupSummary',
        kind: 'groupSummary',
        label: '',
        title,
        subtitle: input.body,
        registryNumber: null,
        blocks,
      },
    ],
  };
}
