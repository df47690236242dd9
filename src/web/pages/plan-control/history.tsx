/** Every version of a control: who saved it, when, what changed, and a button that sets it back. */
import type { PlanControlView } from '../../../app/control-edit.ts';
import type { ControlFields } from '../../../app/control-form.ts';
import type { ControlVersion } from '../../../app/control-history.ts';
import { planControlUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';
import { controlActions } from './page.tsx';

function label({ controlForm: form }: Words['internalControl'], field: keyof ControlFields): string {
  const labels: Record<keyof ControlFields, string> = {
    risk: form.risk,
    title: form.title,
    frequency: form.frequency,
    method: form.method,
    responsible: form.responsible,
    responsibleAccount: form.account,
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    recurrence: form.recurrence,
    fourEyes: form.fourEyes,
    sampleSize: form.sampleSize,
  };
  return labels[field];
}

function shown({ internalControl, evidence }: Words, field: keyof ControlFields, value: string): string {
  if (field === 'fourEyes') return value === 'yes' ? evidence.yes : evidence.no;
  if (value === '') return '–';
  if (field !== 'recurrence') return value;
  const { months } = internalControl.year;
  return value
    .split(', ')
    .map((month) => months[Number(month) - 1] ?? month)
    .join(', ');
}

export function ControlHistory({ view }: { view: PlanControlView }) {
  const { internalControl } = useWords();
  if (view.history.length === 0) return null;
  return (
    <section aria-labelledby="historik">
      <h2 id="historik">{internalControl.controlForm.history}</h2>
      <ol className="versions">
        {view.history.map((version, index) => (
          <Version key={version.number} version={version} view={view} current={index === 0} />
        ))}
      </ol>
    </section>
  );
}

function Version({ version, view, current }: { version: ControlVersion; view: PlanControlView; current: boolean }) {
  const words = useWords();
  const { form } = words.register;
  const { stored } = view;
  return (
    <li className="version">
      <div className="version-head">
        <h3>{form.version(version.number)}</h3>
        <span className="list-meta">
          <time dateTime={version.at}>{form.by(version.by, dayTime(version.at))}</time>
        </span>
        {current ? <span className="tag tag-approved">{form.current}</span> : null}
        {version.removed ? <span className="tag">{form.removed}</span> : null}
      </div>
      {version.changes.length === 0 ? null : (
        <dl className="yearplan-fields">
          {version.changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{label(words.internalControl, field)}</dt>
              <dd lang="sv">
                <del>{shown(words, field, before)}</del>
                <span aria-hidden="true"> → </span>
                <ins>{shown(words, field, after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {current || version.removed || stored === null || view.whyNot !== null ? null : (
        <PostForm action={planControlUrl(view.body.code, view.year, stored.key)}>
          <input type="hidden" name="revision" value={stored.revision} autoComplete="off" />
          <input type="hidden" name="version" value={version.number} autoComplete="off" />
          <Button look="quiet" action={controlActions.undo} label={`${form.undo}: ${form.version(version.number)}`}>
            {form.undo}
          </Button>
        </PostForm>
      )}
    </li>
  );
}
