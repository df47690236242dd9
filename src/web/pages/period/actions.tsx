/** What a controller can do with a period as it stands: open, remind, close, or open again with a reason. */
import type { PeriodView } from '../../../app/progress.ts';
import type { Issue } from '../../../domain/result.ts';
import { periodUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

type PeriodActionsProps = { view: PeriodView; issues: readonly Issue[] };

export function PeriodActions({ view, issues }: PeriodActionsProps) {
  const words = useWords();
  const action = periodUrl(view.period);
  if (view.state === 'closed') return <Reopen action={action} issues={issues} />;
  if (view.state === 'planned')
    return (
      <PostForm action={action} className="panel">
        <p>{words.periods.openText}</p>
        <p className="actions">
          <Button action="oppna-planerad">{words.periods.open}</Button>
        </p>
      </PostForm>
    );
  if (view.state !== 'open' || view.bodies.length === 0) return null;
  return (
    <div className="period-actions">
      <PostForm action={action} className="panel">
        <p>{words.periods.remindText}</p>
        <div>
          <Button action="paminn">{words.periods.remind}</Button>
        </div>
      </PostForm>
      <PostForm action={action} className="panel">
        <p>{words.periods.closeText}</p>
        <div>
          <Button action="stang" look="secondary">
            {words.periods.close}
          </Button>
        </div>
      </PostForm>
    </div>
  );
}

function Reopen({ action, issues }: { action: string; issues: readonly Issue[] }) {
  const words = useWords();
  return (
    <details className="adder" open={issueOf(issues, 'reason') !== undefined}>
      <summary>{words.periods.reopen}</summary>
      <PostForm action={action} className="stack">
        <TextField
          name="reason"
          label={words.periods.reason}
          hint={words.periods.reasonHint}
          issue={issueOf(issues, 'reason')}
          autoComplete="off"
        />
        <div>
          <Button action="oppna-igen">{words.periods.reopen}</Button>
        </div>
      </PostForm>
    </details>
  );
}
