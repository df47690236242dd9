/** The tables of the supervision: bodies' plans, what is due, central controls side by side, and all controls. */
import type { BodyOverview, ControlOverview } from '../../../app/control-overview.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { controlPlanUrl, controlPlanVersionUrl, occurrenceUrl, planControlUrl } from '../../routes.ts';
import { statusLooks } from '../../ui/occurrence-look.ts';
import type { Words } from '../../words/words.ts';

const text = (header: string) => ({ header, kind: 'text' }) as const;
const date = (header: string) => ({ header, kind: 'date' }) as const;
const number = (header: string) => ({ header, kind: 'number', decimals: 0 }) as const;
const count = (value: number): DataCell => ({ text: String(value), value: String(value) });

const planLooks = {
  decided: { shape: 'check', color: '#14663d' },
  revising: { shape: 'pie80', color: '#7a5100' },
  draft: { shape: 'pie20', color: '#7a5100' },
  none: { shape: 'ring', color: '#a32218' },
} as const;

export function bodyTable({ bodies, controlScale, year }: ControlOverview, words: Words): DataTable {
  const { bodies: names } = words.supervision;
  const lights = controlScale?.values ?? [];
  const stateName = { draft: names.draft, revising: names.revising, decided: names.decidedState, none: names.none };
  return {
    id: 'namnder',
    caption: names.caption,
    columns: [
      text(names.body),
      text(names.plan),
      text(names.decided),
      number(names.risks),
      number(names.controls),
      number(names.late),
      number(names.due),
      number(names.done),
      ...lights.map(({ label }) => number(label)),
    ],
    rows: bodies.map(({ body, plan, controls, counts, onlyVersion }): DataCell[] => {
      const state = plan?.state ?? 'none';
      const shown = (value: number): DataCell => (onlyVersion === null ? count(value) : { text: null });
      const decision = [plan?.decidedOn, plan?.paragraph, plan?.registryNumber].filter((part) => part != null);
      return [
        {
          text: body.name,
          href:
            onlyVersion === null
              ? controlPlanUrl(body.code, year)
              : controlPlanVersionUrl(body.code, year, onlyVersion),
        },
        { text: stateName[state], symbol: planLooks[state], ours: true },
        { text: decision.join(', ') || null },
        shown(plan?.risks ?? 0),
        shown(controls.length),
        shown(counts.late),
        shown(counts.due),
        shown(counts.done),
        ...lights.map(({ code }) => shown(controls.filter(({ assessment }) => assessment === code).length)),
      ];
    }),
  };
}

export function dueTable({ due, year }: ControlOverview, words: Words): DataTable {
  const { due: names } = words.supervision;
  return {
    id: 'forfaller',
    caption: names.caption,
    columns: [text(names.control), text(names.body), date(names.day), text(names.status), text(names.responsible)],
    rows: due.map((item): DataCell[] => [
      { text: item.title, href: occurrenceUrl({ body: item.body, year, control: item.control, occurrence: item.key }) },
      { text: item.bodyName },
      { text: item.dueOn },
      { text: words.internalControl.year.statuses[item.status], symbol: statusLooks[item.status], ours: true },
      { text: item.responsible },
    ]),
  };
}

/** A row for each central control, a column for each body. */
export function resultTable({ central, bodies, year }: ControlOverview, words: Words): DataTable {
  const { results: names } = words.supervision;
  const cell = ({ body, controls }: BodyOverview, key: string): DataCell => {
    const own = controls.find(({ centralKey }) => centralKey === key);
    if (!own) return { text: names.notThere, ours: true };
    const href = planControlUrl(body.code, year, own.key);
    return own.light === null
      ? { text: names.notAssessed, href, ours: true }
      : { text: own.light.label, href, symbol: own.light };
  };
  const withPlan = bodies.filter(({ plan }) => plan !== null);
  return {
    id: 'gemensamma',
    caption: names.caption,
    columns: [text(names.control), ...withPlan.map(({ body }) => text(body.code))],
    rows: central.map((one): DataCell[] => [{ text: one.title }, ...withPlan.map((body) => cell(body, one.key))]),
  };
}

export function controlTable({ bodies, year }: ControlOverview, words: Words): DataTable {
  const { all: names } = words.supervision;
  return {
    id: 'kontroller',
    caption: names.caption,
    columns: [text(names.control), text(names.body), text(names.light), text(names.responsible), text(names.central)],
    rows: bodies.flatMap(({ body, controls }) =>
      controls.map((control): DataCell[] => [
        { text: control.title, href: planControlUrl(body.code, year, control.key) },
        { text: body.name },
        control.light === null ? { text: null } : { text: control.light.label, symbol: control.light },
        { text: control.responsible },
        { text: control.centralKey === null ? null : names.yes, ours: true },
      ]),
    ),
  };
}
