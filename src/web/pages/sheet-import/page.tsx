/** The upload of a spreadsheet to a plan, above those that are uploaded already. */
import type { SheetItem } from '../../../app/sheet-import-view.ts';
import type { BulkKind } from '../../../domain/bulk.ts';
import type { Issue } from '../../../domain/result.ts';
import { sheetImportsUrl, sheetImportUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { SheetLinks } from './links.tsx';

type SheetsPageProps = {
  year: number;
  /** True where the plan takes no changes: reported values alone can be read in. */
  frozen: boolean;
  items: readonly SheetItem[];
  kind: string;
  /** What the person can read in. */
  kinds: readonly BulkKind[];
  issues: readonly Issue[];
};

export function SheetsPage({ year, frozen, items, kind, kinds, issues }: SheetsPageProps) {
  const { bulkImport: words } = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['kind', 'file']} />
      <h1>{words.title}</h1>
      <p className="lede">{words.text}</p>
      <SheetLinks year={year} editable={false} />
      {frozen ? <Notice kind="info" title={kinds.length === 0 ? words.closedPart : words.closed} /> : null}
      {kinds.length === 0 ? null : (
        <PostForm action={sheetImportsUrl(year)} className="upload" upload>
          <Choices
            name="kind"
            ours
            legend={words.kind}
            choices={kinds.map((each) => ({ value: each, label: words.kinds[each] }))}
            value={kinds.find((each) => each === kind) ?? kinds[0] ?? ''}
            issue={issueOf(issues, 'kind')}
          />
          <TextField
            name="file"
            type="file"
            label={words.file}
            hint={words.fileHint}
            accept=".xlsx,.csv"
            issue={issueOf(issues, 'file')}
          />
          <Button>{words.read}</Button>
        </PostForm>
      )}
      {items.length === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <Uploads year={year} items={items} />
      )}
    </>
  );
}

function Uploads({ year, items }: Pick<SheetsPageProps, 'year' | 'items'>) {
  const { bulkImport: words } = useWords();
  return (
    <>
      <h2>{words.listTitle}</h2>
      <ul className="list">
        {items.map((item) => (
          <li key={item.id}>
            <p className="list-title">
              <a href={sheetImportUrl(year, item.id)} lang="sv">
                {item.fileName}
              </a>
            </p>
            <p className="list-meta">
              <span className={item.appliedAt === null ? 'tag tag-proposed' : 'tag tag-approved'}>
                {item.appliedAt === null ? words.waiting : words.applied}
              </span>
              <span>{words.kinds[item.kind]}</span>
              <span>{dayTime((item.appliedAt ?? item.createdAt).toISOString())}</span>
              {item.createdBy === null ? null : <span>{words.by(item.appliedBy ?? item.createdBy)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
