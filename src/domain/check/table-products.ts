/** A column that is the product of two others, as a risk value is of likelihood and consequence: learnt from the rows. */
import type { Checked } from './finding.ts';
import type { Grid } from './grid.ts';
import { cellAt, quoteCell } from './grid-quote.ts';
import { sayNumber } from './say.ts';

const productName =
  /risk(?:värde|tal|poäng|nivå|index|faktor)|sammanvägt|produkt|\bS\s?[x×*]\s?K\b|^(?:summa|poäng|värde|risk)$/iu;

type Line = { readonly row: number; readonly stated: number; readonly product: number };

function lines(grid: Grid, target: number, one: number, other: number): Line[] {
  return grid.rows.flatMap((_, row) => {
    const [t, a, b] = [target, one, other].map((column) => cellAt(grid, row, column)?.quantity);
    if (!t || !a || !b || [t, a, b].some((each) => each.decimals > 0 || each.unit !== '' || each.value > 100))
      return [];
    return [{ row, stated: t.value, product: a.value * b.value }];
  });
}

/** Of four rows or more, at least four in five must hold, and some of them must not be a sum as well. */
export function checkProducts(grid: Grid): Checked[] {
  return grid.columns.flatMap((line, target): Checked[] => {
    if (!productName.test(line.label)) return [];
    for (let one = 0; one < target; one += 1)
      for (let other = one + 1; other < target; other += 1) {
        const tried = lines(grid, target, one, other);
        const held = tried.filter((each) => each.stated === each.product);
        if (tried.length < 4 || held.length < tried.length * 0.8) continue;
        return tried.map((each) => say(grid, [target, one, other], each));
      }
    return [];
  });
}

function say(grid: Grid, columns: readonly [number, number, number], { row, stated, product }: Line): Checked {
  const places = columns.map((column) => quoteCell(grid, row, column));
  const [, a, b] = columns.map((column) => sayNumber(cellAt(grid, row, column)?.quantity.value ?? 0, 0));
  const gives = `${a} × ${b} = ${sayNumber(product, 0)}`;
  if (stated === product) return { kind: 'sum', level: null, message: `Produkten stämmer: ${gives}.`, places };
  return { kind: 'sum', level: 'contradiction', message: `Här står ${sayNumber(stated, 0)}, men ${gives}.`, places };
}
