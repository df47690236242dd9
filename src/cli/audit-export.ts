/** `uppsikt audit export`: writes the evidence pack of a body and year. */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { App } from '../app/app.ts';
import { openPack, type Pack, type PackAddress, recordPack } from '../app/audit-pack.ts';
import type { Session } from '../app/session.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { print, printJson, sayIssues } from './output.ts';

/** The file whole or not at all. */
async function writePack(folder: string, pack: Pack): Promise<Result<string>> {
  const path = join(folder, pack.name);
  try {
    await mkdir(folder, { recursive: true });
    await pipeline(pack.bytes, createWriteStream(`${path}.part`));
    await rename(`${path}.part`, path);
    return succeed(path);
  } catch (error) {
    await rm(`${path}.part`, { force: true }).catch(() => undefined);
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    const message = `Bevispaketet går inte att skriva här (${error.code}). Välj en annan mapp.`;
    return refuse({ path: folder, message });
  }
}

/** Writes the pack into the folder, and registers that it was made. Gives the exit code. */
export async function exportPack(
  app: App,
  session: Session,
  address: PackAddress,
  { out, json }: { readonly out: string; readonly json: boolean },
): Promise<number> {
  const opened = await openPack(app, session, address, { texts: true });
  if (!opened.ok) return sayIssues(opened.issues);
  const written = await writePack(resolve(out), opened.value);
  if (!written.ok) return sayIssues(written.issues);
  const receipt = opened.value.receipt();
  await recordPack(app, session, address, receipt);
  if (json) printJson({ file: written.value, ...receipt });
  else {
    print(written.value);
    print(`${receipt.files} filer. Indexets SHA-256: ${receipt.indexSha256}`);
    print('Packa upp och kontrollera med: node kontrollera.cjs');
  }
  return 0;
}
