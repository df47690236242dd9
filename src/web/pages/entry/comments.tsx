/** What people say to each other about the entry: threads to answer in and to resolve, and a new one. */
import type { CommentThread, Discussion } from '../../../app/comment.ts';
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import { commentParts } from '../../../domain/mention.ts';
import { entryCommentsUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import type { Shown } from './state.ts';

type Props = { view: EntryView; address: ReportAddress; state: Shown };

/** The id of the section, and the field of a comment in a thread. */
export const commentsId = 'kommentarer';
export const commentField = (thread: string) => (thread === '' ? 'text' : `text-${thread}`);

export function Comments({ view, address, state }: Props) {
  const { comments } = useWords().reporting;
  const { discussion } = state;
  if (discussion.threads.length === 0 && !discussion.mayComment) return null;
  const url = entryCommentsUrl(address, view.node.key);
  const open = discussion.threads.filter(({ resolved }) => resolved === null);
  const settled = discussion.threads.filter(({ resolved }) => resolved !== null);
  const list = (threads: readonly CommentThread[]) => (
    <ol className="threads">
      {threads.map((thread) => (
        <Thread key={thread.id} thread={thread} url={url} state={state} />
      ))}
    </ol>
  );
  return (
    <section className="comments" id={commentsId} aria-labelledby="kommentarer-rubrik">
      <h2 id="kommentarer-rubrik">
        {comments.title} {open.length === 0 ? null : <span className="count">{open.length}</span>}
      </h2>
      {discussion.threads.length === 0 ? <p>{comments.empty}</p> : list(open)}
      {settled.length === 0 ? null : (
        <details>
          <summary>{comments.settled(settled.length)}</summary>
          {list(settled)}
        </details>
      )}
      {discussion.mayComment ? <CommentForm url={url} thread="" state={state} /> : null}
    </section>
  );
}

type ThreadProps = { thread: CommentThread; url: string; state: Shown };

function Thread({ thread, url, state }: ThreadProps) {
  const { comments } = useWords().reporting;
  const { discussion } = state;
  const { resolved } = thread;
  return (
    <li className="thread">
      {thread.kind === 'return' ? <p className="tag tag-returned">{comments.returned}</p> : null}
      {thread.comments.map((comment) => (
        <article key={comment.id} className="comment">
          <p className="comment-head">
            <strong>{comment.author}</strong> <time dateTime={comment.at}>{dayTime(comment.at)}</time>
          </p>
          <CommentText text={comment.text} people={discussion.people} />
        </article>
      ))}
      {resolved === null ? null : <p className="hint">{comments.resolved(dayTime(resolved.at), resolved.by)}</p>}
      {discussion.mayComment ? (
        <div className="thread-actions">
          {resolved === null ? (
            <details open={state.comment?.thread === thread.id}>
              <summary>{comments.answer}</summary>
              <CommentForm url={url} thread={thread.id} state={state} />
            </details>
          ) : null}
          <PostForm action={url}>
            <input type="hidden" name="thread" value={thread.id} />
            <Button look="secondary" action={resolved === null ? 'avsluta' : 'oppna'}>
              {resolved === null ? comments.resolve : comments.reopen}
            </Button>
          </PostForm>
        </div>
      ) : null}
    </li>
  );
}

function CommentText({ text, people }: { text: string; people: Discussion['people'] }) {
  return (
    <p className="comment-text" lang="sv">
      {commentParts(text, people).map((part, index) =>
        part.kind === 'mention' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, rendered once
          <strong key={index} className="mention">
            {part.text}
          </strong>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

function CommentForm({ url, thread, state }: { url: string; thread: string; state: Shown }) {
  const { comments } = useWords().reporting;
  const { discussion, comment, issues = [] } = state;
  const name = commentField(thread);
  const own = comment?.thread === thread ? comment : undefined;
  const people = [
    { value: '', label: comments.nobody },
    ...discussion.people.map((value) => ({ value, label: value })),
  ];
  return (
    <PostForm action={url} className="stack comment-form">
      <input type="hidden" name="thread" value={thread} />
      <TextArea
        name={name}
        label={thread === '' ? comments.new : comments.answerLabel}
        hint={comments.hint}
        rows={3}
        value={own?.text ?? ''}
        issue={issueOf(issues, name)}
      />
      <SelectField name={`namn${thread === '' ? '' : `-${thread}`}`} label={comments.mention} options={people} />
      <div>
        <Button look="secondary" action="kommentera">
          {thread === '' ? comments.send : comments.sendAnswer}
        </Button>
      </div>
    </PostForm>
  );
}

/** The fields that the error summary can lead to. */
export function commentFields({ threads }: Discussion): string[] {
  return ['', ...threads.map(({ id }) => id)].map(commentField);
}
