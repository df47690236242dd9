/** The form of a control that the executive board sets for all bodies. */
import type { CentralFields, CentralView } from '../../../app/central-control.ts';
import type { Issue } from '../../../domain/result.ts';
import { centralUrl, controlOverviewUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Checks } from '../../ui/checks.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

/** The button that takes the control away. */
export const removeAction = 'tabort';

type CentralPageProps = { view: CentralView; fields: CentralFields; issues: readonly Issue[] };

export function CentralPage({ view, fields, issues }: CentralPageProps) {
  const { internalControl, register, supervision } = useWords();
  const { central: words } = supervision;
  const { controlForm: form } = internalControl;
  const { stored } = view;
  const field = (name: Exclude<keyof CentralFields, 'recurrence'>) => ({
    name,
    value: fields[name],
    issue: issueOf(issues, name),
  });
  return (
    <>
      <ErrorSummary
        issues={issues}
        fields={['risk', 'area', 'title', 'frequency', 'method', 'sampleSize', 'recurrence']}
      />
      <p className="eyebrow">{view.year}</p>
      <h1>{stored === null ? words.newTitle : words.editTitle}</h1>
      <p className="lede">{words.text(view.supervisor)}</p>
      <PostForm action={centralUrl(view.year, stored?.key ?? null)} className="stack risk-form">
        <input type="hidden" name="revision" value={stored?.revision ?? 0} autoComplete="off" />
        <fieldset className="panel">
          <legend>{form.what}</legend>
          <TextArea {...field('risk')} label={words.risk} hint={words.riskHint} rows={3} />
          <TextField {...field('area')} label={register.form.area} hint={register.form.areaHint} autoComplete="off" />
          <TextField {...field('title')} label={form.title} hint={form.titleHint} autoComplete="off" />
          <TextField {...field('frequency')} label={form.frequency} hint={form.frequencyHint} autoComplete="off" />
          <TextArea {...field('method')} label={form.method} hint={form.methodHint} rows={5} />
          <TextField {...field('sampleSize')} label={form.sampleSize} hint={form.sampleHint} autoComplete="off" />
          <label className="check">
            <input type="checkbox" name="fourEyes" value="yes" defaultChecked={fields.fourEyes === 'yes'} />
            <span>{form.fourEyes}</span>
          </label>
          <label className="check">
            <input type="checkbox" name="companies" value="yes" defaultChecked={fields.companies === 'yes'} />
            <span>{words.companies}</span>
          </label>
        </fieldset>
        <fieldset className="panel">
          <legend>{form.when}</legend>
          <Checks
            name="recurrence"
            legend={form.recurrence}
            hint={form.recurrenceHint}
            choices={internalControl.year.months.map((month, index) => ({ value: String(index + 1), label: month }))}
            checked={fields.recurrence}
            issue={issueOf(issues, 'recurrence')}
          />
        </fieldset>
        <div className="actions">
          <Button>{words.save}</Button>
        </div>
        {stored === null ? null : (
          <details className="help">
            <summary>{words.remove}</summary>
            <p>{words.removeText}</p>
            <p>
              <Button look="secondary" action={removeAction}>
                {words.remove}
              </Button>
            </p>
          </details>
        )}
      </PostForm>
      <p>
        <a href={controlOverviewUrl(view.year)}>{words.back}</a>
      </p>
    </>
  );
}
