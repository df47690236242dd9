/** Tables that stand beside a form are filtered and fetched on a page of their own, in a tab beside, so that nothing written is lost. */
import { answerExport, apartQuery, type DataTable, showTable } from './data-table.ts';
import { answerPage } from './page.tsx';
import type { Crumb } from './ui/breadcrumb.tsx';
import { DataTable as Table } from './ui/data-table.tsx';
import type { WebContext } from './visit.ts';

/** `title`: what the tables are about, the municipality's own text; `crumbs` lead to the page that they stand on. */
type About = { readonly title: string; readonly crumbs: readonly Crumb[] };

/** The table that the address asks for alone, as a page or as a file; null where it asks for neither. */
export async function answerTable(
  c: WebContext,
  tables: readonly DataTable[],
  { title, crumbs }: About,
): Promise<Response | null> {
  const shown = tables.map((table) => showTable(c, table));
  const file = await answerExport(c, shown);
  const table = shown.find(({ id }) => id === c.req.query(apartQuery));
  if (file !== null || table === undefined) return file;
  return answerPage(c, {
    title: `${table.caption} – ${title}`,
    crumbs,
    width: 'wide',
    children: (
      <>
        <h1 lang="sv">{title}</h1>
        <Table table={table} empty="" />
      </>
    ),
  });
}
