/** Every version of a risk: who saved it, when, what changed, and a button that sets it back. */
import type { RiskVersion, RiskView } from '../../../app/register-risk.ts';
import type { RiskFields } from '../../../app/risk-form.ts';
import { registerRiskUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
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
  const { form: words } = useWords().register;
  return (
    <section aria-labelledby="historik">
      <h2 id="historik">{words.history}</h2>
      <ol className="versions">
        {view.history.map((version, index) => (
          <Version key={version.number} version={version} view={view} current={index === 0} />
        ))}
      </ol>
    </section>
  );
}

function Version({ version, view, current }: { version: RiskVersion; view: RiskView; current: boolean }) {
  const { register } = useWords();
  const { form: words } = register;
  const { stored } = view;
  return (
    <li className="version">
      <div className="version-head">
        <h3>{words.version(version.number)}</h3>
        <span className="list-meta">
          <time dateTime={version.at}>{words.by(version.by, dayTime(version.at))}</time>
        </span>
        {current ? <span className="tag tag-approved">{words.current}</span> : null}
        {version.removed ? <span className="tag">{words.removed}</span> : null}
      </div>
      {version.changes.length === 0 ? null : (
        <dl className="yearplan-fields">
          {version.changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{label(register, field)}</dt>
              <dd lang={field === 'chosen' || field === 'origin' ? undefined : 'sv'}>
                <del>{shown(register, field, before)}</del>
                <span aria-hidden="true"> → </span>
                <ins>{shown(register, field, after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {current || version.removed || stored === null || view.whyNot !== null ? null : (
        <PostForm action={registerRiskUrl(view.body.code, view.year, stored.key)}>
          <input type="hidden" name="revision" value={stored.revision} autoComplete="off" />
          <input type="hidden" name="version" value={version.number} autoComplete="off" />
          <Button look="quiet" action="angra" label={`${words.undo}: ${words.version(version.number)}`}>
            {words.undo}
          </Button>
        </PostForm>
      )}
    </li>
  );
}
