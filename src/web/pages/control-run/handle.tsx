/** One row of what a run named, with the form that says what is done about it. */
import type { RunView } from '../../../app/controls/read-run.ts';
import type { Issue } from '../../../domain/result.ts';
import { controlRunUrl } from '../../routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';
import { kindName } from './tables.ts';

type HandleProps = { view: RunView; ordinal: number; issues: readonly Issue[] };

const states = { exception: ['', 'handled', 'explained'], quotation: ['', 'confirmed', 'rejected'] } as const;

export function Handle({ view, ordinal, issues }: HandleProps) {
  const words = useWords();
  const { handle } = words.controlRuns;
  const exception = view.exceptions.find((one) => one.ordinal === ordinal);
  const quotation = view.quotations.find((one) => one.ordinal === ordinal);
  const finding = exception ?? quotation;
  if (finding === undefined || finding.item === null || !view.mayHandle) return null;
  const shown = exception?.item
    ? `${kindName(view, exception.kind, words).text}: ${exception.item.name}. ${exception.item.detail}`
    : `${quotation?.item?.document}, ${quotation?.item?.label}: ${quotation?.item?.quotation || kindName(view, quotation?.kind ?? '', words).text}`;
  const url = controlRunUrl(view.definition.id, view.run.number);
  return (
    <section className="control-handle" aria-labelledby="hantera">
      <h2 id="hantera">{handle.title}</h2>
      <p lang="sv">{shown}</p>
      <PostForm action={url}>
        <input type="hidden" name="ordinal" value={ordinal} />
        <SelectField
          name="state"
          label={handle.state}
          value={finding.state ?? ''}
          options={states[exception ? 'exception' : 'quotation'].map((state) => ({
            value: state,
            label: handle.states[state],
          }))}
          issue={issueOf(issues, 'state')}
        />
        <TextField
          name="note"
          label={handle.note}
          value={finding.note}
          maxLength={2000}
          issue={issueOf(issues, 'note')}
        />
        <SelectField
          name="also"
          label={handle.also}
          hint={handle.alsoHint}
          value=""
          options={(['', 'kind', 'part'] as const).map((also) => ({ value: also, label: handle.alsoOf[also] }))}
          issue={issueOf(issues, 'also')}
        />
        <div className="actions">
          <Button action="hantera">{handle.button}</Button>
          <ButtonLink href={`${url}#tabell-avvikelser`} look="quiet">
            {handle.back}
          </ButtonLink>
        </div>
      </PostForm>
    </section>
  );
}
