/** Mails what people have been told, where mail is set up: each notification once, to those who have an address. */
import { inTenant } from '../store/database.ts';
import { takeUnmailed } from '../store/notification.ts';
import type { App } from './app.ts';
import { sayIn } from './language.ts';
import { sendIfSet } from './mail.ts';
import { listMunicipalities } from './municipality.ts';

/** Mails what waits in every municipality and returns how many went. `origin` ("https://uppsikt.kommun.se") leads the links; without it a mail has none. */
export async function mailNotifications(app: App, origin: string | null): Promise<number> {
  if (!app.mail) return 0;
  let sent = 0;
  for (const tenant of await listMunicipalities(app)) {
    // Taken before they are sent: a mail that fails is not tried again, and none goes twice.
    for (const { email, language, text: swedish, path } of await inTenant(app.db, tenant.id, takeUnmailed)) {
      const text = sayIn(app, language, swedish);
      const link = origin === null ? '' : `\n\n${origin}${path}`;
      const mailed = await sendIfSet(app.mail, email, {
        subject: `Uppsikt: ${text.split(/[.:] /u)[0] ?? text}`.slice(0, 120),
        text: `${text}${link}\n\n${tenant.name}`,
      });
      if (mailed === 'sent') sent += 1;
    }
  }
  return sent;
}
