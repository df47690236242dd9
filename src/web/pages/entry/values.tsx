/** The fields for this period's values of the indicators, with last year's outcome and the target beside each. */
import { valueName, valuePath } from '../../../app/indicator-values.ts';
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { Indicator, IndicatorValue } from '../../../domain/indicator.ts';
import type { Period } from '../../../domain/period.ts';
import {
  isUnusual,
  type ReportedValue,
  readReported,
  reportedValues,
  valueLimits,
} from '../../../domain/reported-value.ts';
import type { Form } from '../../form.ts';
import { issueOf } from '../../ui/error-summary.tsx';
import { fieldId, TextField } from '../../ui/field.tsx';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import type { EntryPageState } from './state.ts';

/** Begin the names of the hidden field with what was shown, and of the box that confirms an unusual value. */
const seenField = 'sett:';
const confirmField = 'bekrafta:';

/** What the form says of each value; `entered` holds what was posted by the field's name, for showing it again. */
export function enteredValues(form: Form, view: EntryView, period: Period) {
  const posted = new Set(form.entries.map(([name]) => name));
  const names = view.indicators
    .flatMap((indicator) => reportedValues(indicator, period).map((place) => valueName(indicator.key, place)))
    .filter((name) => posted.has(valuePath + name));
  const written = (name: string) => ({
    text: form.text(valuePath + name).trim(),
    seen: form.text(seenField + name),
    confirmed: form.text(confirmField + name),
  });
  return {
    input: Object.fromEntries(names.map((name) => [name, written(name)])),
    entered: Object.fromEntries(
      names.flatMap((name) => [valuePath + name, confirmField + name].map((field) => [field, form.text(field)])),
    ),
  };
}

/** The names of all value fields, for the error summary. */
export function valueFieldNames(view: EntryView, period: Period): string[] {
  return view.indicators.flatMap((indicator) =>
    reportedValues(indicator, period).map((place) => valuePath + valueName(indicator.key, place)),
  );
}

type Props = { view: EntryView; address: ReportAddress; state: EntryPageState };

export function Values({ view, address, state }: Props) {
  const words = useWords();
  const { values } = words.reporting;
  if (view.indicators.length === 0) return null;
  return (
    <section className="values" aria-labelledby="varden">
      <h2 id="varden">{values.title(address.period.year)}</h2>
      <p className="hint">{values.hint}</p>
      {view.indicators.map((indicator) => (
        <IndicatorFields key={indicator.key} indicator={indicator} address={address} state={state} />
      ))}
    </section>
  );
}

type FieldsProps = { indicator: Indicator; address: ReportAddress; state: EntryPageState };

function IndicatorFields({ indicator, address, state }: FieldsProps) {
  const { values } = useWords().reporting;
  const places = reportedValues(indicator, address.period);
  const bySex = places.filter(({ sex }) => sex !== 'all');
  const isOpen = bySex.some(
    (place) =>
      place.stored !== null ||
      place.before !== null ||
      issueOf(state.issues ?? [], valuePath + valueName(indicator.key, place)) !== undefined,
  );
  const fields = (some: readonly ReportedValue[]) =>
    some.map((place) => (
      <ValueField key={place.kind + place.sex} {...{ indicator, place, state }} period={address.period} />
    ));
  return (
    <fieldset className="value-fields">
      <legend lang="sv">{indicator.title}</legend>
      <div className="value-row">{fields(places.filter(({ sex }) => sex === 'all'))}</div>
      <details open={isOpen}>
        <summary>{values.bySex}</summary>
        <div className="value-row">{fields(bySex)}</div>
      </details>
    </fieldset>
  );
}

function labelOf({ values }: Words['reporting'], { kind, sex }: ReportedValue, period: Period): string {
  const what = kind === 'actual' && period.kind !== 'year' ? values.soFar : values.kinds[kind];
  return sex === 'all' ? what : `${what}, ${values.sexes[sex]}`;
}

/** True where what was entered is unusual and has to be confirmed to be saved. */
function isAsked(indicator: Indicator, place: ReportedValue, entered: string): boolean {
  const read = readReported(entered, valueLimits({ ...indicator, values: [] }, null));
  const value = read.ok ? (read.value?.value ?? null) : null;
  return value !== null && entered !== place.shown && isUnusual(value, place.before?.value ?? null);
}

type ValueFieldProps = { indicator: Indicator; place: ReportedValue; period: Period; state: EntryPageState };

function ValueField({ indicator, place, period, state }: ValueFieldProps) {
  const words = useWords();
  const { values } = words.reporting;
  const name = valueName(indicator.key, place);
  const field = valuePath + name;
  const issue = issueOf(state.issues ?? [], field);
  const entered = state.values?.[field] ?? place.shown;
  const asked = isAsked(indicator, place, entered);
  const beside = (value: IndicatorValue) => formatFigure(value) + unitSuffix(indicator.unit);
  const hint = (
    <>
      <span>{values.units[indicator.unit]}</span>
      {place.before?.value ? (
        <span>
          {values.before(period.year - 1)} {beside(place.before)}
        </span>
      ) : null}
      {place.target?.value ? (
        <span>
          {values.target} {beside(place.target)}
        </span>
      ) : null}
    </>
  );
  return (
    <div className="value-field">
      <input type="hidden" name={seenField + name} value={place.shown} autoComplete="off" />
      <TextField
        name={field}
        label={labelOf(words.reporting, place, period)}
        hint={hint}
        value={entered}
        issue={issue}
        autoComplete="off"
      />
      {asked ? (
        <label className="confirm" htmlFor={fieldId(confirmField + name)}>
          <input
            type="checkbox"
            id={fieldId(confirmField + name)}
            name={confirmField + name}
            value={entered.trim()}
            defaultChecked={state.values?.[confirmField + name] === entered.trim()}
            autoComplete="off"
          />
          {values.confirm(entered.trim())}
        </label>
      ) : null}
    </div>
  );
}
