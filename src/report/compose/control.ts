/** Internal control in the document tree: the summary of controls and each risk with its controls. */

import { type Action, actionLine, hasLine } from '../../domain/action.ts';
import { carryOver } from '../../domain/carry-over.ts';
import type { Block, Cell, TableBlock } from '../../domain/report.ts';
import type { Control, Risk } from '../../domain/risk.ts';
import { type Context, symbol } from './context.ts';
import { recordTable } from './control-record.ts';
import { narrativeBlocks, narrativeCell, text, textCell } from './narrative.ts';
import { words } from './words.ts';

export function controlSummaryTable(
  context: Context,
  items: readonly { control: string; title: string }[],
): TableBlock {
  const controls = new Map(
    context.facts.risks.flatMap((risk) => risk.controls).map((control) => [control.key, control]),
  );
  return {
    type: 'table',
    id: context.id('t', 'kontroller'),
    caption: 'Bedömning av årets kontroller',
    showCaption: true,
    columns: [
      { header: words.control, align: 'start', width: 4 },
      { header: words.assessment, align: 'start', width: 1 },
    ],
    rowHeaders: true,
    rows: items.map((item) => {
      const control = controls.get(item.control);
      return {
        kind: 'plain',
        cells: [textCell(item.title), [[symbol(context, 'control', control?.result.assessment ?? null)]]],
      };
    }),
  };
}

/** Each action's text and, set apart, the line that says who answers for it, by when and how it went. */
function actionsCell(context: Context, actions: readonly Action[]): Cell {
  return actions.flatMap((action) => [
    ...narrativeCell(context, action.text),
    ...(hasLine(action, actions.length) ? [[{ type: 'text' as const, text: actionLine(action), em: true }]] : []),
  ]);
}

function controlTables(context: Context, control: Control): Block[] {
  return [
    {
      type: 'table',
      id: context.id('t', control.title),
      caption: `Kontroll: ${control.title}`,
      showCaption: false,
      columns: [
        { header: words.control, align: 'start', width: 3 },
        { header: words.frequency, align: 'start', width: 2 },
        { header: words.method, align: 'start', width: 5 },
      ],
      rowHeaders: true,
      rows: [
        {
          kind: 'plain',
          cells: [textCell(control.title), textCell(control.frequency), narrativeCell(context, control.method)],
        },
      ],
    },
    {
      type: 'table',
      id: context.id('t', `resultat ${control.title}`),
      caption: `Resultat: ${control.title}`,
      showCaption: false,
      columns: [
        { header: words.assessment, align: 'start', width: 1.5 },
        { header: words.result, align: 'start', width: 4.5 },
        { header: words.action, align: 'start', width: 4 },
      ],
      rowHeaders: false,
      rows: [
        {
          kind: 'plain',
          cells: [
            [[symbol(context, 'control', control.result.assessment)]],
            narrativeCell(context, control.result.result),
            actionsCell(context, control.result.actions),
          ],
        },
      ],
    },
    ...recordTable(context, control),
  ];
}

/** A risk's wording with its origin, its controls, and its comment. */
export function riskBlocks(context: Context, risk: Risk, level: number): Block[] {
  const origin = risk.originText === '' ? '' : ` (${risk.originText})`;
  const comment = narrativeBlocks(context, risk.comment, level);
  return [
    { type: 'paragraph', role: 'body', content: text(risk.text + origin) },
    ...risk.controls.flatMap((control) => controlTables(context, control)),
    ...(comment.length > 0
      ? [
          {
            type: 'paragraph' as const,
            role: 'body' as const,
            content: [{ type: 'text' as const, text: words.comment, strong: true }],
          },
        ]
      : []),
    ...comment,
  ];
}

/** The rule in words, and the candidates for the next plan as a table; only a sentence where there are none. */
export function carryOverBlocks(context: Context): Block[] {
  const candidates = carryOver(context.facts.risks);
  if (candidates.length === 0) return [{ type: 'paragraph', role: 'body', content: text(words.nothingCarriedOver) }];
  return [
    { type: 'paragraph', role: 'body', content: text(words.carryOverRule) },
    {
      type: 'table',
      id: context.id('t', 'urval'),
      caption: words.carryOver,
      showCaption: true,
      columns: [
        { header: words.riskOrControl, align: 'start', width: 4 },
        { header: words.ground, align: 'start', width: 2 },
      ],
      rowHeaders: true,
      rows: candidates.map((candidate) => ({
        kind: 'plain',
        cells: [
          textCell(candidate.ground === 'assessment' ? candidate.control.title : candidate.risk.text),
          candidate.ground === 'assessment'
            ? [[symbol(context, 'control', candidate.assessment)]]
            : textCell(words.followedByComment),
        ],
      })),
    },
  ];
}
