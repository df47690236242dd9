/** What the accessibility scan found of a site: every deduction with page, element and criterion, and how it is mended. */
import type { ScanSiteView } from '../../../app/scan-view.ts';
import type { AccessibilityScore, Deduction, Evidence } from '../../../domain/accessibility-index.ts';
import { mendingOf } from '../../../domain/mending.ts';
import type { Issue } from '../../../domain/result.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { issueOf } from '../../ui/error-summary.tsx';
import { TextArea } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useVisit, useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { PagesRead, SiteFacts } from './facts.tsx';
import type { Dismissing } from './page.tsx';

type ReportProps = {
  view: ScanSiteView;
  score: AccessibilityScore;
  issues: readonly Issue[];
  entered: Dismissing | null;
};

const decimal = (value: number) => value.toFixed(1).replace('.', ',');

export function AccessibilityReport({ view, score, issues, entered }: ReportProps) {
  const { scan: words } = useWords();
  return (
    <>
      <section aria-labelledby="avdrag">
        <h2 id="avdrag">{words.deductions}</h2>
        {score.deductions.length === 0 ? <p>{words.noDeductions}</p> : null}
        {score.deductions.map((deduction) => (
          <DeductionView
            key={deduction.kind === 'statement' ? '' : `${deduction.kind} ${deduction.criterion}`}
            {...{ view, score, deduction, issues, entered }}
          />
        ))}
      </section>
      {score.open.length === 0 ? null : (
        <section aria-labelledby="anmarkningar">
          <h2 id="anmarkningar">{words.open}</h2>
          <p>{words.openText}</p>
          <ul>
            {score.open.map((finding) => (
              <li key={finding.kind}>
                {words.openKinds[finding.kind]}
                {finding.kind === 'certificate' ? ` (${finding.detail})` : ''}
                {finding.kind === 'unread' ? `: ${finding.pages}` : ''}
              </li>
            ))}
          </ul>
        </section>
      )}
      <SiteFacts view={view} score={score} />
      <Dismissals view={view} />
      <PagesRead pages={view.accessibilityPages} />
    </>
  );
}

function DeductionView({ view, score, deduction, issues, entered }: ReportProps & { deduction: Deduction }) {
  const { scan: words } = useWords();
  if (deduction.kind === 'statement')
    return (
      <details className="scan-deduction" open>
        <summary>
          <strong>{words.statementMissing}</strong> <span className="figure">−{decimal(deduction.points)}</span>
        </summary>
        <p>{words.statementMend}</p>
      </details>
    );
  const { criterion, points, evidence } = deduction;
  const field = `reason-${criterion.replaceAll('.', '-')}`;
  const faulty = issueOf(issues, field);
  return (
    <details className="scan-deduction" open={faulty !== undefined}>
      <summary>
        <strong>WCAG {criterion}</strong> {words.deductionTitle[deduction.kind]}
        {deduction.kind === 'failed'
          ? `, ${words.impact[deduction.impact]}, ${words.failedOn(deduction.pages, score.examined)}`
          : ''}{' '}
        <span className="figure">−{decimal(points)}</span>
      </summary>
      {byRule(evidence).map(([rule, found]) => (
        <RuleView key={rule} rule={rule} evidence={found} view={view} />
      ))}
      {deduction.kind === 'incomplete' && view.mayDismiss ? (
        <PostForm action={routes.scanSite.href({ id: view.scan.id, host: view.row.host })} className="stack">
          <input type="hidden" name="criterion" value={criterion} autoComplete="off" />
          <p>{words.dismissText}</p>
          <TextArea
            name={field}
            label={words.reason}
            rows={3}
            value={entered?.criterion === criterion ? entered.reason : ''}
            issue={faulty}
          />
          <p>
            <Button look="secondary">{words.saveDismissal}</Button>
          </p>
        </PostForm>
      ) : null}
    </details>
  );
}

function byRule(evidence: readonly Evidence[]): [string, Evidence[]][] {
  return [...Map.groupBy(evidence, ({ finding }) => finding.rule)];
}

const mostPages = 8;

function RuleView({ rule, evidence, view }: { rule: string; evidence: readonly Evidence[]; view: ScanSiteView }) {
  const { words, language } = useVisit();
  const mending = mendingOf(rule);
  const [first] = evidence;
  return (
    <div className="scan-rule">
      {mending === null || language !== 'sv' ? <h3>{first?.finding.help}</h3> : <h3>{mending.fault}</h3>}
      {mending === null || language !== 'sv' ? null : (
        <p>
          <strong>{words.scan.mend}:</strong> {mending.mend}
        </p>
      )}
      <ul>
        {evidence.slice(0, mostPages).map(({ url, finding }) => (
          <li key={url}>
            <a href={url} rel="noreferrer noopener" lang="sv">
              {url}
            </a>
            {finding.elements.slice(0, 3).map((element) => (
              <figure key={element.selector}>
                <code lang="sv">{element.selector}</code>
                <pre lang="sv">{element.snippet}</pre>
                {element.reason === '' ? null : <p className="hint">{element.reason}</p>}
                {element.picture === null ? null : (
                  <img
                    src={routes.scanPicture.href({ id: view.scan.id, host: view.row.host, key: element.picture })}
                    alt={words.scan.picture(element.selector)}
                    loading="lazy"
                  />
                )}
              </figure>
            ))}
            {finding.count > 3 ? <p className="hint">{words.scan.more(finding.count - 3)}</p> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Dismissals({ view }: { view: ScanSiteView }) {
  const { scan: words } = useWords();
  if (view.dismissals.length === 0) return null;
  return (
    <section aria-labelledby="avfardat">
      <h2 id="avfardat">{words.dismissals}</h2>
      <ul>
        {view.dismissals.map(({ criterion, reason, madeAt, madeBy }) => (
          <li key={madeAt.toISOString()}>
            {words.dismissed(`WCAG ${criterion}`, madeBy ?? '–', dayTime(madeAt.toISOString()))}:{' '}
            <span lang="sv">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
