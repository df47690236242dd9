/** The template: the look of all documents first, then each part with its blocks in order. */
import type { TemplateView } from '../../../app/template.ts';
import type { ReportAddress } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { previewUrl, templateUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import type { SavedChange } from './change.ts';
import { Part } from './part.tsx';

type TemplatePageProps = {
  view: TemplateView;
  address: ReportAddress;
  issues: readonly Issue[];
  editable: boolean;
  /** "part:index" of the heading whose name is being changed. */
  renaming: string | null;
  /** A decided report keeps its parts; the look is the municipality's and can still be changed. */
  decided: boolean;
  saved: SavedChange | null;
};

export function TemplatePage({ view, address, issues, editable, decided, renaming, saved }: TemplatePageProps) {
  const words = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['accent', 'logo', 'alt', 'rename']} />
      {saved === null ? null : <Notice kind="done" title={words.template[saved]} />}
      <div className="page-head">
        <div>
          <h1>{words.template.title}</h1>
          <p className="lede">{words.template.text}</p>
        </div>
        <div className="actions">
          <ButtonLink href={previewUrl(address)}>{words.tree.preview}</ButtonLink>
        </div>
      </div>
      {editable ? null : <Notice kind="info" title={words.template.notAllowed} />}
      {decided ? <Notice kind="info" title={words.template.decided} /> : null}
      <div className="with-contents">
        <nav className="contents" aria-labelledby="innehall-rubrik">
          <h2 id="innehall-rubrik">{words.tree.contents}</h2>
          <ul>
            <li>
              <a href="#utseende">{words.template.look}</a>
            </li>
            {editable && !decided ? (
              <li>
                <a href="#ny-tjansteskrivelse">{words.template.memo}</a>
              </li>
            ) : null}
            {view.parts.map((part) => (
              <li key={part.kind}>
                <a href={`#${part.kind}`} lang="sv">
                  {part.label === '' ? part.title : `${part.label}: ${part.title}`}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="template">
          <Look view={view} address={address} issues={issues} editable={editable} />
          {editable && !decided ? <Memo address={address} /> : null}
          {view.parts.map((part) => (
            <Part
              key={part.kind}
              part={part}
              address={address}
              issues={issues}
              editable={editable && !decided}
              renaming={renaming}
            />
          ))}
        </div>
      </div>
    </>
  );
}

function Memo({ address }: { address: ReportAddress }) {
  const words = useWords();
  return (
    <section aria-labelledby="ny-tjansteskrivelse" className="template-part">
      <h2 id="ny-tjansteskrivelse">{words.template.memo}</h2>
      <p>{words.template.memoText}</p>
      <PostForm action={templateUrl(address)}>
        <Button look="secondary" action="memo">
          {words.template.writeMemo}
        </Button>
      </PostForm>
    </section>
  );
}

function Look({
  view,
  address,
  issues,
  editable,
}: Pick<TemplatePageProps, 'view' | 'address' | 'issues' | 'editable'>) {
  const words = useWords();
  return (
    <section aria-labelledby="utseende">
      <h2 id="utseende">{words.template.look}</h2>
      <p>{words.template.lookText}</p>
      {view.logo === null ? null : (
        <p className="logo">
          <img src={view.logo.dataUrl} alt={view.logo.alt} />
        </p>
      )}
      {editable ? (
        <PostForm action={templateUrl(address)} className="look" upload>
          <TextField
            name="accent"
            type="color"
            label={words.template.accent}
            hint={words.template.accentHint}
            value={view.accent}
            issue={issueOf(issues, 'accent')}
          />
          <TextField
            name="logo"
            type="file"
            label={words.template.logo}
            hint={words.template.logoHint}
            accept="image/png,image/svg+xml"
            issue={issueOf(issues, 'logo')}
          />
          <TextField
            name="alt"
            label={words.template.alt}
            hint={words.template.altHint}
            value={view.logo?.alt ?? ''}
            issue={issueOf(issues, 'alt')}
          />
          <div className="actions">
            <Button action="look">{words.template.saveLook}</Button>
            {view.logo === null ? null : (
              <Button look="quiet" action="no-logo">
                {words.template.noLogo}
              </Button>
            )}
          </div>
        </PostForm>
      ) : null}
    </section>
  );
}
