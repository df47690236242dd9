/** The lines of every table as series: one subject, its figures by year, measure and column. Whether years stand in columns or rows is the same. */

import type { Quoted } from './finding.ts';
import { type Grid, type GridCell, type GridLine, transposed } from './grid.ts';
import { quoteCell } from './grid-quote.ts';
import type { Measure } from './measure.ts';
import { contentStems, stem } from './words.ts';

export type Point = {
  readonly cell: GridCell;
  readonly base: number;
  readonly year: number | null;
  readonly measure: Measure | null;
  /** Words of the column that are neither year nor measure: "Kvinnor". */
  readonly stems: readonly string[];
  readonly label: string;
  /** The table is of money, whether it says so or not. */
  readonly money: boolean;
  readonly quote: Quoted;
};

export type Series = {
  readonly label: string;
  /** Words of the label that say which figure it is. */
  readonly stems: readonly string[];
  /** Those before the first comma or bracket: "Väntetid särskilt boende, dagar" without its unit. */
  readonly core: readonly string[];
  /** The label alone does not say it ("Totalt", "Kvinnor"): the table's topic does. */
  readonly weak: boolean;
  readonly total: boolean;
  readonly topic: readonly string[];
  readonly points: readonly Point[];
  readonly grid: Grid;
};

const generic = new Set(
  'total totala totalt summa andel antal procent index totalindex utfall budget prognos mål helår varav därav tkr mnkr kr'
    .split(' ')
    .map(stem),
);
const weakLabels = new Set(
  'kvinnor män flickor pojkar kommunen riket länet övrigt övriga alla samtliga intern extern kommun nämnd genomsnitt snitt heltid deltid'
    .split(' ')
    .map(stem),
);
const columnWords = new Set(
  'utfall budget prognos mål bokslut avvikelse år helår ack ackumulerat dec period perioden värde målvärde resultat jan feb mar apr maj jun jul aug sep okt nov dec december tertial kvartal delår halvår ack total'
    .split(' ')
    .map(stem),
);

const moneyWords =
  /kostnad|intäkt|resultat|budget|anslag|netto|utgift|driftredovisning|investering|skuld|driftram|\bram\b/iu;
const monthWords =
  /^(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)(?:uari|ruari|s|il|i|usti|tember|ober|ember|t)?$|^(?:q|t|h)[1-4]?$|^(?:vt|ht)$/u;

/** The stems of a label that are neither period, measure nor unit: what tells it from the lines beside it. */
export const ownStems = (line: GridLine): string[] =>
  line.stems.filter(
    (each) =>
      !generic.has(each) && !each.split(/[-–]/u).every((part) => columnWords.has(stem(part)) || monthWords.test(part)),
  );

export function seriesOf(source: Grid): Series[] {
  const yearRows = source.rows.filter((line) => line.year !== null && ownStems(line).length === 0).length;
  const grid = yearRows >= 2 && yearRows >= source.rows.length / 2 ? transposed(source) : source;
  const money = moneyWords.test(
    [source.caption, ...source.rows.map((line) => line.label), ...source.columns.map((line) => line.label)].join(' '),
  );
  return grid.rows.flatMap((line, row): Series[] => {
    const points = grid.columns.flatMap((column, at): Point[] => {
      const cell = grid.cells[row]?.[at];
      if (!cell || cell.quantity.year) return [];
      const base = cell.quantity.value * cell.scale;
      return [
        {
          cell,
          base,
          year: column.year ?? line.year,
          measure: column.measure ?? line.measure,
          stems: ownStems(column),
          label: `${line.label} ${column.label}`,
          money: money && (cell.unit === '' || cell.unit === 'SEK'),
          quote: quoteOf(source, grid, row, at),
        },
      ];
    });
    if (points.length === 0) return [];
    const stems = [...new Set(line.stems.filter((each) => !generic.has(each)))];
    const head = contentStems(line.label.split(/[,(]|\s[-–]\s/u)[0] ?? '').filter((each) => !generic.has(each));
    const core = head.some((each) => each.length >= 6) ? [...new Set(head)] : stems;
    const weak = stems.every((each) => weakLabels.has(each));
    const total = /\btotal|\bsumma|\bsamtliga/iu.test(line.label);
    return [
      {
        label: line.label,
        stems,
        core,
        weak,
        total,
        topic: grid.topic.filter((each) => !generic.has(each)),
        points,
        grid,
      },
    ];
  });
}

function quoteOf(source: Grid, grid: Grid, row: number, at: number): Quoted {
  return source === grid ? quoteCell(source, row, at) : quoteCell(source, at, row);
}
