/** Where a kept sum is printed: the outline gets a place for a figure that the report did not have before. */
import type { Indicator } from './indicator.ts';
import type { OutlineBlock, ReportPart } from './outline.ts';

/** The index after the last block that fits; -1 where none does. */
function after(outline: readonly OutlineBlock[], fits: (block: OutlineBlock) => boolean): number {
  const at = outline.findLastIndex(fits);
  return at < 0 ? -1 : at + 1;
}

function inAnnex(
  parts: readonly ReportPart[],
  place: (outline: readonly OutlineBlock[]) => OutlineBlock[],
): ReportPart[] {
  return parts.map((part) => (part.kind === 'annualReport' ? { ...part, outline: place(part.outline) } : part));
}

const insertAt = (outline: readonly OutlineBlock[], at: number, block: OutlineBlock): OutlineBlock[] =>
  at < 0 ? [...outline, block] : [...outline.slice(0, at), block, ...outline.slice(at)];

/** The parts with the table after the other tables of the annex. Unchanged where it has a place. */
export function placeTable(parts: readonly ReportPart[], table: string): ReportPart[] {
  const placed = parts.some(({ outline }) =>
    outline.some((block) => block.kind === 'figureTable' && block.table === table),
  );
  if (placed) return [...parts];
  return inAnnex(parts, (outline) =>
    insertAt(
      outline,
      after(outline, ({ kind }) => kind === 'figureTable'),
      { kind: 'figureTable', table },
    ),
  );
}

/** The parts with the indicator after what its node says in the annex. Unchanged where it has a place. */
export function placeIndicator(
  parts: readonly ReportPart[],
  { key, node }: Pick<Indicator, 'key' | 'node'>,
): ReportPart[] {
  const placed = parts.some(({ outline }) =>
    outline.some((block) => block.kind === 'indicators' && block.indicators.includes(key)),
  );
  if (placed) return [...parts];
  const says = (block: OutlineBlock) =>
    (block.kind === 'goal' || block.kind === 'commitment' || block.kind === 'narrative') && block.node === node;
  return inAnnex(parts, (outline) => {
    const at = after(outline, says);
    const next = at < 0 ? undefined : outline[at];
    if (next?.kind !== 'indicators') return insertAt(outline, at, { kind: 'indicators', indicators: [key] });
    return outline.map((block, index) => (index === at ? { ...next, indicators: [...next.indicators, key] } : block));
  });
}
