/** An audit report and an incident of the example municipality, entered as a coordinator would. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Result, succeed } from '../domain/result.ts';
import type { App } from './app.ts';
import { addAuditorReport, saveRecommendation } from './auditor-report.ts';
import { readFindings } from './findings.ts';
import { addIncident } from './incident.ts';
import type { Session } from './session.ts';

const file = new URL('../../examples/alvsala/findings.json', import.meta.url);
const Fields = z.record(z.string(), z.string());
const Findings = z.object({
  reports: z.array(z.object({ recommendations: z.array(Fields) }).catchall(z.string())),
  incidents: z.array(Fields),
});

/** Does nothing where the body has any already. */
export async function addExampleFindings(app: App, session: Session, body: string): Promise<Result<null>> {
  const there = await readFindings(app, session, body);
  if (!there.ok) return there;
  if (there.value.reports.length + there.value.incidents.length > 0) return succeed(null);
  const { reports, incidents } = Findings.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const { recommendations, ...report } of reports) {
    const added = await addAuditorReport(app, session, body, report);
    if (!added.ok) return added;
    for (const recommendation of recommendations) {
      const saved = await saveRecommendation(app, session, added.value.id, null, recommendation);
      if (!saved.ok) return saved;
    }
  }
  for (const incident of incidents) {
    const added = await addIncident(app, session, body, incident);
    if (!added.ok) return added;
  }
  return succeed(null);
}
