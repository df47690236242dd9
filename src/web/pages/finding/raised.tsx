/** What a finding has led to, and the forms that raise a risk or an action from it. */
import type { Raised } from '../../../app/raise.ts';
import { narrativeText } from '../../../domain/narrative.ts';
import { registerRiskUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import type { FindingState } from './entered.ts';

type RaisedProps = { raised: Raised; url: string; editable: boolean; proposed: string; state: FindingState };

export function RaisedPanel({ raised, url, editable, proposed, state }: RaisedProps) {
  const { findings, internalControl } = useWords();
  const words = findings.raised;
  const statuses = Object.entries(internalControl.statuses).map(([value, label]) => ({ value, label }));
  return (
    <section className="panel" aria-labelledby="lett-till">
      <h2 id="lett-till">{words.title}</h2>
      {raised.risks.length + raised.actions.length === 0 ? <p className="nothing">{words.nothing}</p> : null}
      {raised.risks.length === 0 ? null : (
        <>
          <h3>{words.risks}</h3>
          <ul className="list">
            {raised.risks.map(({ body, year, risk, text }) => (
              <li key={`${year} ${risk}`}>
                <p className="list-title" lang="sv">
                  <a href={registerRiskUrl(body, year, risk)}>{text}</a>
                </p>
                <p className="list-meta">
                  {body} {year}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {raised.actions.length === 0 ? null : (
        <>
          <h3>{words.actions}</h3>
          <ul className="list">
            {raised.actions.map((action, index) => (
              <li key={action.id}>
                <p className="list-title" lang="sv">
                  {narrativeText(action.text)}
                </p>
                <p className="list-meta">
                  {[
                    action.owner,
                    action.dueOn === null ? null : `${words.dueOn} ${action.dueOn}`,
                    action.status === null ? null : internalControl.statuses[action.status],
                    action.closedOn,
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </p>
                {editable ? (
                  <PostForm action={url} className="form-grid">
                    <input type="hidden" name="action" value={action.id} />
                    <input type="hidden" name="number" value={index} />
                    <SelectField
                      name={`status${index}`}
                      label={words.status}
                      options={statuses}
                      value={action.status ?? 'planned'}
                    />
                    <TextField
                      name={`closedOn${index}`}
                      label={words.closedOn}
                      type="date"
                      value={action.closedOn ?? ''}
                      issue={state.entered.number === String(index) ? issueOf(state.issues, 'closedOn') : undefined}
                    />
                    <p>
                      <Button action="folj" look="secondary">
                        {words.follow}
                      </Button>
                    </p>
                  </PostForm>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {editable ? <RaiseForms url={url} proposed={proposed} state={state} /> : null}
    </section>
  );
}

function RaiseForms({ url, proposed, state }: Pick<RaisedProps, 'url' | 'proposed' | 'state'>) {
  const { raised: words, day } = useWords().findings;
  const issue = (from: string, path: string) => (state.from === from ? issueOf(state.issues, path) : undefined);
  return (
    <>
      <details className="decide" open={state.from === 'risk'}>
        <summary>{words.risk}</summary>
        <PostForm action={url} className="stack">
          <p className="hint">{words.riskHint}</p>
          <TextArea
            name="riskText"
            label={words.riskText}
            rows={3}
            value={state.entered.riskText ?? proposed}
            issue={issue('risk', 'text')}
          />
          <TextField
            name="year"
            label={words.year}
            value={state.entered.year ?? String(state.year)}
            issue={issue('risk', 'year')}
          />
          <p>
            <Button action="risk">{words.addRisk}</Button>
          </p>
        </PostForm>
      </details>
      <details className="decide" open={state.from === 'atgard'}>
        <summary>{words.action}</summary>
        <PostForm action={url} className="stack">
          <TextArea
            name="actionText"
            label={words.actionText}
            rows={3}
            value={state.entered.actionText ?? ''}
            issue={issue('atgard', 'text')}
          />
          <div className="form-grid">
            <TextField
              name="actionOwner"
              label={words.owner}
              value={state.entered.actionOwner ?? ''}
              autoComplete="off"
              issue={issue('atgard', 'owner')}
            />
            <TextField
              name="actionDueOn"
              label={words.dueOn}
              hint={day}
              type="date"
              value={state.entered.actionDueOn ?? ''}
              issue={issue('atgard', 'dueOn')}
            />
          </div>
          <p>
            <Button action="atgard">{words.addAction}</Button>
          </p>
        </PostForm>
      </details>
    </>
  );
}
