/** One body: kind and place, name, members of a group, closing, and its history. */
import type { BodyView } from '../../../app/organisation.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Checks } from '../../ui/checks.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { History } from '../organisation/history.tsx';
import { kindOptions, parentOptions } from '../organisation/page.tsx';

type BodyPageProps = {
  view: BodyView;
  issues: readonly Issue[];
  /** The form that was refused, by its button; null where none was. */
  failed: string | null;
  /** What was written in a field of it. */
  entered: (name: string) => string;
  saved: boolean;
};

type SectionProps = Omit<BodyPageProps, 'saved' | 'failed'> & { href: string; here: boolean };

export function BodyPage({ view, issues, failed, entered, saved }: BodyPageProps) {
  const words = useWords();
  const { body, active, groups } = view;
  const href = routes.body.href({ code: body.code });
  const section = (action: string) => ({ view, issues, entered, href, here: failed === action });
  return (
    <>
      <ErrorSummary
        issues={issues}
        fields={['kind', 'parent', 'activeFrom', 'name', 'day', 'note', 'lastDay', 'closeNote', 'member']}
      />
      {saved ? <Notice kind="done" title={words.organisation.saved} /> : null}
      <div className="page-head">
        <div>
          <p className="eyebrow">
            {body.code} · {words.organisation.kinds[body.kind]}
          </p>
          <h1 lang="sv">{body.name}</h1>
          {groups.length === 0 ? null : <p className="meta">{words.body.groups(groups.map(({ name }) => name))}</p>}
        </div>
        {active || body.activeTo === null ? null : <p className="tag tag-proposed">{words.body.closed}</p>}
      </div>
      {body.kind === 'group' ? <Members {...section('members')} /> : null}
      <Rename {...section('rename')} />
      <Place {...section('place')} />
      {body.kind === 'board' ? <Supervision {...section('supervises')} /> : null}
      <Closing {...section('close')} />
      <History changes={view.changes} />
    </>
  );
}

function Members({ view, href }: SectionProps) {
  const { body: words } = useWords();
  const choices = view.bodies
    .filter(({ kind }) => kind !== 'group')
    .map(({ code, name }) => ({ value: code, label: `${name} (${code})` }));
  return (
    <PostForm action={href} className="stack">
      <Checks name="member" legend={words.members} hint={words.membersText} choices={choices} checked={view.members} />
      <div>
        <Button action="members">{words.saveMembers}</Button>
      </div>
    </PostForm>
  );
}

function Rename({ view, issues, entered, href, here }: SectionProps) {
  const { body: words, organisation } = useWords();
  const field = (name: string, stored = '') => ({
    name,
    value: here ? entered(name) : stored,
    issue: here ? issueOf(issues, name) : undefined,
    autoComplete: 'off',
  });
  return (
    <>
      <h2>{words.rename}</h2>
      <p>{words.renameText}</p>
      <PostForm action={href} className="stack">
        <div className="form-grid">
          <TextField {...field('name', view.body.name)} label={words.newName} />
          <TextField {...field('day')} label={words.day} hint={organisation.dayHint} />
          <TextField {...field('note')} label={words.note} hint={words.noteHint} />
        </div>
        <div>
          <Button look="secondary" action="rename">
            {words.renameButton}
          </Button>
        </div>
      </PostForm>
    </>
  );
}

function Place({ view, issues, entered, href, here }: SectionProps) {
  const words = useWords();
  const { body, bodies } = view;
  const field = (name: string, stored: string) => ({
    name,
    value: here ? entered(name) : stored,
    issue: here ? issueOf(issues, name) : undefined,
  });
  const others = bodies.filter(({ code }) => code !== body.code);
  return (
    <>
      <h2>{words.body.place}</h2>
      <PostForm action={href} className="stack">
        <div className="form-grid">
          <SelectField {...field('kind', body.kind)} label={words.organisation.kind} options={kindOptions(words)} />
          <SelectField
            {...field('parent', body.parent ?? '')}
            label={words.organisation.parent}
            options={parentOptions(words, others)}
          />
          <TextField
            {...field('activeFrom', body.activeFrom ?? '')}
            label={words.organisation.activeFrom}
            hint={words.organisation.dayHint}
            autoComplete="off"
          />
        </div>
        <div>
          <Button look="secondary" action="place">
            {words.body.save}
          </Button>
        </div>
      </PostForm>
    </>
  );
}

/** Which board supervises the others and sets controls for all. */
function Supervision({ view, href }: SectionProps) {
  const { body: words } = useWords();
  return (
    <>
      <h2>{words.supervision}</h2>
      <p>{view.supervises ? words.supervises : words.supervisesNot}</p>
      {view.supervises ? null : (
        <PostForm action={href}>
          <Button look="secondary" action="supervises">
            {words.supervisionButton}
          </Button>
        </PostForm>
      )}
    </>
  );
}

function Closing({ view, issues, entered, href, here }: SectionProps) {
  const { body: words, organisation } = useWords();
  if (view.body.activeTo !== null)
    return (
      <>
        <h2>{words.reopen}</h2>
        <PostForm action={href}>
          <p>{words.reopenText}</p>
          <Button look="secondary" action="reopen">
            {words.reopen}
          </Button>
        </PostForm>
      </>
    );
  const field = (name: string) => ({
    name,
    value: here ? entered(name) : '',
    issue: here ? issueOf(issues, name) : undefined,
    autoComplete: 'off',
  });
  return (
    <>
      <h2>{words.close}</h2>
      <p>{words.closeText}</p>
      <PostForm action={href} className="stack">
        <div className="form-grid">
          <TextField {...field('lastDay')} label={words.lastDay} hint={organisation.dayHint} />
          <TextField {...field('closeNote')} label={words.note} hint={words.noteHint} />
        </div>
        <div>
          <Button look="secondary" action="close">
            {words.closeButton}
          </Button>
        </div>
      </PostForm>
    </>
  );
}
