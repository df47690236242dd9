/** The form of a merger or a split: who, into whom, from which day. */
import type { StoredBody } from '../../../app/organisation.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Checks } from '../../ui/checks.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { codeField, type Entered, type Kind, nameField } from './entered.ts';

type ReorganiseFormProps = {
  kind: Kind;
  bodies: readonly StoredBody[];
  entered: Entered;
  issues: readonly Issue[];
};

export const urlOf = (kind: Kind) => (kind === 'merged' ? routes.merge : routes.split).href({});

export function ReorganiseForm({ kind, bodies, entered, issues }: ReorganiseFormProps) {
  const { reorganise: words, organisation, body } = useWords();
  const merging = kind === 'merged';
  const placed = issues.map((issue) => (issue.path === 'to' ? { ...issue, path: codeField(0) } : issue));
  const choices = bodies
    .filter((one) => one.kind !== 'group' && (one.activeTo === null || entered.from.includes(one.code)))
    .map(({ code, name }) => ({ value: code, label: `${name} (${code})` }));
  return (
    <>
      <ErrorSummary issues={placed} fields={['from', codeField(0), 'day', 'note']} />
      <h1>{merging ? words.mergeTitle : words.splitTitle}</h1>
      <p className="lede">{merging ? words.mergeText : words.splitText}</p>
      <PostForm action={urlOf(kind)} className="stack">
        {merging ? (
          <Checks
            name="from"
            legend={words.mergeFrom}
            choices={choices}
            checked={entered.from}
            issue={issueOf(issues, 'from')}
          />
        ) : (
          <SelectField
            name="from"
            label={words.splitFrom}
            options={[{ value: '', label: words.pick }, ...choices]}
            value={entered.from[0] ?? ''}
            issue={issueOf(issues, 'from')}
          />
        )}
        <Targets entered={entered} issue={issueOf(issues, 'to')} />
        <div className="form-grid">
          <TextField
            name="day"
            label={words.day}
            hint={organisation.dayHint}
            value={entered.day}
            autoComplete="off"
            issue={issueOf(issues, 'day')}
          />
          <TextField
            name="note"
            label={body.note}
            hint={body.noteHint}
            value={entered.note}
            autoComplete="off"
            issue={issueOf(issues, 'note')}
          />
        </div>
        <div>
          <Button action="preview">{words.preview}</Button>
        </div>
      </PostForm>
    </>
  );
}

function Targets({ entered, issue }: { entered: Entered; issue: string | undefined }) {
  const { reorganise: words } = useWords();
  const one = entered.to.length === 1;
  return (
    <fieldset className="targets">
      <legend>{words.targetOne}</legend>
      <p className="hint">{words.targetCodeHint}</p>
      {entered.to.map(({ code, name }, row) => (
        <div key={codeField(row)} className="form-row">
          <TextField
            name={codeField(row)}
            label={one ? words.targetCode : words.targetCodeOf(row + 1)}
            value={code}
            autoComplete="off"
            issue={row === 0 ? issue : undefined}
          />
          <TextField
            name={nameField(row)}
            label={one ? words.targetName : words.targetNameOf(row + 1)}
            value={name}
            autoComplete="off"
          />
        </div>
      ))}
    </fieldset>
  );
}
