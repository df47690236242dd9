/** The form of a result: assessment, text, comment and sample, and what the autosave island needs to know. */
import type { ReactNode } from 'react';
import type { OccurrenceView } from '../../../app/occurrence-view.ts';
import { occurrenceUrl, routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useVisit } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { Conflict } from '../entry/conflict.tsx';
import { TextTools } from '../entry/text-tools.tsx';
import { ControlNames } from './names.tsx';
import type { PageState } from './state.ts';

/** The autosave island knows the form by this. */
export const resultFormId = 'posten';

/** `children`: what stands below the result and is sent along with it, so that no button loses what is written elsewhere. */
type Props = { view: OccurrenceView; state: PageState; children: ReactNode };

/** Where the page stands against what the browser keeps: what was sent is saved, is not, or nothing was sent. */
function settled({ issues = [], outcome, preview }: PageState): 'saved' | 'unsaved' | '' {
  if (issues.length > 0 || outcome === 'merged' || outcome === 'inserted' || preview) return 'unsaved';
  return outcome === undefined ? '' : 'saved';
}

export function ResultForm({ view, state, children }: Props) {
  const { words, session } = useVisit();
  const { occurrence } = words;
  const { rows: _, ...editor } = words.reporting.editor;
  const { fields, issues = [], conflict } = state;
  const island = {
    'data-account': session?.account?.id ?? '',
    'data-sign-in': routes.signIn.href({}),
    'data-municipality': session?.tenant.code ?? '',
    'data-state': view.state,
    'data-settled': settled(state),
    'data-editor': JSON.stringify(editor),
    'data-words': JSON.stringify({
      ...words.entry.island,
      ...words.reporting.island,
      draftAgain: occurrence.draftAgain,
    }),
  };
  return (
    <PostForm action={occurrenceUrl(view.key)} id={resultFormId} className="entry-form" data={island}>
      <button type="submit" className="default-button" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="revision" value={fields.revision} autoComplete="off" />
      {conflict === undefined ? null : <input type="hidden" name="grund" value={conflict.base} autoComplete="off" />}
      {view.scales.map((scale) => (
        <Choices
          key={scale.code}
          name="assessment"
          legend={occurrence.assessment}
          choices={[
            ...scale.values.map((value) => ({ value: value.code, label: value.label, symbol: value })),
            { value: '', label: words.state.none },
          ]}
          value={fields.assessment}
          issue={issueOf(issues, 'assessment')}
        />
      ))}
      {conflict === undefined ? null : (
        <ControlNames>
          <Conflict conflict={conflict} scales={view.scales} href={occurrenceUrl(view.key)} />
        </ControlNames>
      )}
      <TextArea
        name="narrative"
        label={conflict === undefined ? occurrence.result : occurrence.mine}
        hint={occurrence.resultHint}
        rows={12}
        value={fields.narrative}
        issue={issueOf(issues, 'narrative')}
      />
      <TextTools view={view} state={state} />
      <TextArea
        name="description"
        label={occurrence.comment}
        hint={occurrence.commentHint}
        rows={3}
        value={fields.description}
        issue={issueOf(issues, 'description')}
      />
      <div className="save-bar">
        {conflict === undefined ? <Button action="klar">{occurrence.mark}</Button> : null}
        <Button look={conflict === undefined ? 'secondary' : 'primary'} action="spara">
          {conflict === undefined ? occurrence.save : occurrence.saveMine}
        </Button>
        {view.samples.length === 0 ? null : (
          <Button look="quiet" action="antal">
            {occurrence.sample.insert}
          </Button>
        )}
        <p className="save-state" id="sparat" role="status">
          {view.savedAt === null ? words.entry.unsaved : words.entry.lastSaved(dayTime(view.savedAt), view.savedBy)}
        </p>
      </div>
      {children}
    </PostForm>
  );
}
