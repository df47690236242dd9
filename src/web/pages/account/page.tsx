/** The account's page: name, roles, and the form for a new password. */
import type { Session } from '../../../app/session.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { Calendar, type CalendarState } from './calendar.tsx';

type AccountPageProps = {
  session: Session;
  /** Whether the present password must be given with a new one. */
  asksCurrent: boolean;
  calendar: CalendarState;
  issues?: readonly Issue[];
  changed?: boolean;
};

export function AccountPage({ session, asksCurrent, calendar, issues = [], changed = false }: AccountPageProps) {
  const words = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={[...(asksCurrent ? ['current'] : []), 'password', 'repeat']} />
      {changed ? <Notice kind="done" title={words.account.changed} /> : null}
      <h1>{words.account.title}</h1>
      <dl className="facts">
        <dt>{words.account.name}</dt>
        <dd>{session.account?.name ?? ''}</dd>
        <dt>{words.account.municipality}</dt>
        <dd lang="sv">{session.tenant.name}</dd>
        <dt>{words.account.roles}</dt>
        <dd>
          {session.roles.map(({ role, body }) => `${words.roles[role]}${body === null ? '' : ` (${body})`}`).join(', ')}
        </dd>
      </dl>
      <h2>{words.account.passwordTitle}</h2>
      <PostForm action={routes.account.href({})} className="stack">
        {asksCurrent ? (
          <TextField
            name="current"
            type="password"
            label={words.account.current}
            autoComplete="current-password"
            issue={issueOf(issues, 'current')}
          />
        ) : null}
        <TextField
          name="password"
          type="password"
          label={words.account.password}
          hint={words.account.passwordHint}
          autoComplete="new-password"
          issue={issueOf(issues, 'password')}
        />
        <TextField
          name="repeat"
          type="password"
          label={words.account.repeat}
          autoComplete="new-password"
          issue={issueOf(issues, 'repeat')}
        />
        <div>
          <Button>{words.account.submit}</Button>
        </div>
      </PostForm>
      <Calendar {...calendar} />
    </>
  );
}
