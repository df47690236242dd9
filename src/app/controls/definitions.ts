/** The municipality's controls: their definitions, which are data, with how the last runs went. */
import { isDeepStrictEqual } from 'node:util';
import { ControlDefinition } from '../../controls/definition.ts';
import { percentOf } from '../../controls/outcome.ts';
import { nextDay } from '../../controls/schedule.ts';
import { type Issue, type Result, refuse, succeed } from '../../domain/result.ts';
import { type Scale, type ScaleValue, scaleValue } from '../../domain/scale.ts';
import { swedishDay } from '../../domain/swedish-day.ts';
import { findDefinition, insertDefinition, listDefinitions } from '../../store/control-definition.ts';
import { type AssessmentRow, listAssessments, listRuns, type RunRow } from '../../store/control-run.ts';
import { inTenant, type Transaction } from '../../store/database.ts';
import { loadScales } from '../../store/scale.ts';
import { lockTenant } from '../../store/tenant.ts';
import type { App } from '../app.ts';
import { record } from '../audit.ts';
import { change } from '../change.ts';
import { actorName, type Session } from '../session.ts';
import { controlNotFound, notAllowed, notSeen, runsControls, seesControls } from './access.ts';
import { Summary } from './summary.ts';

export type { ControlDefinition };

/** A run in one line. `percent`: null where it was not run, or of nothing. */
export type RunPoint = {
  readonly id: string;
  readonly number: number;
  readonly status: RunRow['status'];
  readonly cutOff: string;
  readonly part: number | null;
  readonly whole: number | null;
  readonly percent: string | null;
  /** Subjects by band in the same part as the share; empty where the measure has none. */
  readonly bands: Readonly<Record<string, number>>;
  /** Mean index, one decimal; null where subjects have none. */
  readonly index: string | null;
  readonly ranBy: string | null;
  readonly ranAt: string;
  readonly assessment: ScaleValue | null;
  readonly corrects: string | null;
};

export type ControlItem = {
  readonly definition: ControlDefinition;
  /** The newest first. */
  readonly runs: readonly RunPoint[];
  /** When the schedule asks for it next; null where it does not. */
  readonly nextOn: string | null;
};

export function pointOf(run: RunRow, assessments: readonly AssessmentRow[], scales: readonly Scale[]): RunPoint {
  const summary = Summary.parse(run.summary);
  const [whole] = summary.status === 'not-run' ? [] : summary.ratios;
  const said = assessments.find((one) => one.run === run.id)?.assessment ?? null;
  return {
    id: run.id,
    number: run.number,
    status: run.status,
    cutOff: run.cutOff,
    part: whole?.part ?? null,
    whole: whole?.whole ?? null,
    percent: whole === undefined ? null : percentOf(whole.part, whole.whole, 2),
    bands: whole?.bands ?? {},
    index: whole?.index?.mean ?? null,
    ranBy: run.ranBy,
    ranAt: run.ranAt.toISOString(),
    assessment: scaleValue(scales, 'control', said),
    corrects: run.corrects,
  };
}

/** Every control with its runs, by title. */
export async function listControls(app: App, session: Session): Promise<Result<ControlItem[]>> {
  if (!seesControls(session)) return refuse(notSeen);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const [definitions, runs, assessments, scales] = [
      await listDefinitions(tx),
      await listRuns(tx),
      await listAssessments(tx),
      await loadScales(tx),
    ];
    const today = swedishDay(new Date());
    const items = definitions.map(({ definition: stored }) => {
      const definition = ControlDefinition.parse(stored);
      const own = runs
        .filter((run) => run.definition === definition.id)
        .map((run) => pointOf(run, assessments, scales));
      return { definition, runs: own, nextOn: nextDay(definition.schedule, own[0]?.ranAt.slice(0, 10) ?? null, today) };
    });
    return succeed(items.sort((a, b) => a.definition.title.localeCompare(b.definition.title, 'sv')));
  });
}

/** The definition in use, or the version that is asked for. */
export async function loadDefinition(
  tx: Transaction,
  id: string,
  version?: number,
): Promise<Result<ControlDefinition>> {
  const stored = await findDefinition(tx, id, version);
  return stored ? succeed(ControlDefinition.parse(stored.definition)) : refuse(controlNotFound);
}

const general = 'Uppgiften saknas eller har fel form.';

/** What is wrong with a definition, by its place in the file: "sources.0.key". */
function faultsOf(input: unknown): Issue[] {
  const read = ControlDefinition.safeParse(input, { error: () => general });
  return read.success ? [] : read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

/** Adds a control, or a new version of one. The version is counted here; one that changes nothing is not added. */
export async function addDefinition(
  app: App,
  session: Session,
  input: unknown,
): Promise<Result<{ id: string; version: number; added: boolean }>> {
  if (!runsControls(session)) return refuse(notAllowed);
  const wrong = faultsOf(input);
  if (wrong.length > 0) return refuse(...wrong.slice(0, 20));
  const given = ControlDefinition.parse(input);
  return change(app, session, async (tx) => {
    await lockTenant(tx);
    const before = await findDefinition(tx, given.id);
    const version = (before?.version ?? 0) + 1;
    if (before && isDeepStrictEqual(before.definition, { ...given, version: before.version })) {
      return succeed({ id: given.id, version: before.version, added: false });
    }
    const definition = { ...given, version };
    await insertDefinition(tx, { id: given.id, version, definition, by: actorName(session) });
    const subject = `control-definition:${given.id}/${version}`;
    await record(tx, session, {
      verb: 'control.define',
      subject,
      before: before?.definition ?? null,
      after: definition,
    });
    return succeed({ id: given.id, version, added: true });
  });
}
