/** The list of controls that run, with their latest outcome; below it, adding one. */
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

type ControlsPageProps = {
  table: ShownTable;
  issues: readonly Issue[];
  /** What was added just now, in words. */
  added: string | null;
  mayAdd: boolean;
};

export function ControlsPage({ table, issues, added, mayAdd }: ControlsPageProps) {
  const { controlRuns: words } = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['file']} />
      {added === null ? null : <Notice kind="done" title={added} />}
      <h1>{words.title}</h1>
      <p className="lede">{words.text}</p>
      {table.total === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <DataTable table={table} empty={words.empty} />
      )}
      {mayAdd ? (
        <section aria-labelledby="lagg-till">
          <h2 id="lagg-till">{words.add.title}</h2>
          <p>{words.add.text}</p>
          <PostForm action={routes.controls.href({})} className="upload" upload>
            <TextField name="file" type="file" label={words.add.file} accept=".json" issue={issueOf(issues, 'file')} />
            <Button look="secondary">{words.add.button}</Button>
          </PostForm>
        </section>
      ) : null}
    </>
  );
}
