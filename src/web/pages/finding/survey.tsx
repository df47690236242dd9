/** A self-assessment as its coordinator sees it: to whom it goes, how many have answered, and the result. */
import type { SurveyView } from '../../../app/survey.ts';
import type { SurveyGroup } from '../../../domain/survey.ts';
import { Button } from '../../ui/button.tsx';
import { TableBody } from '../../ui/data-table.tsx';
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
      <Result view={view} />
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

function Result({ view }: { view: SurveyView }) {
  const { surveys: words } = useWords().findings;
  const { result } = view;
  if (result === null) return null;
  if (result.total === null) return view.survey.state === 'closed' ? <p className="nothing">{words.tooFew}</p> : null;
  const figure = (value: number) => ({ text: String(value), value: String(value) });
  const row = (name: string, { answers, counts }: SurveyGroup) => [
    { text: name },
    figure(answers),
    figure(counts.full),
    figure(counts.partly),
    figure(counts.none),
  ];
  const number = (header: string) => ({ header, kind: 'number' as const });
  const text = (header: string) => ({ header, kind: 'text' as const });
  const counts = {
    columns: [
      text(words.department),
      number(words.answers),
      ...[words.degrees.full, words.degrees.partly, words.degrees.none].map(number),
    ],
    rows: [
      ...result.groups.map((group) => row(group.department ?? words.others, group)),
      row(words.total, result.total),
    ],
  };
  const initiatives = {
    columns: [
      text(words.initiative),
      ...(view.survey.anonymous ? [] : [text(words.department)]),
      text(words.degree),
      text(words.comment),
    ],
    rows: view.initiatives.map((one) => [
      { text: one.title },
      ...(view.survey.anonymous ? [] : [{ text: one.department }]),
      { text: words.degrees[one.degree], ours: true },
      { text: one.comment || null },
    ]),
  };
  return (
    <>
      <h2 id="resultat">{words.result}</h2>
      <TableBody table={counts} labelledBy="resultat" />
      {result.hidden ? <p className="hint">{words.hidden}</p> : null}
      <h2 id="initiativ">{words.initiatives}</h2>
      <TableBody table={initiatives} labelledBy="initiativ" />
    </>
  );
}
