/** Evidence on the page of what it belongs to: the files, and the form that adds one. */
import type { EvidenceItem } from '../../app/evidence.ts';
import { evidenceKinds } from '../../domain/evidence.ts';
import type { Issue } from '../../domain/result.ts';
import { evidenceUrl, routes } from '../routes.ts';
import { useWords } from '../visit.ts';
import { dayTime } from '../words/time.ts';
import { Button } from './button.tsx';
import { issueOf } from './error-summary.tsx';
import { TextField } from './field.tsx';
import { PostForm } from './post-form.tsx';

export const evidenceFields = ['file', 'note', 'retainUntil'] as const;

export function EvidenceList({ items }: { items: readonly EvidenceItem[] }) {
  const { evidence: words } = useWords();
  if (items.length === 0) return <p className="nothing">{words.none}</p>;
  return (
    <ul className="list evidence-list">
      {items.map((item) => (
        <li key={item.id}>
          <p className="list-title">
            <a href={routes.oneEvidence.href({ id: item.id })} lang={item.fileName === '' ? undefined : 'sv'}>
              {item.fileName || words.erasedName}
            </a>
          </p>
          {item.note === '' ? null : <p lang="sv">{item.note}</p>}
          <ItemFacts item={item} />
        </li>
      ))}
    </ul>
  );
}

function ItemFacts({ item }: { item: EvidenceItem }) {
  const { evidence: words, who } = useWords();
  return (
    <p className="list-meta">
      <span>{evidenceKinds[item.kind].name}</span>
      <span>{words.size(item.bytes)}</span>
      {item.personalData ? <span className="tag">{words.personalData}</span> : null}
      {item.erasedAt === null ? (
        <span>
          {dayTime(item.uploadedAt.toISOString())}
          {item.uploadedBy === null ? '' : `, ${who(item.uploadedBy)}`}
        </span>
      ) : (
        <span>{words.erased(item.erasedAt.toISOString().slice(0, 10), item.erasedBy ?? '')}</span>
      )}
    </p>
  );
}

type UploadProps = { subject: string; issues?: readonly Issue[]; values?: { note: string; retainUntil: string } };

type SaidProps = {
  issues: readonly Issue[];
  values: { note: string; retainUntil: string };
  personalData?: boolean;
};

/** What is said of a file: what it shows, from when it may be erased, and whether it holds personal data. */
export function EvidenceSaid({ issues, values, personalData = false }: SaidProps) {
  const { evidence: words } = useWords();
  return (
    <>
      <TextField
        name="note"
        label={words.note}
        hint={words.noteHint}
        value={values.note}
        issue={issueOf(issues, 'note')}
        autoComplete="off"
        maxLength={500}
      />
      <TextField
        name="retainUntil"
        label={words.retainUntil}
        hint={words.retainHint}
        value={values.retainUntil}
        issue={issueOf(issues, 'retainUntil')}
        autoComplete="off"
        maxLength={10}
      />
      <label className="check">
        <input type="checkbox" name="personalData" value="ja" defaultChecked={personalData} autoComplete="off" />
        <span>{words.personalData}</span>
      </label>
    </>
  );
}

/** The file stands last: what is said of it is known when it comes. */
export function EvidenceUpload({ subject, issues = [], values = { note: '', retainUntil: '' } }: UploadProps) {
  const { evidence: words } = useWords();
  return (
    <PostForm action={evidenceUrl(subject)} className="evidence-form" upload>
      <EvidenceSaid issues={issues} values={values} />
      <TextField name="file" type="file" label={words.file} hint={words.fileHint} issue={issueOf(issues, 'file')} />
      <Button>{words.save}</Button>
    </PostForm>
  );
}
