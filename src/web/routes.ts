/** Every URL of the web, once. Swedish, because users read them. `pattern` is for the router, `href` for links. */
import type { ReportAddress } from '../app/views.ts';
import { type Period, periodCode } from '../domain/period.ts';

type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

function route<const P extends string>(pattern: P) {
  return {
    pattern,
    href: (params: Record<Names<P>, string>): string =>
      pattern.replaceAll(/:(\w+)/gu, (_, name: Names<P>) => encodeURIComponent(params[name])),
  };
}

export const routes = {
  home: route('/'),
  signIn: route('/logga-in'),
  signOut: route('/logga-ut'),
  link: route('/lank/:token'),
  account: route('/konto'),
  language: route('/sprak'),
  tree: route('/uppfoljning/:body/:period'),
  entry: route('/uppfoljning/:body/:period/post/:level/:slug'),
  entryState: route('/uppfoljning/:body/:period/post/:level/:slug/lage'),
  entryHistory: route('/uppfoljning/:body/:period/post/:level/:slug/historik'),
  entryComments: route('/uppfoljning/:body/:period/post/:level/:slug/kommentarer'),
  sectionLock: route('/uppfoljning/:body/:period/post/:level/:slug/las'),
  gather: route('/samla/:body/:period'),
  gatherFigures: route('/samla/:body/:period/siffror'),
  gatherNode: route('/samla/:body/:period/post/:level/:slug'),
  economies: route('/ekonomi'),
  accountPlan: route('/ekonomi/kontoplan'),
  economy: route('/ekonomi/:body/:period'),
  staff: route('/personal/:body/:period'),
  keyFigures: route('/nyckeltal'),
  keyFigure: route('/nyckeltal/:source/:id'),
  keyFigureImport: route('/hamtning/:id'),
  scbTables: route('/scb'),
  scbTable: route('/scb/:table'),
  departments: route('/avdelningar/:body'),
  ledgers: route('/rakenskaper/:body/:year'),
  ledger: route('/rakenskaper/:body/:year/:id'),
  preview: route('/rapport/:body/:period'),
  file: route('/rapport/:body/:period/fil/:format'),
  template: route('/rapport/:body/:period/mall'),
  matter: route('/rapport/:body/:period/arende'),
  versions: route('/rapport/:body/:period/versioner'),
  versionFile: route('/rapport/:body/:period/versioner/:number/fil/:format'),
  search: route('/sok'),
  check: route('/sifferkontroll'),
  plans: route('/plan'),
  plan: route('/plan/:year'),
  planRollOver: route('/plan/:year/ny'),
  planDecision: route('/plan/:year/beslut'),
  planVersions: route('/plan/:year/versioner'),
  sheetImports: route('/plan/:year/inlasning'),
  sheetImport: route('/plan/:year/inlasning/:id'),
  sheetTrial: route('/plan/:year/inlasning/:id/prov'),
  sheetExport: route('/plan/:year/hamta/:what'),
  planNode: route('/plan/:year/post/:level/:slug'),
  planOwners: route('/plan/:year/post/:level/:slug/agare'),
  planRemoval: route('/plan/:year/post/:level/:slug/ta-bort'),
  planIndicator: route('/plan/:year/post/:level/:slug/indikator/:indicator'),
  thread: route('/rod-trad/:year'),
  nodeThread: route('/rod-trad/:year/:level/:slug'),
  overviews: route('/oversikt'),
  overview: route('/oversikt/:period'),
  presentation: route('/oversikt/:period/visning/:slide'),
  wheel: route('/arshjul/:year'),
  controlPlan: route('/internkontroll/:body/:year'),
  controlPlanVersion: route('/internkontroll/:body/:year/version/:number'),
  register: route('/internkontroll/:body/:year/risker'),
  registerRisk: route('/internkontroll/:body/:year/risker/:risk'),
  carryOver: route('/internkontroll/:body/:year/urval'),
  riskChain: route('/internkontroll/:body/:year/kedja/:risk'),
  controlOverviews: route('/uppsikt'),
  controlOverview: route('/uppsikt/:year'),
  central: route('/uppsikt/:year/gemensamma/:control'),
  planControl: route('/internkontroll/:body/:year/kontroller/:control'),
  controlAction: route('/internkontroll/:body/:period/:control/atgard/:action'),
  occurrence: route('/internkontroll/:body/:year/kontroll/:control/:occurrence'),
  occurrenceState: route('/internkontroll/:body/:year/kontroll/:control/:occurrence/lage'),
  occurrenceSample: route('/internkontroll/:body/:year/kontroll/:control/:occurrence/stickprov'),
  occurrenceHistory: route('/internkontroll/:body/:year/kontroll/:control/:occurrence/historik'),
  occurrenceAction: route('/internkontroll/:body/:year/kontroll/:control/:occurrence/atgard/:action'),
  controlResult: route('/internkontroll/:body/:period/:control/resultat'),
  allDeviations: route('/avvikelser'),
  deviations: route('/avvikelser/:year'),
  evidence: route('/underlag'),
  oneEvidence: route('/underlag/:id'),
  evidenceFile: route('/underlag/:id/fil'),
  disposal: route('/gallring'),
  audits: route('/granskning'),
  audit: route('/granskning/:body/:year'),
  controlPlanFile: route('/internkontroll/:body/:year/fil/:format'),
  groupSummaryFile: route('/uppsikt/:year/fil/:format'),
  findings: route('/iakttagelser/:body'),
  finding: route('/iakttagelser/:body/:kind/:id'),
  surveyAnswer: route('/enkat/:id'),
  controls: route('/kontroller'),
  control: route('/kontroller/:control'),
  controlFile: route('/kontroller/:control/underlag/:source/:name'),
  controlRun: route('/kontroller/:control/korning/:number'),
  periods: route('/perioder'),
  period: route('/perioder/:period'),
  notifications: route('/meddelanden'),
  notification: route('/meddelanden/:id'),
  calendar: route('/konto/kalender'),
  calendarFeed: route('/kalender/:file'),
  websites: route('/webbplatser'),
  scan: route('/webbplatser/granskning/:id'),
  scanSite: route('/webbplatser/granskning/:id/:host'),
  scanPicture: route('/webbplatser/granskning/:id/:host/bild/:key'),
  imports: route('/import'),
  importReview: route('/import/:id'),
  job: route('/jobb/:id'),
  jobFile: route('/jobb/:id/fil/:name'),
  administration: route('/administration'),
  people: route('/administration/personer'),
  person: route('/administration/personer/:id'),
  handover: route('/administration/personer/:id/lamna-over'),
  unowned: route('/administration/utan-agare'),
  organisation: route('/administration/organisation'),
  body: route('/administration/organisation/:code'),
  merge: route('/administration/sammanslagning'),
  split: route('/administration/delning'),
  model: route('/administration/styrmodell'),
  level: route('/administration/styrmodell/niva/:code'),
  scale: route('/administration/styrmodell/skala/:code'),
  health: route('/halsa'),
  asset: route('/assets/:name'),
  documentStyle: route('/assets/rapport/:body/:period/:name'),
} as const;

/** The button that asks for all files of a report, posted to its preview. */
export const printAction = 'skriv-ut';

/** The address of a report in a list or of a tree. */
export function addressOf(report: {
  readonly body: { readonly code: string };
  readonly period: Period;
}): ReportAddress {
  return { body: report.body.code, period: report.period };
}

function addressParams(address: ReportAddress): { body: string; period: string } {
  return { body: address.body, period: periodCode(address.period) };
}

export const periodUrl = (period: Period) => routes.period.href({ period: periodCode(period) });
export const treeUrl = (address: ReportAddress) => routes.tree.href(addressParams(address));
export const gatherUrl = (address: ReportAddress) => routes.gather.href(addressParams(address));
export const gatherFiguresUrl = (address: ReportAddress) => routes.gatherFigures.href(addressParams(address));
export const economyUrl = (address: ReportAddress) => routes.economy.href(addressParams(address));
export const staffUrl = (address: ReportAddress) => routes.staff.href(addressParams(address));
export const ledgersUrl = (body: string, year: number) => routes.ledgers.href({ body, year: String(year) });
export const ledgerUrl = (body: string, year: number, id: string) =>
  routes.ledger.href({ body, year: String(year), id });
export const previewUrl = (address: ReportAddress) => routes.preview.href(addressParams(address));
export const overviewUrl = (period: Period) => routes.overview.href({ period: periodCode(period) });
export const presentationUrl = (period: Period, slide: number) =>
  routes.presentation.href({ period: periodCode(period), slide: String(slide) });
export const versionsUrl = (address: ReportAddress) => routes.versions.href(addressParams(address));
export const versionFileUrl = (address: ReportAddress, number: string, format: string) =>
  routes.versionFile.href({ ...addressParams(address), number, format });
export const matterUrl = (address: ReportAddress) => routes.matter.href(addressParams(address));
export const templateUrl = (address: ReportAddress) => routes.template.href(addressParams(address));
export const fileUrl = (address: ReportAddress, format: string) =>
  routes.file.href({ ...addressParams(address), format });
export const documentStyleUrl = (address: ReportAddress, name: string) =>
  routes.documentStyle.href({ ...addressParams(address), name });

/** A node's key is "level/slug"; the slug takes all that follows the first slash. */
function entryParams(address: ReportAddress, key: string) {
  const cut = key.indexOf('/');
  return { ...addressParams(address), level: key.slice(0, cut), slug: key.slice(cut + 1) };
}

export const entryUrl = (address: ReportAddress, key: string) => routes.entry.href(entryParams(address, key));
export const gatherNodeUrl = (address: ReportAddress, key: string) => routes.gatherNode.href(entryParams(address, key));
export const entryStateUrl = (address: ReportAddress, key: string) => routes.entryState.href(entryParams(address, key));
export const sectionLockUrl = (address: ReportAddress, key: string) =>
  routes.sectionLock.href(entryParams(address, key));
export const entryHistoryUrl = (address: ReportAddress, key: string) =>
  routes.entryHistory.href(entryParams(address, key));
export const entryCommentsUrl = (address: ReportAddress, key: string) =>
  routes.entryComments.href(entryParams(address, key));

export const controlUrl = (control: string) => routes.control.href({ control });
export const controlFileUrl = (control: string, source: string, name: string) =>
  routes.controlFile.href({ control, source, name });
export const controlRunUrl = (control: string, number: number) =>
  routes.controlRun.href({ control, number: String(number) });
export const controlPlanUrl = (body: string, year: number) => routes.controlPlan.href({ body, year: String(year) });

const planParams = (body: string, year: number) => ({ body, year: String(year) });
export const controlPlanVersionUrl = (body: string, year: number, number: number) =>
  routes.controlPlanVersion.href({ ...planParams(body, year), number: String(number) });
export const registerUrl = (body: string, year: number) => routes.register.href(planParams(body, year));

/** The last part of the address of a risk or control that is not written yet; no key ends so. */
export const newPart = '+';
/** A risk of the register; null is a new one. Its key is "risk/slug". */
export const registerRiskUrl = (body: string, year: number, risk: string | null) =>
  routes.registerRisk.href({ ...planParams(body, year), risk: risk === null ? newPart : slugOf(risk) });
export const carryOverUrl = (body: string, year: number) => routes.carryOver.href(planParams(body, year));
export const riskChainUrl = (body: string, year: number, risk: string) =>
  routes.riskChain.href({ ...planParams(body, year), risk: slugOf(risk) });
export const controlOverviewUrl = (year: number) => routes.controlOverview.href({ year: String(year) });
/** A control for all bodies, "central/slug"; null is a new one. */
export const centralUrl = (year: number, control: string | null) =>
  routes.central.href({ year: String(year), control: control === null ? newPart : slugOf(control) });
/** A control of the plan, "control/slug"; null is a new one. */
export const planControlUrl = (body: string, year: number, control: string | null) =>
  routes.planControl.href({ ...planParams(body, year), control: control === null ? newPart : slugOf(control) });
export const controlPlanFileUrl = (body: string, year: number, format: string) =>
  routes.controlPlanFile.href({ body, year: String(year), format });
export const groupSummaryFileUrl = (year: number, format: string) =>
  routes.groupSummaryFile.href({ year: String(year), format });

/** Beside a report's file: only its final report of internal control. */
export const finalReportOnly = 'del=slutrapport';

export const findingKinds = ['revision', 'rekommendation', 'incident', 'sjalvvardering'] as const;
export type FindingKind = (typeof findingKinds)[number];
/** The last part of the address of a finding that is not written yet. */
export const newFinding = 'ny';
export const findingsUrl = (body: string) => routes.findings.href({ body });
export const findingUrl = (body: string, kind: FindingKind, id: string) => routes.finding.href({ body, kind, id });

export const auditUrl = (body: string, year: number) => routes.audit.href({ body, year: String(year) });

/** The last part of the address of an action that is not written yet. */
export const newAction = 'ny';
const slugOf = (key: string) => key.slice(key.indexOf('/') + 1);

/** The form of an action under a control of a report; null is a new one. The keys are "control/slug" and "action/number". */
export function actionUrl(address: ReportAddress, control: string, action: string | null): string {
  return routes.controlAction.href({
    ...addressParams(address),
    control: slugOf(control),
    action: action === null ? newAction : slugOf(action),
  });
}

type OccurrenceAddress = {
  readonly body: string;
  readonly year: number;
  readonly control: string;
  readonly occurrence: string;
};

function occurrenceParams({ body, year, control, occurrence }: OccurrenceAddress) {
  return { body, year: String(year), control: slugOf(control), occurrence: slugOf(occurrence) };
}

/** The keys are "control/slug" and "occurrence/number". */
export const occurrenceUrl = (address: OccurrenceAddress) => routes.occurrence.href(occurrenceParams(address));
export const occurrenceStateUrl = (address: OccurrenceAddress) =>
  routes.occurrenceState.href(occurrenceParams(address));
export const occurrenceSampleUrl = (address: OccurrenceAddress) =>
  routes.occurrenceSample.href(occurrenceParams(address));
export const occurrenceHistoryUrl = (address: OccurrenceAddress) =>
  routes.occurrenceHistory.href(occurrenceParams(address));
export const occurrenceActionUrl = (address: OccurrenceAddress, action: string | null) =>
  routes.occurrenceAction.href({
    ...occurrenceParams(address),
    action: action === null ? newAction : slugOf(action),
  });

/** Taking what came of a control into a report. The key is "control/slug". */
export const controlResultUrl = (address: ReportAddress, control: string) =>
  routes.controlResult.href({ ...addressParams(address), control: slugOf(control) });
export const deviationsUrl = (year: number) => routes.deviations.href(yearParam(year));

/** The evidence of one thing, as the audit chain names it. */
export const evidenceUrl = (subject: string) => `${routes.evidence.href({})}?till=${encodeURIComponent(subject)}`;

const yearParam = (year: number) => ({ year: String(year) });

function planNodeParams(year: number, key: string) {
  const cut = key.indexOf('/');
  return { ...yearParam(year), level: key.slice(0, cut), slug: key.slice(cut + 1) };
}

export const planUrl = (year: number) => routes.plan.href(yearParam(year));
export const planRollOverUrl = (year: number) => routes.planRollOver.href(yearParam(year));
export const planDecisionUrl = (year: number) => routes.planDecision.href(yearParam(year));
export const planVersionsUrl = (year: number) => routes.planVersions.href(yearParam(year));
export const sheetImportsUrl = (year: number) => routes.sheetImports.href(yearParam(year));
export const sheetImportUrl = (year: number, id: string) => routes.sheetImport.href({ ...yearParam(year), id });
export const sheetTrialUrl = (year: number, id: string) => routes.sheetTrial.href({ ...yearParam(year), id });
export const sheetExportUrl = (year: number, what: string) => routes.sheetExport.href({ ...yearParam(year), what });
export const planNodeUrl = (year: number, key: string) => routes.planNode.href(planNodeParams(year, key));
export const planOwnersUrl = (year: number, key: string) => routes.planOwners.href(planNodeParams(year, key));
export const planRemovalUrl = (year: number, key: string) => routes.planRemoval.href(planNodeParams(year, key));
export const threadUrl = (year: number) => routes.thread.href(yearParam(year));
export const nodeThreadUrl = (year: number, key: string) => routes.nodeThread.href(planNodeParams(year, key));

/** The last part of the address of an indicator that is not written yet; no key ends so. */
export const newIndicator = '+';

/** The form of an indicator on a node of the plan; null is a new one. Its key is "indicator/slug". */
export const planIndicatorUrl = (year: number, key: string, indicator: string | null) =>
  routes.planIndicator.href({
    ...planNodeParams(year, key),
    indicator: indicator === null ? newIndicator : indicator.slice(indicator.indexOf('/') + 1),
  });

/** The path if it stays on this server, otherwise null. For `?till=` and for what goes on after a sign-in. */
export function localPath(text: string | null | undefined): string | null {
  if (!text?.startsWith('/') || /[\\\p{Cc}]/u.test(text)) return null;
  const base = 'http://local.invalid';
  try {
    const url = new URL(text, base);
    return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}
