/** The people with an account: roles, last sign-in and open work; below, the form that adds one. */
import type { BodyChoice, PersonItem } from '../../../app/people.ts';
import { Role } from '../../../app/session.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { type MadeLink, MadeLinkNotice } from './made-link.tsx';

export type EnteredPerson = { login: string; name: string; email: string; role: string; body: string };
export const noPerson: EnteredPerson = { login: '', name: '', email: '', role: 'reporter', body: '' };

/** "Handläggare, VON". */
export function roleText(words: Words, { role, body }: PersonItem['roles'][number]): string {
  return `${words.roles[role]}${body === null ? '' : `, ${body}`}`;
}

export const roleOptions = (words: Words) => Role.options.map((role) => ({ value: role, label: words.roles[role] }));

export const bodyOptions = (words: Words, bodies: readonly BodyChoice[]) => [
  { value: '', label: words.people.everywhere },
  ...bodies.map(({ code, name }) => ({ value: code, label: `${name} (${code})`, lang: 'sv' as const })),
];

type PeoplePageProps = {
  tables: { readonly open: ShownTable; readonly closed: ShownTable };
  bodies: readonly BodyChoice[];
  issues: readonly Issue[];
  entered: EnteredPerson;
  made: MadeLink | null;
};

export function PeoplePage({ tables, bodies, issues, entered, made }: PeoplePageProps) {
  const words = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={['login', 'name', 'email', 'role', 'body']} />
      <h1>{words.people.title}</h1>
      {made === null ? null : <MadeLinkNotice made={made} />}
      <details className="adder" open={issues.length > 0}>
        <summary>{words.people.add}</summary>
        <PostForm action={routes.people.href({})} className="stack">
          <AddFields bodies={bodies} issues={issues} entered={entered} />
          <div>
            <Button>{words.people.addButton}</Button>
          </div>
        </PostForm>
      </details>
      <DataTable table={tables.open} empty="" counted />
      {tables.closed.total === 0 ? null : <DataTable table={tables.closed} empty="" counted />}
    </>
  );
}

function AddFields({ bodies, issues, entered }: Pick<PeoplePageProps, 'bodies' | 'issues' | 'entered'>) {
  const words = useWords();
  const field = (name: keyof EnteredPerson) => ({ name, value: entered[name], issue: issueOf(issues, name) });
  return (
    <div className="form-grid">
      <TextField {...field('name')} label={words.people.name} autoComplete="off" />
      <TextField {...field('login')} label={words.people.login} hint={words.people.loginHint} autoComplete="off" />
      <TextField {...field('email')} label={words.people.email} hint={words.people.emailHint} autoComplete="off" />
      <SelectField {...field('role')} label={words.people.role} options={roleOptions(words)} />
      <SelectField {...field('body')} label={words.people.body} options={bodyOptions(words, bodies)} />
    </div>
  );
}
