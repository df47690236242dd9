/** An audit report, an incident and a self-assessment with an answer, of the example municipality, entered as its people would. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Result, succeed } from '../domain/result.ts';
import type { App } from './app.ts';
import { addAuditorReport, saveRecommendation } from './auditor-report.ts';
import { sessionAs } from './example-year.ts';
import { readFindings } from './findings.ts';
import { addIncident } from './incident.ts';
import type { Session } from './session.ts';
import { addSurvey, readSurvey, sendSurvey } from './survey.ts';
import { answerSurvey } from './survey-answer.ts';

const file = new URL('../../examples/alvsala/findings.json', import.meta.url);
const Fields = z.record(z.string(), z.string());
const Findings = z.object({
  reports: z.array(z.object({ recommendations: z.array(Fields) }).catchall(z.string())),
  incidents: z.array(Fields),
  surveys: z.array(z.object({ answers: z.array(Fields) }).catchall(z.string())),
});

type Asked = {
  readonly survey: Readonly<Record<string, unknown>>;
  readonly answers: readonly Readonly<Record<string, string>>[];
};

/** Sent to all heads; those that the example has answers of have answered. */
async function sendAndAnswer(
  app: App,
  session: Session,
  body: string,
  { survey, answers }: Asked,
): Promise<Result<null>> {
  const added = await addSurvey(app, session, body, survey);
  if (!added.ok) return added;
  const { id } = added.value;
  const draft = await readSurvey(app, session, id);
  if (!draft.ok) return draft;
  const heads = draft.value.heads.map((head) => head.id);
  const sent = await sendSurvey(app, session, id, heads);
  if (!sent.ok) return sent;
  for (const { login = '', ...answer } of answers) {
    const answered = await answerSurvey(app, await sessionAs(app, session, login), id, answer);
    if (!answered.ok) return answered;
  }
  return succeed(null);
}

/** Does nothing where the body has any already. */
export async function addExampleFindings(app: App, session: Session, body: string): Promise<Result<null>> {
  const there = await readFindings(app, session, body);
  if (!there.ok) return there;
  if (there.value.reports.length + there.value.incidents.length > 0) return succeed(null);
  const { reports, incidents, surveys } = Findings.parse(JSON.parse(await readFile(file, 'utf8')));
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
  for (const { answers, ...survey } of surveys) {
    const sent = await sendAndAnswer(app, session, body, { survey, answers });
    if (!sent.ok) return sent;
  }
  return succeed(null);
}
