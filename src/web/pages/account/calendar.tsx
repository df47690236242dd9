/** The account page's calendar: making the secret address, changing it and ending it. The address is shown once, in the answer. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { endCalendar, makeCalendar } from '../../../app/calendar.ts';
import { actionField, readForm } from '../../form.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { fieldId } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { sessionOf, useWords, type WebEnv, type WebOptions } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';
import { answerAccount } from './controller.tsx';

/** `made`: the address that has just been made. `since`: when the present one was made, null where there is none. */
export type CalendarState = { readonly since: string | null; readonly made: string | null; readonly ended: boolean };

export function changeCalendar(app: App, options: WebOptions): Handler<WebEnv> {
  return async (c) => {
    const session = sessionOf(c);
    if ((await readForm(c)).text(actionField) === 'ta-bort') {
      await endCalendar(app, session);
      return answerAccount(c, app, { calendarEnded: true });
    }
    const made = await makeCalendar(app, session);
    if (!made.ok) return answerAccount(c, app, { issues: made.issues });
    const origin = options.origin ?? new URL(c.req.url).origin;
    return answerAccount(c, app, { calendarMade: `${origin}${made.value.path}` });
  };
}

export function Calendar({ since, made, ended }: CalendarState) {
  const words = useWords();
  return (
    <section aria-labelledby="kalender">
      <h2 id="kalender">{words.calendar.title}</h2>
      {ended ? <Notice kind="done" title={words.calendar.ended} /> : null}
      <p>{words.calendar.text}</p>
      {made === null ? null : (
        <Notice kind="done" title={words.calendar.madeTitle}>
          <p>{words.calendar.made}</p>
          <div className="field">
            <label htmlFor={fieldId('kalenderadress')}>{words.calendar.address}</label>
            <input id={fieldId('kalenderadress')} type="text" readOnly value={made} />
          </div>
        </Notice>
      )}
      {made === null && since !== null ? <p>{words.calendar.has(dayTime(since))}</p> : null}
      <PostForm action={routes.calendar.href({})} className="stack">
        {since === null ? null : <p className="hint">{words.calendar.renewText}</p>}
        <div className="actions">
          <Button action="skapa" look="secondary">
            {since === null ? words.calendar.make : words.calendar.renew}
          </Button>
          {since === null ? null : (
            <Button action="ta-bort" look="quiet">
              {words.calendar.end}
            </Button>
          )}
        </div>
      </PostForm>
    </section>
  );
}
