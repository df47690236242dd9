/** Whose hosts are, as the municipality has found out: what a scan of connections reads before the product's own tables. */
import { HostNote } from '../domain/host-note.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { deleteHostNote, listHostNotes, saveHostNote } from '../store/host-note.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { readForm } from './form.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';

const notAllowed = {
  path: '',
  message: 'Bara samordnare för intern kontroll, controller och administratör för hela kommunen ändrar här.',
};

/** Adds what is known of a domain, or changes it. Scans that are made count as they were. */
export async function noteHost(app: App, session: Session, input: unknown): Promise<Result<null>> {
  if (!may(session, 'control', null)) return refuse(notAllowed);
  const form = readForm(HostNote, input);
  if (!form.ok) return form;
  return change(app, session, async (tx) => {
    const { domain } = form.value;
    const before = (await listHostNotes(tx)).find((note) => note.domain === domain) ?? null;
    await saveHostNote(tx, form.value, actorName(session));
    await record(tx, session, { verb: 'hostNote.save', subject: `hostNote:${domain}`, before, after: form.value });
    return succeed(null);
  });
}

export async function forgetHostNote(app: App, session: Session, domain: string): Promise<Result<null>> {
  if (!may(session, 'control', null)) return refuse(notAllowed);
  return change(app, session, async (tx) => {
    if (!(await deleteHostNote(tx, domain))) return refuse({ path: '', message: 'Uppgiften finns inte längre.' });
    await record(tx, session, {
      verb: 'hostNote.remove',
      subject: `hostNote:${domain}`,
      before: { domain },
      after: null,
    });
    return succeed(null);
  });
}
