/** The form of a control: what, when and who. Of a central control only who. */
import type { ControlFields } from '../../../app/control-form.ts';
import { planControlUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Checks } from '../../ui/checks.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { controlActions, type PlanControlPageProps } from './page.tsx';
import { ControlReading } from './reading.tsx';

type TextName = Exclude<keyof ControlFields, 'recurrence'>;

export function ControlForm(props: PlanControlPageProps) {
  const { view, fields, issues } = props;
  const { controlForm: words } = useWords().internalControl;
  const { stored } = view;
  const central = stored?.centralKey != null;
  const field = (name: TextName) => ({ name, value: fields[name], issue: issueOf(issues, name) });
  return (
    <PostForm action={planControlUrl(view.body.code, view.year, stored?.key ?? null)} className="stack risk-form">
      <input type="hidden" name="revision" value={stored?.revision ?? 0} autoComplete="off" />
      {central ? <ControlReading view={view} /> : <What {...props} />}
      <fieldset className="panel">
        <legend>{words.who}</legend>
        <TextField
          {...field('responsible')}
          label={words.responsible}
          hint={words.responsibleHint}
          autoComplete="off"
          maxLength={200}
        />
        <SelectField
          {...field('responsibleAccount')}
          label={words.account}
          options={[
            { value: '', label: words.nobody },
            ...view.people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </fieldset>
      <div className="actions">
        <Button>{words.save}</Button>
      </div>
      {stored === null || central ? null : (
        <details className="help">
          <summary>{words.remove}</summary>
          <p>{words.removeText}</p>
          <p>
            <Button look="secondary" action={controlActions.remove}>
              {words.remove}
            </Button>
          </p>
        </details>
      )}
    </PostForm>
  );
}

function What({ view, fields, issues }: PlanControlPageProps) {
  const { internalControl } = useWords();
  const { controlForm: words } = internalControl;
  const field = (name: TextName) => ({ name, value: fields[name], issue: issueOf(issues, name) });
  return (
    <>
      <fieldset className="panel">
        <legend>{words.what}</legend>
        <SelectField
          {...field('risk')}
          label={words.risk}
          options={view.risks.map(({ key, text }) => ({
            value: key,
            label: text.length > 120 ? `${text.slice(0, 119)}…` : text,
            lang: 'sv' as const,
          }))}
        />
        <TextField
          {...field('title')}
          label={words.title}
          hint={words.titleHint}
          autoComplete="off"
          spellCheck
          maxLength={500}
        />
        <TextField {...field('frequency')} label={words.frequency} hint={words.frequencyHint} autoComplete="off" />
        <TextArea {...field('method')} label={words.method} hint={words.methodHint} rows={6} />
        <TextField {...field('sampleSize')} label={words.sampleSize} hint={words.sampleHint} autoComplete="off" />
        <label className="check">
          <input type="checkbox" name="fourEyes" value="yes" defaultChecked={fields.fourEyes === 'yes'} />
          <span>{words.fourEyes}</span>
        </label>
      </fieldset>
      <fieldset className="panel">
        <legend>{words.when}</legend>
        <Checks
          name="recurrence"
          ours
          legend={words.recurrence}
          hint={words.recurrenceHint}
          choices={internalControl.year.months.map((month, index) => ({ value: String(index + 1), label: month }))}
          checked={fields.recurrence}
          issue={issueOf(issues, 'recurrence')}
        />
        <div className="form-row">
          <TextField {...field('startsOn')} type="date" label={words.startsOn} />
          <TextField {...field('endsOn')} type="date" label={words.endsOn} />
        </div>
      </fieldset>
    </>
  );
}
