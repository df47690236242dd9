/** The decision: the form that registers it, or what was registered. */
import type { Preview } from '../../../app/print-report.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { previewUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { decideAction, decisionParts, type EnteredDecision } from './decision.ts';

type DecideProps = { address: ReportAddress; hash: string; entered: EnteredDecision; issues: readonly Issue[] };

/** Closed until it is asked for, open where it came back with faults. */
export function Decide({ address, hash, entered, issues }: DecideProps) {
  const words = useWords();
  const { decide } = words.preview;
  return (
    <details className="decide" id="beslut" open={issues.length > 0}>
      <summary>{decide.title}</summary>
      <PostForm action={previewUrl(address)} className="stack">
        <input type="hidden" name="hash" value={hash} autoComplete="off" />
        <p>{decide.text}</p>
        <DecisionFields entered={entered} issues={issues} />
        <p className="decide-warning">{decide.warning}</p>
        <p>
          <Button action={decideAction}>{decide.submit}</Button>
        </p>
      </PostForm>
    </details>
  );
}

/** Day, paragraph and registry number of a decision. */
export function DecisionFields({ entered, issues }: Pick<DecideProps, 'entered' | 'issues'>) {
  const { decide } = useWords().preview;
  return (
    <div className="decide-fields">
      <TextField
        name="decidedOn"
        label={decide.decidedOn}
        hint={decide.decidedOnHint}
        value={entered.decidedOn}
        issue={issueOf(issues, 'decidedOn')}
        autoComplete="off"
        maxLength={10}
        required
      />
      <TextField
        name="paragraph"
        label={decide.paragraph}
        hint={decide.paragraphHint}
        value={entered.paragraph}
        issue={issueOf(issues, 'paragraph')}
        autoComplete="off"
        maxLength={50}
      />
      <TextField
        name="registryNumber"
        label={decide.registryNumber}
        hint={decide.registryNumberHint}
        value={entered.registryNumber}
        issue={issueOf(issues, 'registryNumber')}
        autoComplete="off"
        maxLength={100}
      />
    </div>
  );
}

export function Decided({ decision, registered }: { decision: NonNullable<Preview['decision']>; registered: boolean }) {
  const words = useWords();
  return (
    <Notice
      kind={registered ? 'done' : 'info'}
      title={
        <>
          {words.preview.decided(decisionParts(decision))} <code className="checksum">{decision.sha256}</code>
        </>
      }
    >
      <p>{words.preview.decidedText}</p>
    </Notice>
  );
}
