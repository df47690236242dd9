/** The form of an indicator: what is measured, and its targets by year and sex; or the same to read. */
import type { PlanIndicatorView } from '../../../app/plan-indicator.ts';
import { Unit } from '../../../domain/figure.ts';
import type { Issue } from '../../../domain/result.ts';
import { planIndicatorUrl, planNodeUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { type IndicatorInput, inputName, sexes } from './fields.ts';
import { TargetTable } from './targets.tsx';

type PlanIndicatorPageProps = {
  view: PlanIndicatorView;
  fields: IndicatorInput;
  issues: readonly Issue[];
  reason: string;
};

export function PlanIndicatorPage({ view, fields, issues, reason }: PlanIndicatorPageProps) {
  const { plan: words } = useWords();
  const { indicator: text } = words;
  const { indicator, years } = view;
  const names = years.flatMap((year) => sexes.map((sex) => inputName(year, sex)));
  const open = view.editable && indicator?.removal == null;
  return (
    <>
      <ErrorSummary issues={issues} fields={['title', 'unit', 'decimals', 'direction', 'source', 'reason', ...names]} />
      <p className="eyebrow">
        {text.measures} <span lang="sv">{view.node.title}</span>
      </p>
      <h1 lang={indicator === null ? undefined : 'sv'}>{indicator?.title ?? text.newTitle}</h1>
      {indicator?.removal == null ? null : (
        <Notice kind="warning" title={words.tree.removal(indicator.removal)}>
          {view.editable ? (
            <PostForm action={planIndicatorUrl(view.stored.year, view.node.key, indicator.key)}>
              <Button look="secondary" action="behall">
                {words.tree.undo}
              </Button>
            </PostForm>
          ) : null}
        </Notice>
      )}
      {open ? (
        <IndicatorForm view={view} fields={fields} issues={issues} reason={reason} />
      ) : (
        <Reading fields={fields} years={years} />
      )}
      {open && indicator !== null ? <Removal view={view} issues={issues} reason={reason} /> : null}
    </>
  );
}

function IndicatorForm({ view, fields, issues }: PlanIndicatorPageProps) {
  const { plan: words } = useWords();
  const { indicator: text } = words;
  const { stored, node, indicator } = view;
  return (
    <PostForm action={planIndicatorUrl(stored.year, node.key, indicator?.key ?? null)} className="panel yearplan-form">
      <input type="hidden" name="seen" value={fields.seen} autoComplete="off" />
      <div className="yearplan-wide">
        <TextField
          name="title"
          label={text.title}
          hint={text.titleHint}
          value={fields.title}
          maxLength={300}
          autoComplete="off"
          issue={issueOf(issues, 'title')}
        />
      </div>
      <div className="form-grid">
        <SelectField
          name="unit"
          label={text.unit}
          value={fields.unit}
          options={Unit.options.map((unit) => ({ value: unit, label: text.units[unit] }))}
          issue={issueOf(issues, 'unit')}
        />
        <SelectField
          name="decimals"
          label={text.decimals}
          value={fields.decimals}
          options={['0', '1', '2', '3', '4', '5', '6'].map((count) => ({ value: count, label: count }))}
          issue={issueOf(issues, 'decimals')}
        />
      </div>
      <Choices
        name="direction"
        ours
        legend={text.direction}
        value={fields.direction}
        choices={(['higher', 'lower', ''] as const).map((value) => ({ value, label: text.directions[value] }))}
        issue={issueOf(issues, 'direction')}
      />
      <TextField
        name="source"
        label={text.source}
        hint={text.sourceHint}
        value={fields.source}
        maxLength={300}
        autoComplete="off"
        issue={issueOf(issues, 'source')}
      />
      <TargetTable years={view.years} fields={fields} issues={issues} />
      <div className="actions">
        <Button action="spara">{indicator === null ? text.add : text.save}</Button>
        <a className="button button-quiet" href={planNodeUrl(stored.year, node.key)}>
          {words.tree.cancel}
        </a>
      </div>
    </PostForm>
  );
}

function Removal({ view, issues, reason }: Omit<PlanIndicatorPageProps, 'fields'>) {
  const { plan: words } = useWords();
  const { indicator: text } = words;
  const issue = issueOf(issues, 'reason');
  return (
    <details className="adder yearplan-section" open={issue !== undefined}>
      <summary>{text.remove}</summary>
      <PostForm
        action={planIndicatorUrl(view.stored.year, view.node.key, view.indicator?.key ?? null)}
        className="stack"
      >
        <p>{text.removeText}</p>
        <TextArea name="reason" label={words.removal.reason} rows={2} value={reason} issue={issue} />
        <p>
          <Button action="ta-bort">{text.removeButton}</Button>
        </p>
      </PostForm>
    </details>
  );
}

function Reading({ fields, years }: { fields: IndicatorInput; years: readonly number[] }) {
  const { plan: words } = useWords();
  const { indicator: text } = words;
  const unit = Unit.safeParse(fields.unit);
  const direction = fields.direction === 'higher' || fields.direction === 'lower' ? fields.direction : '';
  return (
    <>
      <dl className="yearplan-facts panel">
        <div>
          <dt>{text.unit}</dt>
          <dd>{unit.success ? text.units[unit.data] : fields.unit}</dd>
        </div>
        <div>
          <dt>{text.direction}</dt>
          <dd>{text.directions[direction]}</dd>
        </div>
        <div>
          <dt>{text.source}</dt>
          {fields.source === '' ? <dd className="unsaid">{words.node.unsaid}</dd> : <dd lang="sv">{fields.source}</dd>}
        </div>
      </dl>
      <TargetTable years={years} fields={fields} issues={[]} readOnly />
    </>
  );
}
