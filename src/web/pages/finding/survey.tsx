/** A self-assessment as its coordinator sees it: to whom it goes, how many have answered, and the result. */
import type { SurveyView } from '../../../app/survey.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import type { FindingState } from './entered.ts';

type SurveyProps = { view: SurveyView; url: string; state: FindingState };

export function SurveyBody({ view, url, state }: SurveyProps) {
  const { surveys: words } = useWords().findings;
  const { survey, waiting } = view;
  return (
    <>
      <p className="tag">{words.states[survey.state]}</p>
      <p lang="sv">{survey.question}</p>
      <p className="meta">
        {survey.anonymous ? `${words.isAnonymous} ` : ''}
        {survey.closesOn === null ? '' : `${words.closesOn} ${survey.closesOn}.`}
      </p>
      {survey.state === 'draft' ? (
        <Send view={view} url={url} state={state} />
      ) : (
        <p>{words.answered(view.answered, view.asked)}</p>
      )}
      {survey.state === 'open' && waiting !== null && waiting.length > 0 ? (
        <p className="meta">
          {words.waiting}: <span lang="sv">{waiting.join(', ')}</span>
        </p>
      ) : null}
      {survey.state === 'open' && survey.anonymous ? <p className="hint">{words.later}</p> : null}
      {survey.state === 'open' && view.whyNot === null ? (
        <PostForm action={url} className="actions">
          <Button action="stang">{words.close}</Button>
        </PostForm>
      ) : null}
      <Result view={view} tables={state.tables} />
    </>
  );
}

function Send({ view, url, state }: SurveyProps) {
  const { surveys: words } = useWords().findings;
  if (view.whyNot !== null) return null;
  if (view.heads.length === 0) return <p className="nothing">{words.noHeads}</p>;
  const issue = issueOf(state.issues, 'heads');
  return (
    <PostForm action={url} className="stack">
      <fieldset className="checks">
        <legend>{words.sendTitle}</legend>
        <p className="hint">{words.sendText}</p>
        {issue === undefined ? null : (
          <p className="field-issue">
            <Said text={issue} />
          </p>
        )}
        {view.heads.map(({ id, name, department }) => (
          <label key={id} className="check">
            <input type="checkbox" name="heads" value={id} defaultChecked />{' '}
            <span lang="sv">
              {name}
              {department === null ? '' : `, ${department}`}
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <Button action="skicka">{words.send}</Button>
      </p>
    </PostForm>
  );
}

function Result({ view, tables }: { view: SurveyView; tables: FindingState['tables'] }) {
  const { surveys: words } = useWords().findings;
  const { result } = view;
  if (result === null) return null;
  if (result.total === null) return view.survey.state === 'closed' ? <p className="nothing">{words.tooFew}</p> : null;
  if (tables === undefined) return null;
  return (
    <>
      <DataTable table={tables.counts} empty="" />
      {result.hidden ? <p className="hint">{words.hidden}</p> : null}
      <DataTable table={tables.initiatives} empty="" />
    </>
  );
}
