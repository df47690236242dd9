/** A risk as it stands, for those who only read. */
import type { RiskView } from '../../../app/register-risk.ts';
import type { RegisterRisk } from '../../../domain/register.ts';
import { levelAt, riskScore } from '../../../domain/risk-matrix.ts';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';

export function RiskReading({ view }: { view: RiskView }) {
  const { register: words } = useWords();
  const { stored } = view;
  if (stored === null) return null;
  const facts = [
    [words.form.event, stored.event],
    [words.form.cause, stored.cause],
    [words.form.consequence, stored.consequence],
    [words.form.area, stored.area || null],
    [words.table.owner, stored.owner],
  ] as const;
  return (
    <dl className="plan-facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd lang="sv">{value}</dd>
          </div>
        ),
      )}
      <Assessment name={words.form.before} assessment={stored.before} view={view} />
      <Assessment name={words.form.after} assessment={stored.after} view={view} />
      <div>
        <dt>{words.form.choice}</dt>
        <dd>
          {stored.chosen === null ? words.chosen.unsaid : stored.chosen ? words.chosen.yes : words.chosen.no}
          {stored.chosenReason === '' ? null : <span lang="sv">: {stored.chosenReason}</span>}
        </dd>
      </div>
    </dl>
  );
}

function Assessment({ name, assessment, view }: { name: string; assessment: RegisterRisk['before']; view: RiskView }) {
  const { form: words } = useWords().register;
  const score = riskScore(assessment);
  const { likelihood, impact, levels } = view.scales;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {score === null ? (
          words.none
        ) : (
          <>
            <State name={levels.name} value={levelAt(levels.values, score)} />{' '}
            <span lang="sv">
              {likelihood.name.toLocaleLowerCase('sv')} {assessment.likelihood} × {impact.name.toLocaleLowerCase('sv')}{' '}
              {assessment.impact} = {score}
            </span>
          </>
        )}
        {assessment.reason === '' ? null : <p lang="sv">{assessment.reason}</p>}
      </dd>
    </div>
  );
}
