/** The overview of a period: matrix, counts, changes, missed targets and the lights over time. */
import type { Overview } from '../../../app/overview.ts';
import { periodCode } from '../../../domain/period.ts';
import type { ShownTable } from '../../data-table.ts';
import { presentationUrl, routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useWords } from '../../visit.ts';

type OverviewPageProps = {
  overview: Overview;
  tables: {
    matrix: ShownTable;
    counts: ShownTable;
    changes: ShownTable;
    missed: ShownTable;
    lights: ShownTable | null;
  };
};

export function EmptyOverview() {
  const { overview } = useWords();
  return (
    <>
      <h1>{overview.title}</h1>
      <div className="empty">
        <h2>{overview.emptyTitle}</h2>
        <p>{overview.empty}</p>
      </div>
    </>
  );
}

export function OverviewPage({ overview, tables }: OverviewPageProps) {
  const words = useWords();
  return (
    <>
      <div className="page-head">
        <div>
          <p className="eyebrow">{words.periodName(overview.period)}</p>
          <h1>{words.overview.title}</h1>
          <p className="lede">{words.overview.text}</p>
        </div>
        <div className="actions">
          <ButtonLink href={presentationUrl(overview.period, 1)} look="secondary">
            {words.overview.present}
          </ButtonLink>
          <ButtonLink href={routes.wheel.href({ year: String(overview.period.year) })} look="quiet">
            {words.overview.wheel}
          </ButtonLink>
        </div>
      </div>
      <form className="compare" action={routes.overviews.href({})} method="get">
        <SelectField
          name="period"
          label={words.overview.period}
          options={overview.periods.map((period) => ({ value: periodCode(period), label: words.periodName(period) }))}
          value={periodCode(overview.period)}
        />
        <Button look="secondary">{words.overview.choose}</Button>
      </form>
      <DataTable table={tables.matrix} empty={words.overview.matrixEmpty} />
      <DataTable table={tables.counts} empty={words.overview.matrixEmpty} />
      <DataTable table={tables.changes} empty={words.overview.changesEmpty} />
      <DataTable table={tables.missed} empty={words.overview.missedEmpty} />
      {tables.lights === null || overview.lights === null ? null : (
        <>
          <Chart svg={overview.lights.svg} alt={words.overview.lights} />
          <DataTable table={tables.lights} empty="" />
        </>
      )}
    </>
  );
}

/** A drawing whose figures stand in the table after it. */
export function Chart({ svg, alt }: { svg: string; alt: string }) {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}`;
  return (
    <figure className="chart">
      <img src={source} alt={alt} />
    </figure>
  );
}
