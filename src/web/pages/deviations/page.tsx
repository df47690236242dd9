/** What came out badly in a year's controls, and what is done about it, as two tables. */
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { YearChoice } from '../../ui/year-choice.tsx';
import { useWords } from '../../visit.ts';

type Props = { year: number; years: readonly number[]; results: ShownTable; actions: ShownTable };

export function DeviationsPage({ year, years, results, actions }: Props) {
  const { deviations: words } = useWords().controlWork;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{words.title(year)}</h1>
          <p className="lede">{words.text}</p>
        </div>
        <YearChoice action={routes.allDeviations.href({})} year={year} years={years} />
      </div>
      <DataTable table={results} empty={words.noResults} />
      <DataTable table={actions} empty={words.noActions} />
    </>
  );
}
