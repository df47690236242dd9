/** What a person owns, body by body, each with the choice of who takes over. */
import type { HandoverView } from '../../../app/handover.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { roleText } from '../people/page.tsx';

/** The field that says who takes over for a body, by the body's place on the page; `body-INDEX` says which body that is. */
export const receiverField = (index: number) => `to-${index}`;

type HandoverPageProps = {
  view: HandoverView;
  chosen: (index: number) => string;
  mayClose: boolean;
  issues: readonly Issue[];
};

export function HandoverPage({ view: { person, groups }, chosen, mayClose, issues }: HandoverPageProps) {
  const words = useWords();
  return (
    <>
      <ErrorSummary issues={issues} fields={groups.map((_, index) => receiverField(index))} />
      <p className="eyebrow">{person.name}</p>
      <h1>{words.handover.title}</h1>
      <p className="lede">
        {groups.length === 0 ? words.handover.nothing(person.name) : words.handover.text(person.name)}
      </p>
      <PostForm action={routes.handover.href({ id: person.id })} className="stack">
        {groups.map((group, index) => (
          <div key={group.body} className="panel">
            <input type="hidden" name={`body-${index}`} value={group.body} />
            <SelectField
              name={receiverField(index)}
              label={words.handover.whoTakes(group.bodyName)}
              value={chosen(index)}
              issue={issueOf(issues, receiverField(index))}
              options={[
                { value: '', label: words.handover.nobody },
                ...group.candidates.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <details className="help">
              <summary>{words.handover.show(group.work.length)}</summary>
              <ul lang="sv">
                {group.work.map(({ year, node, title, levelName }) => (
                  <li key={`${year} ${node}`}>
                    {year}: {levelName} {title}
                  </li>
                ))}
              </ul>
            </details>
          </div>
        ))}
        {mayClose && person.roles.length > 0 ? (
          <div>
            <h2>{words.handover.roles}</h2>
            <ul>
              {person.roles.map((held) => (
                <li key={`${held.role}:${held.body ?? ''}`}>{roleText(words, held)}</li>
              ))}
            </ul>
          </div>
        ) : null}
        <div className="actions">
          {mayClose ? (
            <Button action="close">
              {groups.length === 0 ? words.handover.closeOnly : words.handover.closeButton}
            </Button>
          ) : null}
          {groups.length === 0 ? null : (
            <Button look={mayClose ? 'secondary' : 'primary'} action="keep">
              {mayClose ? words.handover.keepButton : words.person.handOver}
            </Button>
          )}
          <ButtonLink href={routes.person.href({ id: person.id })} look="quiet">
            {words.handover.cancel}
          </ButtonLink>
        </div>
      </PostForm>
    </>
  );
}
