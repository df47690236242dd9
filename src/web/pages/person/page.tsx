/** One person: details, roles, sign-in, open work, and what to do when the person leaves. */
import type { PersonView } from '../../../app/people.ts';
import type { Issue } from '../../../domain/result.ts';
import type { ShownTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { type MadeLink, MadeLinkNotice } from '../people/made-link.tsx';
import { Roles } from './roles.tsx';

type PersonPageProps = {
  view: PersonView;
  roles: ShownTable;
  /** What the fields say: what is stored, or what was written where it was refused. */
  details: { readonly name: string; readonly email: string };
  issues: readonly Issue[];
  made: MadeLink | null;
  /** What was done just before; null where nothing was. */
  saved: string | null;
  /** How many nodes were handed over just before. */
  moved: number;
};

export function PersonPage({ view, roles, details, issues, made, saved, moved }: PersonPageProps) {
  const words = useWords();
  const { person } = view;
  const href = routes.person.href({ id: person.id });
  return (
    <>
      <ErrorSummary issues={issues} fields={['name', 'email', 'role', 'body']} />
      {saved === null && moved === 0 ? null : (
        <Notice kind="done" title={saved ?? words.person.handedOver(moved)}>
          {saved !== null && moved > 0 ? <p>{words.person.handedOver(moved)}</p> : null}
        </Notice>
      )}
      {made === null ? null : <MadeLinkNotice made={made} />}
      <div className="page-head">
        <div>
          <p className="eyebrow">{words.person.eyebrow}</p>
          <h1>{person.name}</h1>
          <p className="meta">{person.login}</p>
        </div>
        {person.disabled ? <p className="tag tag-proposed">{words.person.closed}</p> : null}
      </div>
      {view.lastAdministrator ? <Notice kind="info" title={words.person.lastAdministrator} /> : null}
      <h2>{words.person.details}</h2>
      <PostForm action={href} className="stack">
        <TextField
          name="name"
          label={words.people.name}
          value={details.name}
          autoComplete="off"
          issue={issueOf(issues, 'name')}
        />
        <TextField
          name="email"
          label={words.people.email}
          hint={words.people.emailHint}
          value={details.email}
          autoComplete="off"
          issue={issueOf(issues, 'email')}
        />
        <div>
          <Button action="details">{words.person.save}</Button>
        </div>
      </PostForm>
      <Roles view={view} table={roles} href={href} issues={issues} />
      <SignIn view={view} href={href} />
      <Leaving view={view} href={href} />
    </>
  );
}

function SignIn({ view: { person }, href }: { view: PersonView; href: string }) {
  const words = useWords();
  const last = person.signedInAt === null ? words.people.never : dayTime(person.signedInAt.toISOString());
  return (
    <>
      <h2>{words.person.signIn}</h2>
      <p>
        {words.people.signedIn}: {last}. {person.hasPassword ? null : words.person.noPassword}
      </p>
      {person.disabled ? null : (
        <PostForm action={href}>
          <p>{words.person.linkText}</p>
          <Button look="secondary" action="link">
            {words.person.giveLink}
          </Button>
        </PostForm>
      )}
    </>
  );
}

function Leaving({ view: { person, work, own, lastAdministrator }, href }: { view: PersonView; href: string }) {
  const words = useWords();
  const handover = routes.handover.href({ id: person.id });
  if (person.disabled)
    return (
      <>
        <h2>{words.person.work}</h2>
        <p>{words.person.workText(work.length)}</p>
        <PostForm action={href}>
          <p>{words.person.reopenText}</p>
          <p className="actions">
            {work.length === 0 ? null : <ButtonLink href={handover}>{words.person.handOver}</ButtonLink>}
            <Button look="secondary" action="open">
              {words.person.reopen}
            </Button>
          </p>
        </PostForm>
      </>
    );
  return (
    <>
      <h2>{words.person.leaves}</h2>
      <p>{words.person.workText(work.length)}</p>
      {own || lastAdministrator || work.length === 0 ? null : <p>{words.person.leavesText}</p>}
      {(own || lastAdministrator) && work.length === 0 ? null : (
        <p className="actions">
          <ButtonLink href={handover} look="secondary">
            {own || lastAdministrator
              ? words.person.handOver
              : work.length === 0
                ? words.handover.closeOnly
                : words.person.close}
          </ButtonLink>
        </p>
      )}
    </>
  );
}
