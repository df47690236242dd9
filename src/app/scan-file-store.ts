/**
 * A scan's results in a folder: one file to which a line is added for each thing that is done, forced to the disk before the
 * scan goes on. A line that was cut off by a stop is dropped when the folder is opened again.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ScanStore } from '../controls/scan/scanner.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { ScanKind, ScanSettings } from '../domain/scan.ts';
import { SitePlan, Website } from '../domain/website.ts';

const Head = z.object({
  type: z.literal('run'),
  kind: ScanKind,
  settings: ScanSettings,
  sites: z.array(Website),
  startedAt: z.string(),
  engines: z.record(z.string(), z.string()),
});
export type ScanHead = Omit<z.infer<typeof Head>, 'type'>;
const Line = z.discriminatedUnion('type', [
  Head,
  z.object({ type: z.literal('plan'), host: z.string(), plan: SitePlan }),
  z.object({ type: z.literal('page'), host: z.string(), page: z.unknown() }),
  z.object({ type: z.literal('site'), host: z.string(), site: z.unknown() }),
]);

export const logName = 'granskning.jsonl';
const pictureFolder = 'bilder';

export type FileStore<P, S> = ScanStore<P, S> & {
  readonly head: ScanHead;
  site(host: string): S | null;
  close(): Promise<void>;
};

/** The lines that were written whole; the file is cut after the last of them. */
async function readLines(path: string): Promise<z.infer<typeof Line>[]> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) await truncate(path, end);
  const texts = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return texts.map((text) => Line.parse(JSON.parse(text)));
}

/** The pages of a host by their addresses: of one that was written twice, the first. */
async function readPages<P extends { readonly url: string }>(
  path: string,
  host: string,
  schema: z.ZodType<P>,
): Promise<P[]> {
  const found = new Map<string, P>();
  const begins = `{"type":"page","host":${JSON.stringify(host)},`;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!text.startsWith(begins)) continue;
    const line = Line.parse(JSON.parse(text));
    if (line.type !== 'page') continue;
    const page = schema.parse(line.page);
    if (!found.has(page.url)) found.set(page.url, page);
  }
  return [...found.values()];
}

const sameRun = (a: ScanHead, b: ScanHead) =>
  a.kind === b.kind && JSON.stringify([a.settings, a.sites]) === JSON.stringify([b.settings, b.sites]);

/** Opens the folder, making it where it is missing, and takes up the run that it holds. Refused where it holds another one. */
export async function openFileStore<P extends { readonly url: string }, S>(
  folder: string,
  wanted: ScanHead,
  read: { readonly page: z.ZodType<P>; readonly site: z.ZodType<S> },
): Promise<Result<FileStore<P, S>>> {
  const path = join(folder, logName);
  let file: FileHandle;
  try {
    await mkdir(join(folder, pictureFolder), { recursive: true });
    file = await open(path, 'a');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse({ path: folder, message: `Mappen går inte att skriva i (${code}). Välj en annan med --out.` });
  }
  const plans = new Map<string, SitePlan>();
  // The pages themselves are read when somebody asks for them: of a large site they are many.
  const pages = new Map<string, Set<string>>();
  const sites = new Map<string, S>();
  let head: ScanHead | null = null;
  try {
    for (const line of await readLines(path)) {
      if (line.type === 'run') head = line;
      if (line.type === 'plan') plans.set(line.host, line.plan);
      if (line.type === 'site') sites.set(line.host, read.site.parse(line.site));
      if (line.type !== 'page') continue;
      const { url } = read.page.parse(line.page);
      pages.set(line.host, (pages.get(line.host) ?? new Set()).add(url));
    }
  } catch {
    await file.close();
    return refuse({ path, message: 'Filen är ingen granskning som går att ta upp. Välj en annan mapp med --out.' });
  }
  if (head && !sameRun(head, wanted)) {
    await file.close();
    return refuse({
      path: folder,
      message: 'Mappen har en granskning av annat slag eller av andra webbplatser. Välj en annan med --out.',
    });
  }
  const add = async (line: object) => {
    await file.appendFile(`${JSON.stringify(line)}\n`);
    await file.datasync();
  };
  if (!head) await add({ type: 'run', ...wanted });
  return succeed({
    head: head ?? wanted,
    plan: async (host) => plans.get(host) ?? null,
    async savePlan(host, plan) {
      await add({ type: 'plan', host, plan });
      plans.set(host, plan);
    },
    pages: async (host) => (pages.has(host) ? readPages(path, host, read.page) : []),
    async addPage(host, page, pictures) {
      const kept = pages.get(host) ?? new Set();
      if (kept.has(page.url)) return;
      for (const { key, bytes } of pictures) {
        const picture = join(folder, pictureFolder, `${key}.jpg`);
        await writeFile(`${picture}.part`, bytes);
        await rename(`${picture}.part`, picture);
      }
      await add({ type: 'page', host, page });
      pages.set(host, kept.add(page.url));
    },
    finished: async (host) => sites.has(host),
    async finish(host, site) {
      await add({ type: 'site', host, site });
      sites.set(host, site);
    },
    site: (host) => sites.get(host) ?? null,
    close: () => file.close(),
  });
}
