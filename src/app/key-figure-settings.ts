/** Which municipality this is in public statistics, and which it compares itself with: kept in its settings. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import { listPlaces } from '../store/key-figure.ts';
import { loadSettings, lockTenant, saveSettings } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { economyNotAllowed } from './economy-access.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';

/** Codes of Statistics Sweden: "0180". `own` null where nobody has said it. */
export const Comparison = z.strictObject({ own: z.string().nullable(), others: z.array(z.string()).max(100) });
export type Comparison = z.infer<typeof Comparison>;

const Settings = z.looseObject({ comparison: Comparison.optional() });

export async function loadComparison(tx: Transaction): Promise<Comparison> {
  return Settings.parse(await loadSettings(tx)).comparison ?? { own: null, others: [] };
}

const Form = z.object({ own: plainText().trim().max(200), others: plainText().max(5000) });

/** `input`: names or codes; those to compare with are separated by commas or lines. */
export async function saveComparison(app: App, session: Session, input: unknown): Promise<Result<null>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  const form = readForm(Form, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<Result<null>> => {
    await lockTenant(tx);
    const places = await listPlaces(tx);
    const codeOf = (text: string): string | null => {
      const wanted = text.toLocaleLowerCase('sv');
      const found = places.find(({ code, title }) => code === text || title.toLocaleLowerCase('sv') === wanted);
      return found?.code ?? (/^\d{4}$/u.test(text) ? text : null);
    };
    const named = form.value.others
      .split(/[,;\n]/u)
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const unknown = named.find((text) => codeOf(text) === null);
    if (unknown !== undefined)
      return refuse({
        path: 'others',
        message: `${unknown} är ingen kommun i Kolada. Skriv namnet eller koden med fyra siffror.`,
      });
    const own = form.value.own === '' ? null : codeOf(form.value.own);
    if (form.value.own !== '' && own === null)
      return refuse({
        path: 'own',
        message: `${form.value.own} är ingen kommun i Kolada. Skriv namnet eller koden med fyra siffror.`,
      });
    const others = [...new Set(named.flatMap((text) => codeOf(text) ?? []))].filter((code) => code !== own);
    const all = Settings.parse(await loadSettings(tx));
    const after: Comparison = { own, others };
    await saveSettings(tx, { ...all, comparison: after });
    await record(tx, session, {
      verb: 'keyFigure.comparison',
      subject: 'comparison',
      before: all.comparison ?? null,
      after,
    });
    return succeed(null);
  });
}
