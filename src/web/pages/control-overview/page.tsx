/** The supervision over all bodies on one page: their plans, what is due, central controls side by side, and all controls. */
import type { ControlOverview } from '../../../app/control-overview.ts';
import { mayAnywhere, seesWorkingMaterial } from '../../../app/policy.ts';
import type { ShownTable } from '../../data-table.ts';
import { centralUrl, deviationsUrl, routes } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { YearChoice } from '../../ui/year-choice.tsx';
import { useVisit } from '../../visit.ts';

type ControlOverviewPageProps = {
  view: ControlOverview;
  tables: Readonly<Record<'bodies' | 'due' | 'results' | 'controls', ShownTable>>;
  today: string;
  done: string;
  /** Names of bodies whose decided plans stay as they were. */
  stays: string;
};

export function ControlOverviewPage({ view, tables, today, done, stays }: ControlOverviewPageProps) {
  const { session, words: all } = useVisit();
  const { supervision: words, controlWork } = all;
  const { central } = words;
  const finished = { sparad: central.saved, borttagen: central.removed }[done];
  const now = Number(today.slice(0, 4));
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
        <div className="actions">
          {session !== null && seesWorkingMaterial(session) ? (
            <ButtonLink look="secondary" href={deviationsUrl(view.year)}>
              {controlWork.deviations.short}
            </ButtonLink>
          ) : null}
          {session !== null && mayAnywhere(session, 'control') ? (
            <ButtonLink look="secondary" href={routes.disposal.href({})}>
              {all.disposal.link}
            </ButtonLink>
          ) : null}
          <YearChoice
            action={routes.controlOverviews.href({})}
            year={view.year}
            years={[...view.years, now, now + 1]}
          />
        </div>
      </div>
      <DataTable table={tables.bodies} empty={words.empty} />
      <DataTable table={tables.due} empty={words.due.none} />
      <section aria-labelledby="gemensamma-kontroller">
        <h2 id="gemensamma-kontroller">{central.title}</h2>
        <p>{central.text(view.supervisor)}</p>
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
      <DataTable table={tables.results} empty={words.results.none(view.supervisor)} />
      <DataTable table={tables.controls} empty={words.all.none} />
    </>
  );
}
