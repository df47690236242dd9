/** One file that is kept as evidence: what it is, its hash, how long it is kept, the form that says so anew, and the one that erases its content. */
import type { OneEvidence } from '../../../app/evidence.ts';
import { evidenceKinds } from '../../../domain/evidence.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { EvidenceSaid } from '../../ui/evidence.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

/** What a form that came back with faults holds. */
export type Entered = {
  readonly reason?: string;
  readonly said?: { readonly note: string; readonly retainUntil: string; readonly personalData?: string };
};

/** The button that saves what is said of the file. */
export const editAction = 'andra';

type Props = { one: OneEvidence; issues: readonly Issue[]; entered: Entered; edited: boolean };

export function OneEvidencePage({ one, issues, entered, edited }: Props) {
  const { evidence: words } = useWords();
  const { evidence, subject } = one;
  const { erasedAt } = evidence;
  return (
    <>
      <ErrorSummary issues={issues} fields={['reason', 'note', 'retainUntil']} />
      {edited && issues.length === 0 ? <Notice kind="done" title={words.edited} /> : null}
      <p className="eyebrow" lang="sv">
        <a href={subject.path}>{subject.title}</a>
      </p>
      <h1 lang={evidence.fileName === '' ? undefined : 'sv'}>{evidence.fileName || words.erasedName}</h1>
      {evidence.note === '' ? null : (
        <p className="lede" lang="sv">
          {evidence.note}
        </p>
      )}
      {erasedAt === null ? (
        <p>
          <ButtonLink href={routes.evidenceFile.href({ id: evidence.id })}>{words.download}</ButtonLink>
        </p>
      ) : (
        <Notice kind="info" title={words.erased(erasedAt.toISOString().slice(0, 10), evidence.erasedBy ?? '')}>
          <p lang="sv">
            {words.reason}: {evidence.erasedReason}
          </p>
        </Notice>
      )}
      <Facts one={one} />
      {one.editable ? <EditForm one={one} issues={issues} said={entered.said} /> : null}
      <Changes one={one} />
      {one.erasable ? <EraseForm id={evidence.id} issues={issues} reason={entered.reason} /> : null}
    </>
  );
}

function Facts({ one: { evidence, subject } }: { one: OneEvidence }) {
  const { evidence: words, who } = useWords();
  const by = evidence.uploadedBy === null ? '' : `, ${who(evidence.uploadedBy)}`;
  const rows: readonly (readonly [string, string])[] = [
    [words.kind, evidenceKinds[evidence.kind].name],
    [words.bytes, words.byteCount(evidence.bytes)],
    [words.hash, evidence.sha256],
    [words.uploaded, `${dayTime(evidence.uploadedAt.toISOString())}${by}`],
    [words.personalData, evidence.personalData ? words.yes : words.no],
    [words.retainUntil, evidence.retainUntil ?? words.preserved],
    [words.belongs, subject.title],
  ];
  return (
    <dl className="plan-line evidence-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={name === words.hash ? 'hash' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type EditProps = { one: OneEvidence; issues: readonly Issue[]; said: Entered['said'] };

function EditForm({ one: { evidence }, issues, said }: EditProps) {
  const { evidence: words } = useWords();
  const values = said ?? { note: evidence.note, retainUntil: evidence.retainUntil ?? '' };
  const personalData = said === undefined ? evidence.personalData : said.personalData !== undefined;
  return (
    <details className="help" open={said !== undefined}>
      <summary>{words.editTitle}</summary>
      <PostForm action={routes.oneEvidence.href({ id: evidence.id })} className="evidence-form">
        <input type="hidden" name="revision" value={evidence.revision} autoComplete="off" />
        <EvidenceSaid issues={issues} values={values} personalData={personalData} />
        <Button look="secondary" action={editAction}>
          {words.edit}
        </Button>
      </PostForm>
    </details>
  );
}

/** What was said of the file before, by whom and from when. */
function Changes({ one: { changes, evidence } }: { one: OneEvidence }) {
  const { evidence: words } = useWords();
  if (changes.length === 0 || evidence.erasedAt !== null) return null;
  return (
    <details className="help">
      <summary>{words.changes}</summary>
      <ul className="list">
        {changes.map((change) => (
          <li key={change.revision}>
            <p lang={change.note === '' ? undefined : 'sv'}>{change.note || words.noNote}</p>
            <p className="list-meta">
              <span>
                {words.retainUntil}: {change.retainUntil ?? words.preserved}
              </span>
              <span>
                {words.personalData}: {change.personalData ? words.yes : words.no}
              </span>
              <span>{words.said(dayTime(change.saidAt.toISOString()), change.saidBy)}</span>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function EraseForm({ id, issues, reason }: { id: string; issues: readonly Issue[]; reason: string | undefined }) {
  const { evidence: words } = useWords();
  return (
    <details className="help" open={reason !== undefined}>
      <summary>{words.eraseTitle}</summary>
      <PostForm action={routes.oneEvidence.href({ id })} className="stack">
        <p>{words.eraseText}</p>
        <TextField
          name="reason"
          label={words.eraseReason}
          hint={words.eraseHint}
          value={reason ?? ''}
          issue={issueOf(issues, 'reason')}
          autoComplete="off"
          maxLength={500}
        />
        <Button look="secondary">{words.erase}</Button>
      </PostForm>
    </details>
  );
}
