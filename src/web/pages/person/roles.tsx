/** The roles of a person: each with a button that takes it away, and a form that gives one more. */
import type { PersonView } from '../../../app/people.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { bodyOptions, roleOptions } from '../people/page.tsx';

type RolesProps = { view: PersonView; table: ShownTable; href: string; issues: readonly Issue[] };

export function Roles({ view, table, href, issues }: RolesProps) {
  const words = useWords();
  const { roles } = view.person;
  const nameOf = (code: string | null) =>
    code === null ? words.people.everywhere : (view.bodies.find((body) => body.code === code)?.name ?? code);
  return (
    <>
      <DataTable
        table={table}
        empty={words.people.noRoles}
        text={<p>{words.person.rolesText}</p>}
        frame={(body) => <PostForm action={href}>{body}</PostForm>}
        draw={(isKept) => (
          <table className="register">
            <thead>
              <tr>
                <th scope="col">{words.people.role}</th>
                <th scope="col">{words.people.body}</th>
                <th scope="col">
                  <span className="hidden">{words.person.removeRole}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {roles
                .filter((_, at) => isKept(at))
                .map(({ role, body }) => (
                  <tr key={`${role}:${body ?? ''}`}>
                    <th scope="row">{words.roles[role]}</th>
                    <td lang={body === null ? undefined : 'sv'}>{nameOf(body)}</td>
                    <td className="figure">
                      <Button
                        look="quiet"
                        action={`take:${role}:${body ?? ''}`}
                        label={words.person.removeRoleOf(words.roles[role], nameOf(body))}
                      >
                        {words.person.removeRole}
                      </Button>
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        )}
      />
      <PostForm action={href} className="form-row">
        <SelectField
          name="role"
          label={words.people.role}
          options={roleOptions(words)}
          issue={issueOf(issues, 'role')}
        />
        <SelectField
          name="body"
          label={words.people.body}
          options={bodyOptions(words, view.bodies)}
          issue={issueOf(issues, 'body')}
        />
        <Button look="secondary" action="give">
          {words.person.giveRole}
        </Button>
      </PostForm>
    </>
  );
}
