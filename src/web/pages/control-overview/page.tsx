/** The supervision over all bodies on one page: their plans, what is due, central controls side by side, and all controls. */
import type { ControlOverview } from '../../../app/control-overview.ts';
import type { ShownTable } from '../../data-table.ts';
import { centralUrl, routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../visit.ts';

type ControlOverviewPageProps = {
  view: ControlOverview;
  tables: Readonly<Record<'bodies' | 'due' | 'results' | 'controls', ShownTable>>;
  today: string;
  done: string;
  /** Names of bodies whose decided plans stay as they were. */
  stays: string;
};

export function ControlOverviewPage({ view, tables, today, done, stays }: ControlOverviewPageProps) {
  const { supervision: words } = useWords();
  const { central } = words;
  const finished = { sparad: central.saved, borttagen: central.removed }[done];
  const now = Number(today.slice(0, 4));
  const years = [...new Set([...view.years, now, now + 1, view.year])].toSorted((a, b) => b - a);
  return (
    <>
      {finished === undefined ? null : (
        <Notice kind="done" title={finished}>
          {stays === '' ? null : <p>{central.stays(stays)}</p>}
        </Notice>
      )}
      <div className="page-head">
        <div>
          <h1>{words.title(view.year)}</h1>
          <p className="lede">{words.lede}</p>
        </div>
        <form className="data-filter" action={routes.controlOverviews.href({})} method="get">
          <label htmlFor="f-ar">{words.year}</label>
          <select id="f-ar" name="ar" defaultValue={String(view.year)}>
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
          <Button look="secondary">{words.show}</Button>
        </form>
      </div>
      <DataTable table={tables.bodies} empty={words.empty} />
      <DataTable table={tables.due} empty={words.due.none} />
      <section aria-labelledby="gemensamma-kontroller">
        <h2 id="gemensamma-kontroller">{central.title}</h2>
        <p>{central.text}</p>
        {view.maySetCentral ? (
          <>
            {view.central.length === 0 ? null : (
              <ul>
                {view.central.map((one) => (
                  <li key={one.key}>
                    <a href={centralUrl(view.year, one.key)} lang="sv">
                      {one.title}
                    </a>
                  </li>
                ))}
              </ul>
            )}
            <p>
              <ButtonLink look="secondary" href={centralUrl(view.year, null)}>
                {central.add}
              </ButtonLink>
            </p>
          </>
        ) : null}
      </section>
      <DataTable table={tables.results} empty={words.results.none} />
      <DataTable table={tables.controls} empty={words.all.none} />
    </>
  );
}
