/** What a municipality has decided for itself about internal control; kept among its settings. */
import { z } from 'zod';
import type { Transaction } from '../store/database.ts';
import { loadSettings, saveSettings } from '../store/tenant.ts';

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

export async function saveMunicipalitySettings(
  tx: Transaction,
  settings: Partial<MunicipalitySettings>,
): Promise<void> {
  await saveSettings(tx, { ...Settings.parse(await loadSettings(tx)), ...settings });
}
