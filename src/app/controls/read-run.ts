/** A control with its files and runs, and one run with what it named, what is done about it, and what a person decided. */
import { z } from 'zod';
import type { ControlDefinition } from '../../controls/definition.ts';
import { Exception, percentOf, Quotation, type Ratio, Subject, Unmatched } from '../../controls/outcome.ts';
import { nextDay } from '../../controls/schedule.ts';
import type { ChartBlock } from '../../domain/report.ts';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import type { Scale } from '../../domain/scale.ts';
import { swedishDay } from '../../domain/swedish-day.ts';
import { renderChart } from '../../report/chart.ts';
import { type ControlFileRow, listControlFiles } from '../../store/control-file.ts';
import {
  type AssessmentRow,
  type FindingRow,
  type HandlingState,
  listAssessments,
  listFindings,
  listRuns,
  type RunRow,
} from '../../store/control-run.ts';
import { inTenant, type Transaction } from '../../store/database.ts';
import { loadScales } from '../../store/scale.ts';
import { listScans } from '../../store/scan.ts';
import type { App } from '../app.ts';
import type { Session } from '../session.ts';
import { controlNotFound, notSeen, runsControls, seesControls } from './access.ts';
import { loadDefinition, pointOf, type RunPoint } from './definitions.ts';
import { scanKindOf } from './measure-scan.ts';
import { type ResultPlace, resultPlaces } from './result-place.ts';
import { whyNotSigned } from './sign.ts';
import type { UsedFile } from './source-file.ts';
import { Summary } from './summary.ts';

export type { ControlFileRow, HandlingState, Ratio };

export type ControlPageView = {
  readonly definition: ControlDefinition;
  readonly files: readonly ControlFileRow[];
  /** The newest first. */
  readonly runs: readonly RunPoint[];
  readonly nextOn: string | null;
  readonly today: string;
  /** The share run by run, as SVG; null where there are fewer than two. */
  readonly trend: string | null;
  readonly mayRun: boolean;
  /** Of a control that is measured by scans: those of its kind, the newest first. */
  readonly scans: readonly ControlScan[];
};

/** A scan of the websites as a control's page lists it. */
export type ControlScan = { readonly id: string; readonly period: string; readonly finishedOn: string | null };

/** A control with its files and runs. */
export async function readControl(app: App, session: Session, id: string): Promise<Result<ControlPageView>> {
  if (!seesControls(session)) return refuse(notSeen);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const definition = await loadDefinition(tx, id);
    if (!definition.ok) return definition;
    const runs = await pointsOf(tx, id);
    const today = swedishDay(new Date());
    return succeed({
      ...{ definition: definition.value, runs, today, mayRun: runsControls(session) },
      files: await listControlFiles(tx, id),
      nextOn: nextDay(definition.value.schedule, runs[0]?.ranAt.slice(0, 10) ?? null, today),
      trend: trendOf(runs),
      scans: await scansOf(tx, definition.value),
    });
  });
}

async function scansOf(tx: Transaction, { measure }: ControlDefinition): Promise<ControlScan[]> {
  if (measure.kind !== 'score') return [];
  const kind = scanKindOf(measure);
  return (await listScans(tx))
    .filter((scan) => scan.kind === kind)
    .map(({ id, settings: { period }, finishedAt }) => ({
      ...{ id, period, finishedOn: finishedAt === null ? null : swedishDay(finishedAt) },
    }));
}

async function pointsOf(tx: Transaction, id: string): Promise<RunPoint[]> {
  const [assessments, scales] = [await listAssessments(tx), await loadScales(tx)];
  return (await listRuns(tx, id)).map((run) => pointOf(run, assessments, scales));
}

/** The last twelve runs that were done, oldest first. A run that another corrects is left out. */
export function trendRuns(runs: readonly RunPoint[]): RunPoint[] {
  const corrected = new Set(runs.map(({ corrects }) => corrects));
  return runs
    .filter(({ id, percent }) => percent !== null && !corrected.has(id))
    .slice(0, 12)
    .reverse();
}

function trendOf(runs: readonly RunPoint[]): string | null {
  const points = trendRuns(runs);
  if (points.length < 2) return null;
  const isIndex = points.every(({ index }) => index !== null);
  const values = points.map(({ index, percent }) => Number(isIndex ? index : percent));
  const [unit, name] = isIndex ? ['', 'Medelindex'] : ['procent', 'Andel'];
  const chart: ChartBlock = {
    ...{
      type: 'chart',
      id: 'trend',
      kind: 'line',
      title: `${name} körning för körning`,
      unit,
      decimals: isIndex ? 1 : 0,
      table: null,
    },
    alt: points.map(({ cutOff }, at) => `${cutOff}: ${values[at]} ${unit}`.trim()).join(', '),
    categories: points.map(({ cutOff }) => cutOff),
    series: [{ name, values, colors: values.map(() => '#1f5f8b') }],
  };
  return renderChart(chart);
}

/** A named thing with its place in the run; `item` null where it is cleared. */
export type Finding<T> = {
  readonly ordinal: number;
  readonly kind: string;
  readonly item: T | null;
  /** Not among what the run before named. */
  readonly isNew: boolean;
  readonly state: HandlingState | null;
  readonly note: string;
  readonly doneBy: string | null;
};

export type RunView = {
  readonly definition: ControlDefinition;
  readonly run: RunPoint;
  readonly version: number;
  readonly summary: Summary;
  readonly sources: readonly UsedFile[];
  readonly engine: string;
  readonly sha256: string;
  readonly reason: string | null;
  readonly corrects: number | null;
  readonly correctedBy: number | null;
  /** The day when names are cleared; null where they stay. */
  readonly clearOn: string | null;
  readonly cleared: boolean;
  readonly previous: RunPoint | null;
  readonly exceptions: readonly Finding<Exception>[];
  readonly unmatched: readonly Finding<Unmatched>[];
  readonly quotations: readonly Finding<Quotation>[];
  readonly subjects: readonly Subject[];
  /** How many that the run before named are gone; null where it named none or is cleared. */
  readonly gone: number | null;
  readonly assessment: AssessmentRow | null;
  readonly scales: readonly Scale[];
  readonly mayHandle: boolean;
  /** Why it cannot be signed by this person; null where it can. */
  readonly whyNotSigned: string | null;
  /** Where the result can be put: occurrences of control plans whose result is to be written, the likeliest first. */
  readonly places: readonly ResultPlace[];
};

const Sources = z.array(
  z.object({
    source: z.string(),
    name: z.string(),
    sha256: z.string(),
    bytes: z.number(),
    rows: z.number(),
    columns: z.array(z.string()),
    scan: z.uuid().optional(),
  }),
);
const EngineRow = z.object({ uppsikt: z.string(), node: z.string() });

/** One run of a control, by its number. */
export async function readRun(app: App, session: Session, id: string, number: number): Promise<Result<RunView>> {
  if (!seesControls(session)) return refuse(notSeen);
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const all = await listRuns(tx, id);
    const row = all.find((run) => run.number === number);
    if (!row) return refuse({ path: 'run', message: 'Körningen finns inte.' });
    return runView(tx, session, row, all);
  });
}

async function runView(
  tx: Transaction,
  session: Session,
  row: RunRow,
  all: readonly RunRow[],
): Promise<Result<RunView>> {
  const definition = await loadDefinition(tx, row.definition, row.version);
  if (!definition.ok) return refuse(controlNotFound);
  const points = await pointsOf(tx, row.definition);
  const point = (id: string | null) => points.find((one) => one.id === id) ?? null;
  const run = point(row.id);
  if (run === null) throw new Error('A run is gone.');
  const findings = await listFindings(tx, row.id);
  const before = row.previous === null ? [] : keysOf(await listFindings(tx, row.previous));
  const known = new Set(before);
  const isNew = (key: string | undefined) => before.length > 0 && key !== undefined && !known.has(key);
  const exceptions = read(findings, 'exception', Exception, (item) => isNew(item.key));
  const now = new Set(exceptions.map(({ item }) => item?.key));
  const assessment = (await listAssessments(tx)).find((one) => one.run === row.id) ?? null;
  const engine = EngineRow.parse(row.engine);
  const signing = whyNotSigned(session, definition.value, row, assessment !== null);
  return succeed({
    ...{ definition: definition.value, run, version: row.version, summary: Summary.parse(row.summary) },
    sources: Sources.parse(row.sources),
    engine: `Uppsikt ${engine.uppsikt}, Node ${engine.node}`,
    ...{ sha256: row.sha256, reason: row.reason, clearOn: row.clearOn, exceptions, assessment },
    corrects: point(row.corrects)?.number ?? null,
    correctedBy: all.find(({ corrects }) => corrects === row.id)?.number ?? null,
    cleared: findings.some(({ finding }) => finding === null),
    previous: point(row.previous),
    unmatched: read(findings, 'unmatched', Unmatched, () => false),
    quotations: read(findings, 'quotation', Quotation, () => false),
    subjects: read(findings, 'subject', Subject, () => false).flatMap(({ item }) => item ?? []),
    gone: before.length === 0 ? null : before.filter((key) => !now.has(key)).length,
    scales: await loadScales(tx),
    mayHandle: runsControls(session),
    whyNotSigned: signing,
    places:
      signing === null ? await resultPlaces(tx, session, { title: definition.value.title, cutOff: row.cutOff }) : [],
  });
}

function keysOf(findings: readonly FindingRow[]): string[] {
  return read(findings, 'exception', Exception, () => false).flatMap(({ item }) => (item === null ? [] : [item.key]));
}

function read<T>(
  findings: readonly FindingRow[],
  list: FindingRow['list'],
  schema: z.ZodType<T>,
  isNew: (item: T) => boolean,
): Finding<T>[] {
  return findings
    .filter((finding) => finding.list === list)
    .map(({ ordinal, kind, finding, state, note, doneBy }) => {
      const item = finding === null ? null : schema.parse(finding);
      return { ordinal, kind, item, isNew: item !== null && isNew(item), state, note: note ?? '', doneBy };
    });
}

/** "63 %", or "50,73 %" where a whole number would hide what is left of the share. */
export function shareText(part: number, whole: number): string {
  const [plain, exact] = [percentOf(part, whole), percentOf(part, whole, 2)];
  if (plain === null || exact === null) return '';
  const shown = whole < 1000 && !exact.endsWith('.00') ? exact : plain;
  return `${shown.replace('.', ',')}\u00a0%`;
}
