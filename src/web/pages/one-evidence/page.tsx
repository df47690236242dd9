/** One file that is kept as evidence: what it is, its hash, how long it is kept, and the form that erases its content. */
import type { OneEvidence } from '../../../app/evidence.ts';
import { evidenceKinds } from '../../../domain/evidence.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

type Props = { one: OneEvidence; issues: readonly Issue[]; reason: string };

export function OneEvidencePage({ one, issues, reason }: Props) {
  const { evidence: words } = useWords();
  const { evidence, subject } = one;
  const { erasedAt } = evidence;
  return (
    <>
      <ErrorSummary issues={issues} fields={['reason']} />
      <p className="eyebrow" lang="sv">
        <a href={subject.path}>{subject.title}</a>
      </p>
      <h1 lang={erasedAt === null ? 'sv' : undefined}>{erasedAt === null ? evidence.fileName : words.erasedName}</h1>
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
      {one.erasable ? <EraseForm id={evidence.id} issues={issues} reason={reason} /> : null}
    </>
  );
}

function Facts({ one: { evidence, subject } }: { one: OneEvidence }) {
  const { evidence: words } = useWords();
  const by = evidence.uploadedBy === null ? '' : `, ${evidence.uploadedBy}`;
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

function EraseForm({ id, issues, reason }: { id: string; issues: readonly Issue[]; reason: string }) {
  const { evidence: words } = useWords();
  return (
    <details className="help" open={issues.length > 0}>
      <summary>{words.eraseTitle}</summary>
      <PostForm action={routes.oneEvidence.href({ id })} className="stack">
        <p>{words.eraseText}</p>
        <TextField
          name="reason"
          label={words.eraseReason}
          hint={words.eraseHint}
          value={reason}
          issue={issueOf(issues, 'reason')}
          autoComplete="off"
          maxLength={500}
        />
        <Button look="secondary">{words.erase}</Button>
      </PostForm>
    </details>
  );
}
