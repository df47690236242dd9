/** Running a control that is measured by scanning the websites: a scan is started, or a finished one is counted again. */
import type { ControlPageView } from '../../../app/controls/read-run.ts';
import type { Issue } from '../../../domain/result.ts';
import { controlUrl, routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { Correction } from './correction.tsx';
import type { EnteredRun } from './page.tsx';

type ScanProps = { view: ControlPageView; issues: readonly Issue[]; entered: EnteredRun };

export function ScanControl({ view, issues, entered }: ScanProps) {
  const { scans: words } = useWords().controlRuns;
  const { definition, scans, mayRun } = view;
  const open = scans.find(({ finishedOn }) => finishedOn === null);
  const finished = scans.filter(({ finishedOn }) => finishedOn !== null);
  return (
    <section aria-labelledby="granska">
      <h2 id="granska">{words.title}</h2>
      <p>{words.text}</p>
      <div className="actions">
        {open ? (
          <ButtonLink href={routes.scan.href({ id: open.id })}>{words.open(open.period)}</ButtonLink>
        ) : mayRun ? (
          <PostForm action={controlUrl(definition.id)}>
            <Button action="granska">{words.start}</Button>
          </PostForm>
        ) : null}
        <ButtonLink look="secondary" href={routes.websites.href({})}>
          {words.register}
        </ButtonLink>
      </div>
      {mayRun && finished.length > 0 ? (
        <details className="adder" open={issues.length > 0}>
          <summary>{words.again}</summary>
          <p>{words.againText}</p>
          <Again view={view} finished={finished} issues={issues} entered={entered} />
        </details>
      ) : null}
    </section>
  );
}

function Again({ view, finished, issues, entered }: ScanProps & { finished: ControlPageView['scans'] }) {
  const { scans: words, run } = useWords().controlRuns;
  const { definition, runs } = view;
  return (
    <PostForm action={controlUrl(definition.id)} className="control-run-form">
      <SelectField
        name="scan"
        label={words.scan}
        value={entered.scan}
        options={finished.map(({ id, period, finishedOn }) => ({
          value: id,
          label: words.choice(period, finishedOn ?? ''),
        }))}
        issue={issueOf(issues, 'scan')}
      />
      <TextField
        name="cutOff"
        type="date"
        label={run.cutOff}
        value={entered.cutOff}
        issue={issueOf(issues, 'cutOff')}
      />
      <Correction runs={runs} issues={issues} entered={entered} />
      <Button action="kor">{words.count}</Button>
    </PostForm>
  );
}
