/**
 * Differences in a table: a column (or row) of variances or changes against the two that it is the difference of. Which two
 * is learnt from the lines; either sign convention is taken, and each line must then follow it.
 */
import { halfDigit, judge, type Verdict } from './arithmetic.ts';
import type { Checked } from './finding.ts';
import { type Grid, type GridCell, type GridLine, transposed } from './grid.ts';
import { cellAt, quoteCell } from './grid-quote.ts';
import { sayNumber, sayUnit } from './say.ts';

type Kind = 'difference' | 'ratio' | 'growth';
type Trial = {
  readonly row: number;
  readonly verdict: Verdict;
  readonly computed: number;
  readonly turned: boolean | null;
};
type Relation = {
  readonly kind: Kind;
  readonly target: number;
  readonly one: number;
  readonly other: number;
  readonly trials: readonly Trial[];
};

const named = (line: GridLine | undefined) =>
  line?.measure === 'variance' || line?.measure === 'change' || line?.measure === 'share' || isIndexed(line);
/** "Antal" and a bare number are both counts. */
const plainUnit = (cell: GridCell) => (cell.unit === 'count' ? '' : cell.unit);
/** "Index (2015 = 100)": the year's figure in hundredths of the base year's. */
const isIndexed = (line: GridLine | undefined) =>
  /index/iu.test(line?.label ?? '') && /=\s*100\b/u.test(line?.label ?? '');
const isPercent = (cell: GridCell) => cell.unit === 'percent' || cell.unit === 'points';

function tryLine(kind: Kind, target: GridCell, one: GridCell, other: GridCell): Omit<Trial, 'row'> | null {
  const a = one.quantity.value * one.scale;
  const b = other.quantity.value * other.scale;
  const half = halfDigit(target.quantity.decimals, target.scale);
  const stated = target.quantity.value * target.scale;
  if (kind === 'difference') {
    if ((target.unit === 'percent') !== (one.unit === 'percent') && target.unit !== 'points') return null;
    const exact = one.unit === 'count' && target.quantity.decimals === 0;
    const slack = exact
      ? 0
      : half + halfDigit(one.quantity.decimals, one.scale) + halfDigit(other.quantity.decimals, other.scale);
    const computed = a - b;
    const turned = Math.abs(computed) <= slack || stated === 0 ? null : Math.sign(computed) !== Math.sign(stated);
    const verdict = judge(Math.abs(stated), Math.abs(computed), slack);
    return { verdict: verdict, computed: computed / target.scale, turned };
  }
  if (isPercent(one) || b === 0) return null;
  const ratio = kind === 'ratio' ? (a / b) * 100 : ((a - b) / Math.abs(b)) * 100;
  const slack =
    half +
    (Math.abs(a / b) * 100 * (halfDigit(other.quantity.decimals, other.scale) / Math.abs(b)) +
      (halfDigit(one.quantity.decimals, one.scale) / Math.abs(b)) * 100);
  const near = Math.abs(stated - ratio) <= half * 1.0001;
  const verdict: Verdict = near ? 'holds' : judge(stated, ratio, slack);
  const turned = stated === 0 || Math.abs(ratio) <= slack ? null : Math.sign(ratio) !== Math.sign(stated);
  return {
    verdict: kind === 'growth' && turned === true ? judge(Math.abs(stated), Math.abs(ratio), slack) : verdict,
    computed: ratio,
    turned,
  };
}

function relationOf(grid: Grid, kind: Kind, target: number, one: number, other: number): Relation {
  const trials = grid.rows.flatMap((_, row): Trial[] => {
    const cells = [target, one, other].map((column) => cellAt(grid, row, column));
    const [t, a, b] = cells;
    if (!t || !a || !b || plainUnit(a) !== plainUnit(b)) return [];
    if (a.quantity.year && b.quantity.year && !a.unit) return [];
    const tried = tryLine(kind, t, a, b);
    return tried ? [{ row, ...tried }] : [];
  });
  return { kind, target, one, other, trials };
}

const heldOf = (relation: Relation) => relation.trials.filter((each) => each.verdict !== 'fails').length;
/** A line where something is to be seen: zero minus zero proves nothing. */
const tellingOf = (relation: Relation) =>
  relation.trials.filter((each) => each.verdict !== 'fails' && Math.abs(each.computed) > 1e-9).length;

function bestRelation(grid: Grid, target: number): Relation | null {
  const line = grid.columns[target];
  const others = grid.columns
    .map((_, column) => column)
    .filter((column) => column !== target && !named(grid.columns[column]));
  const cells = grid.rows.flatMap((_, row) => cellAt(grid, row, target) ?? []);
  const percent = cells.length > 0 && cells.every((cell) => cell.unit === 'percent');
  const kinds: Kind[] =
    line?.measure === 'share' || isIndexed(line)
      ? ['ratio']
      : percent
        ? ['growth', 'difference', 'ratio']
        : ['difference'];
  let best: Relation | null = null;
  for (const kind of kinds)
    for (const one of others)
      for (const other of others) {
        if (one === other || (kind === 'difference' && one > other && line?.measure !== 'variance')) continue;
        const relation = relationOf(grid, kind, target, one, other);
        const better =
          best === null ||
          tellingOf(relation) > tellingOf(best) ||
          (tellingOf(relation) === tellingOf(best) && heldOf(relation) > heldOf(best));
        if (relation.trials.length > 0 && better) best = relation;
      }
  return best;
}

/** Where one or two lines cannot teach it, the headers do: "avvikelse" between the only outcome, or forecast, and the only budget. */
function byHeaders(grid: Grid, target: number): Relation | null {
  if (grid.columns[target]?.measure !== 'variance') return null;
  const of = (measure: GridLine['measure']) =>
    grid.columns.flatMap((line, column) => (line.measure === measure ? [column] : []));
  const [budget, ...moreBudgets] = of('budget');
  if (budget === undefined || moreBudgets.length > 0) return null;
  const compared = [of('outcome'), of('forecast')].flatMap(([only, ...more]) =>
    only === undefined || more.length > 0 ? [] : [relationOf(grid, 'difference', target, only, budget)],
  );
  // Beside an outcome and a forecast, only the one that it fits tells which it is the variance of.
  const [first] = compared;
  return compared.length > 1 ? (compared.find((each) => heldOf(each) > 0) ?? null) : (first ?? null);
}

function proven(relation: Relation): boolean {
  const telling = tellingOf(relation);
  return telling >= 2 && heldOf(relation) >= relation.trials.length * 0.6;
}

function checkColumns(grid: Grid): Checked[] {
  return grid.columns.flatMap((line, target): Checked[] => {
    if (!named(line)) return [];
    const learnt = bestRelation(grid, target);
    const relation = learnt && proven(learnt) ? learnt : byHeaders(grid, target);
    if (!relation || (relation !== learnt && relation.trials.length > 3)) return [];
    const odd = relation.kind === 'ratio' ? new Set<number>() : oddSigns(grid, relation);
    return relation.trials.map((each) => say(grid, relation, each, odd.has(each.row)));
  });
}

const income = /intäkt|inkomst|skatt|bidrag|taxa|avgift/iu;

/** Lines whose sign goes against all the others, where labels of income and cost do not explain it. */
function oddSigns(grid: Grid, relation: Relation): Set<number> {
  const signed = relation.trials.filter((each) => each.turned !== null && each.verdict !== 'fails');
  const turned = signed.filter((each) => each.turned === true);
  const straight = signed.filter((each) => each.turned === false);
  const [few, many] = turned.length < straight.length ? [turned, straight] : [straight, turned];
  const growth = relation.kind === 'growth';
  if (few.length === 0 || few.length > 1 || many.length < (growth ? 2 : 3)) return new Set();
  const kindOf = (row: number) => income.test(grid.rows[row]?.label ?? '');
  const explained =
    few.some((each) => kindOf(each.row)) !== many.every((each) => kindOf(each.row)) &&
    few.some((each) => kindOf(each.row));
  if (explained && !growth) return new Set();
  const sums = few.some((each) => grid.rows[each.row]?.sum !== null);
  return sums && !growth ? new Set() : new Set(few.map((each) => each.row));
}

const words: Readonly<Record<Kind, string>> = { difference: 'Skillnaden', ratio: 'Andelen', growth: 'Förändringen' };

function say(grid: Grid, relation: Relation, each: Trial, odd: boolean): Checked {
  const { kind, target, one, other } = relation;
  const [t, a, b] = [target, one, other].map((column) => cellAt(grid, each.row, column));
  const places = [target, one, other].map((column) => quoteCell(grid, each.row, column));
  const checkKind = kind === 'difference' ? 'difference' : 'share';
  if (!t || !a || !b) return { kind: checkKind, level: null, message: '', places };
  const decimals = Math.max(
    t.quantity.decimals,
    kind === 'difference' ? Math.max(a.quantity.decimals, b.quantity.decimals) : t.quantity.decimals + 1,
  );
  const [x, y] = [a, b].map(
    (cell) => `${sayNumber(cell.quantity.value, cell.quantity.decimals)}${sayUnit(cell.unit, cell.scale)}`,
  );
  const how = kind === 'difference' ? `${x} − ${y}` : kind === 'ratio' ? `${x} av ${y}` : `från ${y} till ${x}`;
  const gives = `${how} ger ${sayNumber(each.turned === true && !odd ? -each.computed : each.computed, decimals)}${kind === 'difference' ? sayUnit(t.unit, t.scale) : '\u00A0%'}`;
  const stated = `${sayNumber(t.quantity.value, t.quantity.decimals)}${sayUnit(t.unit, t.scale)}`;
  if (odd)
    return {
      kind: checkKind,
      level: 'contradiction',
      message: `${words[kind]} står som ${stated}, med annat tecken än övriga rader: ${gives}.`,
      places,
    };
  if (each.verdict === 'holds')
    return { kind: checkKind, level: null, message: `${words[kind]} stämmer: ${gives}.`, places };
  const message = `${words[kind]} står som ${stated}, men ${gives}.`;
  return { kind: checkKind, level: each.verdict === 'rounding' ? 'rounding' : 'contradiction', message, places };
}

/** Differences down the columns and, where a row is the difference of two others, along the rows. */
export function checkDifferences(grid: Grid): Checked[] {
  return [...checkColumns(grid), ...checkColumns(transposed(grid))];
}
