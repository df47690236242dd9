/** The one place that says who may do what. Reading is open to every role of the municipality; the rest is listed here. */
import type { Role, Session } from './session.ts';

export type Action =
  | 'read'
  | 'report'
  | 'comment'
  | 'review'
  | 'assign'
  | 'import'
  | 'editPlan'
  | 'managePeriods'
  | 'editTemplate'
  | 'decide'
  | 'dispatch'
  | 'control'
  | 'administer';

const allowed: Record<Exclude<Action, 'read'>, readonly Role[]> = {
  report: ['reporter', 'head', 'coordinator', 'controller', 'administrator'],
  comment: ['reporter', 'head', 'coordinator', 'controller', 'secretary', 'administrator'],
  review: ['head', 'controller', 'administrator'],
  assign: ['head', 'controller', 'administrator'],
  import: ['controller', 'administrator'],
  editPlan: ['controller', 'administrator'],
  managePeriods: ['controller', 'administrator'],
  editTemplate: ['controller', 'secretary', 'administrator'],
  decide: ['controller', 'secretary', 'administrator'],
  dispatch: ['secretary', 'controller', 'administrator'],
  control: ['coordinator', 'head', 'controller', 'administrator'],
  administer: ['administrator'],
};

/**
 * True when the session may do the action on the body (null: on the municipality as a whole). A role that is held for
 * one body counts for that body only.
 */
export function may(session: Session, action: Action, body: string | null): boolean {
  if (session.how === 'cli' || session.how === 'worker') return true;
  if (action === 'read') return session.roles.length > 0;
  return session.roles.some(
    (held) => (held.body === null || held.body === body) && allowed[action].includes(held.role),
  );
}
