/** The terms of office: a row for each, and an empty one for the next. */
import type { Issue } from '../../../domain/result.ts';
import type { Form } from '../../form.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

export type EnteredTerm = { readonly first: string; readonly last: string; readonly name: string };

const parts = ['first', 'last', 'name'] as const;
/** Most rows that a page has. */
const mostRows = 60;

/** The rows that are filled in, in order. */
export function readTermRows(form: Form): EnteredTerm[] {
  return Array.from({ length: mostRows }, (_, row) => ({
    first: form.text(`first-${row}`),
    last: form.text(`last-${row}`),
    name: form.text(`name-${row}`),
  })).filter((term) => parts.some((part) => term[part].trim() !== ''));
}

/** Names of the fields, for links from the error summary. */
export const termFields = (count: number) =>
  Array.from({ length: count }, (_, row) => parts.map((part) => `${part}-${row}`)).flat();

export function Terms({ terms, issues }: { terms: readonly EnteredTerm[]; issues: readonly Issue[] }) {
  const { model: words } = useWords();
  const labels = { first: words.first, last: words.last, name: words.termName };
  const rows = [...terms, { first: '', last: '', name: '' }].slice(0, mostRows);
  return (
    <>
      <h2>{words.terms}</h2>
      <p>{words.termsText}</p>
      <PostForm action={routes.model.href({})} className="stack">
        {rows.map((term, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is named by its number
          <div key={row} className="form-row term-row">
            {parts.map((part) => (
              <TextField
                key={part}
                name={`${part}-${row}`}
                label={words.rowOf(labels[part], row + 1)}
                value={term[part]}
                autoComplete="off"
                issue={issueOf(issues, `${part}-${row}`)}
              />
            ))}
          </div>
        ))}
        <div>
          <Button look="secondary" action="terms">
            {words.saveTerms}
          </Button>
        </div>
      </PostForm>
    </>
  );
}
