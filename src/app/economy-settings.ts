/** How the municipality shows amounts, and which accounts are which row of its income statement: kept in its settings. */
import { z } from 'zod';
import { AccountRow, accountReader, defaultAccountRows } from '../domain/account-map.ts';
import { defaultMoneyForm, MoneyForm } from '../domain/economy.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listEconomyYears } from '../store/economy-value.ts';
import { loadSettings, lockTenant, saveSettings } from '../store/tenant.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { economyNotAllowed } from './economy-access.ts';
import { refreshEconomy } from './economy-refresh.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';

export const EconomySettings = z.strictObject({ form: MoneyForm, rows: z.array(AccountRow).min(1).max(200) });
export type EconomySettings = z.infer<typeof EconomySettings>;

const Settings = z.looseObject({ economy: EconomySettings.optional() });

const byDefault: EconomySettings = { form: defaultMoneyForm, rows: [...defaultAccountRows] };

export async function loadEconomySettings(tx: Transaction): Promise<EconomySettings> {
  return Settings.parse(await loadSettings(tx)).economy ?? byDefault;
}

export type EconomySettingsView = EconomySettings & { readonly editable: boolean };

export async function readEconomySettings(app: App, session: Session): Promise<Result<EconomySettingsView>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  return inTenant(app.db, session.tenant.id, async (tx) =>
    succeed({ ...(await loadEconomySettings(tx)), editable: may(session, 'economy', null) }),
  );
}

const Row = z.object({
  kind: z.enum(['item', 'sum', 'leftOut']),
  label: plainText().trim().max(100, 'Radens namn får ha högst 100 tecken.'),
  codes: plainText().trim().max(2000, 'Raden har för många konton. Dela upp den.'),
});

const SettingsForm = z.object({
  scale: MoneyForm.shape.scale,
  decimals: z.coerce.number().pipe(MoneyForm.shape.decimals),
  sign: MoneyForm.shape.sign,
  /** Rows without a name and accounts are left out. */
  rows: z.array(Row),
});

function rowsOf(rows: readonly z.infer<typeof Row>[]): Result<AccountRow[]> {
  const kept: AccountRow[] = [];
  const names = new Set<string>();
  for (const [at, { kind, label, codes }] of rows.entries()) {
    if (kind === 'leftOut' ? codes === '' : label === '' && codes === '') continue;
    if (kind === 'leftOut') {
      kept.push({ kind, codes });
      continue;
    }
    if (label === '') return refuse({ path: `label-${at}`, message: 'Raden saknar namn. Skriv vad den ska heta.' });
    if (names.has(label)) return refuse({ path: `label-${at}`, message: `Det finns redan en rad som heter ${label}.` });
    names.add(label);
    kept.push(kind === 'sum' ? { kind, label } : { kind, label, codes });
  }
  if (kept.every((row) => row.kind === 'leftOut'))
    return refuse({ path: 'rows', message: 'Resultaträkningen behöver minst en rad.' });
  const read = accountReader(kept);
  return read.ok ? succeed(kept) : read;
}

/** Saves both, and makes the tables of every report that is not decided anew. `input`: see `SettingsForm`. */
export async function saveEconomySettings(app: App, session: Session, input: unknown): Promise<Result<null>> {
  if (!may(session, 'economy', null)) return refuse(economyNotAllowed);
  const form = readForm(SettingsForm, input);
  if (!form.ok) return form;
  const rows = rowsOf(form.value.rows);
  if (!rows.ok) return rows;
  const { scale, decimals, sign } = form.value;
  const after: EconomySettings = { form: { scale, decimals, sign }, rows: rows.value };
  return change(app, session, async (tx): Promise<Result<null>> => {
    await lockTenant(tx);
    const all = Settings.parse(await loadSettings(tx));
    await saveSettings(tx, { ...all, economy: after });
    await record(tx, session, { verb: 'economy.settings', subject: 'economy', before: all.economy ?? null, after });
    for (const at of await listEconomyYears(tx)) await refreshEconomy(tx, at, after);
    return succeed(null);
  });
}
