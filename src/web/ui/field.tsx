/** One field: label, hint, message and input tied together, the message above the input. */
import type { ReactNode } from 'react';
import { useWords } from '../visit.ts';
import { Said } from './said.tsx';

type FieldProps = { name: string; label: ReactNode; hint?: ReactNode; issue?: string | undefined };

export const fieldId = (name: string) => `f-${name}`;
const hintId = (name: string) => `${fieldId(name)}-hjalp`;
const issueId = (name: string) => `${fieldId(name)}-fel`;

function describedBy({ name, hint, issue }: FieldProps): string | undefined {
  const ids = [hint === undefined ? [] : [hintId(name)], issue === undefined ? [] : [issueId(name)]].flat();
  return ids.length === 0 ? undefined : ids.join(' ');
}

function Frame({ children, ...field }: FieldProps & { children: ReactNode }) {
  const words = useWords();
  return (
    <div className={field.issue === undefined ? 'field' : 'field field-faulty'}>
      <label htmlFor={fieldId(field.name)}>{field.label}</label>
      {field.hint === undefined ? null : (
        <div className="hint" id={hintId(field.name)}>
          {field.hint}
        </div>
      )}
      {field.issue === undefined ? null : (
        <p className="field-issue" id={issueId(field.name)}>
          <span className="hidden">{words.error.prefix} </span>
          <Said text={field.issue} />
        </p>
      )}
      {children}
    </div>
  );
}

function inputProps(field: FieldProps) {
  return {
    id: fieldId(field.name),
    name: field.name,
    'aria-describedby': describedBy(field),
    'aria-invalid': field.issue === undefined ? undefined : true,
  } as const;
}

type TextFieldProps = FieldProps & {
  value?: string;
  type?: 'text' | 'password' | 'color' | 'file' | 'date';
  autoComplete?: string;
  accept?: string;
  required?: boolean;
  spellCheck?: boolean;
  maxLength?: number;
};

export function TextField({
  value,
  type = 'text',
  autoComplete,
  accept,
  required,
  spellCheck,
  maxLength,
  ...field
}: TextFieldProps) {
  return (
    <Frame {...field}>
      <input
        {...inputProps(field)}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        accept={accept}
        aria-required={required}
        spellCheck={spellCheck}
        maxLength={maxLength}
        autoCapitalize={type === 'password' ? 'none' : undefined}
      />
    </Frame>
  );
}

export function TextArea({
  value,
  rows,
  readOnly,
  ...field
}: FieldProps & { value: string; rows: number; readOnly?: boolean }) {
  return (
    <Frame {...field}>
      <textarea {...inputProps(field)} rows={rows} readOnly={readOnly} lang="sv" defaultValue={value} />
    </Frame>
  );
}

export function SelectField({
  options,
  value,
  ...field
}: FieldProps & { options: readonly { value: string; label: string; lang?: 'sv' }[]; value?: string }) {
  return (
    <Frame {...field}>
      <select {...inputProps(field)} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} lang={option.lang} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
