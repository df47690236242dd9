/** The figure check of a document: the field it is dropped on, and below it what was found, worst first. */
import type { CheckReport } from '../../../domain/check/finding.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Findings } from '../../ui/findings.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

type CheckPageProps = { report: CheckReport | null; issues: readonly Issue[] };

export function CheckPage({ report, issues }: CheckPageProps) {
  const { check } = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['fil']} />
      <h1>{check.title}</h1>
      {report === null ? <p className="lede">{check.text}</p> : <Findings report={report} />}
      {report === null ? null : <h2>{check.another}</h2>}
      <PostForm action={routes.check.href({})} className="upload" upload>
        <TextField
          name="fil"
          type="file"
          label={check.file}
          hint={
            <>
              {check.fileHint} {check.kept}
            </>
          }
          accept=".docx,.pdf,.html,.htm,.txt,.md"
          issue={issueOf(issues, 'fil')}
        />
        <Button>{check.submit}</Button>
      </PostForm>
    </>
  );
}
