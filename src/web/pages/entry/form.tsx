/** The entry's form: one fieldset for each scale, the text, and what the autosave island needs to know. */
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import { entryUrl, routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { type Choice, Choices } from '../../ui/choices.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useVisit } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { Conflict } from './conflict.tsx';
import { stateField } from './fields.ts';
import { Proposed } from './proposed.tsx';
import type { EntryPageState } from './state.ts';
import { TextTools } from './text-tools.tsx';
import { Values } from './values.tsx';

export const entryFormId = 'posten';

type EntryFormProps = { view: EntryView; address: ReportAddress; state: EntryPageState };

/** Where the page stands against what the browser keeps: what was sent is saved, is not, or nothing was sent. */
function settled({ issues = [], outcome, undo, others, preview, draft }: EntryPageState): 'saved' | 'unsaved' | '' {
  if (
    issues.length > 0 ||
    outcome === 'merged' ||
    outcome === 'inserted' ||
    outcome === 'live' ||
    preview ||
    draft?.asked
  )
    return 'unsaved';
  return outcome !== undefined || undo !== undefined || others !== undefined ? 'saved' : '';
}

export function EntryForm({ view, address, state }: EntryFormProps) {
  const { words, session } = useVisit();
  const { rows: _, ...editor } = words.reporting.editor;
  const { fields, issues = [], conflict } = state;
  const island = {
    'data-account': session?.account?.id ?? '',
    'data-sign-in': routes.signIn.href({}),
    'data-municipality': session?.tenant.code ?? '',
    'data-state': view.state,
    'data-settled': settled(state),
    'data-editor': JSON.stringify(editor),
    'data-words': JSON.stringify({ ...words.entry.island, ...words.reporting.island }),
  };
  return (
    <PostForm action={entryUrl(address, view.node.key)} id={entryFormId} className="entry-form" data={island}>
      <DefaultButton />
      <input type="hidden" name="revision" value={fields.revision} autoComplete="off" />
      {conflict === undefined ? null : <input type="hidden" name="grund" value={conflict.base} autoComplete="off" />}
      <Values view={view} address={address} state={state} />
      {view.scales.map((scale) => {
        const name = stateField(scale.code);
        if (name === null) return null;
        const choices: Choice[] = [
          ...scale.values.map((value) => ({ value: value.code, label: value.label, symbol: value })),
          { value: '', label: words.state.none },
        ];
        return (
          <Choices
            key={scale.code}
            name={name}
            legend={<span lang="sv">{scale.name}</span>}
            choices={choices}
            value={fields[name] ?? ''}
            issue={issueOf(issues, name)}
          >
            <Proposed view={view} field={name} value={fields[name] ?? ''} />
          </Choices>
        );
      })}
      {fields.description === undefined ? null : (
        <TextArea
          name="description"
          label={words.entry.description}
          rows={5}
          value={fields.description}
          issue={issueOf(issues, 'description')}
        />
      )}
      {conflict === undefined ? null : (
        <Conflict conflict={conflict} scales={view.scales} href={entryUrl(address, view.node.key)} />
      )}
      <TextArea
        name="narrative"
        label={conflict === undefined ? words.entry.narrative : words.entry.mine}
        hint={words.entry.narrativeHint}
        rows={14}
        value={fields.narrative}
        issue={issueOf(issues, 'narrative')}
      />
      <TextTools view={view} address={address} state={state} />
      <div className="save-bar">
        {conflict === undefined ? <Button action="klar">{words.reporting.ready.mark}</Button> : null}
        <Button look={conflict === undefined ? 'secondary' : 'primary'} action="spara">
          {conflict === undefined ? words.entry.save : words.entry.saveMine}
        </Button>
        <Button look="quiet" action="nasta">
          {words.entry.saveNext}
        </Button>
        <p className="save-state" id="sparat" role="status">
          {view.savedAt === null ? words.entry.unsaved : words.entry.lastSaved(dayTime(view.savedAt), view.savedBy)}
        </p>
      </div>
    </PostForm>
  );
}

/** What the Enter key presses in a form: saving, whatever button stands first on the page. */
function DefaultButton() {
  return <button type="submit" className="default-button" tabIndex={-1} aria-hidden="true" />;
}
