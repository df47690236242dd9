/** The document inside the page, its contents beside it, buttons for the files, and its decision. */
import type { Preview } from '../../../app/print-report.ts';
import type { ReportCheck } from '../../../app/report-check.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { fileUrl, matterUrl, previewUrl, printAction, templateUrl, treeUrl, versionsUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { Decide, Decided } from './decide.tsx';
import { decisionFields, type EnteredDecision } from './decision.ts';
import { openCount, ReportFindings } from './findings.tsx';

export type PreviewPageState = {
  issues: readonly Issue[];
  /** What the decision's form shows. */
  entered: EnteredDecision;
  /** The decision was registered just now. */
  registered?: boolean;
};

type PreviewPageProps = {
  preview: Preview;
  address: ReportAddress;
  mayEditTemplate: boolean;
  state: PreviewPageState;
  /** Null for a report that is decided. */
  check: ReportCheck | null;
};

export function PreviewPage({ preview, address, mayEditTemplate, state, check }: PreviewPageProps) {
  const words = useWords();
  const { issues, entered, registered = false } = state;
  return (
    <>
      <ErrorSummary issues={issues} fields={[...decisionFields, 'reason']} />
      <div className="page-head">
        <div>
          <p className="eyebrow">{`${address.body}, ${words.periodName(address.period)}`}</p>
          <h1>{words.preview.title}</h1>
        </div>
        <div className="actions">
          <ButtonLink href={fileUrl(address, 'pdf')}>{words.preview.pdf}</ButtonLink>
          <ButtonLink href={fileUrl(address, 'docx')} look="secondary">
            {words.preview.docx}
          </ButtonLink>
          <ButtonLink href={fileUrl(address, 'html')} look="secondary">
            {words.preview.html}
          </ButtonLink>
          <PostForm action={previewUrl(address)}>
            <Button action={printAction} look="secondary">
              {words.preview.printAll}
            </Button>
          </PostForm>
          <ButtonLink href={versionsUrl(address)} look="quiet">
            {words.versions.title}
          </ButtonLink>
          <ButtonLink href={matterUrl(address)} look="quiet">
            {words.secretary.title}
          </ButtonLink>
          {mayEditTemplate ? (
            <ButtonLink href={templateUrl(address)} look="quiet">
              {words.tree.template}
            </ButtonLink>
          ) : null}
        </div>
      </div>
      {preview.decision === null ? null : <Decided decision={preview.decision} registered={registered} />}
      {preview.findings.length === 0 ? null : (
        <Notice kind="warning" title={words.preview.findings}>
          <ul lang="sv">
            {preview.findings.map(({ path, message }) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {check === null ? null : <ReportFindings check={check} address={address} issues={issues} />}
      {preview.canDecide && check !== null && openCount(check) > 0 ? (
        <Notice kind="warning" title={words.check.report.beforeDecision(openCount(check))} />
      ) : null}
      {preview.canDecide ? <Decide address={address} hash={preview.hash} entered={entered} issues={issues} /> : null}
      <div className="with-contents">
        <nav className="contents contents-document" aria-labelledby="innehall-rubrik">
          <h2 id="innehall-rubrik">{words.tree.contents}</h2>
          <ul lang="sv">
            {preview.contents.map((item) => (
              <li key={item.id} className={`contents-level-${Math.min(item.level, 3)}`}>
                <a href={`#${item.id}`}>{item.text}</a>
              </li>
            ))}
          </ul>
          <p>
            <a href={treeUrl(address)}>{words.preview.back}</a>
          </p>
        </nav>
        {/* The fragment is made by our own renderer, which escapes every text of the report. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and escaped on the server */}
        <div className="sheet" dangerouslySetInnerHTML={{ __html: preview.body }} />
      </div>
    </>
  );
}
