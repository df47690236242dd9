/** The assessment of a run: what a person has signed, or the form where it is done, with what is suggested filled in. */
import type { RunView } from '../../../app/controls/read-run.ts';
import type { Issue } from '../../../domain/result.ts';
import { controlRunUrl, occurrenceUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import type { EnteredAssessment } from './page.tsx';

type AssessProps = { view: RunView; issues: readonly Issue[]; entered: EnteredAssessment };

export function Assess({ view, issues, entered }: AssessProps) {
  const { assess: words } = useWords().controlRuns;
  return (
    <section className="control-assess" aria-labelledby="bedomning">
      <h2 id="bedomning">{words.title}</h2>
      {view.assessment !== null ? (
        <Signed view={view} />
      ) : view.whyNotSigned !== null ? (
        <p className="nothing">
          <Said text={view.whyNotSigned} />
        </p>
      ) : (
        <Form view={view} issues={issues} entered={entered} />
      )}
    </section>
  );
}

function Signed({ view }: { view: RunView }) {
  const { assess: words } = useWords().controlRuns;
  const { assessment, run } = view;
  if (assessment === null) return null;
  const { body, year, control, occurrence } = assessment;
  return (
    <>
      <p>
        <State name={words.assessment} value={run.assessment} />
      </p>
      <p lang="sv">{assessment.reason}</p>
      <p className="meta">{words.signed(assessment.signedBy, dayTime(assessment.signedAt.toISOString()))}</p>
      {body === null || year === null || control === null || occurrence === null ? null : (
        <p>
          <a href={occurrenceUrl({ body, year, control, occurrence })}>{words.put(body, year)}</a>
        </p>
      )}
    </>
  );
}

function Form({ view, issues, entered }: AssessProps) {
  const { assess: words } = useWords().controlRuns;
  const scale = view.scales.find(({ code }) => code === 'control');
  return (
    <PostForm action={controlRunUrl(view.definition.id, view.run.number)}>
      <p>{words.text}</p>
      <SelectField
        name="assessment"
        label={words.assessment}
        value={entered.assessment}
        options={[
          { value: '', label: '–' },
          ...(scale?.values ?? []).map(({ code, label }) => ({ value: code, label, lang: 'sv' as const })),
        ]}
        issue={issueOf(issues, 'assessment')}
      />
      <TextArea
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={entered.reason}
        rows={4}
        issue={issueOf(issues, 'reason')}
      />
      <SelectField
        name="place"
        label={words.place}
        value={entered.place}
        options={[
          { value: '', label: words.placeNone },
          ...view.places.map(({ code, label }) => ({ value: code, label, lang: 'sv' as const })),
        ]}
        issue={issueOf(issues, 'place')}
      />
      <Button action="bedom">{words.button}</Button>
    </PostForm>
  );
}
