/** One risk of the plan: its wording, its controls with what the year's reports say of them, and its comments. */
import type { ControlView, ResultView, RiskView } from '../../../app/control-plan.ts';
import type { Scale } from '../../../domain/scale.ts';
import { actionUrl, controlResultUrl, planControlUrl, registerRiskUrl } from '../../routes.ts';
import { NarrativeView } from '../../ui/narrative.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../visit.ts';
import { Actions } from './actions.tsx';
import { controlAnchor, riskAnchor } from './anchors.ts';

type Shown = { body: string; year: number; scales: readonly Scale[] };

export function RiskSection({ risk, ...shown }: Shown & { risk: RiskView }) {
  const { internalControl: words, periodName } = useWords();
  const anchor = riskAnchor(risk.key);
  return (
    <section className="plan-risk" id={anchor} aria-labelledby={`${anchor}-rubrik`}>
      {risk.areaTitle === null ? null : (
        <p className="eyebrow" lang="sv">
          {risk.areaTitle}
        </p>
      )}
      <h2 id={`${anchor}-rubrik`} lang="sv">
        <a href={registerRiskUrl(shown.body, shown.year, risk.key)}>{risk.area === '' ? risk.short : risk.area}</a>
      </h2>
      <p lang="sv">
        {risk.text}
        {risk.originText === '' ? '' : ` (${risk.originText})`}
      </p>
      {risk.controls.length === 0 ? <p className="meta">{words.byComment}</p> : null}
      {risk.controls.map((control) => (
        <ControlArticle key={control.key} control={control} {...shown} />
      ))}
      {risk.comments.map(({ period, comment }) => (
        <div key={period.kind} className="plan-comment">
          <h3>{words.comment(periodName(period))}</h3>
          <NarrativeView narrative={comment} scales={shown.scales} heading={4} />
        </div>
      ))}
    </section>
  );
}

function ControlArticle({ control, ...shown }: Shown & { control: ControlView }) {
  const { internalControl: words, periodName } = useWords();
  const [latest, ...earlier] = control.results;
  return (
    <article className="plan-control" id={controlAnchor(control.key)}>
      <h3 lang="sv">
        <a href={planControlUrl(shown.body, shown.year, control.key)}>{control.title}</a>
      </h3>
      {control.centralKey === null ? null : (
        <p>
          <span className="tag">{words.central}</span>
        </p>
      )}
      <dl className="plan-facts">
        {control.frequency === '' ? null : (
          <div>
            <dt>{words.frequency}</dt>
            <dd lang="sv">{control.frequency}</dd>
          </div>
        )}
        {control.method === null ? null : (
          <div>
            <dt>{words.method}</dt>
            <dd>
              <NarrativeView narrative={control.method} scales={shown.scales} heading={4} />
            </dd>
          </div>
        )}
        {control.responsible === null ? null : (
          <div>
            <dt>{words.responsible}</dt>
            <dd lang="sv">{control.responsible}</dd>
          </div>
        )}
        {control.sampleSize === null ? null : (
          <div>
            <dt>{words.sample}</dt>
            <dd>{words.sampleOf(control.sampleSize)}</dd>
          </div>
        )}
        {control.fourEyes ? (
          <div>
            <dt>{words.fourEyes}</dt>
            <dd>{words.fourEyesText}</dd>
          </div>
        ) : null}
      </dl>
      {latest === undefined ? (
        <p className="nothing">{words.notReported}</p>
      ) : (
        <Result control={control} result={latest} {...shown} />
      )}
      {earlier.map((result) => (
        <details key={result.period.kind} className="plan-earlier">
          <summary>{periodName(result.period)}</summary>
          <Result control={control} result={result} {...shown} />
        </details>
      ))}
    </article>
  );
}

function Result({ control, result, body, scales }: Omit<Shown, 'year'> & { control: ControlView; result: ResultView }) {
  const { internalControl: words, controlWork, periodName } = useWords();
  const { take } = controlWork;
  const address = { body, period: result.period };
  return (
    <div className="plan-result">
      <h4>{periodName(result.period)}</h4>
      <p>
        <State name={words.assessment} value={result.assessment} showName />
      </p>
      {result.result === null ? null : <NarrativeView narrative={result.result} scales={scales} heading={5} />}
      <h5>{words.actions}</h5>
      <Actions control={control} result={result} address={address} scales={scales} />
      {result.editable ? (
        <p>
          <a className="button button-secondary" href={actionUrl(address, control.key, null)}>
            {words.add}
            <span className="hidden">: {words.addTo(control.title, periodName(result.period))}</span>
          </a>{' '}
          <a href={controlResultUrl(address, control.key)}>
            {take.link}
            <span className="hidden">
              : <span lang="sv">{control.title}</span>, {periodName(result.period)}
            </span>
          </a>
        </p>
      ) : null}
    </div>
  );
}
