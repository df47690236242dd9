/** A control plan as it was decided: what was registered, the matrix of that day, and each chosen risk with its controls. */
import type { DecidedPlanView } from '../../../app/control-plan-revision.ts';
import { riskScales } from '../../../app/register-view.ts';
import type { ControlPlanSnapshot, SnapshotControl } from '../../../domain/control-plan-snapshot.ts';
import type { RegisterRisk } from '../../../domain/register.ts';
import { levelAt, riskMatrix, riskScore } from '../../../domain/risk-matrix.ts';
import { controlPlanVersionUrl } from '../../routes.ts';
import { NarrativeView } from '../../ui/narrative.tsx';
import { Notice } from '../../ui/notice.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';
import { Matrix } from '../risk-register/matrix.tsx';

export function DecidedPlanPage({ view }: { view: DecidedPlanView }) {
  const { internalControl: words, register } = useWords();
  const { version, snapshot, numbers } = view;
  const decided = [version.decidedOn, version.paragraph, version.registryNumber].filter((part) => part !== null);
  const [chosen, others] = [true, false].map((is) => snapshot.risks.filter((risk) => (risk.chosen === true) === is));
  return (
    <>
      <p className="eyebrow">
        {words.plan(snapshot.year)}, {words.version(version.number, decided.join(', '))}
      </p>
      <h1 lang="sv">{snapshot.bodyName}</h1>
      {version.reason === '' ? null : <Notice kind="info" title={<span lang="sv">{version.reason}</span>} />}
      <p className="meta">SHA-256 {version.sha256}</p>
      {numbers[0] === version.number ? null : (
        <p>
          <a href={controlPlanVersionUrl(snapshot.body, snapshot.year, numbers[0] ?? 1)}>{words.newer}</a>
        </p>
      )}
      <Matrix matrix={riskMatrix(snapshot.risks)} scales={riskScales(snapshot.scales)} href={null} />
      {chosen?.map((risk) => (
        <DecidedRisk key={risk.key} risk={risk} snapshot={snapshot} />
      ))}
      {others === undefined || others.length === 0 ? null : (
        <section aria-labelledby="utanfor">
          <h2 id="utanfor">{register.chosen.no}</h2>
          <ul>
            {others.map((risk) => (
              <li key={risk.key} lang="sv">
                {risk.text}
                {risk.chosenReason === '' ? '' : ` (${risk.chosenReason})`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function DecidedRisk({ risk, snapshot }: { risk: RegisterRisk; snapshot: ControlPlanSnapshot }) {
  const { register } = useWords();
  const { levels } = riskScales(snapshot.scales);
  const score = riskScore(risk.before);
  return (
    <section className="plan-risk">
      <h2 lang="sv">{risk.area === '' ? risk.text : risk.area}</h2>
      <p lang="sv">{risk.text}</p>
      {score === null ? null : (
        <p>
          <State name={levels.name} value={levelAt(levels.values, score)} showName /> ({score})
        </p>
      )}
      {risk.chosenReason === '' ? null : (
        <p>
          <span className="meta">{register.table.reason}: </span>
          <span lang="sv">{risk.chosenReason}</span>
        </p>
      )}
      {snapshot.controls
        .filter((control) => control.risk === risk.key)
        .map((control) => (
          <DecidedControl key={control.key} control={control} snapshot={snapshot} />
        ))}
    </section>
  );
}

function DecidedControl({ control, snapshot }: { control: SnapshotControl; snapshot: ControlPlanSnapshot }) {
  const { internalControl: words } = useWords();
  const days = snapshot.occurrences.filter((one) => one.control === control.key).map(({ dueOn }) => dueOn);
  const facts = [
    [words.frequency, control.frequency],
    [words.responsible, control.responsible ?? ''],
    [words.occurrences, days.join(', ')],
  ] as const;
  return (
    <article className="plan-control">
      <h3 lang="sv">{control.title}</h3>
      <dl className="plan-facts">
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="sv">{value}</dd>
            </div>
          ),
        )}
        {control.method === null ? null : (
          <div>
            <dt>{words.method}</dt>
            <dd>
              <NarrativeView narrative={control.method} scales={snapshot.scales} heading={4} />
            </dd>
          </div>
        )}
      </dl>
    </article>
  );
}
