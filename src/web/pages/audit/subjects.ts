/** What an event of the audit trail is about, by the name that people know and with the way there; by its key where it has no name. */
import type { AuditView } from '../../../app/audit-view.ts';
import { occurrenceName, readOccurrenceSubject } from '../../../app/occurrence-subject.ts';
import type { DataCell } from '../../data-table.ts';
import { controlPlanUrl, occurrenceUrl, planControlUrl, registerRiskUrl, routes } from '../../routes.ts';

/** The control with that key, and its occurrence where one is named. */
export function controlNamed({ plan }: AuditView, control: string, occurrence?: string) {
  const found = plan.risks.flatMap(({ controls }) => controls).find(({ key }) => key === control);
  const at = found?.occurrences.find(({ key }) => key === occurrence);
  return { title: found?.title ?? control, at: at === undefined ? (occurrence ?? '') : occurrenceName(at) };
}

export function subjectCell(view: AuditView, subject: string): DataCell {
  const { plan } = view;
  const body = plan.body.code;
  const cut = subject.indexOf(':');
  const [noun, name] = [subject.slice(0, cut), subject.slice(cut + 1)];
  const key = name.slice(`${body}/${plan.year}/`.length);
  if (noun === 'evidence') {
    const evidence = view.evidence.find(({ id }) => id === name);
    if (evidence) return { text: evidence.fileName || evidence.sha256, href: routes.oneEvidence.href({ id: name }) };
  }
  if (noun === 'controlPlan') return { text: `${plan.body.name} ${plan.year}`, href: controlPlanUrl(body, plan.year) };
  if (noun === 'risk') {
    const risk = plan.risks.find((one) => one.key === key);
    if (risk) return { text: risk.short, href: registerRiskUrl(body, plan.year, key) };
  }
  if (noun === 'control') {
    const { title } = controlNamed(view, key);
    if (title !== key) return { text: title, href: planControlUrl(body, plan.year, key) };
  }
  const of = noun.startsWith('occurrence') ? readOccurrenceSubject(name) : null;
  if (of !== null) {
    const { title, at } = controlNamed(view, of.key.control, of.key.occurrence);
    return { text: `${title}, ${at}`, href: occurrenceUrl(of.key) };
  }
  return { text: subject };
}
