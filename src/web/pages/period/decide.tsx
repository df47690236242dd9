/** The decision of a whole period: closed until it is asked for, open where it came back with what is not ready. */
import type { PeriodView } from '../../../app/progress.ts';
import type { Issue } from '../../../domain/result.ts';
import { periodUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { DecisionFields } from '../preview/decide.tsx';
import { type EnteredDecision, noDecision } from '../preview/decision.ts';

/** The button that registers it. */
export const decidePeriodAction = 'besluta';

type DecidePeriodProps = { view: PeriodView; entered: EnteredDecision | null; issues: readonly Issue[] };

export function DecidePeriod({ view, entered, issues }: DecidePeriodProps) {
  const { decideWhole } = useWords().periods;
  return (
    <details className="decide" id="beslut" open={entered !== null}>
      <summary>{decideWhole.title}</summary>
      <PostForm action={periodUrl(view.period)} className="stack">
        <p>{decideWhole.text}</p>
        <DecisionFields entered={entered ?? noDecision} issues={entered === null ? [] : issues} />
        <p className="decide-warning">{decideWhole.warning}</p>
        <div>
          <Button action={decidePeriodAction}>{decideWhole.submit}</Button>
        </div>
      </PostForm>
    </details>
  );
}
