/** A scan without a database: the results lie in a folder, where a scan that was stopped is taken up again. */
import { runScan, type ScanProgress } from '../controls/scan/scanner.ts';
import { type Result, succeed } from '../domain/result.ts';
import {
  accessibilityOutcome,
  connectionsOutcome,
  type ScanKind,
  type ScanSettings,
  type SiteOutcome,
} from '../domain/scan.ts';
import type { Website } from '../domain/website.ts';
import { type AccessibilityTools, type ConnectionsTools, enginesOf, openScanner, siteMinutes } from './open-scanner.ts';
import { type FileStore, openFileStore, type ScanHead } from './scan-file-store.ts';

export type FolderScan = { readonly head: ScanHead; readonly outcomes: readonly SiteOutcome[] };

export type FolderScanOptions = {
  readonly onProgress: (progress: ScanProgress) => void;
  readonly signal?: AbortSignal;
};

async function gathered<P, S>(
  sites: readonly Website[],
  store: FileStore<P, S>,
  outcomeOf: (
    site: Website,
    plan: NonNullable<Awaited<ReturnType<typeof store.plan>>>,
    pages: readonly P[],
    about: S,
  ) => SiteOutcome,
): Promise<SiteOutcome[]> {
  const outcomes: SiteOutcome[] = [];
  for (const site of sites) {
    const [plan, about] = [await store.plan(site.host), store.site(site.host)];
    if (plan && about !== null) outcomes.push(outcomeOf(site, plan, await store.pages(site.host), about));
  }
  return outcomes;
}

async function scanAccessibility(
  tools: AccessibilityTools,
  folder: string,
  head: ScanHead,
  options: FolderScanOptions,
): Promise<Result<FolderScan>> {
  const store = await openFileStore(folder, head, tools);
  if (!store.ok) return store;
  try {
    await runScan(head.sites, tools.scanner, store.value, { siteMinutes, ...options });
    return succeed({ head: store.value.head, outcomes: await gathered(head.sites, store.value, accessibilityOutcome) });
  } finally {
    await store.value.close();
  }
}

async function scanConnections(
  tools: ConnectionsTools,
  folder: string,
  head: ScanHead,
  options: FolderScanOptions,
): Promise<Result<FolderScan>> {
  const store = await openFileStore(folder, head, tools);
  if (!store.ok) return store;
  try {
    await runScan(head.sites, tools.scanner, store.value, { siteMinutes, ...options });
    return succeed({ head: store.value.head, outcomes: await gathered(head.sites, store.value, connectionsOutcome) });
  } finally {
    await store.value.close();
  }
}

/** Scans the sites, or what is left of them. Throws where it is stopped by the signal; what is done lies in the folder. */
export async function scanToFolder(
  env: NodeJS.ProcessEnv,
  kind: ScanKind,
  settings: ScanSettings,
  sites: readonly Website[],
  folder: string,
  options: FolderScanOptions,
): Promise<Result<FolderScan>> {
  const tools = await openScanner(env, kind, settings, sites);
  if (!tools.ok) return tools;
  const head: ScanHead = {
    kind,
    settings,
    sites: [...sites],
    startedAt: new Date().toISOString(),
    engines: enginesOf(kind),
  };
  try {
    return tools.value.kind === 'accessibility'
      ? await scanAccessibility(tools.value, folder, head, options)
      : await scanConnections(tools.value, folder, head, options);
  } finally {
    await tools.value.scanner.close();
  }
}
