/** What has been reported for the indicators, as a table: when, by whom, from what to what, and an undo of the latest. */
import type { ValueChange } from '../../../app/value-history.ts';
import type { EntryView } from '../../../app/views.ts';
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { Indicator, IndicatorValue } from '../../../domain/indicator.ts';
import { Button } from '../../ui/button.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

type Props = { values: readonly ValueChange[]; view: EntryView; url: string };

const placeOf = ({ indicator, after }: ValueChange) => `${indicator} ${after.year} ${after.kind} ${after.sex}`;

export function ValueChanges({ values, view, url }: Props) {
  const { history } = useWords().reporting;
  const latest = new Map(values.toReversed().map((change) => [placeOf(change), change.sequence]));
  return (
    <section aria-labelledby="varden">
      <h2 id="varden">{history.values}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
      <section className="scroll" tabIndex={0} aria-labelledby="varden">
        <table>
          <thead>
            <tr>
              <th scope="col">{history.when}</th>
              <th scope="col">{history.who}</th>
              <th scope="col">{history.what}</th>
              <th scope="col" className="figure">
                {history.before}
              </th>
              <th scope="col" className="figure">
                {history.after}
              </th>
              <th scope="col">
                <span className="hidden">{history.undo}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {values.map((change) => (
              <Row
                key={change.sequence}
                change={change}
                indicator={view.indicators.find(({ key }) => key === change.indicator)}
                url={view.editable && latest.get(placeOf(change)) === change.sequence ? url : null}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type RowProps = {
  change: ValueChange;
  indicator: Indicator | undefined /** Where an undo is posted; null where there is none. */;
  url: string | null;
};

function Row({ change, indicator, url }: RowProps) {
  const words = useWords();
  const { history, values } = words.reporting;
  const { after, before } = change;
  const shown = (value: IndicatorValue | null) =>
    value?.value && indicator ? formatFigure(value) + unitSuffix(indicator.unit) : words.entry.noFigure;
  const what = [values.kinds[after.kind], String(after.year), values.sexes[after.sex]].filter((part) => part !== '');
  return (
    <tr>
      <td>
        <time dateTime={change.at}>{dayTime(change.at)}</time>
      </td>
      <td>{change.by ?? history.nobody}</td>
      <th scope="row">
        <span lang="sv">{indicator?.title ?? change.indicator}</span>, {what.join(' ')}
      </th>
      <td className="figure">{shown(before)}</td>
      <td className="figure">{shown(after)}</td>
      <td>
        {url === null ? null : (
          <PostForm action={url}>
            <input type="hidden" name="handelse" value={change.sequence} />
            <Button look="secondary" action="varde" label={history.undoValue(shown(before))}>
              {history.undo}
            </Button>
          </PostForm>
        )}
      </td>
    </tr>
  );
}
