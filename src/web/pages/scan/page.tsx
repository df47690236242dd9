/** One scan: the result by responsible body, then every site. */
import type { ScanView } from '../../../app/scan-view.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { shownCounts } from './standing.ts';

type ScanPageProps = {
  view: ScanView;
  bodies: ShownTable | undefined;
  sites: ShownTable | undefined;
  issues: readonly Issue[];
  done: string | null;
};

export function ScanPage({ view, bodies, sites, issues, done }: ScanPageProps) {
  const words = useWords();
  const { scan, total } = view;
  const finished = view.sites.filter(({ finishedAt }) => finishedAt !== null).length;
  const engines = Object.entries(scan.engines).map(([name, version]) => `${name} ${version}`);
  return (
    <>
      <ErrorSummary issues={issues} fields={[]} />
      {done === null ? null : <Notice kind="done" title={done} />}
      <div className="page-head">
        <div>
          <p className="eyebrow">{words.scan.kinds[scan.kind]}</p>
          <h1>{scan.settings.period}</h1>
          <p className="lede">
            {scan.finishedAt === null
              ? words.scan.ongoing(finished, view.sites.length)
              : shownCounts(words, scan.kind, total)}
          </p>
          <p className="hint">{words.scan.settings(scan.settings.pages, engines.join(', '))}</p>
        </div>
        {scan.finishedAt === null ? (
          <div className="actions">
            <ButtonLink look="secondary" href={routes.scan.href({ id: scan.id })}>
              {words.scan.reload}
            </ButtonLink>
          </div>
        ) : null}
      </div>
      {view.mayContinue ? (
        <Notice kind="warning" title={words.scan.continueText}>
          <PostForm action={routes.scan.href({ id: scan.id })}>
            <Button>{words.scan.continue}</Button>
          </PostForm>
        </Notice>
      ) : null}
      {bodies ? <DataTable table={bodies} empty={words.scan.nothingDone} /> : null}
      {sites ? <DataTable table={sites} empty={words.scan.nothingDone} /> : null}
    </>
  );
}
