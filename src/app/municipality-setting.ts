/** What a municipality has decided for itself about internal control; kept among its settings. */
import { z } from 'zod';
import type { Transaction } from '../store/database.ts';
import { loadSettings, lockTenant, saveSettings } from '../store/tenant.ts';
import { record } from './audit.ts';
import type { Session } from './session.ts';

const Settings = z.looseObject({
  /** The worker erases evidence from the day that it may be. */
  disposeEvidence: z.boolean().default(false),
  /** Code of the board that supervises the others; null: the one that is called so. */
  executiveBoard: z.string().nullable().default(null),
});
export type MunicipalitySettings = Pick<z.infer<typeof Settings>, 'disposeEvidence' | 'executiveBoard'>;

export async function municipalitySettings(tx: Transaction): Promise<MunicipalitySettings> {
  const { disposeEvidence, executiveBoard } = Settings.parse(await loadSettings(tx));
  return { disposeEvidence, executiveBoard };
}

/** Changes one of them, with its audit event. */
export async function changeSetting<K extends keyof MunicipalitySettings>(
  tx: Transaction,
  session: Session,
  name: K,
  value: MunicipalitySettings[K],
): Promise<void> {
  await lockTenant(tx);
  const all = Settings.parse(await loadSettings(tx));
  await saveSettings(tx, { ...all, [name]: value });
  await record(tx, session, {
    verb: 'municipality.settings',
    subject: `municipality:${session.tenant.code}`,
    before: { [name]: all[name] },
    after: { [name]: value },
  });
}
