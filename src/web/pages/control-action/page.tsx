/** The form of one action, under the control and the result that it is done about. */
import type { ActionView } from '../../../app/control-action.ts';
import { ActionStatus } from '../../../domain/action.ts';
import type { Issue } from '../../../domain/result.ts';
import { evidenceUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { EvidenceList } from '../../ui/evidence.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { NarrativeView } from '../../ui/narrative.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';

export type ActionPageState = {
  /** What the form shows: what is saved, or what was entered and could not be saved. */
  fields: ActionView['fields'];
  revision: number;
  issues?: readonly Issue[];
  /** What stands saved, where somebody else saved in between. */
  theirs?: ActionView['fields'];
  /** Where it can be given to somebody with an account: whom, and who it is given to. */
  owner?: { readonly people: readonly { readonly id: string; readonly name: string }[]; readonly account: string };
};

/** Where its form is sent, and where its link back leads. */
export type ActionLinks = { readonly self: string; readonly back: string; readonly backText: string };

type ActionPageProps = { view: ActionView; links: ActionLinks; state: ActionPageState };

const fieldNames = ['account', 'text', 'owner', 'dueOn', 'status', 'closedOn'] as const;

export function ActionPage({ view, links, state }: ActionPageProps) {
  const { internalControl, periodName } = useWords();
  const { form: words } = internalControl;
  return (
    <>
      <ErrorSummary issues={state.issues ?? []} fields={fieldNames} />
      <p className="eyebrow">
        {typeof view.when === 'string' ? <span lang="sv">{view.when}</span> : periodName(view.when)} ›{' '}
        <span lang="sv">{view.control}</span>
      </p>
      <h1>{view.key === null ? words.newTitle : words.editTitle}</h1>
      {view.whyNot === null ? null : <Notice kind="info" title={<Said text={view.whyNot} />} />}
      <About view={view} />
      {view.whyNot === null ? <ActionForm links={links} state={state} /> : <ReadOnly view={view} />}
      <ActionEvidence evidence={view.evidence} />
      <p>
        <a href={links.back}>{links.backText}</a>
      </p>
    </>
  );
}

function ActionEvidence({ evidence }: Pick<ActionView, 'evidence'>) {
  const { evidence: words } = useWords();
  if (evidence === null) return null;
  return (
    <section aria-labelledby="underlag" className="evidence-block">
      <h2 id="underlag">{words.title}</h2>
      <EvidenceList items={evidence.items} />
      <p>
        <a href={evidenceUrl(evidence.subject)}>{words.all}</a>
      </p>
    </section>
  );
}

function About({ view }: { view: ActionView }) {
  const { internalControl: words } = useWords();
  return (
    <details className="help plan-about">
      <summary>{words.form.about}</summary>
      <p lang="sv">{view.risk}</p>
      <p>
        <State name={words.assessment} value={view.assessment} showName />
      </p>
      {view.result === null ? null : <NarrativeView narrative={view.result} scales={view.scales} heading={2} />}
    </details>
  );
}

function ActionForm({ links, state }: Omit<ActionPageProps, 'view'>) {
  const { internalControl: words } = useWords();
  const { fields, issues = [], theirs } = state;
  const { form } = words;
  const statuses = [
    { value: '', label: words.unsaid },
    ...ActionStatus.options.map((status) => ({ value: status, label: words.statuses[status] })),
  ];
  return (
    <PostForm action={links.self} className="stack">
      <input type="hidden" name="revision" value={state.revision} autoComplete="off" />
      {theirs === undefined ? null : (
        <div className="conflict">
          <h2>{form.theirs}</h2>
          <Fields fields={theirs} />
          <p>
            <a href={links.self}>{form.takeTheirs}</a>
          </p>
        </div>
      )}
      <TextArea
        name="text"
        label={form.text}
        hint={form.textHint}
        rows={5}
        value={fields.text}
        issue={issueOf(issues, 'text')}
      />
      {state.owner === undefined ? null : <OwnerField owner={state.owner} issue={issueOf(issues, 'account')} />}
      <TextField
        name="owner"
        label={form.owner}
        hint={form.ownerHint}
        value={fields.owner}
        issue={issueOf(issues, 'owner')}
        autoComplete="off"
        maxLength={200}
      />
      <TextField
        name="dueOn"
        label={form.dueOn}
        hint={form.dueOnHint}
        value={fields.dueOn}
        issue={issueOf(issues, 'dueOn')}
        autoComplete="off"
        maxLength={10}
      />
      <SelectField
        name="status"
        label={form.status}
        options={statuses}
        value={fields.status}
        issue={issueOf(issues, 'status')}
      />
      <TextField
        name="closedOn"
        label={form.closedOn}
        hint={form.closedOnHint}
        value={fields.closedOn}
        issue={issueOf(issues, 'closedOn')}
        autoComplete="off"
        maxLength={10}
      />
      <p>
        <Button>{theirs === undefined ? form.save : form.saveMine}</Button>
      </p>
    </PostForm>
  );
}

function OwnerField({ owner, issue }: { owner: NonNullable<ActionPageState['owner']>; issue: string | undefined }) {
  const { form, unsaid } = useWords().internalControl;
  const options = [{ value: '', label: unsaid }, ...owner.people.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <SelectField
      name="account"
      label={form.account}
      hint={form.accountHint}
      options={options}
      value={owner.account}
      issue={issue}
    />
  );
}

function ReadOnly({ view }: { view: ActionView }) {
  return view.key === null ? null : (
    <div className="reading">
      <Fields fields={view.fields} />
    </div>
  );
}

/** The fields as they are said, with what is not said left in words. */
function Fields({ fields }: { fields: ActionView['fields'] }) {
  const { internalControl: words } = useWords();
  const status = ActionStatus.safeParse(fields.status);
  const rows = [
    [words.owner, fields.owner],
    [words.dueOn, fields.dueOn],
    [words.status, status.success ? words.statuses[status.data] : ''],
    [words.closedOn, fields.closedOn],
  ] as const;
  return (
    <>
      <pre lang="sv">{fields.text}</pre>
      <dl className="plan-line">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? words.unsaid : value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
