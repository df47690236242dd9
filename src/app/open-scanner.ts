/** Opens what a scan needs by the environment: the setting of what may be reached, pinned hosts, and the browser. */
import type { z } from 'zod';
import { accessibilityScanner } from '../controls/scan/accessibility.ts';
import { readAllowance } from '../controls/scan/allow.ts';
import { findChromium, openScanBrowser } from '../controls/scan/browser.ts';
import { connectionsScanner } from '../controls/scan/connections.ts';
import { type HostNotes, tableDate } from '../controls/scan/host-owner.ts';
import { pinHosts } from '../controls/scan/pinned-hosts.ts';
import { axeVersion } from '../controls/scan/run-axe.ts';
import type { Scanner } from '../controls/scan/scanner.ts';
import { indexVersion } from '../domain/accessibility-index.ts';
import { AccessibilityPage, AccessibilitySite } from '../domain/accessibility-page.ts';
import { ConnectionsPage, ConnectionsSite } from '../domain/connections-page.ts';
import { connectionsVersion } from '../domain/connections-score.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import type { ScanKind, ScanSettings } from '../domain/scan.ts';
import type { Website } from '../domain/website.ts';

export type AccessibilityTools = {
  readonly kind: 'accessibility';
  readonly scanner: Scanner<AccessibilityPage, AccessibilitySite>;
  readonly page: z.ZodType<AccessibilityPage>;
  readonly site: z.ZodType<AccessibilitySite>;
};
export type ConnectionsTools = {
  readonly kind: 'connections';
  readonly scanner: Scanner<ConnectionsPage, ConnectionsSite>;
  readonly page: z.ZodType<ConnectionsPage>;
  readonly site: z.ZodType<ConnectionsSite>;
};

/** Minutes for each site. */
export const siteMinutes = 30;
const limits = { seconds: 20, pageBytes: 60_000_000 };

/** What the results of a kind rest on, for the record of the run. */
export function enginesOf(kind: ScanKind): Record<string, string> {
  return kind === 'accessibility'
    ? { 'axe-core': axeVersion, index: indexVersion }
    : { table: tableDate, index: connectionsVersion };
}

/** Close the scanner when done. Refused where there is no browser, or the setting cannot be read. */
export async function openScanner(
  env: NodeJS.ProcessEnv,
  kind: ScanKind,
  settings: ScanSettings,
  sites: readonly Website[],
  notes?: HostNotes,
): Promise<Result<AccessibilityTools | ConnectionsTools>> {
  const allowance = readAllowance(env.UPPSIKT_SCAN_ALLOW);
  if (!allowance.ok) return allowance;
  const program = findChromium(env);
  if (program === null)
    return refuse({
      path: 'UPPSIKT_CHROMIUM',
      message: 'Webbläsaren chromium saknas. Installera den (apt-get install chromium) eller ange var den finns.',
    });
  const hosts = pinHosts(allowance.value);
  const browser = await openScanBrowser(hosts, program);
  const options = { ...settings, ...limits };
  return succeed(
    kind === 'accessibility'
      ? {
          kind,
          scanner: accessibilityScanner(hosts, browser, options),
          page: AccessibilityPage,
          site: AccessibilitySite,
        }
      : {
          kind,
          scanner: connectionsScanner(hosts, browser, options, sites, notes),
          page: ConnectionsPage,
          site: ConnectionsSite,
        },
  );
}
