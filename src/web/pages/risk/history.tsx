/** Every version of a risk: who saved it, when, what changed, and a button that sets it back. */
import type { RiskView } from '../../../app/register-risk.ts';
import type { RiskFields } from '../../../app/risk-form.ts';
import { registerRiskUrl } from '../../routes.ts';
import { FieldVersions } from '../../ui/field-versions.tsx';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';

function label(words: Words['register'], field: keyof RiskFields): string {
  const { form, table } = words;
  const labels: Record<keyof RiskFields, string> = {
    text: form.text,
    event: form.event,
    cause: form.cause,
    consequence: form.consequence,
    processArea: form.processArea,
    area: form.area,
    origin: form.origin,
    owner: table.owner,
    likelihood: `${form.before}, ${words.changed.likelihood}`,
    impact: `${form.before}, ${words.changed.impact}`,
    assessedReason: `${form.before}, ${form.why.toLocaleLowerCase('sv')}`,
    likelihoodAfter: `${form.after}, ${words.changed.likelihood}`,
    impactAfter: `${form.after}, ${words.changed.impact}`,
    afterReason: `${form.after}, ${form.why.toLocaleLowerCase('sv')}`,
    chosen: table.chosen,
    chosenReason: form.chosenReason,
  };
  return labels[field];
}

function shown(words: Words['register'], field: keyof RiskFields, value: string): string {
  if (field === 'chosen') return words.chosen[value === 'yes' || value === 'no' ? value : 'unsaid'];
  if (field === 'origin') return words.origins[value === 'supervision' || value === 'own' ? value : 'unsaid'];
  return value === '' ? '–' : value;
}

export function RiskHistory({ view }: { view: RiskView }) {
  const { register } = useWords();
  const { stored, body, year, whyNot } = view;
  const undo =
    stored === null || whyNot !== null
      ? null
      : { url: registerRiskUrl(body.code, year, stored.key), action: 'angra', revision: stored.revision };
  return (
    <FieldVersions
      versions={view.history}
      title={register.form.history}
      shown={{
        label: (field) => label(register, field),
        value: (field, value) => shown(register, field, value),
        ours: (field) => field === 'chosen' || field === 'origin',
      }}
      undo={undo}
    />
  );
}
