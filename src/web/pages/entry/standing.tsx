/** Where the entry stands: marked as done, sent back or approved, what that means for whoever changes it, and the review. */
import type { CommentThread } from '../../../app/comment.ts';
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import { entryStateUrl, routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import type { Shown } from './state.ts';

type Props = { view: EntryView; address: ReportAddress; state: Shown };

/** The receipt of what was just marked as done: when, by whom, and what comes next. */
export function Receipt({ view, state }: Omit<Props, 'address'>) {
  const words = useWords();
  const { ready } = words.reporting;
  const { next = null } = state;
  return (
    <Notice kind="done" title={ready.receipt(dayTime(view.savedAt ?? ''), view.savedBy)}>
      <p className="receipt">
        {next === null ? (
          <>
            {ready.nothing} <a href={routes.home.href({})}>{ready.work}</a>
          </>
        ) : (
          <>
            {ready.next}{' '}
            <a href={next.href} lang="sv">
              {next.title}
            </a>
          </>
        )}
      </p>
    </Notice>
  );
}

const lastReturn = (threads: readonly CommentThread[]) =>
  threads
    .filter(({ kind }) => kind === 'return')
    .flatMap(({ comments }) => comments.slice(0, 1))
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1);

/** Empty for a draft; the island writes here when a change has made the entry one. */
export function Standing({ view, address, state }: Props) {
  return (
    <div id="lage" role="status">
      <StandingNotice view={view} address={address} state={state} />
    </div>
  );
}

function StandingNotice({ view, address, state }: Props) {
  const words = useWords();
  const { ready, review } = words.reporting;
  const when = dayTime(view.savedAt ?? '');
  if (view.state === 'ready')
    return (
      <Notice kind="info" title={`${ready.receipt(when, view.savedBy)}. ${ready.waits}`}>
        {view.editable ? (
          <>
            <p>{ready.changes}</p>
            <PostForm action={entryStateUrl(address, view.node.key)}>
              <input type="hidden" name="revision" value={view.revision} autoComplete="off" />
              <Button look="secondary" action="ta-tillbaka">
                {ready.withdraw}
              </Button>
            </PostForm>
          </>
        ) : null}
      </Notice>
    );
  if (view.state === 'reviewed')
    return (
      <Notice kind="info" title={review.approved(when, view.savedBy)}>
        {view.editable ? <p>{ready.approvedChanges}</p> : null}
      </Notice>
    );
  if (view.state !== 'returned') return null;
  const comment = lastReturn(state.discussion.threads);
  return (
    <Notice kind="warning" title={comment ? review.returned(dayTime(comment.at), comment.author) : review.isReturned}>
      {comment ? (
        <blockquote className="comment-text" lang="sv">
          {comment.text}
        </blockquote>
      ) : null}
      {view.editable ? <p>{review.returnedText}</p> : null}
    </Notice>
  );
}

/** What a head does with what is marked as done. */
export function Review({ view, address, state }: Props) {
  const words = useWords();
  const { review } = words.reporting;
  if (!view.reviewable || (view.state !== 'ready' && view.state !== 'reviewed')) return null;
  const url = entryStateUrl(address, view.node.key);
  const revision = <input type="hidden" name="revision" value={view.revision} autoComplete="off" />;
  const issue = issueOf(state.issues ?? [], 'comment');
  const sendBack = (
    <PostForm action={url} className="stack">
      {revision}
      <TextArea
        name="comment"
        label={review.comment}
        hint={review.commentHint}
        rows={3}
        value={state.comment?.thread === 'return' ? state.comment.text : ''}
        issue={issue}
      />
      <div>
        <Button look="secondary" action="aterlamna">
          {review.return}
        </Button>
      </div>
    </PostForm>
  );
  return (
    <section className="review-box" aria-labelledby="granska">
      <h2 id="granska">{review.title}</h2>
      {view.state === 'reviewed' ? (
        <details open={issue !== undefined}>
          <summary>{review.returnApproved}</summary>
          {sendBack}
        </details>
      ) : (
        <>
          <p>{review.text}</p>
          <PostForm action={url}>
            {revision}
            <Button action="godkann">{review.approve}</Button>
          </PostForm>
          {sendBack}
        </>
      )}
    </section>
  );
}
