/** One scan: the result by responsible body, then every site. */
import type { ScanView } from '../../../app/scan-view.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { controlRunUrl, routes } from '../../routes.ts';
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
  /** Sites wait or are worked on. */
  going: boolean;
  /** The page is exchanged by itself while they are. */
  watched: boolean;
};

/** Elements with `data-part` are what the island exchanges. */
export function ScanPage({ view, bodies, sites, issues, done, going, watched }: ScanPageProps) {
  const words = useWords();
  const { scan, total } = view;
  const finished = view.sites.filter(({ finishedAt }) => finishedAt !== null).length;
  const engines = Object.entries(scan.engines).map(([name, version]) => `${name} ${version}`);
  return (
    <div id="jobb" data-state={going ? 'running' : 'done'} data-watched={watched} data-pause="3000">
      <ErrorSummary issues={issues} fields={[]} />
      {done === null ? null : <Notice kind="done" title={done} />}
      <div className="page-head">
        <div>
          <p className="eyebrow">{words.scan.kinds[scan.kind]}</p>
          <h1>{scan.settings.period}</h1>
          <p className="lede" role="status" data-part="lage">
            {scan.finishedAt === null
              ? words.scan.ongoing(finished, view.sites.length)
              : shownCounts(words, scan.kind, total)}
          </p>
          <p className="hint">{words.scan.settings(scan.settings.pages, engines.join(', '))}</p>
        </div>
      </div>
      {scan.finishedAt === null ? <Watching id={scan.id} going={going} watched={watched} /> : null}
      {view.runs.length === 0 ? null : <Runs view={view} />}
      {view.mayContinue ? (
        <Notice kind="warning" title={words.scan.continueText}>
          <PostForm action={routes.scan.href({ id: scan.id })}>
            <Button>{words.scan.continue}</Button>
          </PostForm>
        </Notice>
      ) : null}
      <div data-part="ansvariga">{bodies ? <DataTable table={bodies} empty={words.scan.nothingDone} /> : null}</div>
      <div data-part="webbplatser">{sites ? <DataTable table={sites} empty={words.scan.nothingDone} /> : null}</div>
    </div>
  );
}

/** A person may stop the page from changing (WCAG 2.2.1 and 2.2.2), and ask for it by hand. */
function Watching({ id, going, watched }: { id: string; going: boolean; watched: boolean }) {
  const { job, scan } = useWords();
  const url = routes.scan.href({ id });
  if (!going)
    return (
      <p className="actions">
        <ButtonLink look="secondary" href={url}>
          {scan.reload}
        </ButtonLink>
      </p>
    );
  return (
    <>
      <p>{watched ? job.leave : job.still}</p>
      <p className="actions">
        {watched ? (
          <a href={`${url}?stilla=1`}>{job.stop}</a>
        ) : (
          <ButtonLink look="secondary" href={`${url}?stilla=1`}>
            {job.reload}
          </ButtonLink>
        )}
      </p>
    </>
  );
}

/** Where the scan counts as a run of a control. */
function Runs({ view }: { view: ScanView }) {
  const { scan: words, controlRuns } = useWords();
  return (
    <p>
      {words.runs}{' '}
      {view.runs.map(({ definition, number, title }, at) => (
        <span key={`${definition}/${number}`}>
          {at === 0 ? '' : ', '}
          <a href={controlRunUrl(definition, number)}>
            <span lang="sv">{title}</span>, {controlRuns.runName(number)}
          </a>
        </span>
      ))}
    </p>
  );
}
