/** The list of what must be mended, first on the page, each with a link to its field. It takes focus when the page opens. */
import type { Issue } from '../../domain/result.ts';
import { useWords } from '../visit.ts';
import { fieldId } from './field.tsx';
import { Said } from './said.tsx';

type ErrorSummaryProps = {
  issues: readonly Issue[] /** Names of the fields on the page. */;
  fields?: readonly string[];
};

export function ErrorSummary({ issues, fields = [] }: ErrorSummaryProps) {
  const words = useWords();
  if (issues.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: a form came back with faults, and this says which
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="fel-rubrik">
      <h2 id="fel-rubrik">{words.error.summary}</h2>
      <ul>
        {issues.map((issue) => (
          <li key={`${issue.path} ${issue.message}`}>
            {fields.includes(issue.path) ? (
              <a href={`#${fieldId(issue.path)}`}>
                <Said text={issue.message} />
              </a>
            ) : (
              <Said text={issue.message} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The message of a field, or undefined where it has none. */
export function issueOf(issues: readonly Issue[], name: string): string | undefined {
  return issues.find((issue) => issue.path === name)?.message;
}
