/** /granskning and /granskning/:body/:year: what an auditor reads, and the evidence pack. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import type { PackAddress } from '../../../app/audit-pack.ts';
import { listAudits, readAudit } from '../../../app/audit-view.ts';
import { startPack } from '../../../app/job.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { evidenceTable, occurrenceTable, sampleTable } from './doing-tables.ts';
import { AuditPage, AuditsPage } from './page.tsx';
import { actionTable, bodyYearTable, controlTable, eventTable, versionTable } from './tables.ts';

function readPlace(c: WebContext): PackAddress | null {
  const year = c.req.param('year') ?? '';
  return /^\d{4}$/u.test(year) ? { body: c.req.param('body') ?? '', year: Number(year) } : null;
}

export function showAudits(app: App): Handler<WebEnv> {
  return async (c) => {
    const { words } = c.get('visit');
    const audits = await listAudits(app, sessionOf(c));
    if (!audits.ok) return answerRefusal(c, audits.issues);
    const table = showTable(c, bodyYearTable(audits.value, words));
    const file = await answerExport(c, [table]);
    return file ?? answerPage(c, { title: words.audit.title, children: <AuditsPage table={table} /> });
  };
}

export function showAudit(app: App): Handler<WebEnv> {
  return async (c) => {
    const { words } = c.get('visit');
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const audit = await readAudit(app, sessionOf(c), place);
    if (!audit.ok) return answerRefusal(c, audit.issues);
    const tables = {
      controls: showTable(c, controlTable(audit.value, words)),
      occurrences: showTable(c, occurrenceTable(audit.value, words)),
      samples: showTable(c, sampleTable(audit.value, words)),
      evidence: showTable(c, evidenceTable(audit.value, words)),
      actions: showTable(c, actionTable(audit.value, words)),
      versions: showTable(c, versionTable(audit.value, words)),
      events: showTable(c, eventTable(audit.value, words)),
    };
    const file = await answerExport(c, Object.values(tables));
    if (file !== null) return file;
    return answerPage(c, {
      title: `${words.audit.title} ${place.body} ${place.year}`,
      crumbs: [{ text: words.audit.title, href: routes.audits.href({}) }],
      width: 'wide',
      children: <AuditPage audit={audit.value} tables={tables} />,
    });
  };
}

/** Asks for the evidence pack, and goes to its job. */
export function makePack(app: App): Handler<WebEnv> {
  return async (c) => {
    const place = readPlace(c);
    if (place === null) return answerMissing(c);
    const started = await startPack(app, sessionOf(c), place);
    return started.ok ? c.redirect(routes.job.href(started.value), 303) : answerRefusal(c, started.issues);
  };
}
