/** The periods as cards under their year; below, those that a controller can plan. */
import type { PeriodListItem } from '../../../app/progress.ts';
import { dayName } from '../../../domain/day-name.ts';
import { type Period, periodCode } from '../../../domain/period.ts';
import { steps } from '../../../domain/step.ts';
import { periodUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useVisit, useWords } from '../../visit.ts';
import { PeriodState } from '../period/state.tsx';

type PeriodsPageProps = { periods: readonly PeriodListItem[]; unplanned: readonly Period[] };

export function PeriodsPage({ periods, unplanned }: PeriodsPageProps) {
  const words = useWords();
  const years = [...new Set(periods.map(({ period }) => period.year))];
  return (
    <>
      <h1>{words.periods.title}</h1>
      <p className="lede">{words.periods.text}</p>
      {periods.length === 0 ? (
        <div className="empty">
          <h2>{words.periods.emptyTitle}</h2>
          <p>{words.periods.empty}</p>
          {unplanned.length === 0 ? <p>{words.periods.noPlan}</p> : null}
        </div>
      ) : null}
      {unplanned.length === 0 ? null : (
        <section aria-labelledby="att-planera">
          <h2 id="att-planera">{words.periods.toPlan}</h2>
          <p className="actions">
            {unplanned.map((period) => (
              <ButtonLink key={periodUrl(period)} href={periodUrl(period)} look="secondary">
                {words.periods.planOne(words.periodName(period))}
              </ButtonLink>
            ))}
          </p>
        </section>
      )}
      {years.map((year) => (
        <section key={year} aria-labelledby={`ar-${year}`}>
          <h2 id={`ar-${year}`}>{year}</h2>
          <ul className="cards">
            {periods
              .filter(({ period }) => period.year === year)
              .map((item) => (
                <PeriodCard key={periodCode(item.period)} item={item} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function PeriodCard({ item }: { item: PeriodListItem }) {
  const { words, language } = useVisit();
  const dated = steps.flatMap((step) => {
    const dueOn = item.deadlines[step];
    return dueOn === null ? [] : [{ step, dueOn }];
  });
  return (
    <li className="card">
      <PeriodState state={item.state} readIn={item.bodies === 0} />
      <h3 className="card-title" lang="sv">
        <a href={periodUrl(item.period)}>{words.periodName(item.period)}</a>
      </h3>
      {item.bodies === 0 ? (
        <p>{words.periods.readInText(item.reports)}</p>
      ) : (
        <>
          <p>{words.periods.bodies(item.bodies)}</p>
          <dl className="dates">
            {dated.map(({ step, dueOn }) => (
              <div key={step}>
                <dt>{words.periods.steps[step]}</dt>
                <dd>{dayName(dueOn, language)}</dd>
              </div>
            ))}
          </dl>
          {item.state === 'planned' ? null : (
            <>
              <Progress
                done={item.written}
                of={item.owed}
                text={words.periods.written}
                label={words.periods.labelFor(words.periods.writtenLabel, words.periodName(item.period))}
              />
              <Progress
                done={item.approved}
                of={item.owed}
                text={words.periods.approved}
                label={words.periods.labelFor(words.periods.approvedLabel, words.periodName(item.period))}
              />
            </>
          )}
        </>
      )}
    </li>
  );
}
