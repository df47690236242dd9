/** The municipality's look on printed documents: its accent colour and its logo, kept in its settings. */
import { z } from 'zod';
import { ReportTree } from '../domain/report.ts';
import { renderDocx } from '../report/docx.ts';
import { logoOf } from '../report/layout.ts';
import { isSafePng, isSafeSvg } from '../report/logo-check.ts';
import { renderPdf } from '../report/pdf.ts';
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

/** True where every format can be printed with this look: a broken logo would stop all printing, a hostile one the server. */
export async function canPrint(theme: Theme): Promise<boolean> {
  const part = { id: 'p', kind: 'coverMemo', label: '', title: 'Prov', subtitle: '', registryNumber: null } as const;
  const names = { title: 'Prov', municipality: 'Prov', body: 'Prov', period: 'Prov', standing: '' };
  const tree: ReportTree = { language: 'sv-SE', ...names, theme, parts: [{ ...part, blocks: [] }] };
  const logo = logoOf(tree);
  if (logo && !(logo.kind === 'png' ? isSafePng(logo.bytes) : isSafeSvg(logo.bytes.toString('utf8')))) return false;
  try {
    await Promise.all([renderDocx(tree), renderPdf(tree)]);
    return true;
  } catch {
    return false;
  }
}
