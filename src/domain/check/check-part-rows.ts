/** A part of a whole in a sentence beside the row that shows both: "fyra av 215 inpasseringskort" and a row with 215 and 4. */
import type { Checked } from './finding.ts';
import type { Grid } from './grid.ts';
import { cellAt, quoteCell } from './grid-quote.ts';
import { isCount, type Quantity } from './quantity.ts';
import { sayNumber } from './say.ts';
import { quoteSentence, type Sentence } from './sentence.ts';
import { contentStems } from './words.ts';

type Part = { readonly some: Quantity; readonly all: Quantity };

const unsigned = (each: Quantity) => isCount(each) && each.sign === null;

function partsOf(sentence: Sentence): Part[] {
  return sentence.quantities.flatMap((some, index): Part[] => {
    const all = sentence.quantities[index + 1];
    if (!all || !unsigned(some) || !unsigned(all) || all.value < 10 || some.value > all.value) return [];
    return /^\s+av\s+(?:de\s+|totalt\s+|dessa\s+)?$/u.test(sentence.text.slice(some.to, all.from))
      ? [{ some, all }]
      : [];
  });
}

const running = /^(?:nr|nummer|id|rad|#|prioritet|ordning)/iu;

type Row = { readonly grid: Grid; readonly row: number; readonly whole: number; readonly parts: readonly number[] };

/** The row that the sentence names whole, with the whole in one cell. */
function rowsOf(grid: Grid, stems: ReadonlySet<string>, all: Quantity): Row[] {
  return grid.rows.flatMap((line, row): Row[] => {
    if (line.stems.length === 0 || line.sum !== null || !line.stems.every((each) => stems.has(each))) return [];
    if (!line.stems.some((each) => each.length >= 5)) return [];
    const counts = grid.columns.flatMap((column, index) => {
      const cell = cellAt(grid, row, index);
      if (!cell || cell.unit === 'percent' || !unsigned(cell.quantity) || running.test(column.label)) return [];
      return column.year === null && column.measure === null ? [{ index, value: cell.quantity.value }] : [];
    });
    const [whole, ...more] = counts.filter(({ value }) => value === all.value);
    if (!whole || more.length > 0) return [];
    return [
      { grid, row, whole: whole.index, parts: counts.filter((each) => each !== whole).map(({ index }) => index) },
    ];
  });
}

export function checkPartRows(sentences: readonly Sentence[], grids: readonly Grid[]): Checked[] {
  return sentences.flatMap((sentence) => {
    const parts = partsOf(sentence);
    if (parts.length === 0) return [];
    const stems = new Set(contentStems(sentence.text));
    return parts.flatMap(({ some, all }): Checked[] => {
      const [found, ...more] = grids.flatMap((grid) => (grid.guessed ? [] : rowsOf(grid, stems, all)));
      if (!found || more.length > 0) return [];
      const { grid, row, whole } = found;
      const valueIn = (column: number) => cellAt(grid, row, column)?.quantity.value ?? 0;
      const equal = found.parts.find((column) => valueIn(column) === some.value);
      const [only, ...others] = found.parts;
      const part = equal ?? (others.length === 0 ? only : undefined);
      if (part === undefined) return [];
      const places = [
        quoteSentence(sentence, { from: some.from, to: all.to }),
        quoteCell(grid, row, part),
        quoteCell(grid, row, whole),
      ];
      const shown = `${sayNumber(valueIn(part), 0)} av ${sayNumber(valueIn(whole), 0)}`;
      if (equal !== undefined) return [{ kind: 'part', level: null, message: `Tabellen har samma: ${shown}.`, places }];
      const message = `Texten säger ${sayNumber(some.value, 0)} av ${sayNumber(all.value, 0)}, men tabellen har ${shown} (${grid.columns[part]?.label}).`;
      return [{ kind: 'part', level: 'contradiction', message, places }];
    });
  });
}
