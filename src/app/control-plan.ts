/** The control plan of a body and year: its risks and controls with what the year's reports say of them, and its decision. */
import { z } from 'zod';
import type { Action } from '../domain/action.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { ControlPlan } from '../domain/control-plan.ts';
import type { Narrative } from '../domain/narrative.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import type { OccurrenceOutcome } from '../domain/occurrence-status.ts';
import type { Period } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type Scale, type ScaleValue, scaleValue } from '../domain/scale.ts';
import { makeOccurrences } from '../store/control-occurrence.ts';
import {
  type ControlPlanKey,
  loadPlanRisks,
  lockControlPlan,
  type PlanAction,
  type PlanControl,
  type PlanRisk,
  saveControlPlanDecision,
} from '../store/control-plan.ts';
import {
  addControlPlanVersion,
  type ControlPlanVersion,
  listControlPlanVersions,
} from '../store/control-plan-version.ts';
import { listActionsOf, type OpenAction } from '../store/control-work.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listOutcomes } from '../store/occurrence-outcome.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { accessPlan } from './control-access.ts';
import { loadSnapshot, seenHash, snapshotHash } from './control-snapshot.ts';
import { Decision } from './decide-report.ts';
import { readForm } from './form.ts';
import { occurrenceName } from './occurrence-subject.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import { scalesOfPlan } from './register-view.ts';
import { actorName, type Session } from './session.ts';

/** What one report of the year says of a control. `editable`: its actions can be changed by the session. */
export type ResultView = {
  readonly period: Period;
  readonly assessment: ScaleValue | null;
  readonly result: Narrative | null;
  readonly actions: readonly PlanAction[];
  readonly editable: boolean;
};

/** Results of the year's reports, the latest first. */
export type ControlView = Omit<PlanControl, 'results'> & {
  readonly results: readonly ResultView[];
  /** What was last said of it: by a report, else at an occurrence that is done, and where. */
  readonly latest: { readonly assessment: ScaleValue; readonly from: Period | string } | null;
  /** Those of the latest report, and those of occurrences that it does not have. */
  readonly actions: readonly Action[];
  /** By day. */
  readonly occurrences: readonly Occurrence[];
};

export type RiskView = Pick<PlanRisk, 'key' | 'areaTitle' | 'area' | 'text' | 'originText'> & {
  /** What may happen, without why and what it leads to, where the wording parts them; else the whole wording. */
  readonly short: string;
  readonly controls: readonly ControlView[];
  readonly comments: readonly { readonly period: Period; readonly comment: Narrative }[];
};

export type ControlPlanView = {
  readonly body: { readonly code: string; readonly name: string };
  readonly year: number;
  /** Null where no risk has been reported for the year yet. */
  readonly plan: ControlPlan | null;
  /** Why the session cannot change the plan; null where it can. */
  readonly whyNot: string | null;
  /** The plan as it was decided, the latest first. */
  readonly versions: readonly ControlPlanVersion[];
  readonly risks: readonly RiskView[];
  readonly scales: readonly Scale[];
  /** What was found at the occurrences that are done. */
  readonly outcomes: readonly OccurrenceOutcome[];
  /** Those that the gross list has beside the plan's. */
  readonly unchosen: number;
  /** Names what stands in the plan; it comes back with the decision, so that what is decided is what was seen. */
  readonly seen: string;
  readonly canDecide: boolean;
  /** The plan is decided, and the session may open it again. */
  readonly canRevise: boolean;
};

type Shown = {
  readonly year: number;
  readonly scales: readonly Scale[];
  readonly occurrences: readonly Occurrence[];
  readonly outcomes: readonly OccurrenceOutcome[];
  readonly actions: readonly OpenAction[];
  readonly mayControl: boolean;
  /** False for those who read only what is decided or published. */
  readonly sees: boolean;
};

function controlView(control: PlanControl, shown: Shown): ControlView {
  const { year, scales, mayControl, sees } = shown;
  const told = control.results.filter(({ open }) => open || sees);
  const results = told.map(({ period: kind, decided, open: _, assessment, ...result }) => ({
    ...result,
    period: { year, kind },
    assessment: scaleValue(scales, 'control', assessment),
    editable: mayControl && !decided,
  }));
  const occurrences = shown.occurrences.filter((each) => each.control === control.key);
  const reported: readonly Action[] = results[0]?.actions ?? [];
  const texts = new Set(reported.map(({ text }) => canonicalJson(text)));
  const others = shown.actions
    .filter((action) => action.control === control.key && !texts.has(canonicalJson(action.text)))
    .map((action) => ({ ...action, owner: action.ownerName ?? action.owner }));
  const actions = [...reported, ...others];
  return { ...control, results, occurrences, actions, latest: latestOf(control, results, shown) };
}

function latestOf(control: PlanControl, results: readonly ResultView[], { occurrences, outcomes, scales }: Shown) {
  for (const { assessment, period: from } of results) if (assessment !== null) return { assessment, from };
  const done = outcomes.findLast((one) => one.control === control.key && one.done && one.assessment !== null);
  const assessment = scaleValue(scales, 'control', done?.assessment ?? null);
  const at = occurrences.find((one) => one.control === control.key && one.key === done?.key);
  return assessment === null || at === undefined ? null : { assessment, from: occurrenceName(at) };
}

async function loadView(tx: Transaction, session: Session, key: ControlPlanKey): Promise<Result<ControlPlanView>> {
  const access = await accessPlan(tx, session, key);
  if (!access.ok) return access;
  const { body, plan, whyNot } = access.value;
  const risks = await loadPlanRisks(tx, key);
  const scales = await scalesOfPlan(tx, key, plan);
  const snapshot = await loadSnapshot(tx, key, body.name);
  const { occurrences } = snapshot;
  const sees = seesWorkingMaterial(session);
  const found = await listOutcomes(tx, key);
  const outcomes = sees ? found : found.map((outcome) => ({ ...outcome, assessment: null }));
  const actions = sees ? await listActionsOf(tx, key) : [];
  const shown = {
    year: key.year,
    actions,
    scales,
    occurrences,
    outcomes,
    mayControl: may(session, 'control', key.body),
    sees,
  };
  return succeed({
    body,
    year: key.year,
    plan,
    whyNot,
    versions: await listControlPlanVersions(tx, key),
    risks: risks.map(({ key: risk, areaTitle, area, text, event, originText, controls, comments }) => ({
      ...{ key: risk, areaTitle, area, text, originText },
      short: event === null ? text : event.charAt(0).toLocaleUpperCase('sv') + event.slice(1),
      controls: controls.map((control) => controlView(control, shown)),
      comments: comments
        .filter(({ open }) => open || sees)
        .map(({ period: kind, comment }) => ({
          period: { year: key.year, kind },
          comment,
        })),
    })),
    scales,
    outcomes,
    unchosen: snapshot.risks.filter(({ chosen }) => chosen !== true).length,
    seen: seenHash(snapshot),
    canDecide: plan !== null && plan.state !== 'decided' && risks.length > 0 && may(session, 'decide', key.body),
    canRevise: plan?.state === 'decided' && may(session, 'control', key.body),
  });
}

/** The plan as it stands. A body without a plan for the year gives a view without risks; an unknown body is refused. */
export function readControlPlan(app: App, session: Session, key: ControlPlanKey): Promise<Result<ControlPlanView>> {
  return inTenant(app.db, session.tenant.id, (tx) => loadView(tx, session, key));
}

const PlanDecision = Decision.extend({ seen: z.string() });

/**
 * Registers the body's decision: the plan's risks and controls change no more. `input` is the decision with the view's
 * `seen`. Refused for a plan that is decided already, that has changed since it was seen, or that has no risk.
 */
export async function decideControlPlan(
  app: App,
  session: Session,
  key: ControlPlanKey,
  input: unknown,
): Promise<Result<null>> {
  if (!may(session, 'decide', key.body)) {
    return refuse({
      path: '',
      message: 'Bara nämndsekreterare, controller och administratör kan registrera ett beslut.',
    });
  }
  const read = readForm(PlanDecision, input);
  if (!read.ok) return read;
  const { seen, decidedOn } = read.value;
  const paragraph = read.value.paragraph || null;
  const registryNumber = read.value.registryNumber || null;
  return change(app, session, async (tx) => {
    await lockControlPlan(tx, key);
    const view = await loadView(tx, session, key);
    if (!view.ok) return view;
    const { plan, risks, body } = view.value;
    if (plan?.state === 'decided') return refuse({ path: '', message: 'Internkontrollplanen är redan beslutad.' });
    if (plan === null || risks.length === 0)
      return refuse({ path: '', message: 'Internkontrollplanen har inga risker än, så det finns inget att besluta.' });
    if (seen !== view.value.seen) {
      const message =
        'Internkontrollplanen har ändrats sedan du öppnade sidan, och inget är registrerat. Läs den igen och registrera sedan beslutet.';
      return refuse({ path: '', message });
    }
    await makeOccurrences(tx, key, plan.revisionReason);
    const [latest] = await listControlPlanVersions(tx, key);
    if (latest && decidedOn < latest.decidedOn)
      return refuse({
        path: 'decidedOn',
        message: `Version ${latest.number} beslutades ${latest.decidedOn}. Ange en dag efter det.`,
      });
    const snapshot = await loadSnapshot(tx, key, body.name);
    const version = {
      number: (latest?.number ?? 0) + 1,
      sha256: snapshotHash(snapshot),
      reason: plan.revisionReason ?? '',
    };
    const decision = { decidedOn, paragraph, registryNumber };
    await addControlPlanVersion(tx, key, snapshot, { ...version, ...decision, createdBy: actorName(session) });
    await saveControlPlanDecision(tx, key, decision);
    await record(tx, session, {
      verb: plan.state === 'revising' ? 'controlPlan.decideRevision' : 'controlPlan.decide',
      subject: `controlPlan:${key.body}/${key.year}`,
      before: plan,
      after: { ...plan, state: 'decided', ...decision, ...version, seen },
    });
    return succeed(null);
  });
}
