/** Explaining the variance of a report: parts with an amount each; what they do not come to is shown as unexplained. */
import { z } from 'zod';
import { writtenAmount } from '../domain/economy.ts';
import type { Explanation } from '../domain/economy-table.ts';
import { periodCode } from '../domain/period.ts';
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { findPeriodState } from '../store/period.ts';
import { findReport } from '../store/report.ts';
import { loadExplanations, saveExplanations } from '../store/variance-explanation.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { whyUnreadable } from './economy.ts';
import { refreshEconomy } from './economy-refresh.ts';
import { loadEconomySettings } from './economy-settings.ts';
import { plainText, readForm } from './form.ts';
import { whyPeriodHinders } from './period-rule.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

const ExplanationForm = z.object({
  parts: z
    .array(
      z.object({
        text: plainText().trim().max(300, 'Förklaringen får ha högst 300 tecken.'),
        amount: plainText().trim().max(100, 'Beloppet är längre än 100 tecken.'),
      }),
    )
    .max(100, 'Det får vara högst 100 förklaringar.'),
});

/** Puts explanations in place of those that stood there. `input`: texts and amounts as written, in the municipality's scale, plus for better; empty lines are left out. */
export async function explainVariance(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<null>> {
  const form = readForm(ExplanationForm, input);
  if (!form.ok) return form;
  return change(app, session, async (tx): Promise<Result<null>> => {
    const readable = await whyUnreadable(tx, session, address);
    if (!readable.ok) return readable;
    if (!may(session, 'report', address.body))
      return refuse({
        path: '',
        message: `Du kan läsa men inte förklara. Den som rapporterar för ${address.body} kan det.`,
      });
    if ((await findReport(tx, address)) === null)
      return refuse({
        path: '',
        message: 'Det finns ingen rapport för perioden att förklara något i. Öppna perioden först.',
      });
    const hinders = whyPeriodHinders(session, address, await findPeriodState(tx, address.period));
    if (hinders !== null) return refuse({ path: '', message: hinders });
    const settings = await loadEconomySettings(tx);
    const read = readParts(form.value.parts, settings.form);
    if (!read.ok) return read;
    const before = await loadExplanations(tx, address);
    await saveExplanations(tx, address, read.value, actorName(session));
    const subject = `economy:${address.body}/${periodCode(address.period)}`;
    await record(tx, session, { verb: 'economy.explain', subject, before, after: read.value });
    await refreshEconomy(tx, { body: address.body, year: address.period.year }, settings);
    return succeed(null);
  });
}

function readParts(
  parts: readonly { readonly text: string; readonly amount: string }[],
  form: Parameters<typeof writtenAmount>[1],
): Result<Explanation[]> {
  const issues: Issue[] = [];
  const read: Explanation[] = [];
  for (const [at, { text, amount }] of parts.entries()) {
    if (text === '' && amount === '') continue;
    if (text === '') issues.push({ path: `text-${at}`, message: 'Skriv vad beloppet beror på.' });
    if (amount === '') {
      issues.push({
        path: `amount-${at}`,
        message: 'Skriv hur mycket det påverkar, med minus om det är sämre än budget.',
      });
      continue;
    }
    const written = writtenAmount(amount, { ...form, sign: 'result' });
    if (!written.ok) issues.push(...written.issues.map(({ message }) => ({ path: `amount-${at}`, message })));
    else read.push({ text, amount: written.value });
  }
  return issues.length > 0 ? refuse(...issues) : succeed(read);
}
