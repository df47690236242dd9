/** The occurrences of a control: those that come of its months and those that somebody has added; one can be dropped with a reason. */
import { seesWorkingMaterial } from '../../../app/policy.ts';
import type { Occurrence } from '../../../domain/occurrence.ts';
import { occurrenceUrl, planControlUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useVisit, useWords } from '../../visit.ts';
import { controlActions, type PlanControlPageProps } from './page.tsx';

export function Occurrences(props: PlanControlPageProps) {
  const { view, occurrence, issues } = props;
  const { controlForm: words } = useWords().internalControl;
  if (view.stored === null) return null;
  const url = planControlUrl(view.body.code, view.year, view.stored.key);
  return (
    <section aria-labelledby="tillfallen">
      <h2 id="tillfallen">{words.occurrences}</h2>
      {view.occurrences.length === 0 ? (
        <p className="nothing">{words.none}</p>
      ) : (
        <ul className="plan-actions">
          {view.occurrences.map((one) => (
            <Item key={one.key} one={one} url={url} {...props} />
          ))}
        </ul>
      )}
      {view.mayPlan ? (
        <details
          className="decide"
          open={['dueOn', 'label', 'reason'].some((name) => issueOf(issues, name) !== undefined)}
        >
          <summary>{words.addOccurrence}</summary>
          <PostForm action={url} className="stack">
            <TextField
              name="dueOn"
              type="date"
              label={words.dueOn}
              value={occurrence.dueOn}
              issue={issueOf(issues, 'dueOn')}
            />
            <TextField
              name="label"
              label={words.label}
              value={occurrence.label}
              issue={issueOf(issues, 'label')}
              autoComplete="off"
            />
            <TextField
              name="reason"
              label={words.reason}
              hint={words.reasonHint}
              value={occurrence.reason}
              issue={issueOf(issues, 'reason')}
              autoComplete="off"
            />
            <p>
              <Button look="secondary" action={controlActions.add}>
                {words.addOccurrence}
              </Button>
            </p>
          </PostForm>
        </details>
      ) : null}
    </section>
  );
}

function Item({ one, url, view, dropped }: PlanControlPageProps & { one: Occurrence; url: string }) {
  const { session, words: all } = useVisit();
  const { controlForm: words } = all.internalControl;
  const linked = session !== null && seesWorkingMaterial(session);
  return (
    <li>
      <p>
        {linked ? (
          <a href={occurrenceUrl({ body: view.body.code, year: view.year, control: one.control, occurrence: one.key })}>
            <strong>{one.dueOn}</strong>
          </a>
        ) : (
          <strong>{one.dueOn}</strong>
        )}{' '}
        {one.label === null ? null : <span lang="sv">{one.label}</span>}
      </p>
      {one.reason === null ? null : (
        <p>
          {words.addedBecause('')}
          <span lang="sv">{one.reason}</span>
        </p>
      )}
      {one.droppedOn === null ? null : (
        <p>
          {words.dropped(one.droppedOn, '')}
          <span lang="sv">{one.droppedReason}</span>
        </p>
      )}
      {view.mayPlan && one.droppedOn === null ? (
        <details open={dropped?.key === one.key}>
          <summary>
            {words.drop}
            <span className="hidden"> {one.dueOn}</span>
          </summary>
          <PostForm action={url} className="stack">
            <label>
              {words.dropReason}
              <input
                className="field-input"
                name="dropReason"
                defaultValue={dropped?.key === one.key ? dropped.reason : ''}
                autoComplete="off"
                maxLength={1000}
              />
            </label>
            <p>
              <Button look="secondary" action={`${controlActions.drop}:${one.key}`} label={words.dropOf(one.dueOn)}>
                {words.drop}
              </Button>
            </p>
          </PostForm>
        </details>
      ) : null}
    </li>
  );
}
