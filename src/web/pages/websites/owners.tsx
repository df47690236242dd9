/** Whose hosts are, as the municipality has found out: what scans of connections read first, and the form that adds to it. */
import type { WebsitesView } from '../../../app/websites.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

export const ownerFields = ['domain', 'company', 'country', 'source'] as const;
export type WrittenOwner = Readonly<Record<(typeof ownerFields)[number], string>>;
export const noOwner: WrittenOwner = { domain: '', company: '', country: '', source: '' };

type OwnersProps = { view: WebsitesView; issues: readonly Issue[]; entered: WrittenOwner };

export function Owners({ view, issues, entered }: OwnersProps) {
  const { owners: words } = useWords().scan;
  const url = routes.websites.href({});
  const failed = issues.some(({ path }) => ownerFields.some((field) => field === path));
  return (
    <details className="adder" open={failed}>
      <summary>{words.title}</summary>
      <p>{words.text}</p>
      {view.notes.length === 0 ? null : (
        <PostForm action={url}>
          <ul className="list">
            {view.notes.map(({ domain, company, country, source, notedOn }) => (
              <li key={domain}>
                <p className="list-title">{domain}</p>
                <p className="list-meta">
                  <span lang="sv">{company}</span>
                  <span>{country ?? words.unknown}</span>
                  <span lang="sv">{source}</span>
                  <span>{notedOn}</span>
                </p>
                <Button action={`glom:${domain}`} look="quiet">
                  {words.remove}
                  <span className="hidden"> {domain}</span>
                </Button>
              </li>
            ))}
          </ul>
        </PostForm>
      )}
      <PostForm action={url} className="stack">
        {ownerFields.map((field) => (
          <TextField
            key={field}
            name={field}
            label={words.fields[field]}
            hint={words.hints[field]}
            value={entered[field]}
            maxLength={500}
            autoComplete="off"
            issue={issueOf(issues, field)}
          />
        ))}
        <p>
          <Button action="foretag" look="secondary">
            {words.save}
          </Button>
        </p>
      </PostForm>
    </details>
  );
}
