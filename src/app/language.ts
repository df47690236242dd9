/** The language of a person: chosen once, kept with the account, and spoken by pages, mails and the calendar. */
import type { Language } from '../domain/language.ts';
import { succeed } from '../domain/result.ts';
import { saveLanguage } from '../store/account.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import type { Session } from './session.ts';

/** Keeps the person's choice; nothing where nobody is signed in. */
export async function chooseLanguage(app: App, session: Session, language: Language): Promise<void> {
  const { account } = session;
  if (account === null || account.language === language) return;
  await change(app, session, async (tx) => {
    await saveLanguage(tx, account.id, language);
    const before = { language: account.language ?? null };
    await record(tx, session, {
      verb: 'account.language',
      subject: `account:${account.id}`,
      before,
      after: { language },
    });
    return succeed(null);
  });
}

/** A sentence of a use case in the reader's language; null is a reader who has not chosen, and reads Swedish. */
export function sayIn(app: Pick<App, 'inEnglish'>, language: Language | null, swedish: string): string {
  return language === 'en' ? (app.inEnglish?.(swedish) ?? swedish) : swedish;
}
