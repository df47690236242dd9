/** The recommendations of an audit report, each with its status and what it has led to. */
import type { AuditorReportView } from '../../../app/auditor-report.ts';
import { findingUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';

export function Recommendations({ view }: { view: AuditorReportView }) {
  const { reports: words, raised: led } = useWords().findings;
  return (
    <section aria-labelledby="rekommendationer">
      <h2 id="rekommendationer">{words.recommendations}</h2>
      {view.recommendations.length === 0 ? <p className="nothing">{words.noRecommendations}</p> : null}
      <ol className="list">
        {view.recommendations.map((one) => {
          const risks = view.raised.risks.filter(({ source }) => source === one.source).length;
          const actions = view.raised.actions.filter(({ source }) => source === one.source).length;
          return (
            <li key={one.id}>
              <p className="list-title" lang="sv">
                <a href={findingUrl(view.body.code, 'rekommendation', one.id)}>{one.text}</a>
              </p>
              <p className="list-meta">
                {[
                  words.statuses[one.status],
                  one.owner,
                  one.dueOn === null ? null : `${words.dueOn} ${one.dueOn}`,
                  risks > 0 ? `${led.risks}: ${risks}` : null,
                  actions > 0 ? `${led.actions}: ${actions}` : null,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
