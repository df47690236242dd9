/** A table of SCB with what can be chosen in it. */
import type { PxwebVariable, ScbTable } from '../../../app/scb.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';

/** Variables may be called anything. */
export const choiceField = (code: string): string => `val-${code}`;

/** Issues name variables by their codes; the fields have names of their own. */
const ofFields = (issues: readonly Issue[], { others, contents }: ScbTable): readonly Issue[] =>
  issues.map((issue) => {
    if (issue.path === contents?.code) return { ...issue, path: 'contents' };
    return others.some(({ code }) => code === issue.path) ? { ...issue, path: choiceField(issue.path) } : issue;
  });

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

type PageProps = { table: ScbTable; issues: readonly Issue[]; written: (name: string) => string };

export function ScbTablePage({ table, issues: said, written }: PageProps) {
  const { keyFigures } = useWords();
  const words = keyFigures.scb;
  const { contents, others, years } = table;
  const issues = ofFields(said, table);
  const optionsOf = ({ values, optional }: PxwebVariable) => [
    ...(optional ? [{ value: '', label: words.together }] : []),
    ...values.map(({ code, label }) => ({ value: code, label, lang: 'sv' }) as const),
  ];
  return (
    <>
      <ErrorSummary issues={issues} fields={['contents', ...others.map(({ code }) => choiceField(code))]} />
      <p className="eyebrow">{keyFigures.source('SCB', table.id)}</p>
      <h1 lang="sv">{table.label}</h1>
      {table.whyNot === null ? (
        <>
          <p>{words.chooseText(years[0] ?? '', years.at(-1) ?? '')}</p>
          <p>
            <a href={routes.keyFigures.href({})}>{words.whichMunicipalities}</a>
          </p>
          <PostForm action={routes.scbTable.href({ table: table.id })} className="stack">
            {contents === null ? null : (
              <SelectField
                name="contents"
                label={words.contents}
                value={written('contents')}
                options={optionsOf({ ...contents, optional: false })}
                issue={issueOf(issues, 'contents')}
              />
            )}
            {others.map((variable) => (
              <SelectField
                key={variable.code}
                name={choiceField(variable.code)}
                label={<span lang="sv">{capital(variable.label)}</span>}
                value={written(choiceField(variable.code))}
                options={optionsOf(variable)}
                issue={issueOf(issues, choiceField(variable.code))}
              />
            ))}
            <p className="hint">{keyFigures.fetchText}</p>
            <Button>{keyFigures.fetch('SCB')}</Button>
          </PostForm>
        </>
      ) : (
        <Notice kind="warning" title={words.cannot}>
          <p>
            <Said text={table.whyNot} />
          </p>
        </Notice>
      )}
    </>
  );
}
