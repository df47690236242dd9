/** /avvikelser and /avvikelser/:year: what came out badly in a year's controls, and what is done about it, over all bodies. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { type Deviations, readDeviations } from '../../../app/deviations.ts';
import { Plan } from '../../../domain/plan.ts';
import { readYear } from '../../address.ts';
import { answerExport, type DataTable, showTable } from '../../data-table.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { controlOverviewUrl, controlPlanUrl, deviationsUrl, occurrenceActionUrl, occurrenceUrl } from '../../routes.ts';
import { today } from '../../today.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import type { Words } from '../../words/words.ts';
import { actionAnchor, controlAnchor } from '../control-plan/anchors.ts';
import { DeviationsPage } from './page.tsx';

const text = (header: string) => ({ header, kind: 'text' as const });

function resultTable({ results }: Deviations, words: Words): DataTable {
  const { deviations, take } = words.controlWork;
  return {
    id: 'avvikelser',
    caption: deviations.results,
    columns: [
      text(deviations.body),
      text(deviations.control),
      text(deviations.when),
      text(words.occurrence.assessment),
      { header: deviations.sample, kind: 'number' },
      { header: deviations.drawn, kind: 'number' },
      text(take.state),
    ],
    rows: results.map((one) => [
      { text: one.bodyName },
      { text: one.title, href: placeOf(one) },
      { text: one.name },
      one.light === null ? { text: null } : { text: one.light.label, symbol: one.light },
      one.sampleDeviations === null
        ? { text: null }
        : { text: String(one.sampleDeviations), value: String(one.sampleDeviations) },
      one.sampleSize === null ? { text: null } : { text: String(one.sampleSize), value: String(one.sampleSize) },
      { text: one.state === null ? deviations.reported : words.occurrence.states[one.state], ours: true },
    ]),
  };
}

function actionTable({ actions }: Deviations, words: Words): DataTable {
  const { deviations } = words.controlWork;
  const { internalControl } = words;
  return {
    id: 'atgarder',
    caption: deviations.actions,
    columns: [
      text(deviations.body),
      text(deviations.action),
      text(deviations.control),
      text(internalControl.owner),
      { header: internalControl.dueOn, kind: 'date' },
      text(internalControl.status),
      text(deviations.late),
    ],
    rows: actions.map((one) => [
      { text: one.bodyName },
      { text: one.words, href: actionPlaceOf(one) },
      { text: one.title },
      { text: one.ownerName ?? one.owner },
      { text: one.dueOn },
      { text: one.status === null ? null : internalControl.statuses[one.status], ours: true },
      { text: one.late ? deviations.isLate : null, ours: true },
    ]),
  };
}

function placeOf(one: Deviations['results'][number]): string {
  if (one.occurrence !== null) return occurrenceUrl(one);
  return `${controlPlanUrl(one.body, one.year)}#${controlAnchor(one.control)}`;
}

function actionPlaceOf(one: Deviations['actions'][number]): string {
  if (one.occurrence !== null) return occurrenceActionUrl(one, one.key);
  const period = { year: one.year, kind: one.period };
  return `${controlPlanUrl(one.body, one.year)}#${actionAnchor(period, one.control, one.key)}`;
}

/** The year that the form chose, or this one. */
export const findDeviations: Handler<WebEnv> = (c) => {
  const chosen = Plan.shape.year.safeParse(Number(c.req.query('ar')));
  return c.redirect(deviationsUrl(chosen.success ? chosen.data : Number(today().slice(0, 4))), 302);
};

export function showDeviations(app: App): Handler<WebEnv> {
  return async (c) => {
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const read = await readDeviations(app, sessionOf(c), year, today());
    if (!read.ok) return answerRefusal(c, read.issues);
    const { words } = c.get('visit');
    const results = showTable(c, resultTable(read.value, words));
    const actions = showTable(c, actionTable(read.value, words));
    const { deviations } = words.controlWork;
    return (
      (await answerExport(c, [results, actions])) ??
      answerPage(c, {
        title: deviations.title(year),
        crumbs: [{ text: words.supervision.title(year), href: controlOverviewUrl(year) }],
        width: 'wide',
        children: <DeviationsPage year={year} years={read.value.years} results={results} actions={actions} />,
      })
    );
  };
}
