/** Evidence that is past its day: what is chosen is erased for one reason. Below it, whether the worker does so by itself. */
import type { ReactNode } from 'react';
import type { DisposalView } from '../../../app/evidence-disposal.ts';
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

/** What the buttons of the page ask for. */
export const disposalActions = { erase: 'gallra', set: 'bestam' } as const;

type DisposalPageProps = {
  view: DisposalView;
  table: ShownTable;
  issues: readonly Issue[];
  reason: string;
  /** How many were erased just now. */
  disposed: number | null;
  /** The setting was saved just now. */
  saved: boolean;
};

export function DisposalPage({ view, table, issues, reason, disposed, saved }: DisposalPageProps) {
  const { disposal: words, evidence } = useWords();
  const frame = (body: ReactNode) => (
    <PostForm action={routes.disposal.href({})} className="stack">
      {body}
      <TextField
        name="reason"
        label={evidence.eraseReason}
        hint={words.reasonHint}
        value={reason}
        issue={issueOf(issues, 'reason')}
        autoComplete="off"
        maxLength={500}
      />
      <p>
        <Button action={disposalActions.erase}>{words.erase}</Button>
      </p>
    </PostForm>
  );
  return (
    <>
      <ErrorSummary issues={issues} fields={['reason']} />
      {disposed === null ? null : <Notice kind="done" title={words.disposed(disposed)} />}
      {saved ? <Notice kind="done" title={words.saved} /> : null}
      <div className="page-head">
        <div>
          <h1>{words.title}</h1>
          <p className="lede">{words.text}</p>
        </div>
      </div>
      {view.expired.length === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <DataTable table={table} empty={words.empty} frame={frame} />
      )}
      <Worker view={view} />
    </>
  );
}

function Worker({ view }: { view: DisposalView }) {
  const { disposal: words } = useWords();
  return (
    <section aria-labelledby="av-sig-sjalv">
      <h2 id="av-sig-sjalv">{words.workerTitle}</h2>
      <p>{view.byWorker ? words.workerOn : words.workerOff}</p>
      {view.maySet ? (
        <PostForm action={routes.disposal.href({})} className="stack">
          <label className="check">
            <input type="checkbox" name="byWorker" value="ja" defaultChecked={view.byWorker} autoComplete="off" />
            <span>{words.workerChoice}</span>
          </label>
          <p>
            <Button look="secondary" action={disposalActions.set}>
              {words.workerSave}
            </Button>
          </p>
        </PostForm>
      ) : (
        <p className="meta">{words.workerWho}</p>
      )}
    </section>
  );
}
