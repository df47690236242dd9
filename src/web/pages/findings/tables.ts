/** A body's audit reports, incidents and self-assessments as tables. */
import type { FindingsView } from '../../../app/findings.ts';
import type { DataTable } from '../../data-table.ts';
import { findingUrl } from '../../routes.ts';
import type { Words } from '../../words/words.ts';

const text = (header: string) => ({ header, kind: 'text' as const });
const number = (header: string) => ({ header, kind: 'number' as const });
const figure = (value: number) => ({ text: String(value), value: String(value) });

export function reportTable({ body, reports }: FindingsView, { findings }: Words): DataTable {
  const { columns } = findings.reports;
  return {
    id: 'revision',
    caption: findings.reports.title,
    columns: [
      text(columns.title),
      text(columns.on),
      text(columns.registry),
      number(columns.recommendations),
      number(columns.unfinished),
    ],
    rows: reports.map((one) => [
      { text: one.title, href: findingUrl(body.code, 'revision', one.id) },
      { text: one.reportedOn },
      { text: one.registryNumber },
      figure(one.recommendations),
      figure(one.unfinished),
    ]),
  };
}

export function incidentTable({ body, incidents, seriousness }: FindingsView, { findings }: Words): DataTable {
  const { columns } = findings.incidents;
  return {
    id: 'incidenter',
    caption: findings.incidents.title,
    columns: [text(columns.title), text(columns.on), text(columns.seriousness)],
    rows: incidents.map((one) => {
      const level = seriousness.values.find(({ code }) => code === String(one.seriousness));
      return [
        { text: one.title, href: findingUrl(body.code, 'incident', one.id) },
        { text: one.happenedOn },
        { text: `${one.seriousness} ${level?.label ?? ''}`.trim() },
      ];
    }),
  };
}

export function surveyTable({ body, surveys }: FindingsView, { findings }: Words): DataTable {
  const { columns, states } = findings.surveys;
  return {
    id: 'sjalvvarderingar',
    caption: findings.surveys.title,
    columns: [text(columns.title), text(columns.state)],
    rows: surveys.map((one) => [
      { text: one.title, href: findingUrl(body.code, 'sjalvvardering', one.id) },
      { text: states[one.state], ours: true },
    ]),
  };
}
