/** The overview over all bodies of a period: matrix, counts, changes, missed targets and how the lights have moved. */

import {
  changedStates,
  countStates,
  type LevelCount,
  type MatrixRow,
  type MissedTarget,
  missedTargets,
  type StateChange,
  statusMatrix,
} from '../domain/overview.ts';
import { comparePeriods, type Period, periodName } from '../domain/period.ts';
import type { ChartBlock } from '../domain/report.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Scale } from '../domain/scale.ts';
import { renderChart } from '../report/chart.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import {
  type LightCount,
  lightsByPeriod,
  periodIndicators,
  periodNodes,
  periodStates,
  reportedPeriods,
  reportingBodies,
} from '../store/overview.ts';
import type { App } from './app.ts';
import { may, seesWorkingMaterial } from './policy.ts';
import { loadModel } from './read-reports.ts';
import type { Session } from './session.ts';
import type { SteeringModel } from './tree.ts';

export type Overview = {
  readonly period: Period;
  /** Every period with a report, the latest first. */
  readonly periods: readonly Period[];
  readonly bodies: readonly { readonly code: string; readonly name: string }[];
  readonly scales: readonly Scale[];
  readonly matrix: readonly MatrixRow[];
  readonly counts: readonly LevelCount[];
  readonly previous: Period | null;
  readonly changes: readonly (StateChange & { readonly title: string })[];
  readonly missed: readonly MissedTarget[];
  /** Lights by period, the earliest first; `svg` draws the same figures. Null where fewer than two periods have lights. */
  readonly lights: {
    readonly periods: readonly Period[];
    readonly rows: readonly LightRow[];
    readonly svg: string;
  } | null;
};

export type LightRow = { readonly label: string; readonly color: string; readonly counts: readonly number[] };

const notFound = {
  path: 'period',
  message: 'Ingen organisation har någon rapport för perioden. Välj en annan period.',
};

/** The latest period with a report, or null. */
export async function latestPeriod(app: App, session: Session): Promise<Period | null> {
  if (!may(session, 'read', null)) return null;
  return (await inTenant(app.db, session.tenant.id, reportedPeriods))[0] ?? null;
}

/** What the chart says, in the reader's language. */
export type ChartWords = { readonly title: string; readonly periodName: (period: Period) => string };

const swedishChart: ChartWords = { title: 'Bedömningar period för period', periodName };

export async function readOverview(
  app: App,
  session: Session,
  period: Period,
  chart = swedishChart,
): Promise<Result<Overview>> {
  if (!may(session, 'read', null)) return refuse({ path: '', message: 'Du har ingen roll i den här kommunen.' });
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const periods = await reportedPeriods(tx);
    if (!periods.some((one) => comparePeriods(one, period) === 0)) return refuse(notFound);
    const previous = periods.filter((one) => comparePeriods(one, period) < 0)[0] ?? null;
    const model = await loadModel(tx);
    const visibleOnly = !seesWorkingMaterial(session);
    const bodies = (await reportingBodies(tx, period)).filter((body) => body.visible || !visibleOnly);
    const codes = bodies.map(({ code }) => code);
    const shown = <T extends { readonly body: string }>(all: readonly T[]) =>
      all.filter(({ body }) => codes.includes(body));
    const nodes = await periodNodes(tx, period);
    const said = shown(await periodStates(tx, period));
    const titles = new Map(nodes.map((node) => [node.key, node.title]));
    const before = previous ? shown(await periodStates(tx, previous)) : [];
    return succeed({
      period,
      periods,
      bodies,
      scales: model.scales,
      matrix: statusMatrix(nodes, model.levels, codes, said),
      counts: countStates(nodes, model.levels, said),
      previous,
      changes: changedStates(before, said).map((change) => ({
        ...change,
        title: titles.get(change.node) ?? change.node,
      })),
      missed: missedTargets(period, shown(await periodIndicators(tx, period))),
      lights: await lightsOf(tx, model, { until: period, visibleOnly }, chart),
    });
  });
}

async function lightsOf(
  tx: Transaction,
  model: SteeringModel,
  which: { readonly until: Period; readonly visibleOnly: boolean },
  chart: ChartWords,
): Promise<Overview['lights']> {
  const level = model.levels.find((candidate) => candidate.scales.includes('assessment'));
  const scale = model.scales.find((candidate) => candidate.code === 'assessment');
  if (!level || !scale) return null;
  const counted = await lightsByPeriod(tx, level.code, which);
  const periods = counted
    .map((row) => row.period)
    .filter((one, index, all) => all.findIndex((other) => comparePeriods(one, other) === 0) === index);
  if (periods.length < 2) return null;
  const names = periods.map(chart.periodName);
  const rows = scale.values.map(({ code, label, color }) => ({
    label,
    color,
    counts: periods.map((one) => countOf(counted, one, code)),
  }));
  return { periods, rows, svg: renderChart(lightChart(chart.title, names, rows)) };
}

function countOf(counted: readonly LightCount[], period: Period, code: string): number {
  return counted.find((row) => comparePeriods(row.period, period) === 0 && row.assessment === code)?.count ?? 0;
}

function lightChart(title: string, names: readonly string[], rows: readonly LightRow[]): ChartBlock {
  const said = rows.map(
    ({ label, counts }) => `${label}: ${names.map((name, at) => `${name} ${counts[at]}`).join(', ')}`,
  );
  return {
    type: 'chart',
    id: 'ljus',
    kind: 'column',
    title,
    alt: said.join('. '),
    unit: '',
    decimals: 0,
    categories: [...names],
    series: rows.map(({ label, color, counts }) => ({
      name: label,
      values: [...counts],
      colors: counts.map(() => color),
    })),
    table: null,
  };
}
