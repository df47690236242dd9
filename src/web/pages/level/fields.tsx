/** The fields of a level, for a new one and for one that is there. */
import type { SteeringLevel } from '../../../domain/node.ts';
import type { Issue } from '../../../domain/result.ts';
import { isEntryScale, type Scale } from '../../../domain/scale.ts';
import type { Form } from '../../form.ts';
import { Checks } from '../../ui/checks.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';
import { useWords } from '../../visit.ts';

export type EnteredLevel = {
  readonly name: string;
  readonly heading: string;
  readonly horizon: string;
  readonly scales: readonly string[];
};
export const noLevelEntered: EnteredLevel = { name: '', heading: '', horizon: '', scales: [] };
export const levelFields = ['name', 'heading', 'horizon', 'scales'];

export const readLevel = (form: Form): EnteredLevel => ({
  name: form.text('name'),
  heading: form.text('heading'),
  horizon: form.text('horizon'),
  scales: form.all('scales'),
});

export const enteredOf = ({ name, heading, horizon, scales }: SteeringLevel): EnteredLevel => ({
  name,
  heading,
  horizon: horizon === null ? '' : String(horizon),
  scales,
});

type LevelFieldsProps = { entered: EnteredLevel; scales: readonly Scale[]; issues: readonly Issue[] };

export function LevelFields({ entered, scales, issues }: LevelFieldsProps) {
  const { model: words } = useWords();
  const field = (name: 'name' | 'heading' | 'horizon') => ({
    name,
    value: entered[name],
    issue: issueOf(issues, name),
    autoComplete: 'off',
  });
  return (
    <>
      <div className="form-grid">
        <TextField {...field('name')} label={words.levelName} />
        <TextField {...field('heading')} label={words.levelHeading} hint={words.levelHeadingHint} />
        <TextField {...field('horizon')} label={words.levelHorizon} hint={words.levelHorizonHint} />
      </div>
      <Checks
        name="scales"
        legend={words.levelScales}
        choices={scales
          .filter(({ code }) => isEntryScale(code))
          .map(({ code, name }) => ({ value: code, label: name }))}
        checked={entered.scales}
        issue={issueOf(issues, 'scales')}
      />
    </>
  );
}
