/** Publishing a report internally: elected members may read it before it is decided, and are told. */
import { z } from 'zod';
import { periodCode, periodName } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { listPersons } from '../store/account.ts';
import { findReport, setPublished } from '../store/report.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { factsOf } from './facts-of.ts';
import { readForm } from './form.ts';
import { notify } from './notification.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

const PublishForm = z.object({ published: z.boolean() });

/** Publishes, or takes it back while the report is not decided: what is decided can always be read. */
export async function publishReport(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<null>> {
  if (!may(session, 'decide', address.body)) {
    return refuse({
      path: '',
      message: 'Bara nämndsekreterare, controller och administratör kan publicera en rapport.',
    });
  }
  const form = readForm(PublishForm, input);
  if (!form.ok) return form;
  const { published } = form.value;
  return change(app, session, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const before = await findReport(tx, address);
    if (before?.decided) return refuse({ path: '', message: 'Rapporten är beslutad och kan redan läsas av alla.' });
    if ((before?.publishedAt !== null) === published) return succeed(null);
    await setPublished(tx, address, published ? actorName(session) : null);
    const name = periodName(address.period).toLocaleLowerCase('sv');
    const members = (await listPersons(tx)).filter(
      (person) =>
        !person.disabled &&
        person.roles.some(({ role, body }) => role === 'member' && (body === null || body === address.body)),
    );
    const path = `/rapport/${encodeURIComponent(address.body)}/${periodCode(address.period)}`;
    const text = `${address.body}: rapporten för ${name} är publicerad.`;
    const told = published ? members : [];
    await notify(
      tx,
      session,
      told.map(({ id }) => ({ account: id, kind: 'published', text, path })),
    );
    const subject = `report:${address.body}/${periodCode(address.period)}`;
    await record(tx, session, {
      verb: 'report.publish',
      subject,
      before: { published: !published },
      after: { published },
    });
    return succeed(null);
  });
}
