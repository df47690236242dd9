/** The targets of an indicator: a row for each year, a column for all, women and men. */
import { targetField } from '../../../app/plan-indicator.ts';
import type { Target } from '../../../domain/plan.ts';
import type { Issue } from '../../../domain/result.ts';
import { issueOf } from '../../ui/error-summary.tsx';
import { fieldId } from '../../ui/field.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { type IndicatorInput, inputName, sexes } from './fields.ts';

type TargetTableProps = {
  years: readonly number[];
  fields: IndicatorInput;
  issues: readonly Issue[];
  readOnly?: boolean;
};

export function TargetTable({ years, fields, issues, readOnly = false }: TargetTableProps) {
  const { plan: words } = useWords();
  const { indicator: text } = words;
  return (
    <div className="yearplan-targets">
      <h2 id="malen" className="yearplan-panel-title">
        {text.targets}
      </h2>
      {readOnly ? null : <p className="hint">{text.targetsHint}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard */}
      <section className="scroll" aria-labelledby="malen" tabIndex={0}>
        <table className="target-fields">
          <thead>
            <tr>
              <th scope="col">{words.list.year}</th>
              {sexes.map((sex) => (
                <th key={sex} scope="col" className="figure">
                  {text.sexes[sex]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {sexes.map((sex) => (
                  <td key={sex} className="figure">
                    {readOnly ? (
                      (fields.targets[targetField(year, sex)] ?? '')
                    ) : (
                      <TargetInput year={year} sex={sex} fields={fields} issues={issues} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

type TargetInputProps = { year: number; sex: Target['sex']; fields: IndicatorInput; issues: readonly Issue[] };

function TargetInput({ year, sex, fields, issues }: TargetInputProps) {
  const { plan: words } = useWords();
  const { indicator: text } = words;
  const name = inputName(year, sex);
  const issue = issueOf(issues, name);
  const issueId = `${fieldId(name)}-fel`;
  return (
    <>
      {issue === undefined ? null : (
        <p className="field-issue" id={issueId}>
          <Said text={issue} />
        </p>
      )}
      <input
        className="yearplan-number"
        id={fieldId(name)}
        name={name}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={fields.targets[targetField(year, sex)] ?? ''}
        aria-label={text.targetFor(year, text.sexes[sex])}
        aria-invalid={issue === undefined ? undefined : true}
        aria-describedby={issue === undefined ? undefined : issueId}
        maxLength={30}
      />
    </>
  );
}
