/** What an auditor reads as tables that are shown, filtered and fetched alike. */
import type { AuditedBodyYear, AuditedEvent, AuditView } from '../../../app/audit-view.ts';
import { narrativeText } from '../../../domain/narrative.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { auditUrl, planControlUrl, registerRiskUrl } from '../../routes.ts';
import type { Words } from '../../words/words.ts';
import { subjectCell } from './subjects.ts';

const text = (header: string) => ({ header, kind: 'text' as const });
const number = (header: string) => ({ header, kind: 'number' as const });
const ours = (value: string): DataCell => ({ text: value, ours: true });

export function bodyYearTable(audits: readonly AuditedBodyYear[], { audit: words }: Words): DataTable {
  const { columns } = words;
  return {
    id: 'granskningar',
    caption: words.chooseTitle,
    columns: [text(columns.body), number(columns.year), text(columns.plan), text(columns.reports)],
    rows: audits.map(({ body, name, year, plan, reports }) => [
      { text: name, href: auditUrl(body, year) },
      { text: String(year), value: String(year) },
      ours(words.planStates[plan ?? 'none']),
      ours(words.reportCount(reports)),
    ]),
  };
}

export function controlTable({ plan }: AuditView, { audit: words, periodName }: Words): DataTable {
  const { control: columns } = words;
  return {
    id: 'kontroller',
    caption: words.controls,
    columns: [
      columns.control,
      columns.risk,
      columns.frequency,
      columns.assessment,
      columns.period,
      columns.actions,
    ].map((header) => (header === columns.actions ? number(header) : text(header))),
    rows: plan.risks.flatMap((risk): (readonly DataCell[])[] => {
      if (risk.controls.length === 0)
        return [
          [
            ours(words.byComment),
            { text: risk.short, href: registerRiskUrl(plan.body.code, plan.year, risk.key) },
            { text: null },
            { text: null },
            { text: null },
            { text: null },
          ],
        ];
      return risk.controls.map((control) => {
        const light = control.latest?.assessment ?? null;
        const count = String(control.actions.length);
        return [
          { text: control.title, href: planControlUrl(plan.body.code, plan.year, control.key) },
          { text: risk.short, href: registerRiskUrl(plan.body.code, plan.year, risk.key) },
          { text: control.frequency || null },
          light === null ? ours(words.notAssessed) : { text: light.label, symbol: light },
          control.latest === null
            ? { text: null }
            : typeof control.latest.from === 'string'
              ? { text: control.latest.from }
              : ours(periodName(control.latest.from)),
          { text: count, value: count },
        ];
      });
    }),
  };
}

export function actionTable({ plan }: AuditView, words: Words): DataTable {
  const { action: columns, unsaid } = words.audit;
  const { statuses } = words.internalControl;
  const controls = plan.risks.flatMap(({ controls: held }) => held);
  return {
    id: 'atgarder',
    caption: words.audit.actions,
    columns: [columns.text, columns.control, columns.owner, columns.dueOn, columns.status, columns.closedOn].map(text),
    rows: controls.flatMap((control) =>
      control.actions.map((action) => [
        { text: narrativeText(action.text) },
        { text: control.title },
        action.owner === null ? ours(unsaid) : { text: action.owner },
        { text: action.dueOn },
        ours(action.status === null ? unsaid : statuses[action.status]),
        { text: action.closedOn },
      ]),
    ),
  };
}

export function versionTable({ reports }: AuditView, { audit: words, periodName }: Words): DataTable {
  const { version: columns } = words;
  return {
    id: 'versioner',
    caption: words.versions,
    columns: [
      columns.report,
      columns.version,
      columns.decidedOn,
      columns.paragraph,
      columns.registry,
      columns.sha256,
    ].map(text),
    rows: reports.flatMap(({ period, versions }): (readonly DataCell[])[] => {
      if (versions.length === 0)
        return [
          [
            ours(periodName(period)),
            { text: null },
            ours(words.notDecided),
            { text: null },
            { text: null },
            { text: null },
          ],
        ];
      return versions.map(({ number: version, decidedOn, paragraph, registryNumber, sha256 }) => [
        ours(periodName(period)),
        { text: String(version) },
        { text: decidedOn },
        { text: paragraph },
        { text: registryNumber },
        { text: sha256 },
      ]);
    }),
  };
}

export function eventTable(view: AuditView, { audit: words }: Words): DataTable {
  const { event: columns } = words;
  const who = ({ name, actor, channel }: AuditedEvent): DataCell =>
    name === null
      ? ours(actor.startsWith('account:') ? words.gone : (words.system[channel] ?? channel))
      : { text: name };
  return {
    id: 'handelser',
    caption: words.events,
    columns: [number(columns.number), text(columns.at), text(columns.who), text(columns.what), text(columns.subject)],
    rows: view.events.map((event) => [
      { text: String(event.sequence), value: String(event.sequence) },
      { text: event.at.replace('T', ' ').replace('Z', '') },
      who(event),
      ours(words.happened(event.verb)),
      subjectCell(view, event.subject),
    ]),
  };
}
