/** The form of a plan's node: title, place, role, days, and the responsible bodies gathered by kind. */
import type { PlanNodeView } from '../../../app/plan-node.ts';
import { BodyKind } from '../../../domain/body.ts';
import { NodeRole } from '../../../domain/node.ts';
import type { Issue } from '../../../domain/result.ts';
import { planNodeUrl, planRemovalUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { fieldId, SelectField, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import type { PlanNodeFields } from './fields.ts';

type NodeFormProps = { view: PlanNodeView; fields: PlanNodeFields; issues: readonly Issue[] };

export function NodeForm({ view, fields, issues }: NodeFormProps) {
  const { plan: words } = useWords();
  const { node: text } = words;
  const { year } = view.stored;
  return (
    <section aria-labelledby="posten-rubrik" className="yearplan-section">
      <h2 id="posten-rubrik" className="hidden">
        {text.facts}
      </h2>
      <PostForm action={planNodeUrl(year, view.node.key)} className="panel yearplan-form">
        <input type="hidden" name="seen" value={fields.seen} autoComplete="off" />
        <div className="yearplan-wide">
          <TextField
            name="title"
            label={text.title}
            hint={text.titleHint}
            value={fields.title}
            maxLength={500}
            autoComplete="off"
            spellCheck
            issue={issueOf(issues, 'title')}
          />
        </div>
        {view.node.parent === null ? (
          <input type="hidden" name="parent" value="" />
        ) : (
          <div className="yearplan-wide">
            <SelectField
              name="parent"
              label={text.parent}
              hint={text.parentHint}
              value={fields.parent}
              options={view.parents.map(({ key, title, levelName }) => ({
                value: key,
                label: `${levelName}: ${title}`,
              }))}
              issue={issueOf(issues, 'parent')}
            />
          </div>
        )}
        <div className="yearplan-days">
          {(['startsOn', 'endsOn'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              type="date"
              label={text[name]}
              hint={text.dayHint}
              value={fields[name]}
              issue={issueOf(issues, name)}
            />
          ))}
        </div>
        <Choices
          name="role"
          ours
          legend={text.role}
          value={fields.role}
          choices={NodeRole.options.map((role) => ({ value: role, label: text.roles[role] }))}
          issue={issueOf(issues, 'role')}
        />
        <Bodies view={view} fields={fields} issues={issues} />
        <div className="actions">
          <Button>{text.save}</Button>
          <a className="button button-quiet" href={planRemovalUrl(year, view.node.key)}>
            {text.remove}
          </a>
        </div>
      </PostForm>
    </section>
  );
}

/** Bodies that may be chosen: those that still report, and those that the node names already. */
function Bodies({ view, fields, issues }: NodeFormProps) {
  const { plan: words } = useWords();
  const { node: text } = words;
  const issue = issueOf(issues, 'bodies');
  const lastDay = `${view.stored.year}-01-01`;
  const closed = (to: string | null) => to !== null && to < lastDay;
  const mine = (code: string) => view.planned?.includes(code) ?? true;
  const shown = view.bodies.filter(
    (body) => mine(body.code) && (!closed(body.activeTo) || fields.bodies.includes(body.code)),
  );
  const first = BodyKind.options.find((kind) => shown.some((body) => body.kind === kind));
  return (
    <fieldset
      className="yearplan-bodies"
      aria-describedby={issue === undefined ? undefined : `${fieldId('bodies')}-fel`}
    >
      <legend>{text.responsible}</legend>
      {issue === undefined ? null : (
        <p className="field-issue" id={`${fieldId('bodies')}-fel`}>
          <Said text={issue} />
        </p>
      )}
      {BodyKind.options.map((kind) => {
        const own = shown.filter((body) => body.kind === kind);
        if (own.length === 0) return null;
        return (
          <fieldset key={kind} className="yearplan-kind">
            <legend>{text.kinds[kind]}</legend>
            <div className="yearplan-checks">
              {own.map((body, index) => (
                <label key={body.code} className="yearplan-check">
                  <input
                    type="checkbox"
                    id={kind === first && index === 0 ? fieldId('bodies') : undefined}
                    name="bodies"
                    value={body.code}
                    defaultChecked={fields.bodies.includes(body.code)}
                  />
                  <span lang="sv">{closed(body.activeTo) ? text.closedBody(body.name) : body.name}</span>
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
    </fieldset>
  );
}
