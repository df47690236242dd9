/** One assessment of a risk: likelihood and consequence on the municipality's scales, each step with what it means, and why. */
import type { RiskView } from '../../../app/register-risk.ts';
import type { RiskFields } from '../../../app/risk-form.ts';
import { levelAt } from '../../../domain/risk-matrix.ts';
import type { Scale } from '../../../domain/scale.ts';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';

type AssessedProps = {
  view: RiskView;
  legend: string;
  hint?: string;
  names: Readonly<Record<'likelihood' | 'impact' | 'reason', keyof RiskFields>>;
  field: (name: keyof RiskFields) => { name: string; value: string; issue: string | undefined };
};

export function Assessed({ view, legend, hint, names, field }: AssessedProps) {
  const { form: words } = useWords().register;
  const [likelihood, impact] = [field(names.likelihood), field(names.impact)];
  const score = Number(likelihood.value) * Number(impact.value);
  const options = (scale: Scale) => [
    { value: '', label: words.none },
    ...scale.values.map(({ code, label, meaning }) => ({
      value: code,
      label: `${code} ${label}: ${meaning}`,
      lang: 'sv' as const,
    })),
  ];
  return (
    <fieldset className="panel">
      <legend>{legend}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      <SelectField {...likelihood} label={view.scales.likelihood.name} options={options(view.scales.likelihood)} />
      <SelectField {...impact} label={view.scales.impact.name} options={options(view.scales.impact)} />
      {score > 0 ? (
        <p>
          <State name={view.scales.levels.name} value={levelAt(view.scales.levels.values, score)} showName /> ({score})
        </p>
      ) : null}
      <TextArea {...field(names.reason)} label={words.why} rows={2} />
    </fieldset>
  );
}
