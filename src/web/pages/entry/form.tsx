/** The entry's form: one fieldset for each scale, the text, and what the autosave island needs to know. */
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import { entryUrl, routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { type Choice, Choices } from '../../ui/choices.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useVisit, useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { stateField } from './fields.ts';
import type { EntryPageState } from './page.tsx';

export const entryFormId = 'posten';

type EntryFormProps = { view: EntryView; address: ReportAddress; state: EntryPageState };

export function EntryForm({ view, address, state }: EntryFormProps) {
  const { words, session } = useVisit();
  const { fields, issues = [], conflict } = state;
  const island = {
    'data-account': session?.account?.id ?? '',
    'data-sign-in': routes.signIn.href({}),
    'data-words': JSON.stringify(words.entry.island),
  };
  return (
    <PostForm action={entryUrl(address, view.node.key)} id={entryFormId} className="entry-form" data={island}>
      <input type="hidden" name="revision" value={fields.revision} autoComplete="off" />
      <div id="utkast" className="notice notice-warning" role="status" hidden />
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
          />
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
        <div className="conflict">
          <h2>{words.entry.theirs}</h2>
          <pre lang="sv">{conflict.narrative}</pre>
          {fields.description === undefined || conflict.description === fields.description ? null : (
            <pre lang="sv">{conflict.description}</pre>
          )}
          <p>
            <a href={entryUrl(address, view.node.key)}>{words.entry.takeTheirs}</a>
          </p>
        </div>
      )}
      <TextArea
        name="narrative"
        label={conflict === undefined ? words.entry.narrative : words.entry.mine}
        hint={words.entry.narrativeHint}
        rows={14}
        value={fields.narrative}
        issue={issueOf(issues, 'narrative')}
      />
      <WritingHelp />
      <div className="save-bar">
        <Button>{conflict === undefined ? words.entry.save : words.entry.saveMine}</Button>
        <Button look="secondary" action="nasta">
          {words.entry.saveNext}
        </Button>
        <p className="save-state" id="sparat" role="status">
          {view.savedAt === null ? words.entry.unsaved : words.entry.lastSaved(dayTime(view.savedAt), view.savedBy)}
        </p>
      </div>
    </PostForm>
  );
}

function WritingHelp() {
  const words = useWords();
  return (
    <details className="help">
      <summary>{words.entry.help.title}</summary>
      <dl>
        {words.entry.help.rows.map(([typed, becomes]) => (
          <div key={typed}>
            <dt>
              <code>{typed}</code>
            </dt>
            <dd>{becomes}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
