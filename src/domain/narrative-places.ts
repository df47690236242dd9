/** Every place of the facts where a narrative stands, for changes that reach all prose. */
import type { Facts } from './facts.ts';
import type { Narrative, NarrativeBlock, NarrativeInline, NarrativeTable } from './narrative.ts';

/** The facts with every narrative put through `change`; an empty narrative of an entry becomes null. */
export function mapNarratives(facts: Facts, change: (narrative: Narrative) => Narrative): Facts {
  const maybe = (narrative: Narrative | null) => {
    const changed = narrative && change(narrative);
    return changed && changed.content.length > 0 ? changed : null;
  };
  return {
    ...facts,
    entries: facts.entries.map((entry) => ({
      ...entry,
      description: maybe(entry.description),
      narrative: maybe(entry.narrative),
    })),
    risks: facts.risks.map((risk) => ({
      ...risk,
      comment: maybe(risk.comment),
      controls: risk.controls.map((control) => ({
        ...control,
        method: maybe(control.method),
        result: {
          ...control.result,
          result: maybe(control.result.result),
          actions: control.result.actions.map((action) => ({ ...action, text: change(action.text) })),
        },
      })),
    })),
    parts: facts.parts.map((part) => ({
      ...part,
      outline: part.outline.map((block) =>
        block.kind === 'text' ? { ...block, narrative: change(block.narrative) } : block,
      ),
    })),
  };
}

/** A narrative with every inline put through `change`. */
export function mapInlines(narrative: Narrative, change: (inline: NarrativeInline) => NarrativeInline): Narrative {
  const inlines = <T extends { content?: NarrativeInline[] | undefined }>(block: T): T =>
    block.content ? { ...block, content: block.content.map(change) } : block;
  const mapped = narrative.content.map((block): NarrativeBlock => {
    if (block.type === 'paragraph' || block.type === 'heading') return inlines(block);
    if (block.type === 'table') {
      const cells = (row: NarrativeTable['content'][number]) =>
        row.content.map((cell) => ({ ...cell, content: cell.content.map(inlines) }));
      return { ...block, content: block.content.map((row) => ({ ...row, content: cells(row) })) };
    }
    return { ...block, content: block.content.map((item) => ({ ...item, content: item.content.map(inlines) })) };
  });
  return { type: 'doc', content: mapped };
}
