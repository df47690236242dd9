/** What follows a decision: the plan is opened again with a reason, and what was decided can be read. */
import type { ControlPlanView } from '../../../app/control-plan.ts';
import type { Issue } from '../../../domain/result.ts';
import { controlPlanUrl, controlPlanVersionUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

/** The button that opens a revision. */
export const reviseAction = 'revidera';

type ReviseProps = { view: ControlPlanView; issues: readonly Issue[]; reason: string };

export function Revise({ view, issues, reason }: ReviseProps) {
  const { revise: words } = useWords().internalControl;
  if (!view.canRevise) return null;
  return (
    <details className="decide" open={issueOf(issues, 'reason') !== undefined}>
      <summary>{words.title}</summary>
      <PostForm action={controlPlanUrl(view.body.code, view.year)} className="stack">
        <p>{words.text}</p>
        <TextArea name="reason" label={words.reason} rows={2} value={reason} issue={issueOf(issues, 'reason')} />
        <p>
          <Button look="secondary" action={reviseAction}>
            {words.submit}
          </Button>
        </p>
      </PostForm>
    </details>
  );
}

export function Versions({ view }: { view: ControlPlanView }) {
  const { internalControl: words } = useWords();
  if (view.versions.length === 0) return null;
  return (
    <section aria-labelledby="versioner">
      <h2 id="versioner">{words.versions}</h2>
      <ul>
        {view.versions.map((version) => (
          <li key={version.number}>
            <a href={controlPlanVersionUrl(view.body.code, view.year, version.number)}>
              {words.version(
                version.number,
                [version.decidedOn, version.paragraph, version.registryNumber]
                  .filter((part) => part !== null)
                  .join(', '),
              )}
            </a>
            {version.reason === '' ? null : <span lang="sv">: {version.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
