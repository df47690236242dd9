/** The one place that says who may do what. Reading is open to every role of the municipality; the rest is listed here. */
import type { Role, Session } from './session.ts';

export type Action = 'read' | 'report' | 'import' | 'editTemplate' | 'administer';

const everyBody: Record<Exclude<Action, 'read'>, readonly Role[]> = {
  report: ['controller', 'administrator'],
  import: ['controller', 'administrator'],
  editTemplate: ['controller', 'secretary', 'administrator'],
  administer: ['administrator'],
};

const ownBody: Partial<Record<Action, readonly Role[]>> = {
  report: ['reporter', 'head', 'coordinator'],
};

/** True when the session may do the action on the body (null: on the municipality as a whole). */
export function may(session: Session, action: Action, body: string | null): boolean {
  if (session.how === 'cli' || session.how === 'worker') return true;
  if (action === 'read') return session.roles.length > 0;
  return session.roles.some(
    (held) =>
      everyBody[action].includes(held.role) ||
      (body !== null && (held.body === null || held.body === body) && (ownBody[action] ?? []).includes(held.role)),
  );
}
