/** On an entry's page: where its texts and sums were taken from, and which reports hold what it says. */
import type { EntryOrigins } from '../../../app/gather-origin.ts';
import type { ReportAddress } from '../../../app/views.ts';
import { entryUrl, gatherNodeUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

type Props = { origins: EntryOrigins; address: ReportAddress; node: string };

export function GatheredFrom({ origins, address, node }: Props) {
  const { gathering } = useWords();
  const of = (body: string) => entryUrl({ body, period: address.period }, node);
  return (
    <>
      {origins.texts.length + origins.sums.length === 0 ? null : (
        <section className="origins" aria-labelledby="hamtat-fran">
          <h2 id="hamtat-fran">{gathering.origins.title}</h2>
          <ul>
            {origins.texts.map(({ source, at, by, changed }) => (
              <li key={`${source.code} ${at}`}>
                <a href={of(source.code)} lang="sv">
                  {source.name}
                </a>
                : {gathering.origins.text(dayTime(at), by)}
                {changed ? (
                  <>
                    . {gathering.sourceChanged}.{' '}
                    <a href={gatherNodeUrl(address, node)}>
                      {gathering.origins.open}
                      <span className="hidden">: {source.name}</span>
                    </a>
                  </>
                ) : null}
              </li>
            ))}
            {origins.sums.flatMap(({ title, bodies }) =>
              bodies.map(({ code, name }) => (
                <li key={`${title} ${code}`}>
                  <a href={of(code)} lang="sv">
                    {name}
                  </a>
                  : {gathering.origins.sum(title)}
                </li>
              )),
            )}
          </ul>
        </section>
      )}
      {origins.into.length === 0 ? null : (
        <section className="origins" aria-labelledby="ingar-i">
          <h2 id="ingar-i">{gathering.origins.into}</h2>
          <ul>
            {origins.into.map(({ code, name }) => (
              <li key={code}>
                <a href={of(code)}>{gathering.origins.intoReport(name)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
