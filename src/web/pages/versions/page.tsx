/** The table of versions, the comparison of two, and the forms that keep one or open a correction. */
import type { VersionsView } from '../../../app/report-versions.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { ParagraphDifference } from '../../../domain/narrative-difference.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { versionsUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { TextDifference } from '../../ui/difference.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { nameOf } from './table.tsx';

type VersionsPageProps = {
  view: VersionsView;
  table: ShownTable;
  address: ReportAddress;
  issues: readonly Issue[];
  entered: { readonly label: string; readonly reason: string };
  done: string;
  difference: readonly ParagraphDifference[] | null;
  chosen: { readonly before: string | undefined; readonly after: string | undefined };
};

export function VersionsPage(props: VersionsPageProps) {
  const { versions, periodName } = useWords();
  const { view, issues, done } = props;
  return (
    <>
      <ErrorSummary issues={issues} fields={['label', 'reason']} />
      {done === 'spara' ? <Notice kind="done" title={versions.kept} /> : null}
      {done === 'publicera' ? <Notice kind="done" title={versions.published} /> : null}
      {done === 'avpublicera' ? <Notice kind="done" title={versions.unpublished} /> : null}
      {done === 'ratta' ? <Notice kind="done" title={versions.corrected} /> : null}
      <p className="eyebrow">{`${props.address.body}, ${periodName(props.address.period)}`}</p>
      <h1>{versions.title}</h1>
      <p className="lede">{versions.text}</p>
      {view.correcting === null ? null : (
        <Notice kind="warning" title={versions.correcting(view.correcting.number)}>
          <p>{versions.correctingText(view.correcting.reason)}</p>
        </Notice>
      )}
      <DataTable table={props.table} empty="" />
      <Compare {...props} />
      {view.mayKeep ? <Keep {...props} /> : null}
      {view.mayPublish ? <Publish {...props} /> : null}
      {view.mayCorrect ? <Correct {...props} /> : null}
    </>
  );
}

function Compare({ view, address, difference, chosen }: VersionsPageProps) {
  const { versions } = useWords();
  const options = view.versions.map((version) => ({ value: version.id, label: nameOf(version, versions.kinds) }));
  if (options.length < 2) return null;
  const changes = difference?.filter((paragraph) => paragraph.kind !== 'same').length ?? 0;
  return (
    <section aria-labelledby="jamfor">
      <h2 id="jamfor">{versions.compare}</h2>
      <form className="compare" action={versionsUrl(address)} method="get">
        <SelectField
          name="fran"
          label={versions.before}
          options={options}
          value={chosen.before ?? options.at(-1)?.value ?? ''}
        />
        <SelectField
          name="till"
          label={versions.after}
          options={options}
          value={chosen.after ?? options[0]?.value ?? ''}
        />
        <Button look="secondary">{versions.compareButton}</Button>
      </form>
      {difference === null ? null : (
        <>
          <p role="status">{changes === 0 ? versions.same : versions.differences(changes)}</p>
          {changes === 0 ? null : <TextDifference paragraphs={difference} emptied={false} />}
        </>
      )}
    </section>
  );
}

function Keep({ address, entered, issues }: VersionsPageProps) {
  const { versions } = useWords();
  return (
    <section aria-labelledby="spara-version">
      <h2 id="spara-version">{versions.keep}</h2>
      <PostForm action={versionsUrl(address)} className="stack">
        <TextField
          name="label"
          label={versions.label}
          hint={versions.labelHint}
          value={entered.label}
          issue={issueOf(issues, 'label')}
          autoComplete="off"
          maxLength={200}
        />
        <p>
          <Button action="spara" look="secondary">
            {versions.keepButton}
          </Button>
        </p>
      </PostForm>
    </section>
  );
}

function Publish({ view, address }: VersionsPageProps) {
  const { versions } = useWords();
  return (
    <section aria-labelledby="publicera">
      <h2 id="publicera">{versions.publish}</h2>
      <p>{view.publishedAt === null ? versions.publishText : versions.publishedAt(dayTime(view.publishedAt))}</p>
      <PostForm action={versionsUrl(address)}>
        <Button action={view.publishedAt === null ? 'publicera' : 'avpublicera'} look="secondary">
          {view.publishedAt === null ? versions.publishButton : versions.unpublishButton}
        </Button>
      </PostForm>
    </section>
  );
}

function Correct({ address, entered, issues }: VersionsPageProps) {
  const { versions } = useWords();
  return (
    <details className="decide" open={issueOf(issues, 'reason') !== undefined}>
      <summary>{versions.correct}</summary>
      <PostForm action={versionsUrl(address)} className="stack">
        <p>{versions.correctText}</p>
        <TextField
          name="reason"
          label={versions.reason}
          value={entered.reason}
          issue={issueOf(issues, 'reason')}
          autoComplete="off"
          maxLength={1000}
        />
        <p>
          <Button action="ratta">{versions.correctButton}</Button>
        </p>
      </PostForm>
    </details>
  );
}
