/** The list of imports with their state, below the form that uploads a new file. */
import type { ImportListItem } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

type ImportsPageProps = { imports: readonly ImportListItem[]; mayImport: boolean; issues: readonly Issue[] };

export function ImportsPage({ imports, mayImport, issues }: ImportsPageProps) {
  const words = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['fil']} />
      <h1>{words.imports.title}</h1>
      <p className="lede">{words.imports.text}</p>
      {mayImport ? (
        <PostForm action={routes.imports.href({})} className="upload" upload>
          <TextField
            name="fil"
            type="file"
            label={words.imports.file}
            hint={words.imports.fileHint}
            accept=".txt,.docx,.pdf"
            issue={issueOf(issues, 'fil')}
          />
          <Button>{words.imports.read}</Button>
        </PostForm>
      ) : (
        <Notice kind="info" title={words.imports.notAllowed} />
      )}
      {imports.length === 0 ? (
        mayImport ? (
          <div className="empty">
            <h2>{words.imports.emptyTitle}</h2>
            <p>{words.imports.empty}</p>
          </div>
        ) : null
      ) : (
        <>
          <h2>{words.imports.listTitle}</h2>
          <ul className="list">
            {imports.map((item) => (
              <li key={item.id}>
                <p className="list-title">
                  <a href={routes.importReview.href({ id: item.id })}>{item.fileName}</a>
                </p>
                <p className="list-meta">
                  <span className={`tag tag-${item.state}`}>{words.imports.states[item.state]}</span>
                  <span>{dayTime(item.createdAt)}</span>
                  {item.state === 'proposed' ? <span>{words.imports.open(item.openQuestions)}</span> : null}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
