/** The auditor's pages: which bodies and years there are, and everything about one of them, to read. */
import type { AuditView } from '../../../app/audit-view.ts';
import type { ShownTable } from '../../data-table.ts';
import {
  auditUrl,
  carryOverUrl,
  controlPlanUrl,
  controlPlanVersionUrl,
  findingsUrl,
  registerUrl,
} from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { useWords } from '../../visit.ts';

export function AuditsPage({ table }: { table: ShownTable }) {
  const { audit: words } = useWords();
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{words.title}</h1>
          <p className="lede">{words.listText}</p>
        </div>
      </div>
      {table.total === 0 ? (
        <div className="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.empty}</p>
        </div>
      ) : (
        <DataTable table={table} empty={words.empty} />
      )}
    </>
  );
}

type AuditPageProps = {
  audit: AuditView;
  tables: Readonly<
    Record<'controls' | 'occurrences' | 'samples' | 'evidence' | 'actions' | 'versions' | 'events', ShownTable>
  >;
};

export function AuditPage({ audit, tables }: AuditPageProps) {
  const { audit: words } = useWords();
  const { body, year, plan } = audit.plan;
  return (
    <>
      <div className="page-head">
        <div>
          <p className="eyebrow">
            {words.title} {year}
          </p>
          <h1 lang="sv">{body.name}</h1>
          <p className="lede">{words.text}</p>
        </div>
      </div>
      <Pack body={body.code} year={year} />
      <section aria-labelledby="plan">
        <h2 id="plan">{words.planTitle}</h2>
        {plan === null ? (
          <p className="nothing">{words.noPlan}</p>
        ) : (
          <p>
            {plan.state === 'draft'
              ? words.planDraft
              : words.planDecided(
                  [plan.decidedOn, plan.paragraph, plan.registryNumber].filter((part) => part !== null),
                )}
            {plan.state === 'revising' ? ` ${words.planRevising(plan.revisionReason ?? '')}` : null}
          </p>
        )}
        <Ways audit={audit} />
      </section>
      <DataTable table={tables.controls} empty={words.noControls} />
      <DataTable table={tables.occurrences} empty={words.noOccurrences} />
      <DataTable table={tables.samples} empty={words.noSamples} />
      <DataTable table={tables.evidence} empty={words.noEvidence} />
      <DataTable table={tables.actions} empty={words.noActions} />
      <DataTable table={tables.versions} empty={words.noVersions} />
      <DataTable table={tables.events} empty={words.noEvents} />
      <p className="meta">
        {words.head(audit.head.sequence)} <code className="hash">{audit.head.hash}</code>
      </p>
    </>
  );
}

/** The pages that the tables are taken from, and the decided versions of the plan. */
function Ways({ audit: { plan } }: { audit: AuditView }) {
  const { audit: words, findings, internalControl, supervision } = useWords();
  const [body, { year }] = [plan.body.code, plan];
  const { open } = words;
  const decided = plan.versions.map(({ number, decidedOn }) => ({
    href: controlPlanVersionUrl(body, year, number),
    text: internalControl.version(number, decidedOn),
  }));
  const pages = [
    { href: controlPlanUrl(body, year), text: open.plan },
    { href: registerUrl(body, year), text: open.register },
    { href: carryOverUrl(body, year), text: supervision.carryOver.link(year - 1) },
    { href: findingsUrl(body), text: findings.title },
    ...decided,
  ];
  return (
    <ul className="occurrence-links">
      {pages.map(({ href, text }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  );
}

function Pack({ body, year }: { body: string; year: number }) {
  const { audit: words } = useWords();
  return (
    <section className="panel" aria-labelledby="bevispaket">
      <h2 id="bevispaket">{words.pack.title}</h2>
      <p>{words.pack.text}</p>
      <PostForm action={auditUrl(body, year)} className="actions">
        <Button>{words.pack.submit}</Button>
      </PostForm>
    </section>
  );
}
