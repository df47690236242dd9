/** Says which earlier run the new one corrects, and why; nothing where there is no earlier run. */
import type { ControlPageView } from '../../../app/controls/read-run.ts';
import type { Issue } from '../../../domain/result.ts';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { useWords } from '../../visit.ts';
import type { EnteredRun } from './page.tsx';

type CorrectionProps = {
  readonly runs: ControlPageView['runs'];
  readonly issues: readonly Issue[];
  readonly entered: EnteredRun;
};

export function Correction({ runs, issues, entered }: CorrectionProps) {
  const { run: words } = useWords().controlRuns;
  if (runs.length === 0) return null;
  return (
    <>
      <SelectField
        name="corrects"
        label={words.corrects}
        value={entered.corrects}
        options={[
          { value: '', label: words.correctsNone },
          ...runs.map(({ number, cutOff }) => ({ value: String(number), label: words.number(number, cutOff) })),
        ]}
        issue={issueOf(issues, 'corrects')}
      />
      <TextField
        name="reason"
        label={words.reason}
        value={entered.reason}
        maxLength={1000}
        issue={issueOf(issues, 'reason')}
      />
    </>
  );
}
