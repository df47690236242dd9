/** What has been reported for the indicators, as a table: when, by whom, from what to what, and an undo of the latest. */
import type { ValueChange } from '../../../app/value-history.ts';
import type { EntryView } from '../../../app/views.ts';
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { Indicator, IndicatorValue } from '../../../domain/indicator.ts';
import { type DataCell, type DataTable, textColumn } from '../../data-table.ts';
import { Button } from '../../ui/button.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';

const placeOf = ({ indicator, after }: ValueChange) => `${indicator} ${after.year} ${after.kind} ${after.sex}`;

/** `url` is where an undo is posted. */
export function valueTable(values: readonly ValueChange[], view: EntryView, url: string, words: Words): DataTable {
  const { history } = words.reporting;
  const latest = new Map(values.toReversed().map((change) => [placeOf(change), change.sequence]));
  return {
    id: 'varden',
    caption: history.values,
    columns: [
      ...[history.what, history.when, history.who].map(textColumn),
      { header: history.before, kind: 'number' },
      { header: history.after, kind: 'number' },
      ...(view.editable ? [textColumn(history.undo)] : []),
    ],
    rows: values.map((change) => {
      const indicator = view.indicators.find(({ key }) => key === change.indicator);
      const before = valueCell(change.before, indicator, words);
      const undoable = latest.get(placeOf(change)) === change.sequence;
      return [
        whatCell(change, indicator, words),
        { text: dayTime(change.at), ours: true },
        { text: change.by === null ? history.nobody : words.who(change.by), ours: true },
        before,
        valueCell(change.after, indicator, words),
        ...(view.editable ? [undoable ? undoCell(change, before.text ?? '', url, words) : { text: null }] : []),
      ];
    }),
  };
}

function whatCell({ indicator, after }: ValueChange, known: Indicator | undefined, words: Words): DataCell {
  const { values } = words.reporting;
  const parts = [values.kinds[after.kind], String(after.year), values.sexes[after.sex]].filter((part) => part !== '');
  const title = known?.title ?? indicator;
  const content = (
    <>
      <span lang="sv">{title}</span>, {parts.join(' ')}
    </>
  );
  return { text: `${title}, ${parts.join(' ')}`, content };
}

function valueCell(value: IndicatorValue | null, indicator: Indicator | undefined, words: Words): DataCell {
  if (!value?.value || !indicator) return { text: words.entry.noFigure, ours: true };
  return { text: formatFigure(value) + unitSuffix(indicator.unit), value: value.value, ours: true };
}

function undoCell({ sequence }: ValueChange, before: string, url: string, words: Words): DataCell {
  const { history } = words.reporting;
  const content = (
    <PostForm action={url}>
      <input type="hidden" name="handelse" value={sequence} />
      <Button look="secondary" action="varde" label={history.undoValue(before)}>
        {history.undo}
      </Button>
    </PostForm>
  );
  return { text: null, content };
}
