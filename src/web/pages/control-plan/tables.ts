/** The year and the plan in brief, as the tables that are filtered and fetched; the page draws them itself. */
import type { ControlPlanView, ControlView } from '../../../app/control-plan.ts';
import type { YearRow } from '../../../app/control-year.ts';
import { ActionStatus } from '../../../domain/action.ts';
import { type DataTable, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

/** The months of the year, and what comes after it where there is something. */
export function yearMonths({ internalControl }: Words, rows: readonly YearRow[], year: number): readonly string[] {
  const { months, after } = internalControl.year;
  return rows.some((row) => (row.months[12] ?? []).length > 0) ? [...months, after(year + 1)] : months;
}

export function yearTable(words: Words, rows: readonly YearRow[], year: number): DataTable {
  const { year: text } = words.internalControl;
  const months = yearMonths(words, rows, year);
  return {
    id: 'aret',
    caption: text.title,
    columns: [text.control, words.internalControl.responsible, ...months].map(textColumn),
    rows: rows.map((row) => [
      { text: row.title },
      { text: row.responsible },
      ...months.map((_, index) => ({
        text:
          (row.months[index] ?? [])
            .map((cell) => `${cell.dueOn} ${cell.light === null ? text.statuses[cell.status] : cell.light.label}`)
            .join(', ') || null,
      })),
    ]),
  };
}

/** The actions by status, those that are still to be done first. */
export function actionCounts({ internalControl }: Words, control: ControlView): readonly string[] {
  const { actions } = control;
  return [...ActionStatus.options, null].flatMap((status) => {
    const count = actions.filter((action) => action.status === status).length;
    return count === 0 ? [] : [internalControl.countOf(count, status)];
  });
}

/** A risk with one of its controls; null where it has none. */
export function briefRows({ risks }: Pick<ControlPlanView, 'risks'>) {
  return risks.flatMap((risk) => {
    const controls = risk.controls.length === 0 ? [null] : risk.controls;
    return controls.map((control) => ({ risk, control }));
  });
}

export function briefTable(words: Words, view: Pick<ControlPlanView, 'risks'>): DataTable {
  const { internalControl, periodName } = words;
  return {
    id: 'i-korthet',
    caption: internalControl.overview,
    columns: Object.values(internalControl.columns).map(textColumn),
    rows: briefRows(view).map(({ risk, control }) => {
      const latest = control?.latest ?? null;
      const from = latest && (typeof latest.from === 'string' ? latest.from : periodName(latest.from));
      return [
        { text: risk.short },
        control === null ? { text: internalControl.byComment, ours: true } : { text: control.title },
        { text: control?.frequency || null },
        {
          text: latest ? `${latest.assessment.label}, ${from}` : control === null ? null : internalControl.notReported,
        },
        { text: control === null ? null : actionCounts(words, control).join(', ') || internalControl.noActions },
      ];
    }),
  };
}
