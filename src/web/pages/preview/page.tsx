/** The document inside the page, its contents beside it, and buttons for the files. */
import type { Preview } from '../../../app/print-report.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { periodName } from '../../../domain/period.ts';
import { fileUrl, templateUrl, treeUrl } from '../../routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useWords } from '../../visit.ts';

type PreviewPageProps = { preview: Preview; address: ReportAddress; mayEditTemplate: boolean };

export function PreviewPage({ preview, address, mayEditTemplate }: PreviewPageProps) {
  const words = useWords();
  return (
    <>
      <div className="page-head">
        <div>
          <p className="eyebrow" lang="sv">
            {`${address.body}, ${periodName(address.period)}`}
          </p>
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
          {mayEditTemplate ? (
            <ButtonLink href={templateUrl(address)} look="quiet">
              {words.tree.template}
            </ButtonLink>
          ) : null}
        </div>
      </div>
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
