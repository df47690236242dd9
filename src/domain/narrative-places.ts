/** Every place of the facts where a narrative stands, for changes that reach all prose. */
import type { Facts } from './facts.ts';
import type { Narrative, NarrativeBlock, NarrativeInline } from './narrative.ts';

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
        result: { ...control.result, result: maybe(control.result.result), action: maybe(control.result.action) },
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
    return { ...block, content: block.content.map((item) => ({ ...item, content: item.content.map(inlines) })) };
  });
  return { type: 'doc', content: mapped };
}
