/** Who sees the controls that are run, and who runs them. Definitions are the whole municipality's; what they name may be persons. */
import type { Issue } from '../../domain/result.ts';
import { may, mayAnywhere } from '../policy.ts';
import type { Session } from '../session.ts';

/** Those who work with internal control, for any body, and the auditors. */
export const seesControls = (session: Session): boolean =>
  mayAnywhere(session, 'control') || session.roles.some(({ role }) => role === 'auditor');

/** Those who work with it for the whole municipality. */
export const runsControls = (session: Session): boolean => may(session, 'control', null);

export const notSeen: Issue = {
  path: '',
  message: 'Bara den som arbetar med intern kontroll, och revisorer, kan se kontrollernas körningar.',
};

export const notAllowed: Issue = {
  path: '',
  message:
    'Bara samordnare för intern kontroll, chef, controller och administratör för hela kommunen kan göra det här.',
};

export const controlNotFound: Issue = { path: 'control', message: 'Kontrollen finns inte.' };
