/** The indicators of the entry's node, year by year, figures as they were reported. */
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { Indicator, IndicatorValue } from '../../../domain/indicator.ts';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';

const columnKey = ({ year, kind, sex }: IndicatorValue) => `${year}/${kind}/${sex}`;

function columnsOf(indicators: readonly Indicator[]): IndicatorValue[] {
  const found = new Map(indicators.flatMap(({ values }) => values.map((value) => [columnKey(value), value] as const)));
  return [...found.values()];
}

function columnName(words: Words, { year, kind, sex }: IndicatorValue): string {
  return [words.entry.kinds[kind], String(year), words.entry.sexes[sex]].filter((part) => part !== '').join(' ');
}

export function Indicators({ indicators }: { indicators: readonly Indicator[] }) {
  const words = useWords();
  const columns = columnsOf(indicators);
  return (
    <div className="indicators">
      <h2 id="nyckeltal">{words.entry.indicators}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
      <section className="scroll" aria-labelledby="nyckeltal" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.entry.indicator}</th>
              {columns.map((column) => (
                <th key={columnKey(column)} scope="col" className="figure">
                  {columnName(words, column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <tr key={indicator.key}>
                <th scope="row" lang="sv">
                  {indicator.title}
                </th>
                {columns.map((column) => {
                  const value = indicator.values.find((candidate) => columnKey(candidate) === columnKey(column));
                  const shown = value?.value ? formatFigure(value) + unitSuffix(indicator.unit) : words.entry.noFigure;
                  return (
                    <td key={columnKey(column)} className="figure">
                      {shown}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
