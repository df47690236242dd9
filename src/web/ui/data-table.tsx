/** A table with its toolbar: a field that keeps rows by words, and the table as a file. The first cell of a row is its header. */
import type { ReactNode } from 'react';
import { apartQuery, type DataCell, filterName, pathWith, type ShownTable } from '../data-table.ts';
import { useVisit } from '../visit.ts';
import { Button } from './button.tsx';
import { Shape } from './shape.tsx';

type DataTableProps = {
  table: ShownTable;
  /** Said where the table has no rows. */
  empty: ReactNode;
  /** Puts the table into a form that its cells belong to. */
  frame?: (body: ReactNode) => ReactNode;
  /** Draws the table otherwise than a cell for a cell: `isKept` tells of a row by its place whether it is shown. */
  draw?: (isKept: (at: number) => boolean) => ReactNode;
  /** Stands between the heading and the table. */
  text?: ReactNode;
  /** The heading's. */
  level?: 2 | 3;
  /** How many rows there are stands beside the heading. */
  counted?: boolean;
  /** The address of the page, where a form beside the table would lose what is written: the table is filtered in a tab of its own. */
  apart?: string;
  /** The form that the table's cells belong to: its filter sends the form, which saves them first. */
  form?: string | undefined;
};

/** What the buttons of a filter that belongs to a form ask for: rows by words, and all rows. */
export const filterAction = 'filtrera';
export const unfilterAction = 'visa-alla';

const identity = (body: ReactNode) => body;

export function DataTable({
  table,
  empty,
  frame = identity,
  draw,
  text,
  level = 2,
  counted = false,
  apart,
  form,
}: DataTableProps) {
  const { words } = useVisit();
  const Heading = `h${level}` as const;
  const id = `tabell-${table.id}`;
  return (
    <section className="data-table" aria-labelledby={id}>
      <div className="data-head">
        <Heading id={id}>
          <span lang={table.captionLang}>{table.caption}</span>{' '}
          {counted ? <span className="count">{table.total}</span> : null}
        </Heading>
        {table.total === 0 ? null : apart === undefined ? (
          <Toolbar table={table} form={form} />
        ) : (
          <Apart table={table} page={apart} />
        )}
      </div>
      {text}
      {table.rows.length === 0
        ? (form === undefined ? identity : frame)(
            <p className="nothing">{table.total === 0 ? empty : words.table.noneFits}</p>,
          )
        : frame(
            draw === undefined ? (
              <TableBody table={table} labelledBy={id} />
            ) : (
              <Scroll labelledBy={id}>{draw((at) => table.kept.includes(at))}</Scroll>
            ),
          )}
      {table.filter === '' ? null : (
        <p className="hint" role="status">
          {words.table.shown(table.rows.length, table.total)} <ShowAll table={table} form={form} />
        </p>
      )}
    </section>
  );
}

type BodyProps = { table: Pick<ShownTable, 'columns' | 'rows' | 'foot'> & { filter?: string }; labelledBy: string };

/** The table itself, in a frame that scrolls where it is too wide. */
export function TableBody({ table, labelledBy }: BodyProps) {
  const cells = (row: readonly DataCell[]) =>
    row.map((cell, at) => (
      <TableCell key={table.columns[at]?.header} cell={cell} header={at === 0} kind={table.columns[at]?.kind} />
    ));
  return (
    <Scroll labelledBy={labelledBy}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th
                key={column.header}
                scope="col"
                className={column.kind === 'number' ? 'figure' : undefined}
                lang={column.lang}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
            <tr key={index}>{cells(row)}</tr>
          ))}
        </tbody>
        {table.foot === undefined || table.filter ? null : (
          <tfoot>
            <tr>{cells(table.foot)}</tr>
          </tfoot>
        )}
      </table>
    </Scroll>
  );
}

/** The frame that a wide table scrolls in. */
function Scroll({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </section>
  );
}

type ToolProps = { table: ShownTable; form: string | undefined };

function ShowAll({ table, form }: ToolProps) {
  const { words, path } = useVisit();
  if (form === undefined) return <a href={pathWith(path, filterName(table.id), '')}>{words.table.all}</a>;
  return (
    <Button look="quiet" form={form} action={unfilterAction}>
      {words.table.all}
    </Button>
  );
}

/** The way to the table on a page of its own, which leaves this one as it is. */
function Apart({ table, page }: { table: ShownTable; page: string }) {
  const { words } = useVisit();
  return (
    <p className="data-files">
      <a href={pathWith(page, apartQuery, table.id)} target="_blank" rel="noopener">
        {words.table.apart}
        <span className="hidden" lang={table.captionLang}>
          : {table.caption}
        </span>
      </a>
    </p>
  );
}

function Toolbar({ table, form }: ToolProps) {
  const { path } = useVisit();
  const [page, query = ''] = pathWith(path, filterName(table.id), null).split('?');
  const fields = <FilterFields table={table} form={form} />;
  return (
    <div className="data-tools">
      <search>
        {form === undefined ? (
          <form className="data-filter" action={page} method="get">
            {[...new URLSearchParams(query)].map(([other, value]) => (
              <input key={other} type="hidden" name={other} value={value} />
            ))}
            {fields}
          </form>
        ) : (
          <div className="data-filter">{fields}</div>
        )}
      </search>
      <TableFiles table={table} />
    </div>
  );
}

function FilterFields({ table, form }: ToolProps) {
  const { words } = useVisit();
  const name = filterName(table.id);
  return (
    <>
      <label htmlFor={name}>
        {words.table.filter}
        <span className="hidden" lang={table.captionLang}>
          {' '}
          {table.caption}
        </span>
      </label>
      <input id={name} name={name} form={form} defaultValue={table.filter} maxLength={100} autoComplete="off" />
      <Button look="secondary" form={form} action={form === undefined ? undefined : filterAction}>
        {words.table.keep}
      </Button>
    </>
  );
}

/** The table as files, for a page that shows its rows in another way. */
export function TableFiles({ table }: { table: Pick<ShownTable, 'id' | 'caption' | 'captionLang'> }) {
  const { words, path } = useVisit();
  return (
    <p className="data-files">
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={pathWith(path, 'hamta', `${table.id}.${format}`)}>
          {words.table.fetch[format]}
          <span className="hidden" lang={table.captionLang}>
            : {table.caption}
          </span>
        </a>
      ))}
    </p>
  );
}

function TableCell({ cell, header, kind }: { cell: DataCell; header: boolean; kind: string | undefined }) {
  const lang = cell.ours || cell.content !== undefined || cell.text === null ? undefined : 'sv';
  const content = (
    <>
      {cell.symbol === undefined ? null : <Shape shape={cell.symbol.shape} color={cell.symbol.color} />}
      {cell.symbol === undefined ? cell.text : ` ${cell.text ?? ''}`}
    </>
  );
  const linked =
    cell.href === undefined ? (
      (cell.content ?? content)
    ) : (
      <a className={header ? 'cell-link' : undefined} href={cell.href}>
        {content}
      </a>
    );
  const shown = cell.strong ? <strong>{linked}</strong> : linked;
  if (header)
    return (
      <th scope="row" lang={lang}>
        {shown}
      </th>
    );
  return (
    <td className={kind === 'number' ? 'figure' : kind === 'date' ? 'date' : undefined} lang={lang}>
      {shown}
    </td>
  );
}
