/** A fieldset of radio buttons, each with its shape and word; the empty value stands for "nothing stated". */
import type { ReactNode } from 'react';
import type { ScaleValue } from '../../domain/scale.ts';
import { fieldId } from './field.tsx';
import { Said } from './said.tsx';
import { Shape } from './shape.tsx';

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly symbol?: Pick<ScaleValue, 'shape' | 'color'> | undefined;
  /** A short word after the label, as "förslag". */
  readonly mark?: string | undefined;
};

type ChoicesProps = {
  name: string;
  legend: ReactNode;
  choices: readonly Choice[];
  value: string;
  /** The choices are the interface's, not the municipality's own. */
  ours?: boolean;
  issue?: string | undefined;
  /** Stands between the legend and the choices. */
  children?: ReactNode;
};

export function Choices({ name, legend, choices, value, ours = false, issue, children }: ChoicesProps) {
  const issueId = `${fieldId(name)}-fel`;
  return (
    <fieldset className="choices" aria-describedby={issue === undefined ? undefined : issueId}>
      <legend>{legend}</legend>
      {children}
      {issue === undefined ? null : (
        <p className="field-issue" id={issueId}>
          <Said text={issue} />
        </p>
      )}
      <div className="choice-row">
        {choices.map((choice, index) => (
          <label key={choice.value} className={choice.value === '' ? 'choice choice-none' : 'choice'}>
            <input
              type="radio"
              id={index === 0 ? fieldId(name) : undefined}
              name={name}
              value={choice.value}
              defaultChecked={choice.value === value}
            />
            <span className="choice-face">
              {choice.symbol === undefined ? null : <Shape shape={choice.symbol.shape} color={choice.symbol.color} />}
              <span lang={ours || choice.value === '' ? undefined : 'sv'}>{choice.label}</span>
              {choice.mark === undefined ? null : <span className="choice-mark">{choice.mark}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
