/** The fields of an audit report, an incident and a self-assessment, for adding and for editing. */
import type { Issue } from '../../../domain/result.ts';
import type { Scale } from '../../../domain/scale.ts';
import { Choices } from '../../ui/choices.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { useWords } from '../../visit.ts';
import type { Entered } from './entered.ts';

type Given = { entered: Entered; issues: readonly Issue[] };
const fieldOf =
  ({ entered, issues }: Given) =>
  (name: string) => ({ name, value: entered[name] ?? '', issue: issueOf(issues, name) });

export function ReportFields(given: Given) {
  const { findings } = useWords();
  const { reports: words } = findings;
  const field = fieldOf(given);
  return (
    <>
      <TextField {...field('title')} label={words.name} maxLength={300} autoComplete="off" />
      <div className="form-grid">
        <TextField {...field('reportedOn')} label={words.on} hint={findings.day} type="date" />
        <TextField {...field('registryNumber')} label={words.registry} autoComplete="off" />
      </div>
      <TextArea {...field('summary')} label={words.summary} rows={3} />
    </>
  );
}

export function IncidentFields({ scale, ...given }: Given & { scale: Scale }) {
  const { findings } = useWords();
  const { incidents: words } = findings;
  const field = fieldOf(given);
  const options = scale.values.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }));
  return (
    <>
      <TextField {...field('title')} label={words.name} maxLength={300} autoComplete="off" />
      <div className="form-grid">
        <TextField {...field('happenedOn')} label={words.on} hint={findings.day} type="date" />
        <SelectField
          {...field('seriousness')}
          label={words.seriousness}
          options={[{ value: '', label: '–' }, ...options]}
        />
      </div>
      <TextArea {...field('description')} label={words.description} hint={words.descriptionHint} rows={5} />
    </>
  );
}

export function SurveyFields(given: Given) {
  const { findings } = useWords();
  const { surveys: words } = findings;
  const field = fieldOf(given);
  return (
    <>
      <TextField {...field('title')} label={words.name} maxLength={200} autoComplete="off" />
      <TextArea {...field('question')} label={words.question} hint={words.questionHint} rows={3} />
      <Choices
        name="anonymous"
        ours
        legend={words.anonymous}
        value={given.entered.anonymous ?? 'yes'}
        issue={issueOf(given.issues, 'anonymous')}
        choices={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
      >
        <p className="hint">{words.anonymousHint}</p>
      </Choices>
      <TextField {...field('closesOn')} label={words.closesOn} hint={findings.day} type="date" />
    </>
  );
}

export function RecommendationFields(given: Given) {
  const { findings } = useWords();
  const { reports: words } = findings;
  const field = fieldOf(given);
  const options = Object.entries(words.statuses).map(([value, label]) => ({ value, label }));
  return (
    <>
      <TextArea {...field('text')} label={words.recommendation} rows={3} />
      <TextArea {...field('answer')} label={words.answer} rows={3} />
      <div className="form-grid">
        <SelectField {...field('status')} label={words.status} options={options} />
        <TextField {...field('owner')} label={words.owner} hint={words.ownerHint} autoComplete="off" />
        <TextField {...field('dueOn')} label={words.dueOn} hint={findings.day} type="date" />
      </div>
    </>
  );
}
