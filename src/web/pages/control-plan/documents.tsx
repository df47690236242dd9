/** The documents that come out of a control plan, in each format. */
import { formats } from '../../../app/print-report.ts';
import { controlPlanFileUrl, fileUrl, finalReportOnly, groupSummaryFileUrl } from '../../routes.ts';
import { useWords } from '../../visit.ts';

type Document = { readonly name: string; readonly url: (format: string) => string };

/** `reported`: the year's report says what the controls showed, and has a final report to print. */
export function Documents({ body, year, reported }: { body: string; year: number; reported: boolean }) {
  const { internalControl: words, job } = useWords();
  const address = { body, period: { year, kind: 'year' } } as const;
  const documents: readonly Document[] = [
    { name: words.documents.plan, url: (format) => controlPlanFileUrl(body, year, format) },
    ...(reported
      ? [{ name: words.documents.final, url: (format: string) => `${fileUrl(address, format)}?${finalReportOnly}` }]
      : []),
    { name: words.documents.group, url: (format) => groupSummaryFileUrl(year, format) },
  ];
  return (
    <section aria-labelledby="dokument">
      <h2 id="dokument">{words.documents.title}</h2>
      <ul className="list">
        {documents.map(({ name, url }) => (
          <li key={name}>
            <p className="list-title">{name}</p>
            <p className="list-meta actions">
              {formats.map((format) => (
                <a key={format} href={url(format)} download>
                  {job.format(format)}
                  <span className="hidden">: {name}</span>
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
