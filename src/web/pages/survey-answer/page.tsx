/** One page to answer on: two or three initiatives, each helt, delvis or inte alls; afterwards a receipt. */
import type { AskedView } from '../../../app/survey-answer.ts';
import type { Issue } from '../../../domain/result.ts';
import { Degree, fewestInitiatives, mostInitiatives } from '../../../domain/survey.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

type SurveyAnswerProps = { view: AskedView; issues: readonly Issue[]; entered: Readonly<Record<string, string>> };

const numbers = Array.from({ length: mostInitiatives }, (_, index) => index + 1);
const fields = numbers.flatMap((number) => [`title${number}`, `degree${number}`, `comment${number}`]);

export function SurveyAnswerPage({ view, issues, entered }: SurveyAnswerProps) {
  const { findings } = useWords();
  const { answer: words, surveys } = findings;
  const { survey, state } = view;
  return (
    <>
      <ErrorSummary issues={issues} fields={fields} />
      <p className="eyebrow">{words.title}</p>
      <h1 lang="sv">{survey.title}</h1>
      {state === 'answered' ? (
        <Notice kind="done" title={words.thanks}>
          <p>{words.thanksText}</p>
        </Notice>
      ) : null}
      {state === 'closed' ? <Notice kind="info" title={words.closed} /> : null}
      <p className="lede" lang="sv">
        {survey.question}
      </p>
      {state === 'open' ? (
        <PostForm action={routes.surveyAnswer.href({ id: survey.id })} className="stack">
          <p>{words.intro}</p>
          <p className="hint">{survey.anonymous ? words.anonymous : words.named}</p>
          {numbers.map((number) => (
            <section key={number} className="panel" aria-labelledby={`initiativ-${number}`}>
              <h2 id={`initiativ-${number}`}>
                {number > fewestInitiatives ? words.optional(number) : words.initiative(number)}
              </h2>
              <TextField
                name={`title${number}`}
                label={words.what}
                value={entered[`title${number}`] ?? ''}
                issue={issueOf(issues, `title${number}`)}
                maxLength={200}
                autoComplete="off"
              />
              <Choices
                name={`degree${number}`}
                ours
                legend={words.degree}
                value={entered[`degree${number}`] ?? '-'}
                issue={issueOf(issues, `degree${number}`)}
                choices={Degree.options.map((degree) => ({ value: degree, label: surveys.degrees[degree] }))}
              />
              <TextArea
                name={`comment${number}`}
                label={words.comment}
                value={entered[`comment${number}`] ?? ''}
                issue={issueOf(issues, `comment${number}`)}
                rows={2}
              />
            </section>
          ))}
          <p className="hint">{words.once}</p>
          <p>
            <Button>{words.send}</Button>
          </p>
        </PostForm>
      ) : null}
    </>
  );
}
