/** Every figure that several bodies report, with the buttons that keep a sum in the report and let go of it. */
import { type SumView, seenSum, sumTitle } from '../../../app/gather-figure.ts';
import type { SumCell, SumTable } from '../../../app/gather-sum-table.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { SumFault } from '../../../domain/gather-figure.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { gatherFiguresUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { SumSection, valueText } from './sum.tsx';

export type FiguresDone = { readonly kind: 'kept' | 'forgotten'; readonly count: number };

type FiguresProps = {
  view: SumView;
  address: ReportAddress;
  issues: readonly Issue[];
  /** Every part and sum, one a row. */
  parts: ShownTable;
  done: FiguresDone | null;
};

export function GatherFiguresPage({ view, address, issues, parts, done }: FiguresProps) {
  const words = useWords();
  const { figures } = words.gathering;
  const indicators = view.tables.filter(({ indicator }) => indicator !== null);
  const tables = view.tables.filter(({ indicator }) => indicator === null);
  return (
    <>
      <ErrorSummary issues={issues} />
      {done === null ? null : (
        <Notice kind="done" title={done.kind === 'kept' ? figures.done(done.count) : figures.forgotten} />
      )}
      <p className="eyebrow">
        <span lang="sv">{view.body.name}</span>, {words.periodName(address.period)}
      </p>
      <h1>{figures.title}</h1>
      <p className="lede">{figures.text(view.body.name)}</p>
      {view.whyNot === null ? null : <Notice kind="info" title={<Said text={view.whyNot} />} />}
      {view.tables.length === 0 ? (
        <div className="empty">
          <h2>{figures.emptyTitle}</h2>
          <p>{figures.empty}</p>
        </div>
      ) : (
        <details className="help" open={parts.filter !== ''}>
          <summary>{figures.allParts}</summary>
          <DataTable table={parts} empty="" />
        </details>
      )}
      <Group title={figures.indicators} id="indikatorer" tables={indicators} view={view} address={address} />
      <Group title={figures.tables} id="tabeller" tables={tables} view={view} address={address} />
      <Orphans view={view} address={address} />
    </>
  );
}

type GroupProps = Pick<FiguresProps, 'view' | 'address'> & { title: string; id: string; tables: readonly SumTable[] };

function Group({ title, id, tables, view, address }: GroupProps) {
  if (tables.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {tables.map((table) => (
        <div key={table.id} className="gather-figure">
          <SumSection table={table} nameOf={view.nameOf} heading={3} />
          <Faults table={table} nameOf={view.nameOf} />
          <KeptWhen table={table} />
          {view.whyNot === null ? <Keep table={table} address={address} /> : null}
        </div>
      ))}
    </section>
  );
}

const cellsOf = (table: SumTable): SumCell[] => table.rows.flatMap(({ cells }) => cells);

function Faults({ table, nameOf }: { table: SumTable; nameOf: (code: string) => string }) {
  const words = useWords();
  const { figures } = words.gathering;
  const faults = table.rows.flatMap((row) =>
    row.cells.flatMap((cell) => cell.faults.map((fault) => ({ fault, label: row.label, ref: cell.ref }))),
  );
  if (faults.length === 0) return null;
  const say = (fault: SumFault) => {
    const [before, after] = [valueText(words, fault.before), valueText(words, fault.after)];
    return fault.kind === 'part' ? figures.fault(nameOf(fault.body), before, after) : figures.faultOwn(before, after);
  };
  return (
    <Notice kind="warning" title={figures.stale}>
      <ul>
        {faults.map(({ fault, label, ref }) => (
          <li key={`${ref} ${fault.kind === 'part' ? fault.body : ''}`}>
            {table.indicator === null ? <span lang="sv">{label}: </span> : null}
            {say(fault)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function KeptWhen({ table }: { table: SumTable }) {
  const { figures } = useWords().gathering;
  const [last] = cellsOf(table)
    .flatMap(({ kept }) => kept)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return last ? <p className="meta">{figures.kept(dayTime(last.at.toISOString()), last.by)}</p> : null;
}

/** The figure that the report has and that no sum has been kept for. */
function ownBefore(table: SumTable): SumCell['own'] {
  const [cell] = table.indicator === null ? [] : cellsOf(table).filter(({ own }) => own !== null && own.value !== null);
  return cell && cell.kept.length === 0 ? cell.own : null;
}

function Keep({ table, address }: { table: SumTable; address: ReportAddress }) {
  const words = useWords();
  const { figures } = words.gathering;
  const cells = cellsOf(table);
  const isKept = cells.some(({ kept }) => kept.length > 0);
  const stale = cells.some(({ faults }) => faults.length > 0);
  const self = cells.flatMap(({ kept }) =>
    kept.filter(({ body }) => table.indicator !== null && body === address.body),
  )[0];
  const before = ownBefore(table);
  const own = self ?? before;
  if (cells.every(({ sum }) => sum === null || sum.value === null)) return null;
  const title = sumTitle(table);
  const keep = table.indicator === null ? figures.keepTable : figures.keep;
  return (
    <div className="gather-keep">
      {isKept && !stale && self === undefined && own === null ? null : (
        <PostForm action={gatherFiguresUrl(address)} className="panel-form">
          <input type="hidden" name="id" value={table.id} autoComplete="off" />
          <input type="hidden" name="seen" value={seenSum(table)} autoComplete="off" />
          {before === null ? null : <p>{figures.replaces(valueText(words, before))}</p>}
          {own ? (
            <label className="check">
              <input type="checkbox" name="own" value="ja" defaultChecked={self !== undefined} />
              <span>{figures.withOwn(valueText(words, own))}</span>
            </label>
          ) : null}
          <Button
            look={stale || !isKept ? 'primary' : 'secondary'}
            action="spara"
            label={`${isKept ? figures.keepAgain : keep}: ${title}`}
          >
            {isKept ? figures.keepAgain : keep}
          </Button>
        </PostForm>
      )}
      {isKept ? <Forget id={table.id} title={title} address={address} /> : null}
    </div>
  );
}

function Forget({ id, title, address }: { id: string; title: string; address: ReportAddress }) {
  const { figures } = useWords().gathering;
  return (
    <PostForm action={gatherFiguresUrl(address)}>
      <input type="hidden" name="id" value={id} autoComplete="off" />
      <Button action="koppla-loss" look="quiet" label={`${figures.forget}: ${title}`}>
        {figures.forget}
      </Button>
      <p className="hint">{figures.forgetText}</p>
    </PostForm>
  );
}

function Orphans({ view, address }: Pick<FiguresProps, 'view' | 'address'>) {
  const { figures } = useWords().gathering;
  if (view.orphans.length === 0) return null;
  return (
    <section aria-labelledby="utan-kalla">
      <h2 id="utan-kalla">{figures.orphans}</h2>
      <p>{figures.orphansText}</p>
      <ul>
        {view.orphans.map((ref) => (
          <li key={ref}>
            <code>{ref}</code>
            {view.whyNot === null ? <Forget id={ref} title={ref} address={address} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
