/** Figures of several bodies in a table: the parts, the sum, what the report has, and what is missing. */
import { sumTitle } from '../../../app/gather-figure.ts';
import type { SumCell, SumColumn, SumTable } from '../../../app/gather-sum-table.ts';
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { AddedPart, Value } from '../../../domain/gather-figure.ts';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';

/** "1 200 tkr", or the word for a missing value. */
export function valueText(words: Words, value: Value | null): string {
  if (value === null || value.value === null) return words.gathering.figures.none;
  return formatFigure(value) + unitSuffix(value.unit);
}

/** True for a share in a table of amounts, whose unit is not the table's. */
export const hasOwnUnit = (table: SumTable, cell: SumCell): boolean => table.why === null && cell.sum === null;

function cellText(words: Words, table: SumTable, cell: SumCell, value: Value | null): string {
  const bare = value !== null && value.value !== null && hasOwnUnit(table, cell);
  return bare ? formatFigure(value) : valueText(words, value);
}

/** What a column of sums is called. */
export function columnName(words: Words, column: SumColumn): string {
  if (typeof column === 'string') return column || words.gathering.figures.sum;
  return [words.entry.kinds[column.kind], String(column.year), words.entry.sexes[column.sex]]
    .filter((part) => part !== '')
    .join(' ');
}

type SumProps = { table: SumTable; nameOf: (code: string) => string };

const sumId = (table: SumTable): string => table.id.replaceAll(/[^\p{L}\p{N}]+/gu, '-');

export function SumSection({ table, nameOf, heading }: SumProps & { heading: 2 | 3 }) {
  const words = useWords();
  const { figures } = words.gathering;
  const Heading = `h${heading}` as const;
  const title = sumTitle(table);
  return (
    <>
      <Heading id={sumId(table)} lang="sv">
        {title}
      </Heading>
      <p className="meta">{figures.unit(figures.units[table.unit])}</p>
      {table.why === null ? null : <p>{figures.why[table.why]}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
      <section className="scroll gather-table" aria-labelledby={sumId(table)} tabIndex={0}>
        <table className="gather-sums">
          <caption className="hidden">{figures.caption(title)}</caption>
          <thead>
            <tr>
              <th scope="col">{table.indicator === null ? `${figures.row}, ${figures.body}` : figures.body}</th>
              {table.columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
                <th key={index} scope="col" className="figure" lang={typeof column === 'string' ? 'sv' : undefined}>
                  {columnName(words, column)}
                </th>
              ))}
            </tr>
          </thead>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
            <SumRows key={index} table={table} row={row} nameOf={nameOf} />
          ))}
        </table>
      </section>
      <Missing table={table} nameOf={nameOf} />
    </>
  );
}

function bodiesIn(cells: readonly SumCell[]): string[] {
  return [...new Set(cells.flatMap(({ parts }) => parts.map(({ body }) => body)))];
}

/** The parts, and under them what they come to. */
function SumRows({ table, row, nameOf }: SumProps & { row: SumTable['rows'][number] }) {
  const words = useWords();
  const { figures } = words.gathering;
  const { cells } = row;
  return (
    <tbody>
      {table.indicator === null ? (
        <tr className="gather-label">
          <th scope="rowgroup" colSpan={table.columns.length + 1} lang="sv">
            {row.label}
          </th>
        </tr>
      ) : null}
      {bodiesIn(cells).map((body) => (
        <tr key={body}>
          <th scope="row" lang="sv">
            {nameOf(body)}
          </th>
          {cells.map((cell) => (
            <td key={cell.ref} className="figure">
              <PartCell cell={cell} body={body} table={table} nameOf={nameOf} />
            </td>
          ))}
        </tr>
      ))}
      {cells.some(({ sum }) => sum !== null) ? (
        <tr className="gather-sum">
          <th scope="row">{figures.sum}</th>
          {cells.map(({ ref, sum }) => (
            <td key={ref} className="figure" lang={sum?.value ? 'sv' : undefined}>
              {sum === null ? '' : valueText(words, sum)}
            </td>
          ))}
        </tr>
      ) : null}
      {cells.some(({ own }) => own !== null) ? (
        <tr className="gather-ours">
          <th scope="row">{figures.ours}</th>
          {cells.map((cell) => (
            <td key={cell.ref} className="figure" lang={cell.own?.value ? 'sv' : undefined}>
              {cell.own === null ? '' : cellText(words, table, cell, cell.own)}
            </td>
          ))}
        </tr>
      ) : null}
    </tbody>
  );
}

function PartCell({ cell, body, table, nameOf }: SumProps & { cell: SumCell; body: string }) {
  const words = useWords();
  const { figures } = words.gathering;
  const part = cell.parts.find((one) => one.body === body);
  const added: AddedPart | undefined = cell.sum?.parts.find((one) => one.body === body);
  if (part === undefined) return null;
  const shown = part.figure && { ...part.figure, unit: part.unit };
  const converted = added?.converted && part.unit !== table.unit ? { ...added.converted, unit: table.unit } : null;
  return (
    <>
      <span lang={shown?.value ? 'sv' : undefined}>{cellText(words, table, cell, shown)}</span>
      {converted === null ? null : (
        <span className="gather-note">
          = <span lang="sv">{valueText(words, converted)}</span>
          <br />
          {figures.converted(figures.units[part.unit], figures.units[table.unit])}
        </span>
      )}
      {added?.within ? <span className="gather-note">{figures.within(nameOf(added.within))}</span> : null}
    </>
  );
}

function Missing({ table, nameOf }: SumProps) {
  const { figures } = useWords().gathering;
  const cells = table.rows.flatMap((row) => row.cells);
  const missing = [...new Set(cells.flatMap(({ sum }) => sum?.missing ?? []))].filter(
    (body) => !table.lacking.includes(body),
  );
  const none = table.lacking;
  const of = new Set([...bodiesIn(cells), ...none]).size;
  return (
    <>
      {missing.length === 0 ? null : <p className="gather-lack">{figures.missing(missing.map(nameOf), of)}</p>}
      {none.length === 0 ? null : <p className="gather-lack">{figures.lacking(none.map(nameOf))}</p>}
      {table.hidden.length === 0 ? null : (
        <p className="gather-lack">{figures.hiddenBodies(table.hidden.map(nameOf))}</p>
      )}
    </>
  );
}
