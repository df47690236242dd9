/**
 * Composes facts into the one document tree that HTML, DOCX and PDF are rendered from.
 * The outline of each part gives the order; every block looks its facts up. Same facts, same tree.
 */
import type { ControlRecord } from '../domain/control-record.ts';
import { dataSummary } from '../domain/data-summary.ts';
import type { Facts } from '../domain/facts.ts';
import type { OutlineBlock, ReportPart } from '../domain/outline.ts';
import { visibleBlocks } from '../domain/outline-edit.ts';
import { periodName } from '../domain/period.ts';
import type { Block, DocumentPart, Inline, ReportTree } from '../domain/report.ts';
import type { Scale } from '../domain/scale.ts';
import { indicatorChart, outlineChart } from './compose/charts.ts';
import { type Context, createContext, symbol } from './compose/context.ts';
import { carryOverBlocks, controlSummaryTable, riskBlocks } from './compose/control.ts';
import { narrativeBlocks, text } from './compose/narrative.ts';
import { compilationTable, figureTable, indicatorTable, legendTable, symbolTable } from './compose/tables.ts';
import { words } from './compose/words.ts';

export type ComposeInput = {
  readonly municipality: string;
  readonly facts: Facts;
  readonly scales: readonly Scale[];
  /** What every page says of the document: "Arbetsmaterial" until it is decided. */
  readonly standing: string;
  /** True while the report is worked on: it then carries remarks for those who write it. Left out: where it has a standing. */
  readonly working?: boolean;
  /** How the controls were done, for the final report; left out: nothing is known of it. */
  readonly records?: readonly ControlRecord[];
  readonly theme: ReportTree['theme'];
};

/** Composes every part of the package. Throws where an outline names facts that are not there. */
export function compose(input: ComposeInput): ReportTree {
  const context = createContext(input.facts, input.scales, {
    working: input.working ?? input.standing !== '',
    records: input.records ?? [],
  });
  const body = input.facts.bodies.find((candidate) => candidate.code === input.facts.body);
  const first = input.facts.parts[0];
  return {
    language: 'sv-SE',
    title: first ? first.title : periodName(input.facts.period),
    municipality: input.municipality,
    body: body?.name ?? input.facts.body,
    period: periodName(input.facts.period),
    standing: input.standing,
    theme: input.theme,
    parts: input.facts.parts.map((part) => composePart(context, part)),
  };
}

function composePart(context: Context, part: ReportPart): DocumentPart {
  /** Tree level of the last heading: a part's title is 1, so an outline's level 1 becomes 2. */
  let level = 1;
  const blocks = visibleBlocks(part.outline).flatMap((block) => {
    if (block.kind !== 'heading') return composeBlock(context, block, level);
    level = Math.min(6, block.level + 1, level + 1);
    return [{ type: 'heading' as const, level, id: context.id(part.kind, block.text), text: block.text }];
  });
  const { kind, label, title, registryNumber } = part;
  const body = context.facts.bodies.find((candidate) => candidate.code === context.facts.body);
  // A memo names its board over the title, with the sender; the annexes have it under the title.
  const subtitle = kind === 'coverMemo' && part.subtitle === body?.name ? '' : part.subtitle;
  return { id: kind, kind, label, title, subtitle, registryNumber, blocks };
}

function composeBlock(context: Context, block: Exclude<OutlineBlock, { kind: 'heading' }>, level: number): Block[] {
  const { facts } = context;
  switch (block.kind) {
    case 'text':
      return narrativeBlocks(context, block.narrative, level);
    case 'contents':
      return [{ type: 'contents', title: block.title, depth: (block.depth ?? 2) + 1 }];
    case 'assessment':
      return [assessment(context, block.node)];
    case 'narrative':
      return narrativeBlocks(context, context.entry(block.node)?.narrative ?? null, level);
    case 'goal':
      return goal(context, block.node, level);
    case 'commitment':
      return commitment(context, block.node, level);
    case 'indicators': {
      const indicators = block.indicators.flatMap((key) =>
        facts.indicators.filter((indicator) => indicator.key === key),
      );
      return [
        indicatorTable(context, indicators),
        ...indicators.flatMap((indicator) => indicatorChart(context, indicator)),
      ];
    }
    case 'figureTable':
      return facts.tables.filter((table) => table.key === block.table).map((table) => figureTable(context, table));
    case 'events': {
      const events = facts.events.filter((event) => event.perspective === block.perspective);
      return events.length === 0
        ? []
        : [{ type: 'list', ordered: false, items: events.map((event) => text(event.text)) }];
    }
    case 'compilation':
      return [compilationTable(context, block.perspective)];
    case 'chart':
      return outlineChart(context, block.chart);
    case 'legend': {
      const table = legendTable(context, block.scale, block.meanings, block.order);
      const definition = text(block.definition);
      return [
        ...(definition.length > 0 ? [{ type: 'paragraph' as const, role: 'body' as const, content: definition }] : []),
        ...(table ? [table] : []),
      ];
    }
    case 'controlSummary':
      return [controlSummaryTable(context, block.controls)];
    case 'risk':
      return facts.risks.filter((risk) => risk.key === block.risk).flatMap((risk) => riskBlocks(context, risk, level));
    case 'carryOver':
      return carryOverBlocks(context);
    case 'dataSummary':
      return dataSummary(facts).map((sentences) => ({ type: 'paragraph', role: 'body', content: text(sentences) }));
    case 'decisions':
      return [{ type: 'list', ordered: true, items: block.decisions.map(text) }];
    case 'signatures':
      return [{ type: 'signatures', office: block.office, people: block.people }];
  }
}

function nodeHeading(context: Context, key: string, level: number, suffix = ''): Block {
  const title = context.node(key).title;
  return { type: 'heading', level: Math.min(6, level + 1), id: context.id('n', title), text: title + suffix };
}

/** A goal's title and comment; its light and arrow where somebody has given it one. */
function goal(context: Context, key: string, level: number): Block[] {
  const entry = context.entry(key);
  const assessed = entry !== null && (entry.assessment !== null || entry.trend !== null);
  return [
    nodeHeading(context, key, level),
    ...(assessed ? [assessment(context, key)] : []),
    ...narrativeBlocks(context, entry?.narrative ?? null, level + 1),
  ];
}

function assessment(context: Context, key: string): Block {
  const entry = context.entry(key);
  return symbolTable(context, `Bedömning och trend: ${context.node(key).title}`, [
    [words.assessment, symbol(context, 'assessment', entry?.assessment ?? null)],
    [words.trend, symbol(context, 'trend', entry?.trend ?? null)],
  ]);
}

function commitment(context: Context, key: string, level: number): Block[] {
  const node = context.node(key);
  const entry = context.entry(key);
  const bodies = node.bodies.length > 0 ? ` (${node.bodies.join(', ')})` : '';
  const state: [string, Inline][] = [
    [words.status, symbol(context, 'status', entry?.status ?? null)],
    [words.completion, symbol(context, 'completion', entry?.completion ?? null)],
  ];
  return [
    nodeHeading(context, key, level, bodies),
    ...narrativeBlocks(context, entry?.description ?? null, level + 1),
    symbolTable(context, `Status och färdiggrad: ${node.title}`, state),
    ...narrativeBlocks(context, entry?.narrative ?? null, level + 1),
  ];
}
