/** Prose as the page shows it. Headings are set as strong paragraphs one step below the page's own headings. */
import type { ReactNode } from 'react';
import type { Narrative, NarrativeBlock, NarrativeInline, NarrativeTable } from '../../domain/narrative.ts';
import { tableLayout } from '../../domain/narrative-table.ts';
import type { Scale, ScaleCode } from '../../domain/scale.ts';
import { scaleValue } from '../../domain/scale.ts';
import { useWords } from '../visit.ts';
import { Shape } from './shape.tsx';

type Mark = NonNullable<Extract<NarrativeInline, { type: 'text' }>['marks']>[number];

type Look = {
  readonly scales: readonly Scale[];
  readonly missing: string;
  /** Names a table without a caption. */
  readonly table: string;
  readonly missingFigure: string;
  /** Says where a live figure comes from. */
  readonly liveFigure: (ref: string) => string;
  /** Level of the narrative's highest heading. */
  readonly heading: number;
};

function markView(content: ReactNode, mark: Mark): ReactNode {
  if (mark.type === 'strong') return <strong>{content}</strong>;
  if (mark.type === 'em') return <em>{content}</em>;
  return <a href={mark.attrs.href}>{content}</a>;
}

function inlineView(inline: NarrativeInline, key: number, look: Look): ReactNode {
  if (inline.type === 'missingSymbol')
    return (
      <mark key={key} className="missing">
        {look.missing}
      </mark>
    );
  if (inline.type === 'symbol') {
    const value = scaleValue(look.scales, inline.attrs.scale as ScaleCode, inline.attrs.value);
    if (value === null) return <span key={key}>{inline.attrs.value}</span>;
    return (
      <span key={key} className="state">
        <Shape shape={value.shape} color={value.color} />
        {value.label}
      </span>
    );
  }
  if (inline.type === 'figureValue') {
    const { ref, text } = inline.attrs;
    return (
      <span key={key} className={text === null ? 'live-figure missing' : 'live-figure'} title={look.liveFigure(ref)}>
        {text ?? look.missingFigure}
      </span>
    );
  }
  return <span key={key}>{(inline.marks ?? []).reduce<ReactNode>(markView, inline.text)}</span>;
}

const inlines = (content: readonly NarrativeInline[] | undefined, look: Look) =>
  (content ?? []).map((inline, index) => inlineView(inline, index, look));

function blockView(block: NarrativeBlock, key: number, look: Look): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p key={key}>{inlines(block.content, look)}</p>;
    case 'heading': {
      const Heading = `h${Math.min(6, look.heading + block.attrs.level - 1)}` as 'h3';
      return <Heading key={key}>{inlines(block.content, look)}</Heading>;
    }
    case 'bulletList':
    case 'orderedList': {
      const List = block.type === 'bulletList' ? 'ul' : 'ol';
      return (
        <List key={key}>
          {block.content.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once, on the server
            <li key={index}>{item.content.map((paragraph) => inlines(paragraph.content, look))}</li>
          ))}
        </List>
      );
    }
    case 'table':
      return <ProseTable key={key} table={block} look={look} />;
  }
}

/** Scrolls by itself where it is wider than the page, and by keyboard. */
function ProseTable({ table, look }: { table: NarrativeTable; look: Look }) {
  const { caption, head, rows, figures, rowHeaders } = tableLayout(table);
  const className = (column: number) => (figures[column] ? 'figure' : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll" tabIndex={0} aria-label={caption || look.table}>
      <table className="prose-table">
        {caption === '' ? null : <caption>{caption}</caption>}
        <thead>
          <tr>
            {head.map((content, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the table is rendered once, on the server
              <th key={column} scope="col" className={className(column)}>
                {inlines(content, look)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the table is rendered once, on the server
            <tr key={at}>
              {row.map((content, column) => {
                const Cell = rowHeaders && column === 0 ? 'th' : 'td';
                return (
                  <Cell
                    // biome-ignore lint/suspicious/noArrayIndexKey: the table is rendered once, on the server
                    key={column}
                    scope={Cell === 'th' ? 'row' : undefined}
                    className={className(column)}
                  >
                    {inlines(content, look)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function NarrativeView({
  narrative,
  scales,
  heading = 3,
}: {
  narrative: Narrative;
  scales: readonly Scale[];
  heading?: number;
}) {
  const words = useWords();
  const { missingInSource: missing, missingFigure, liveFigure } = words.state;
  const look = { scales, heading, missing, missingFigure, liveFigure, table: words.reporting.editor.table };
  return (
    <div className="prose" lang="sv">
      {narrative.content.map((block, index) => blockView(block, index, look))}
    </div>
  );
}
