/** A control on one page: what it is about, the files that it reads, running it, and its runs as a line and a table. */
import type { ControlPageView } from '../../../app/controls/read-run.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { controlUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { Chart } from '../overview/page.tsx';
import { Correction } from './correction.tsx';
import { Files } from './files.tsx';
import { ScanControl } from './scan.tsx';

export type EnteredRun = Readonly<Record<'cutOff' | 'corrects' | 'reason' | 'scan', string>>;

type ControlPageProps = {
  view: ControlPageView;
  table: ShownTable;
  issues: readonly Issue[];
  entered: EnteredRun;
};

export function ControlPage({ view, table, issues, entered }: ControlPageProps) {
  const { controlRuns: words } = useWords();
  const { definition, mayRun, trend } = view;
  const fields = [...definition.sources.map(({ id }) => `file-${id}`), 'scan', 'cutOff', 'corrects', 'reason'];
  const scanned = definition.measure.kind === 'score';
  return (
    <>
      <ErrorSummary issues={issues} fields={fields} />
      <p className="eyebrow">{words.scopes[definition.scope]}</p>
      <h1 lang="sv">{definition.title}</h1>
      <About view={view} />
      {trend === null ? null : <Chart svg={trend} alt={scanned ? words.trendIndex : words.trend} />}
      <DataTable table={table} empty={scanned ? words.scans.empty : words.runsEmpty} />
      {scanned ? <ScanControl view={view} issues={issues} entered={entered} /> : <Files view={view} issues={issues} />}
      {mayRun && !scanned ? <Run view={view} issues={issues} entered={entered} /> : null}
    </>
  );
}

function About({ view }: Pick<ControlPageProps, 'view'>) {
  const { about: words } = useWords().controlRuns;
  const { definition, nextOn } = view;
  const { target, measure, evidence } = definition;
  const unit = target?.unit === 'percent' ? '\u00a0%' : '';
  const direction = target === null ? null : words[target.direction](target.value.replace('.', ','), unit);
  const facts: [string, string | null, boolean][] = [
    [words.risk, definition.risk, true],
    [words.method, definition.method, true],
    [words.owner, definition.owner, true],
    [words.target, direction === null ? null : direction + (target?.by == null ? '' : words.byDay(target.by)), false],
    [words.base, measure.kind === 'coverage' ? measure.denominator : null, true],
    [words.next, nextOn ?? words.unplanned, false],
    [words.version, String(definition.version), false],
  ];
  return (
    <details className="help control-about" open>
      <summary>{words.title}</summary>
      <dl>
        {facts.map(([name, value, swedish]) =>
          value === null || value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang={swedish ? 'sv' : undefined}>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {evidence.personalData && evidence.clearAfterDays !== null ? (
        <p className="hint">{words.clears(evidence.clearAfterDays)}</p>
      ) : null}
    </details>
  );
}

function Run({ view, issues, entered }: Omit<ControlPageProps, 'table'>) {
  const { run: words } = useWords().controlRuns;
  const { definition, runs } = view;
  return (
    <section aria-labelledby="kor">
      <h2 id="kor">{words.title}</h2>
      <PostForm action={controlUrl(definition.id)} className="control-run-form">
        <TextField
          name="cutOff"
          type="date"
          label={words.cutOff}
          hint={words.cutOffHint}
          value={entered.cutOff}
          issue={issueOf(issues, 'cutOff')}
        />
        <Correction runs={runs} issues={issues} entered={entered} />
        <Button action="kor">{words.button}</Button>
      </PostForm>
    </section>
  );
}
