/** One site of a scan: where it stands, what has changed, all that was found with how it is mended, and its history. */
import type { ScanSiteView } from '../../../app/scan-view.ts';
import type { Issue } from '../../../domain/result.ts';
import { standingOf } from '../../../domain/scan.ts';
import type { ShownTable } from '../../data-table.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useWords } from '../../visit.ts';
import { shownIndex, symbolOf } from '../scan/standing.ts';
import { AccessibilityReport } from './accessibility.tsx';
import { ConnectionsReport } from './connections.tsx';
import { History } from './history.tsx';

export type Dismissing = { readonly criterion: string; readonly reason: string };
export type ScanSitePageProps = {
  view: ScanSiteView;
  tables: { readonly history: ShownTable; readonly connections: ShownTable };
  issues: readonly Issue[];
  entered: Dismissing | null;
  done: string | null;
};

export function ScanSitePage({ view, tables, issues, entered, done }: ScanSitePageProps) {
  const { scan: words } = useWords();
  const { row, outcome } = view;
  return (
    <>
      <ErrorSummary issues={issues} fields={issues.flatMap(({ path }) => path || [])} />
      {done === null ? null : <Notice kind="done" title={done} />}
      <p className="eyebrow">
        {words.kinds[view.scan.kind]} {view.scan.settings.period}
      </p>
      <h1 className="scan-host">{row.host}</h1>
      <p className="lede" lang="sv">
        {row.site.name}, {view.bodyName}
      </p>
      {outcome === null ? <p>{row.trouble ?? words.waiting}</p> : <Standing view={view} />}
      {view.difference ? <Difference difference={view.difference} /> : null}
      {outcome?.kind === 'accessibility' ? (
        <AccessibilityReport view={view} score={outcome.score} issues={issues} entered={entered} />
      ) : null}
      {outcome?.kind === 'connections' ? <ConnectionsReport view={view} table={tables.connections} /> : null}
      <History view={view} table={tables.history} />
    </>
  );
}

function Standing({ view }: { view: ScanSiteView }) {
  const { scan: words } = useWords();
  const { outcome, row } = view;
  if (outcome === null) return null;
  const standing = standingOf(outcome);
  const { examined, population } = outcome.score;
  return (
    <>
      <p className="scan-standing">
        <Shape {...symbolOf(standing)} /> <strong>{words.standings[standing]}</strong>
        {row.index === null ? null : (
          <span>
            {words.index} <strong>{shownIndex(row.index)}</strong>
          </span>
        )}
        <span>{words.sampleOf(examined, population, !outcome.plan.counted)}</span>
      </p>
      {outcome.plan.fault === null ? null : (
        <Notice kind="warning" title={`${row.host}: ${words.faults[outcome.plan.fault]}`} />
      )}
    </>
  );
}

function Difference({ difference }: { difference: NonNullable<ScanSiteView['difference']> }) {
  const { scan: words } = useWords();
  const { appeared, gone, index } = difference;
  const change = index === null ? '' : ` (${index > 0 ? '+' : ''}${String(index).replace('.', ',').replace('-', '−')})`;
  return (
    <section aria-labelledby="skillnad">
      <h2 id="skillnad">{words.difference + change}</h2>
      {appeared.length + gone.length === 0 ? <p>{words.noDifference}</p> : null}
      <dl className="scan-facts">
        {appeared.length === 0 ? null : (
          <div>
            <dt>{words.appeared}</dt>
            <dd>{appeared.join(', ')}</dd>
          </div>
        )}
        {gone.length === 0 ? null : (
          <div>
            <dt>{words.gone}</dt>
            <dd>{gone.join(', ')}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
