/** The documents of internal control: a body's control plan, all bodies' summary, and the final report (annex 2) by itself. */
import { isClosed } from '../domain/action.ts';
import type { Body } from '../domain/body.ts';
import { periodName } from '../domain/period.ts';
import type { ReportTree } from '../domain/report.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { composeControlPlan } from '../report/compose/control-plan.ts';
import { composeGroupSummary, type SummedBody } from '../report/compose/group-summary.ts';
import { listBodies } from '../store/body.ts';
import type { ControlPlanKey } from '../store/control-plan.ts';
import { inTenant } from '../store/database.ts';
import { loadScales } from '../store/scale.ts';
import type { App } from './app.ts';
import { type Composed, composeReport } from './compose-report.ts';
import { type ControlPlanView, type ControlView, readControlPlan } from './control-plan.ts';
import { supervisorName } from './executive-board.ts';
import { may } from './policy.ts';
import { type Format, formats, type PrintedFile, renderTree } from './print-report.ts';
import { readRegister } from './register-view.ts';
import type { Session } from './session.ts';
import { themeOf } from './theme.ts';
import type { ReportAddress } from './views.ts';

const workingMaterial = 'Arbetsmaterial';

/** The control plan of a body and year as one document tree: working material until it is decided. */
export async function composePlanDocument(
  app: App,
  session: Session,
  key: ControlPlanKey,
): Promise<Result<ReportTree>> {
  const view = await readControlPlan(app, session, key);
  if (!view.ok) return view;
  const register = await readRegister(app, session, key);
  if (!register.ok) return register;
  const { plan, risks, body } = view.value;
  if (register.value.risks.length === 0)
    return refuse({
      path: 'plan',
      message: `${body.name} har ingen internkontrollplan för ${key.year} att skriva ut.`,
    });
  const theme = await inTenant(app.db, session.tenant.id, themeOf);
  return succeed(
    composeControlPlan({
      municipality: session.tenant.name,
      theme,
      standing: plan?.state === 'decided' ? '' : workingMaterial,
      body: body.name,
      year: key.year,
      plan,
      risks: register.value.risks,
      areas: new Map(
        risks.flatMap(({ key: risk, areaTitle }) => {
          const area = register.value.risks.find((one) => one.key === risk)?.processArea ?? null;
          return area === null || areaTitle === null ? [] : [[area, areaTitle] as const];
        }),
      ),
      controls: risks.flatMap((risk) =>
        risk.controls.map((control) => ({
          ...{
            key: control.key,
            risk: risk.key,
            title: control.title,
            frequency: control.frequency,
            method: control.method,
          },
          responsible: control.responsible,
          central: control.centralKey !== null,
          dueOn: control.occurrences.filter(({ droppedOn }) => droppedOn === null).map(({ dueOn }) => dueOn),
        })),
      ),
      scales: register.value.scales,
    }),
  );
}

function summedControl({ title, centralKey, latest, actions }: ControlView): SummedBody['controls'][number] {
  return {
    title,
    central: centralKey,
    assessment: latest?.assessment.code ?? null,
    period: latest === null ? null : typeof latest.from === 'string' ? latest.from : periodName(latest.from),
    actions: actions.length,
    open: actions.filter(({ status }) => !isClosed(status)).length,
  };
}

function summedBody({ code, name }: Body, view: ControlPlanView | null): SummedBody {
  const common = { code, name };
  if (view === null)
    return { ...common, plan: 'hidden', decidedOn: null, paragraph: null, risks: 0, controls: [], commented: [] };
  return {
    ...common,
    plan: view.plan?.state ?? 'none',
    decidedOn: view.plan?.decidedOn ?? null,
    paragraph: view.plan?.paragraph ?? null,
    risks: view.risks.length,
    controls: view.risks.flatMap(({ controls }) => controls.map(summedControl)),
    commented: view.risks.filter(({ controls }) => controls.length === 0).map(({ text }) => text),
  };
}

/** Bodies that decide a plan of their own. */
const decides = ({ kind }: Body) => kind === 'board' || kind === 'company';

/** All bodies' plans, results and deviations of a year as one document tree, by name in Swedish order. */
export async function composeGroupDocument(app: App, session: Session, year: number): Promise<Result<ReportTree>> {
  if (!may(session, 'read', null)) return refuse({ path: '', message: 'Du har ingen roll i den här kommunen.' });
  const { bodies, scales, theme, supervisor } = await inTenant(app.db, session.tenant.id, async (tx) => ({
    bodies: await listBodies(tx),
    scales: await loadScales(tx),
    theme: await themeOf(tx),
    supervisor: await supervisorName(tx),
  }));
  const summed: SummedBody[] = [];
  for (const body of bodies) {
    const view = await readControlPlan(app, session, { body: body.code, year });
    const one = summedBody(body, view.ok ? view.value : null);
    if (decides(body) || (one.plan !== 'none' && one.plan !== 'hidden')) summed.push(one);
  }
  return succeed(
    composeGroupSummary({
      municipality: session.tenant.name,
      theme,
      body: supervisor,
      standing: workingMaterial,
      year,
      bodies: summed.sort((a, b) => a.name.localeCompare(b.name, 'sv')),
      scales,
    }),
  );
}

/** The final report of internal control by itself, out of the report's package. */
export async function composeFinalReport(
  app: App,
  session: Session,
  address: ReportAddress,
): Promise<Result<Composed>> {
  const composed = await composeReport(app, session, address);
  if (!composed.ok) return composed;
  const parts = composed.value.tree.parts.filter(({ kind }) => kind === 'internalControl');
  const [part] = parts;
  if (!part) return refuse({ path: 'part', message: 'Rapporten har ingen slutrapport för intern kontroll.' });
  return succeed({ ...composed.value, tree: { ...composed.value.tree, title: part.title, parts } });
}

export const documentParts = ['plan', 'annex2', 'group'] as const;
export type DocumentPartName = (typeof documentParts)[number];

/** Prints one document of internal control; `address` says the body and, for the final report, the period. */
export async function printControlDocument(
  app: App,
  session: Session,
  what: { readonly part: DocumentPartName; readonly address: ReportAddress },
  wanted: readonly Format[] = formats,
): Promise<Result<{ hash: string; files: PrintedFile[] }>> {
  const { body, period } = what.address;
  const key = { body, year: period.year };
  if (what.part === 'annex2') {
    const composed = await composeFinalReport(app, session, what.address);
    return composed.ok
      ? succeed(
          await renderTree(
            composed.value.tree,
            `slutrapport-${body}-${period.year}-${period.kind}`,
            composed.value.decision?.decidedOn ?? null,
            wanted,
          ),
        )
      : composed;
  }
  const tree =
    what.part === 'plan'
      ? await composePlanDocument(app, session, key)
      : await composeGroupDocument(app, session, period.year);
  if (!tree.ok) return tree;
  const name =
    what.part === 'plan' ? `internkontrollplan-${body}-${period.year}` : `samlad-internkontroll-${period.year}`;
  return succeed(await renderTree(tree.value, name, null, wanted));
}
