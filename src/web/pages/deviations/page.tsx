/** What came out badly in a year's controls, and what is done about it, as two tables. */
import type { ShownTable } from '../../data-table.ts';
import { deviationsUrl } from '../../routes.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useWords } from '../../visit.ts';

type Props = { year: number; results: ShownTable; actions: ShownTable };

export function DeviationsPage({ year, results, actions }: Props) {
  const { deviations: words } = useWords().controlWork;
  return (
    <>
      <h1>{words.title(year)}</h1>
      <p className="lede">{words.text}</p>
      <DataTable table={results} empty={words.noResults} />
      <DataTable table={actions} empty={words.noActions} />
      <p>
        <a href={deviationsUrl(year - 1)}>{words.earlier(year - 1)}</a>
      </p>
    </>
  );
}
