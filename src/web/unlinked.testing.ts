/** For tests: content for the pages that no link of the example municipality leads to, and their addresses. */
import type { App } from '../app/app.ts';
import { startPrint } from '../app/job.ts';
import { decideYearPlan, openRevision, readPlanDecision } from '../app/plan-decision.ts';
import { runJob } from '../app/run-job.ts';
import type { Session } from '../app/session.ts';
import { startSheetImport } from '../app/sheet-import.ts';
import { readSheetMapping, saveSheetMapping } from '../app/sheet-import-mapping.ts';
import { startSieImport } from '../app/sie-import.ts';
import { addSurvey, readSurvey, sendSurvey } from '../app/survey.ts';
import type { KeyFigureFile } from '../domain/key-figure.ts';
import { parsePeriod } from '../domain/period.ts';
import { findAccountByLogin } from '../store/account.ts';
import { inTenant } from '../store/database.ts';
import { insertKeyFigureImport, saveCatalogue, saveKeyFigureValues } from '../store/key-figure.ts';
import {
  actionUrl,
  controlResultUrl,
  ledgerUrl,
  occurrenceHistoryUrl,
  planVersionsUrl,
  routes,
  sheetTrialUrl,
} from './routes.ts';
import { unwrap } from './web.testing.ts';

const body = 'KS';
const year = 2026;
const sha256 = 'a'.repeat(64);

/** A key figure of three municipalities, with values that stand and values that wait. */
async function makeKeyFigure(app: App, { tenant }: Session): Promise<string[]> {
  const figure = {
    source: 'kolada',
    id: 'N00945',
    title: 'Invånare totalt, antal',
    description: 'Invånare 31/12.',
  } as const;
  const places = [
    { code: '0180', title: 'Stockholm' },
    { code: '1280', title: 'Malmö' },
  ];
  const value = (place: string, of: number, number: string, row: number) =>
    ({ source: 'kolada', figure: figure.id, place, year: of, sex: 'all', value: number, row }) as const;
  const values = [value('0180', 2023, '988943', 1), value('1280', 2023, '362133', 2), value('1280', 2024, '365644', 3)];
  const waiting: KeyFigureFile = { figures: [figure], places, values: [value('1280', 2024, '365700', 1)] };
  return inTenant(app.db, tenant.id, async (tx) => {
    await saveCatalogue(tx, { figures: [figure], places, values });
    await saveKeyFigureValues(tx, values, { file: 'Kolada', sha256 }, null);
    const id = await insertKeyFigureImport(tx, { name: 'Kolada', sha256, content: waiting, by: null });
    return [routes.keyFigure.href({ source: 'kolada', id: figure.id }), routes.keyFigureImport.href({ id })];
  });
}

/** A sheet with something new and something at fault. */
async function makeTrials(app: App, session: Session): Promise<string[]> {
  const paths: string[] = [];
  for (const [name, parent] of [
    ['nytt.csv', ''],
    ['fel.csv', 'Finns inte'],
  ] as const) {
    const file = { name, bytes: Buffer.from(`Nivå;Titel;Överordnad\nPerspektiv;Vatten;${parent}\n`) };
    const { id } = unwrap(await startSheetImport(app, session, year, { kind: 'plan', file }));
    const { settings } = unwrap(await readSheetMapping(app, session, year, id));
    const columns = Object.entries(settings.mapping.columns).map(([field, column]) => [field, String(column)]);
    const { sheet, mapping } = settings;
    const input = { sheet, headerLine: mapping.headerLine, columns: Object.fromEntries(columns) };
    unwrap(await saveSheetMapping(app, session, year, id, input));
    paths.push(sheetTrialUrl(year, id));
  }
  return paths;
}

async function makePlanVersion(app: App, session: Session): Promise<string> {
  const { seen } = unwrap(await readPlanDecision(app, session, year));
  unwrap(await decideYearPlan(app, session, year, { decidedOn: '2025-12-15', seen }));
  unwrap(await openRevision(app, session, year, { reason: 'Budgeten ändrades.' }));
  return planVersionsUrl(year);
}

/** Results of controls as a report and an occurrence hold them. */
function findControls(app: App, { tenant }: Session): Promise<string[]> {
  return inTenant(app.db, tenant.id, async (tx) => {
    const acted = await tx
      .selectFrom('control_action')
      .select(['year', 'period', 'control', 'key'])
      .where('body', '=', body)
      .executeTakeFirstOrThrow();
    const done = await tx
      .selectFrom('occurrence_result')
      .select(['year', 'control', 'occurrence'])
      .where('body', '=', body)
      .executeTakeFirstOrThrow();
    const period = parsePeriod(`${acted.year}-${acted.period}`);
    if (period === null) throw new Error(`${acted.period} is no period.`);
    const report = { body, period };
    return [
      controlResultUrl(report, acted.control),
      actionUrl(report, acted.control, acted.key),
      occurrenceHistoryUrl({ body, ...done }),
    ];
  });
}

async function makeSurvey(app: App, session: Session, login: string): Promise<string> {
  const account = await inTenant(app.db, session.tenant.id, (tx) => findAccountByLogin(tx, login));
  const asked = { title: 'Klarspråk', question: 'Hur långt har ni kommit?', anonymous: 'no', closesOn: '2026-12-18' };
  const { id } = unwrap(await addSurvey(app, session, body, asked));
  unwrap(await readSurvey(app, session, id));
  unwrap(await sendSurvey(app, session, id, [account?.id ?? '']));
  return routes.surveyAnswer.href({ id });
}

/** What an administrator comes to by address alone, and what a head does. */
export async function makeUnlinked(
  app: App,
  session: Session,
  head: string,
): Promise<{ readonly administrator: readonly string[]; readonly head: readonly string[] }> {
  const sie = '#FLAGGA 0\n#SIETYP 1\n#RAR 0 20260101 20261231\n#RES 0 5010 12.50\n';
  const accounts = { name: 'år.se', bytes: Buffer.from(sie) };
  const ledger = unwrap(await startSieImport(app, session, { body, year }, accounts)).id;
  const job = unwrap(await startPrint(app, session, { body, period: { year: 2025, kind: 'year' } }, ['html'])).id;
  await runJob(app, { tenant: session.tenant.id, job });
  return {
    administrator: [
      ...(await makeKeyFigure(app, session)),
      ...(await makeTrials(app, session)),
      ...(await findControls(app, session)),
      ledgerUrl(body, year, ledger),
      `${routes.scbTables.href({})}?q=folk`,
      routes.scbTable.href({ table: 'TAB9001' }),
      routes.job.href({ id: job }),
      await makePlanVersion(app, session),
    ],
    head: [await makeSurvey(app, session, head)],
  };
}
