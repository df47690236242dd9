/** The municipality's look on printed documents: its accent colour and its logo, kept in its settings. */
import { z } from 'zod';
import { ReportTree } from '../domain/report.ts';
import type { Transaction } from '../store/database.ts';
import { loadSettings, saveSettings } from '../store/tenant.ts';

export const Theme = ReportTree.shape.theme;
export type Theme = z.infer<typeof Theme>;

const Settings = z.looseObject({ theme: Theme.optional() });

export const defaultTheme: Theme = { accent: '#1f5a7a', logo: null };

export async function themeOf(tx: Transaction): Promise<Theme> {
  return Settings.parse(await loadSettings(tx)).theme ?? defaultTheme;
}

export async function saveTheme(tx: Transaction, theme: Theme): Promise<void> {
  await saveSettings(tx, { ...Settings.parse(await loadSettings(tx)), theme });
}
