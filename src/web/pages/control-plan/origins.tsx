/** What risks of the plan were raised from: a recommendation, an incident or a self-assessment, with the way there. */
import type { Origin } from '../../../app/findings.ts';
import { type FindingKind, findingUrl, registerRiskUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';

const kinds: Readonly<Record<string, FindingKind>> = {
  recommendation: 'rekommendation',
  incident: 'incident',
  survey: 'sjalvvardering',
};

export function Origins({ origins }: { origins: readonly Origin[] }) {
  const { raised: words } = useWords().findings;
  if (origins.length === 0) return null;
  return (
    <section aria-labelledby="kommer-fran">
      <h2 id="kommer-fran">{words.origins}</h2>
      <ul className="list">
        {origins.map(({ source, body, year, risk, text }) => {
          const [kind = '', id = ''] = source.split(':');
          return (
            <li key={`${source} ${risk}`}>
              <p className="list-title" lang="sv">
                <a href={registerRiskUrl(body, year, risk)}>{text}</a>
              </p>
              <p className="list-meta">
                <a href={findingUrl(body, kinds[kind] ?? 'incident', id)}>
                  {words.kinds[kind] ?? kind}
                  <span className="hidden">: {text}</span>
                </a>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
