/** Sign in with login and password. Where a form was on its way, its fields are carried along. */
import type { Issue } from '../../../domain/result.ts';
import { keptField, resumeField } from '../../form.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

export type SignInState = {
  /** Where to go afterwards: a local path. */
  next?: string;
  /** A form that was on its way: where to, and its fields. */
  resume?: string;
  kept?: string;
  login?: string;
  municipality?: string;
  issues?: readonly Issue[];
};

type SignInPageProps = SignInState & { municipalities: readonly { code: string; name: string }[] };

export function SignInPage({ municipalities, next, resume, kept, login, municipality, issues = [] }: SignInPageProps) {
  const words = useWords();
  const several = municipalities.length > 1;
  const options = municipalities.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <ErrorSummary issues={issues} fields={['login', 'password', ...(several ? ['municipality'] : [])]} />
      <h1>{words.signIn.title}</h1>
      {resume === undefined ? null : (
        <Notice kind="info" title={words.signIn.keptTitle}>
          <p>{words.signIn.kept}</p>
        </Notice>
      )}
      <PostForm action={routes.signIn.href({})} className="stack">
        {next === undefined ? null : <input type="hidden" name="till" value={next} />}
        {resume === undefined ? null : (
          <>
            <input type="hidden" name={resumeField} value={resume} />
            <input type="hidden" name={keptField} value={kept ?? ''} />
          </>
        )}
        {several ? (
          <SelectField
            name="municipality"
            label={words.signIn.municipality}
            options={options}
            issue={issueOf(issues, 'municipality')}
            {...(municipality === undefined ? {} : { value: municipality })}
          />
        ) : null}
        <TextField
          name="login"
          label={words.signIn.login}
          value={login ?? ''}
          autoComplete="username"
          spellCheck={false}
          issue={issueOf(issues, 'login')}
        />
        <TextField
          name="password"
          type="password"
          label={words.signIn.password}
          autoComplete="current-password"
          issue={issueOf(issues, 'password')}
        />
        <div>
          <Button>{words.signIn.submit}</Button>
        </div>
      </PostForm>
    </>
  );
}
