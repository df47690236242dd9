/** The table of versions, the comparison of two, and the forms that keep one or open a correction. */
import { formats } from '../../../app/print-report.ts';
import type { VersionItem, VersionsView } from '../../../app/report-versions.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { ParagraphDifference } from '../../../domain/narrative-difference.ts';
import type { Issue } from '../../../domain/result.ts';
import { versionFileUrl, versionsUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { TextDifference } from '../../ui/difference.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

type VersionsPageProps = {
  view: VersionsView;
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
      <VersionTable {...props} />
      <Compare {...props} />
      {view.mayKeep ? <Keep {...props} /> : null}
      {view.mayPublish ? <Publish {...props} /> : null}
      {view.mayCorrect ? <Correct {...props} /> : null}
    </>
  );
}

function nameOf(version: VersionItem, kinds: Record<VersionItem['kind'], string>): string {
  return version.label === '' ? kinds[version.kind] : `${kinds[version.kind]}: ${version.label}`;
}

function VersionTable({ view, address }: VersionsPageProps) {
  const { versions, preview } = useWords();
  const fileNames = { html: preview.html, docx: preview.docx, pdf: preview.pdf };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="scroll" aria-label={versions.caption} tabIndex={0}>
      <table className="register">
        <caption className="hidden">{versions.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{versions.version}</th>
            <th scope="col">{versions.when}</th>
            <th scope="col">{versions.who}</th>
            <th scope="col">{versions.files}</th>
            <th scope="col">{versions.checksum}</th>
          </tr>
        </thead>
        <tbody>
          {view.versions.map((version) => {
            const number = /^beslut-(\d+)$/u.exec(version.id)?.[1];
            return (
              <tr key={version.id}>
                <th scope="row" lang="sv">
                  {nameOf(version, versions.kinds)}
                  {version.supersedes === null ? null : (
                    <p className="hint">{versions.supersedes(version.supersedes.number, version.supersedes.reason)}</p>
                  )}
                </th>
                <td>{version.at === null ? '' : dayTime(version.at)}</td>
                <td>{version.by ?? ''}</td>
                <td>
                  {number === undefined ? null : (
                    <ul className="list-meta">
                      {formats.map((format) => (
                        <li key={format}>
                          <a href={versionFileUrl(address, number, format)}>{fileNames[format]}</a>
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
                <td>
                  {version.sha256 === null ? '' : <code className="checksum">{version.sha256.slice(0, 12)}…</code>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
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
