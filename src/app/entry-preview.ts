/** How a text that is being written will look: read as it will be stored, with its live figures as they stand now. */
import { resolveNarrative } from '../domain/live-figure.ts';
import type { Narrative } from '../domain/narrative.ts';
import { formToNarrative } from '../domain/narrative-form.ts';
import { type Result, succeed } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import type { App } from './app.ts';
import { factsOf } from './facts-of.ts';
import { clean } from './form.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

/** Nothing is saved. */
export async function previewText(
  app: App,
  session: Session,
  address: ReportAddress,
  text: string,
): Promise<Result<Narrative>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const facts = await factsOf(tx, session, address);
    return facts.ok ? succeed(resolveNarrative(facts.value, formToNarrative(clean(text))).narrative) : facts;
  });
}
