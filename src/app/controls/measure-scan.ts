/** What a scan of the websites says of a control: every site a subject, with a hash of all that the scan keeps of it. */
import { createHash } from 'node:crypto';
import type { ControlDefinition, ScoreMeasure } from '../../controls/definition.ts';
import { type ScoredSubject, score } from '../../controls/measure/score.ts';
import { scoredSite } from '../../controls/scanned-site.ts';
import type { Body } from '../../domain/body.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { ScanKind } from '../../domain/scan.ts';
import { listBodies } from '../../store/body.ts';
import type { Transaction } from '../../store/database.ts';
import {
  findScan,
  hashScanPictures,
  listScanPages,
  listScanSites,
  listScans,
  type ScanRow,
  type ScanSiteRow,
} from '../../store/scan.ts';
import { listDismissals } from '../../store/scan-dismissal.ts';
import { readOutcome } from '../scan-outcome.ts';
import type { Measured } from './measure.ts';
import type { UsedFile } from './source-file.ts';

/** The kind of scan that a scanner of a definition makes. */
export const scanKindOf = ({ scanner }: Pick<ScoreMeasure, 'scanner'>): ScanKind =>
  scanner === 'accessibility' ? 'accessibility' : 'connections';

const notRun = (reason: string): Measured => ({ outcome: { status: 'not-run', reason }, used: [] });

/** Why the scan cannot be counted with; null where it can. */
function whyNot(measure: ScoreMeasure, scan: ScanRow | null, sites: readonly ScanSiteRow[]): string | null {
  if (scan === null)
    return 'Webbplatserna är inte granskade än. Starta en granskning; när den är klar blir den en körning.';
  if (scan.kind !== scanKindOf(measure)) return 'Granskningen är av ett annat slag än kontrollen mäter.';
  const left = sites.filter(({ finishedAt }) => finishedAt === null).length;
  if (left > 0)
    return `Granskningen är inte klar: ${left} av ${sites.length} webbplatser återstår. Fortsätt den på sidan Webbplatser.`;
  const { index } = scan.engines;
  return index === undefined || index === measure.index
    ? null
    : `Granskningen räknar med ${index} men kontrollen med ${measure.index}. Granska webbplatserna igen.`;
}

/** The group whose kinds name the body's; else the one that names none. */
function groupOf({ groups }: ScoreMeasure, body: Body | undefined): string {
  const own = groups.find(({ kinds }) => body !== undefined && kinds.includes(body.kind));
  return (own ?? groups.find(({ kinds }) => kinds.length === 0))?.id ?? '';
}

/** Everything that is kept of the site, in one hash: whoever has the scan can work it out again. */
async function hashSite(tx: Transaction, row: ScanSiteRow, pages: readonly unknown[]) {
  const { site, plan, about, host, scan } = row;
  const dismissals = (await listDismissals(tx, host)).map(({ criterion, keys, reason }) => ({
    ...{ criterion, keys: [...keys], reason },
  }));
  const pictures = await hashScanPictures(tx, scan, host);
  const text = canonicalJson({ site, plan, about, pages, dismissals, pictures });
  return { sha256: createHash('sha256').update(text).digest('hex'), bytes: Buffer.byteLength(text) };
}

async function readSite(
  tx: Transaction,
  measure: ScoreMeasure,
  { scan, row, bodies }: { readonly scan: ScanRow; readonly row: ScanSiteRow; readonly bodies: readonly Body[] },
): Promise<{ subject: ScoredSubject; used: UsedFile }> {
  const read = await readOutcome(tx, scan.kind, row);
  if (read === null) throw new Error(`The site ${row.host} of the scan ${scan.id} is not done.`);
  const body = bodies.find(({ code }) => code === row.site.body);
  const subject = scoredSite(read.outcome, { body: body?.name ?? row.site.body, group: groupOf(measure, body) });
  const pages = await listScanPages(tx, scan.id, row.host);
  const hash = await hashSite(tx, row, pages);
  const used = { source: measure.subjects, name: row.host, ...hash, rows: pages.length, columns: [], scan: scan.id };
  return { subject, used };
}

/** Counts the sites of a finished scan by the definition's bands. `id` null: the latest that is finished. */
export async function measureScan(
  tx: Transaction,
  definition: ControlDefinition,
  id: string | null,
): Promise<Measured> {
  const { measure, bands } = definition;
  if (measure.kind !== 'score') throw new Error('Not a score.');
  const kind = scanKindOf(measure);
  const latest = async () =>
    (await listScans(tx)).find((scan) => scan.kind === kind && scan.finishedAt !== null) ?? null;
  const scan = id === null ? await latest() : await findScan(tx, id);
  const rows = scan === null ? [] : await listScanSites(tx, scan.id);
  const why = whyNot(measure, scan, rows);
  if (scan === null || why !== null) return notRun(why ?? '');
  const bodies = await listBodies(tx);
  const subjects: ScoredSubject[] = [];
  const used: UsedFile[] = [];
  for (const row of rows) {
    const site = await readSite(tx, measure, { scan, row, bodies });
    subjects.push(site.subject);
    used.push(site.used);
  }
  const { groups } = measure;
  const outcome = score(subjects, { bands, groups, subjects: 'webbplatser', hasMean: kind === 'accessibility' });
  if (outcome.status === 'not-run') return { outcome, used };
  return { outcome: { ...outcome, notes: [...outcome.notes, noteOf(scan)] }, used };
}

const noteOf = ({ settings: { period, pages }, engines }: ScanRow): string =>
  `Granskningen gäller perioden ${period}, högst ${pages} sidor på varje webbplats, med ${Object.entries(engines)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.`;
