/** The risk matrix as a picture whose cells lead to their risks, and as a table for those who do not see it. */
import type { RiskScales } from '../../../app/register-view.ts';
import { riskMatrixSvg } from '../../../app/risk-picture.ts';
import { type Cell, grades, levelAt, type RiskMatrix } from '../../../domain/risk-matrix.ts';
import { Shape } from '../../ui/shape.tsx';
import { useWords } from '../../visit.ts';
import { cellText } from './cell.ts';

type MatrixProps = {
  matrix: RiskMatrix;
  scales: RiskScales;
  /** Where a cell leads; null where cells lead nowhere. */
  href: ((cell: Cell) => string) | null;
};

export function Matrix({ matrix, scales, href }: MatrixProps) {
  const { matrix: words } = useWords().register;
  const place = ({ likelihood, impact }: Cell) => words.cell(likelihood, impact);
  const svg = riskMatrixSvg(matrix, scales, {
    words: { before: words.before, after: words.after },
    ...(href === null ? {} : { href }),
  });
  return (
    <section className="risk-matrix" aria-labelledby="riskmatris">
      <h2 id="riskmatris">{words.title}</h2>
      <p className="hint">{words.text}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide picture must be scrollable by keyboard */}
      <section className="scroll risk-picture" aria-labelledby="riskmatris" tabIndex={0}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a drawing of our own; texts in it are escaped */}
        <div dangerouslySetInnerHTML={{ __html: svg }} />
      </section>
      {matrix.unassessed.length === 0 ? null : <p>{words.unassessed(matrix.unassessed.length)}</p>}
      <details className="help">
        <summary>{words.asTable}</summary>
        <MatrixTable matrix={matrix} scales={scales} href={href} />
        {matrix.movements.length === 0 ? null : (
          <>
            <h3>{words.moves}</h3>
            <ul>
              {matrix.movements.map(({ from, to, count }) => (
                <li key={cellText(from) + cellText(to)}>{words.moved(count, place(from), place(to))}</li>
              ))}
            </ul>
          </>
        )}
      </details>
    </section>
  );
}

function MatrixTable({ matrix, scales, href }: MatrixProps) {
  const { matrix: words } = useWords().register;
  const label = (scale: RiskScales['impact'], grade: number) =>
    `${grade} ${scale.values.find(({ code }) => code === String(grade))?.label ?? ''}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll" aria-label={words.asTable} tabIndex={0}>
      <table className="risk-table">
        <thead>
          <tr>
            <th scope="col" lang="sv">
              {scales.likelihood.name}
            </th>
            {grades.map((impact) => (
              <th key={impact} scope="col" lang="sv">
                {scales.impact.name} {label(scales.impact, impact)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grades.toReversed().map((likelihood) => (
            <tr key={likelihood}>
              <th scope="row" lang="sv">
                {label(scales.likelihood, likelihood)}
              </th>
              {matrix.cells
                .filter((cell) => cell.likelihood === likelihood)
                .map((cell) => {
                  const level = levelAt(scales.levels.values, cell.score);
                  const none = cell.before.length + cell.after.length === 0;
                  const counts = none ? words.none : words.counts(cell.before.length, cell.after.length);
                  return (
                    <td key={cellText(cell)}>
                      {level === null ? null : (
                        <span className="state">
                          <Shape shape={level.shape} color={level.color} />
                          <span lang="sv">{level.label}</span>
                        </span>
                      )}{' '}
                      {none || href === null ? counts : <a href={href(cell)}>{counts}</a>}
                    </td>
                  );
                })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
