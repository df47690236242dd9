/** Locking the section of a node, for controllers; and the route that does it. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { lockSection } from '../../../app/section-lock.ts';
import type { EntryView, ReportAddress } from '../../../app/views.ts';
import { readAddress } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { actionField, readForm } from '../../form.ts';
import { entryUrl, sectionLockUrl } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { sessionOf, useWords, type WebEnv } from '../../visit.ts';

export function Lock({ view, address }: { view: EntryView; address: ReportAddress }) {
  const { versions } = useWords();
  const { lock, node } = view;
  if (!view.mayLock) return null;
  const own = lock?.node === node.key;
  return (
    <section className="lock" aria-labelledby="las">
      <h2 id="las">{versions.lock.title}</h2>
      <p>
        {lock === null ? versions.lock.open : versions.lock.locked(lock.title, lock.by)} {lock?.reason ?? ''}
      </p>
      {lock !== null && !own ? (
        <p>
          <a href={entryUrl(address, lock.node)}>{versions.lock.where}</a>
        </p>
      ) : (
        <PostForm action={sectionLockUrl(address, node.key)} className="stack">
          {own ? null : <TextField name="reason" label={versions.lock.reason} maxLength={300} autoComplete="off" />}
          <p>
            <Button action={own ? 'las-upp' : 'las'} look="secondary">
              {own ? versions.lock.unlock : versions.lock.lock}
            </Button>
          </p>
        </PostForm>
      )}
    </section>
  );
}

/** POST /uppfoljning/:body/:period/post/:level/:slug/las. */
export function changeLock(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = readAddress(c);
    if (address === null) return answerMissing(c);
    const key = `${c.req.param('level') ?? ''}/${c.req.param('slug') ?? ''}`;
    const form = await readForm(c);
    const input = { locked: form.text(actionField) !== 'las-upp', reason: form.text('reason') };
    const done = await lockSection(app, sessionOf(c), address, key, input);
    return done.ok ? c.redirect(`${entryUrl(address, key)}#las`, 303) : answerRefusal(c, done.issues);
  };
}
