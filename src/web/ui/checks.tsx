/** A fieldset of checkboxes that share a name. */
import { fieldId } from './field.tsx';
import { Said } from './said.tsx';

type ChecksProps = {
  name: string;
  legend: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  checked: readonly string[];
  /** The choices are the interface's, not the municipality's own. */
  ours?: boolean;
  hint?: string;
  issue?: string | undefined;
};

export function Checks({ name, legend, choices, checked, ours = false, hint, issue }: ChecksProps) {
  const hintId = `${fieldId(name)}-hjalp`;
  const issueId = `${fieldId(name)}-fel`;
  const described = [hint === undefined ? [] : [hintId], issue === undefined ? [] : [issueId]].flat().join(' ');
  return (
    <fieldset className="checks" aria-describedby={described === '' ? undefined : described}>
      <legend>{legend}</legend>
      {hint === undefined ? null : (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      {issue === undefined ? null : (
        <p className="field-issue" id={issueId}>
          <Said text={issue} />
        </p>
      )}
      <div className="check-grid">
        {choices.map(({ value, label }, index) => (
          <label key={value} className="check">
            <input
              type="checkbox"
              id={index === 0 ? fieldId(name) : undefined}
              name={name}
              value={value}
              defaultChecked={checked.includes(value)}
            />
            <span lang={ours ? undefined : 'sv'}>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
