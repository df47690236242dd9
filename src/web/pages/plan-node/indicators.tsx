/** The indicators of a plan's node with their targets year by year. */
import type { PlanNodeView } from '../../../app/plan-node.ts';
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { PlanIndicator, Target } from '../../../domain/plan.ts';
import { planIndicatorUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';

export function NodeIndicators({ view }: { view: PlanNodeView }) {
  const { plan: words } = useWords();
  const { node: text } = words;
  const { year } = view.stored;
  return (
    <section aria-labelledby="indikatorer">
      <h2 id="indikatorer">{text.indicatorsTitle}</h2>
      {view.indicators.length === 0 ? <p>{text.noIndicators}</p> : <Table view={view} />}
      {view.editable && view.node.removal === null ? (
        <p>
          <a className="button button-secondary" href={planIndicatorUrl(year, view.node.key, null)}>
            {text.addIndicator}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Table({ view }: { view: PlanNodeView }) {
  const { plan: words } = useWords();
  const { node: text } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll" aria-labelledby="indikatorer" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.indicator}</th>
            {view.years.map((year) => (
              <th key={year} scope="col" className="figure">
                {text.target(year)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.indicators.map((indicator) => (
            <tr key={indicator.key}>
              <th scope="row">
                <a
                  className="cell-link"
                  lang="sv"
                  href={planIndicatorUrl(view.stored.year, view.node.key, indicator.key)}
                >
                  {indicator.title}
                </a>
                {indicator.removal === null ? null : (
                  <span className="yearplan-removal yearplan-by">{words.tree.removal(indicator.removal)}</span>
                )}
              </th>
              {view.years.map((year) => (
                <td key={year} className="figure">
                  <Targets indicator={indicator} year={year} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Targets({ indicator, year }: { indicator: PlanIndicator; year: number }) {
  const { plan: words } = useWords();
  const targets = indicator.targets.filter((target) => target.year === year);
  if (targets.length === 0) return <span className="unsaid">{words.node.noTarget}</span>;
  const name = (sex: Target['sex']) => words.node.sexes[sex];
  return (
    <>
      {targets.map((target) => (
        <span key={target.sex} className="yearplan-target">
          {name(target.sex) === '' ? '' : `${name(target.sex)} `}
          {formatFigure(target) + unitSuffix(indicator.unit)}
        </span>
      ))}
    </>
  );
}
