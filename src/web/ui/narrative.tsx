/** Prose as the page shows it. Headings are set as strong paragraphs one step below the page's own headings. */
import type { ReactNode } from 'react';
import type { Narrative, NarrativeBlock, NarrativeInline } from '../../domain/narrative.ts';
import type { Scale, ScaleCode } from '../../domain/scale.ts';
import { scaleValue } from '../../domain/scale.ts';
import { useWords } from '../visit.ts';
import { Shape } from './shape.tsx';

type Mark = NonNullable<Extract<NarrativeInline, { type: 'text' }>['marks']>[number];

type Look = {
  readonly scales: readonly Scale[];
  readonly missing: string /** Level of the narrative's highest heading. */;
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
  }
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
  const look = { scales, heading, missing: words.state.missingInSource };
  return (
    <div className="prose" lang="sv">
      {narrative.content.map((block, index) => blockView(block, index, look))}
    </div>
  );
}
