/** Where a result stands: marked as done, sent back or signed, and the forms that sign it, send it back or open a correction. */
import type { OccurrenceView } from '../../../app/occurrence-view.ts';
import { controlPlanUrl, occurrenceStateUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import type { PageState } from './state.ts';

type Props = { view: OccurrenceView; state: PageState };

/** What was just done. */
export function Done({ view, state }: Props) {
  const { occurrence: words, reporting } = useWords();
  const { outcome } = state;
  if (outcome === undefined) return null;
  if (outcome === 'ready')
    return (
      <Notice kind="done" title={words.receipt(dayTime(view.savedAt ?? ''), view.stored?.doneBy ?? null)}>
        {view.about.fourEyes ? <p>{words.waits}</p> : null}
        <p className="receipt">
          <a href={controlPlanUrl(view.key.body, view.key.year)}>{words.next}</a>
        </p>
      </Notice>
    );
  const titles = {
    saved: words.done,
    withdrawn: words.withdrawn,
    returned: words.isReturned,
    signed: words.isSigned,
    opened: words.opened,
    drawn: words.sample.drawn,
    assessed: words.sample.saved,
    action: words.actionSaved,
    merged: reporting.conflict.merged,
    inserted: words.sample.inserted,
    copied: words.copied(view.previous?.name ?? ''),
  };
  return <Notice kind="done" title={titles[outcome]} />;
}

/** The island writes here when a change has made the result a draft. */
export function Standing({ view }: Pick<Props, 'view'>) {
  return (
    <div id="lage" role="status">
      <StandingNotice view={view} />
    </div>
  );
}

function StandingNotice({ view }: Pick<Props, 'view'>) {
  const { occurrence: words } = useWords();
  const { stored } = view;
  if (stored === null) return null;
  if (stored.state === 'signed')
    return (
      <Notice kind="info" title={words.signed(dayTime(stored.signedAt?.toISOString() ?? ''), stored.signedBy)}>
        <p>{words.signedText}</p>
      </Notice>
    );
  if (stored.state === 'returned')
    return (
      <Notice kind="warning" title={words.returned(stored.updatedBy)}>
        <blockquote className="comment-text" lang="sv">
          {stored.returnedReason}
        </blockquote>
        {view.editable ? <p>{words.returnedText}</p> : null}
      </Notice>
    );
  if (stored.state === 'done')
    return (
      <Notice kind="info" title={words.receipt(dayTime(stored.doneAt?.toISOString() ?? ''), stored.doneBy)}>
        {view.about.fourEyes ? <p>{words.waits}</p> : null}
        {view.editable ? (
          <>
            <p>{words.changes}</p>
            <PostForm action={occurrenceStateUrl(view.key)}>
              <input type="hidden" name="revision" value={view.revision} autoComplete="off" />
              <Button look="secondary" action="ta-tillbaka">
                {words.withdraw}
              </Button>
            </PostForm>
          </>
        ) : null}
      </Notice>
    );
  if (stored.corrects === null) return null;
  return <Notice kind="info" title={words.correcting(stored.corrects, stored.correctionReason ?? '')} />;
}

/** Signing and sending back, for somebody else than whoever did it. */
export function SignOff({ view, state }: Props) {
  const { occurrence: words } = useWords();
  if (view.state !== 'done' || !view.about.fourEyes) return null;
  const revision = <input type="hidden" name="revision" value={view.revision} autoComplete="off" />;
  return (
    <section className="sign-off" aria-labelledby="signera">
      <h2 id="signera">{words.signTitle}</h2>
      {view.whyNotSign === null ? (
        <>
          <p>{words.signText}</p>
          <PostForm action={occurrenceStateUrl(view.key)}>
            {revision}
            <Button action="signera">{words.sign}</Button>
          </PostForm>
          <PostForm action={occurrenceStateUrl(view.key)} className="stack">
            {revision}
            <TextArea
              name="reason"
              label={words.returnLabel}
              hint={words.returnHint}
              rows={3}
              value={state.entered?.reason ?? ''}
              issue={issueOf(state.issues ?? [], 'reason')}
            />
            <div>
              <Button look="secondary" action="aterlamna">
                {words.return}
              </Button>
            </div>
          </PostForm>
        </>
      ) : (
        <p>
          <Said text={view.whyNotSign} />
        </p>
      )}
    </section>
  );
}

/** What is signed is opened again with a reason. */
export function Correction({ view, state }: Props) {
  const { occurrence: words } = useWords();
  if (!view.mayCorrect) return null;
  return (
    <details className="help" open={(state.issues ?? []).length > 0}>
      <summary>{words.correctTitle}</summary>
      <PostForm action={occurrenceStateUrl(view.key)} className="stack">
        <input type="hidden" name="revision" value={view.revision} autoComplete="off" />
        <TextArea
          name="reason"
          label={words.correctLabel}
          rows={3}
          value={state.entered?.reason ?? ''}
          issue={issueOf(state.issues ?? [], 'reason')}
        />
        <div>
          <Button look="secondary" action="ratta">
            {words.correct}
          </Button>
        </div>
      </PostForm>
    </details>
  );
}
