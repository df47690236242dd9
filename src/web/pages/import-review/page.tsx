/** The review of an import: figures of what was read, the questions in groups, remarks, changes, and the decision. */
import type { ImportChanges, ImportView } from '../../../app/views.ts';
import type { Issue } from '../../../domain/result.ts';
import { previewUrl, routes, treeUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { Changes } from './changes.tsx';
import { Counts } from './counts.tsx';
import { QuestionField } from './question-field.tsx';
import { answerField, groupQuestions } from './questions.ts';
import { Remarks } from './remarks.tsx';

export type ReviewPageState = {
  issues?: readonly Issue[];
  /** The file had been read before. */
  known?: boolean;
  saved?: boolean;
  /** What an approval just changed. */
  approved?: ImportChanges;
};

export function ReviewPage({ view, state }: { view: ImportView; state: ReviewPageState }) {
  const words = useWords();
  const { issues = [], approved } = state;
  const { file } = view.proposal;
  const named = issues.map(({ path, message }) => ({ path: answerField(path), message }));
  return (
    <>
      <ErrorSummary issues={named} fields={view.proposal.questions.map(({ id }) => answerField(id))} />
      {state.known ? <Notice kind="info" title={words.review.known} live /> : null}
      {state.saved ? <Notice kind="done" title={words.review.saved} /> : null}
      {approved === undefined ? null : <Approved view={view} />}
      <div className="page-head">
        <div>
          <p className="eyebrow">
            {words.imports.states[view.state]} · {dayTime(view.createdAt)}
          </p>
          <h1>{view.fileName}</h1>
          <p className="lede">{`${view.proposal.facts.body}, ${words.periodName(view.proposal.facts.period)}`}</p>
          <p className="meta">{words.review.file(file.format, file.encoding, file.bytes)}</p>
        </div>
      </div>
      <div className="with-contents">
        <ReviewContents view={view} />
        <div className="review">
          <Counts proposal={view.proposal} />
          {view.state === 'proposed' ? <Questions view={view} /> : null}
          <Remarks view={view} />
          <Changes changes={approved ?? view.changes} done={view.state === 'approved'} />
          {view.state === 'proposed' ? <Decision view={view} /> : null}
        </div>
      </div>
    </>
  );
}

const formId = 'svaren';

function ReviewContents({ view }: { view: ImportView }) {
  const words = useWords();
  const groups = view.state === 'proposed' ? groupQuestions(view.proposal) : [];
  return (
    <nav className="contents" aria-labelledby="innehall-rubrik">
      <h2 id="innehall-rubrik">{words.tree.contents}</h2>
      <ul>
        <li>
          <a href="#last">{words.review.countsTitle}</a>
        </li>
        {groups.length === 0 ? null : (
          <li>
            <a href="#fragor">{words.review.questionsTitle}</a>
            <ul>
              {groups.map(({ group, questions }) => (
                <li key={group}>
                  <a href={`#${group}`}>
                    {words.review.groups[group]}{' '}
                    <span className="count">
                      {words.review.answered(questions.filter(({ id }) => view.answers[id]).length, questions.length)}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        )}
        {view.proposal.notes.length === 0 ? null : (
          <li>
            <a href="#anmarkningar">{words.review.notesTitle}</a>
          </li>
        )}
        <li>
          <a href="#andringar">{words.review.changesTitle}</a>
        </li>
        {view.state === 'proposed' ? (
          <li>
            <a href="#beslut">{words.review.decisionTitle}</a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

function Questions({ view }: { view: ImportView }) {
  const words = useWords();
  const { questions } = view.proposal;
  if (questions.length === 0) return <p id="fragor">{words.review.noQuestions}</p>;
  const proposed = questions.filter(({ id, proposed: own }) => own !== null && !view.answers[id]).length;
  return (
    <section aria-labelledby="fragor">
      <h2 id="fragor">{words.review.questionsTitle}</h2>
      <p>{words.review.questionsText(view.openQuestions, questions.length)}</p>
      <PostForm action={routes.importReview.href({ id: view.id })} id={formId}>
        {/* Enter in the form presses its first button: that one saves. */}
        <div className="actions">
          <Button look="secondary" action="spara">
            {words.review.save}
          </Button>
          {proposed === 0 ? null : (
            <Button look="secondary" action="forslag">
              {words.review.takeProposed(proposed)}
            </Button>
          )}
        </div>
        {groupQuestions(view.proposal).map(({ group, questions: own }) => (
          <section key={group} className="question-group" aria-labelledby={group}>
            <h3 id={group}>{words.review.groups[group]}</h3>
            {own.map((question) => (
              <QuestionField
                key={question.id}
                question={question}
                answer={view.answers[question.id] ?? ''}
                quote={view.quote}
              />
            ))}
          </section>
        ))}
      </PostForm>
    </section>
  );
}

function Decision({ view }: { view: ImportView }) {
  const words = useWords();
  const buttons = view.proposal.questions.length > 0;
  const content = (
    <div className="actions">
      <Button action="godkann" {...(buttons ? { form: formId } : {})}>
        {words.review.approve}
      </Button>
      {buttons ? (
        <Button look="secondary" action="spara" form={formId}>
          {words.review.save}
        </Button>
      ) : null}
      <Button look="quiet" action="avvisa" {...(buttons ? { form: formId } : {})}>
        {words.review.reject}
      </Button>
    </div>
  );
  return (
    <section className="decision" aria-labelledby="beslut">
      <h2 id="beslut">{words.review.decisionTitle}</h2>
      <p>{words.review.decisionText(view.openQuestions, view.proposal.questions.length)}</p>
      {buttons ? content : <PostForm action={routes.importReview.href({ id: view.id })}>{content}</PostForm>}
    </section>
  );
}

function Approved({ view }: { view: ImportView }) {
  const words = useWords();
  const { facts } = view.proposal;
  return (
    <Notice kind="done" title={words.review.approvedTitle}>
      <p className="actions">
        <ButtonLink href={treeUrl(facts)}>{words.review.toTree}</ButtonLink>
        <ButtonLink href={previewUrl(facts)} look="secondary">
          {words.tree.preview}
        </ButtonLink>
      </p>
    </Notice>
  );
}
