/** What the accessibility scan says of a site as a whole, and the pages that it rests on. */
import type { ScanSiteView } from '../../../app/scan-view.ts';
import type { AccessibilityScore } from '../../../domain/accessibility-index.ts';
import type { AccessibilityPage } from '../../../domain/accessibility-page.ts';
import { useWords } from '../../visit.ts';

const bonuses = ['contrast', 'practice', 'documents', 'plainLanguage'] as const;

export function SiteFacts({ view, score }: { view: ScanSiteView; score: AccessibilityScore }) {
  const { scan: words } = useWords();
  const { about } = view;
  if (about === null) return null;
  const { statement } = about;
  const read = about.documents.filter(({ tagged }) => tagged !== null);
  const tagged = read.filter((document) => document.tagged === true).length;
  const found = [
    words.statementFound(statement?.datedOn ?? null),
    words.compliance[statement?.compliance ?? ''] ?? [],
  ].flat();
  const bonus = bonuses.filter((kind) => score.bonus[kind] > 0);
  return (
    <section aria-labelledby="om">
      <h2 id="om">{words.facts}</h2>
      <dl className="scan-facts">
        <div>
          <dt>{words.statement}</dt>
          <dd>{statement === null ? words.statementMissing : <a href={statement.url}>{found.join(', ')}</a>}</dd>
        </div>
        <div>
          <dt>{words.documents}</dt>
          <dd>{words.documentCount(tagged, read.length, about.documentCount)}</dd>
        </div>
        {bonus.length === 0 ? null : (
          <div>
            <dt>{words.bonus}</dt>
            <dd>
              {bonus
                .map((kind) => `${words.bonusKinds[kind]} +${score.bonus[kind].toFixed(1).replace('.', ',')}`)
                .join(', ')}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

export function PagesRead({ pages }: { pages: readonly AccessibilityPage[] }) {
  const { scan: words } = useWords();
  const faulty = pages.filter((page) => page.status === 'failed');
  const read = pages.filter((page) => page.status === 'scanned');
  return (
    <>
      {faulty.length === 0 ? null : (
        <section aria-labelledby="ej-granskade">
          <h2 id="ej-granskade">{words.notRead}</h2>
          <ul>
            {faulty.map((page) => (
              <li key={page.url}>
                {page.url}: {words.faults[page.fault]}
              </li>
            ))}
          </ul>
        </section>
      )}
      <details className="adder">
        <summary>
          {words.examinedPages} ({read.length})
        </summary>
        <ul>
          {read.map((page) => (
            <li key={page.url}>
              <a href={page.url} rel="noreferrer noopener">
                {page.url}
              </a>{' '}
              <span className="hint">{words.roles[page.role]}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
