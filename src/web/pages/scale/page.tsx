/** One scale: its name and use, and for each value the word, meaning, shape and colour beside how it looks. */
import type { Issue } from '../../../domain/result.ts';
import { type Scale, SymbolShape } from '../../../domain/scale.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, issueOf } from '../../ui/error-summary.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useWords } from '../../visit.ts';
import { type EnteredScale, type EnteredValue, valueParts } from './fields.ts';

type ScalePageProps = { scale: Scale; entered: EnteredScale; issues: readonly Issue[]; saved: boolean };

export function ScalePage({ scale, entered, issues, saved }: ScalePageProps) {
  const { model, scale: words } = useWords();
  // Likelihood and consequence always have four steps: nothing is added to them.
  const isFixed = scale.code === 'likelihood' || scale.code === 'impact';
  const shown = isFixed ? entered.values.slice(0, -1) : entered.values;
  const fields = entered.values.flatMap((_, index) => valueParts.map((part) => `${part}-${index}`));
  return (
    <>
      <ErrorSummary issues={issues} fields={['name', 'definition', ...fields]} />
      {saved ? <Notice kind="done" title={model.saved} /> : null}
      <p className="eyebrow">{words.eyebrow}</p>
      <h1 lang="sv">{scale.name}</h1>
      <PostForm action={routes.scale.href({ code: scale.code })} className="stack">
        {/* What Enter in a field presses: a form's first button. */}
        <button type="submit" className="hidden" tabIndex={-1} aria-hidden="true">
          {words.save}
        </button>
        <div className="form-grid">
          <TextField
            name="name"
            label={words.name}
            value={entered.name}
            autoComplete="off"
            issue={issueOf(issues, 'name')}
          />
          <TextArea
            name="definition"
            rows={2}
            label={words.definition}
            hint={words.definitionHint}
            value={entered.definition}
            issue={issueOf(issues, 'definition')}
          />
        </div>
        <h2>{words.values}</h2>
        {shown.map((value, index) => (
          <Value
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is named by its number
            key={index}
            value={value}
            index={index}
            last={entered.values.length - 2}
            issues={issues}
            order={isFixed ? 'fixed' : scale.code === 'riskLevel' ? 'limits' : 'free'}
          />
        ))}
        <div className="actions">
          <Button>{words.save}</Button>
        </div>
      </PostForm>
    </>
  );
}

/** A shape and colour that can be drawn, whatever was written. */
const drawn = ({ shape, color }: EnteredValue) => ({
  shape: SymbolShape.catch('ring').parse(shape),
  color: /^#[0-9a-f]{6}$/u.test(color) ? color : '#4a5560',
});

type ValueProps = {
  value: EnteredValue;
  index: number;
  /** Place of the last stored value; what comes after it is new. */
  last: number;
  issues: readonly Issue[];
  /** How the values are ordered: by hand, by their limits, or not at all. */
  order: 'free' | 'limits' | 'fixed';
};

function Value({ value, index, last, issues, order }: ValueProps) {
  const { scale: words } = useWords();
  const isNew = index > last;
  const field = (part: keyof EnteredValue) => ({
    name: `${part}-${index}`,
    value: value[part],
    issue: issueOf(issues, `${part}-${index}`),
  });
  return (
    <fieldset className="panel value" data-value="">
      <legend>{isNew ? words.newValue : words.valueOf(index + 1)}</legend>
      <input type="hidden" name={`code-${index}`} value={value.code} />
      {isNew ? <p className="hint">{words.newValueText}</p> : null}
      <div className="form-grid">
        <TextField {...field('label')} label={words.label} autoComplete="off" />
        <TextArea {...field('meaning')} label={words.meaning} rows={2} />
        <SelectField
          {...field('shape')}
          label={words.shape}
          options={SymbolShape.options.map((shape) => ({ value: shape, label: words.shapes[shape] }))}
        />
        <TextField {...field('color')} type="color" label={words.color} hint={words.colorHint} />
        {order === 'limits' ? (
          <TextField {...field('least')} label={words.least} hint={words.leastHint} autoComplete="off" maxLength={2} />
        ) : null}
      </div>
      <div className="actions value-foot">
        <p className="value-preview">
          <span className="meta">{words.preview}: </span>
          <span className="state" data-preview="">
            <Shape {...drawn(value)} />
            <span lang="sv" data-label="">
              {value.label}
            </span>
          </span>{' '}
          <span className="field-issue" role="status" data-faint={words.faint} />
        </p>
        {isNew || order !== 'free' ? null : (
          <>
            <Button look="quiet" action={`up:${value.code}`} disabled={index === 0}>
              {words.up}
              <span className="hidden"> {value.label}</span>
            </Button>
            <Button look="quiet" action={`down:${value.code}`} disabled={index === last}>
              {words.down}
              <span className="hidden"> {value.label}</span>
            </Button>
          </>
        )}
      </div>
    </fieldset>
  );
}
