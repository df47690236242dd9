/** A count beside the table it points to: "de sju kontrollerna framgår av tabellen", with as many rows. */
import type { CheckTable } from './document.ts';
import type { Checked } from './finding.ts';
import { lineOf } from './grid.ts';
import { isCount, type Quantity } from './quantity.ts';
import { readQuantities } from './read-quantities.ts';
import { sayNumber } from './say.ts';
import type { Placed } from './section.ts';
import { splitSentences } from './sentence.ts';
import { contentStems, related, stem } from './words.ts';

const points = /nedan|följande|framgår av|i tabellen|så här bedöms|uppställning|redovisas här|:\s*$/iu;
const counts = (each: Quantity) => isCount(each) && !each.article && each.value > 1 && each.value <= 60;

/** Rows that name something, without sums and without the header. */
function rowCount(table: CheckTable): number {
  return table.rows.slice(1).filter((row) => {
    const label = row.cells[0]?.trim() ?? '';
    return label !== '' && lineOf(label).sum === null && !lineOf(label).part;
  }).length;
}

const nounAfter = (text: string, quantity: Quantity): string => {
  const word = /^[\s\u00A0]+(?:\p{L}+a\s+)?(\p{L}[\p{L}-]+)/u.exec(text.slice(quantity.to));
  return word?.[1] ? stem(word[1]) : '';
};

/** The count must be of what the table's first column holds: its header names the same thing. */
export function checkCounts(placed: readonly Placed[]): Checked[] {
  return placed.flatMap(({ block, index }): Checked[] => {
    if (block.type !== 'table') return [];
    const header = contentStems(block.rows[0]?.cells[0] ?? '');
    if (header.length === 0 || header.length > 3) return [];
    const lines = placed.slice(Math.max(0, index - 2), index).filter((each) => each.block.type === 'text');
    return lines.flatMap((line): Checked[] => {
      const text = line.block.type === 'text' ? line.block.text : '';
      if (!points.test(text)) return [];
      const rows = rowCount(block);
      for (const sentence of splitSentences(text)) {
        for (const count of readQuantities(sentence).filter(counts)) {
          const noun = nounAfter(sentence, count);
          if (noun === '' || !header.some((each) => each === noun || related(each, noun))) continue;
          if (
            /(?<!\p{L})(?:av|varav)\s+(?:de\s+)?$/iu.test(sentence.slice(0, count.from)) &&
            /(?<!\p{N})\d/u.test(sentence.slice(0, count.from))
          )
            continue;
          const places = [
            { ...line.block.place, quote: sentence.slice(0, 200) },
            { ...block.place, quote: `${block.rows[0]?.cells[0] ?? ''}: ${rows} rader` },
          ];
          if (rows === count.value)
            return [{ kind: 'count', level: null, message: `Antalet stämmer: tabellen har ${rows} rader.`, places }];
          return [
            {
              kind: 'count',
              level: 'contradiction',
              message: `Texten säger ${sayNumber(count.value, 0)}, men tabellen har ${rows} rader.`,
              places,
            },
          ];
        }
      }
      return [];
    });
  });
}
