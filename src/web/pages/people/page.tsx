/** The people with an account: roles, last sign-in and open work; below, the form that adds one. */
import type { BodyChoice, PersonItem } from '../../../app/people.ts';
import { Role } from '../../../app/session.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
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
  people: readonly PersonItem[];
  bodies: readonly BodyChoice[];
  issues: readonly Issue[];
  entered: EnteredPerson;
  made: MadeLink | null;
};

export function PeoplePage({ people, bodies, issues, entered, made }: PeoplePageProps) {
  const words = useWords();
  const closed = people.filter(({ disabled }) => disabled);
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
      <PeopleTable id="oppna" title={words.people.open} people={people.filter(({ disabled }) => !disabled)} />
      {closed.length === 0 ? null : <PeopleTable id="stangda" title={words.people.closed} people={closed} />}
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

function PeopleTable({ id, title, people }: { id: string; title: string; people: readonly PersonItem[] }) {
  const words = useWords();
  return (
    <>
      <h2 id={id}>
        {title} <span className="count">{people.length}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
      <section className="scroll" aria-labelledby={id} tabIndex={0}>
        <table className="register">
          <caption className="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.people.name}</th>
              <th scope="col">{words.people.login}</th>
              <th scope="col">{words.people.roles}</th>
              <th scope="col">{words.people.signedIn}</th>
              <th scope="col" className="figure">
                {words.people.work}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <a className="cell-link" href={routes.person.href({ id: person.id })}>
                    {person.name}
                  </a>
                </th>
                <td>{person.login}</td>
                <td>
                  {person.roles.length === 0
                    ? words.people.noRoles
                    : person.roles.map((held) => roleText(words, held)).join('; ')}
                </td>
                <td>{person.signedInAt === null ? words.people.never : dayTime(person.signedInAt.toISOString())}</td>
                <td className="figure">{person.openWork}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
