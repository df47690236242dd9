/**
 * The evidence pack of a body and year (Swedish: bevispaket): documents, rows, evidence, the part of the audit chain, an
 * index and a program that checks it all without Uppsikt. Its bytes come as they are made; nothing stands whole in memory.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { packIndexCsv, packIndexHtml } from '../report/pack-index.ts';
import { type ZipEntry, zipStream } from '../report/zip-stream.ts';
import { listBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { type PackFile, packFiles } from './audit-pack-files.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';

export type PackAddress = { readonly body: string; readonly year: number };

/** What is known of a pack once it is made. */
export type PackReceipt = {
  readonly files: number;
  /** SHA-256 of index.csv, which holds the SHA-256 of every other file. */
  readonly indexSha256: string;
  /** The event and hash that the pack's part of the chain ends with. */
  readonly head: { readonly sequence: number; readonly hash: string };
};

export const packName = ({ body, year }: PackAddress): string =>
  `bevispaket-${body}-${year}.zip`.replaceAll(/[^\p{L}\p{N}.-]/gu, '_');

const notAllowed = {
  path: '',
  message: 'Bara revisor, controller och administratör kan läsa granskningen och hämta bevispaketet.',
};

/** The body's name, where the session may audit it. */
export async function auditedBody(
  tx: Transaction,
  session: Session,
  { body }: PackAddress,
): Promise<Result<{ code: string; name: string }>> {
  if (!may(session, 'audit', body)) return refuse(notAllowed);
  const found = (await listBodies(tx)).find(({ code }) => code === body);
  if (found) return succeed({ code: found.code, name: found.name });
  return refuse({ path: 'body', message: `Det finns ingen nämnd eller förvaltning som heter ${body}.` });
}

const checker = new URL('../report/pack/kontrollera.cjs', import.meta.url);

/** Adds what a reader of the pack needs to find and check its files, after the files themselves. */
async function* entriesOf(
  files: AsyncIterable<PackFile>,
  title: string,
  done: (indexSha256: string, files: number) => void,
): AsyncGenerator<ZipEntry> {
  const listed: { path: string; title: string; sha256: string; bytes: number }[] = [];
  async function* hashed(file: PackFile): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of file.content) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    listed.push({ path: file.path, title: file.title, sha256: hash.digest('hex'), bytes });
  }
  const entry = (file: PackFile): ZipEntry => ({
    path: file.path,
    deflate: !/\.(pdf|docx|xlsx|png|jpe?g|zip)$/iu.test(file.path),
    content: hashed(file),
  });
  const text = (path: string, about: string, value: string | Uint8Array): PackFile => {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    return { path, title: about, content: [bytes] };
  };
  for await (const file of files) yield entry(file);
  yield entry(
    text('kontrollera.cjs', 'Program som kontrollerar paketet: node kontrollera.cjs', await readFile(checker)),
  );
  yield entry(text('index.html', 'Innehållet, att läsa i en webbläsare', packIndexHtml(title, listed)));
  const csv = packIndexCsv(listed);
  done(createHash('sha256').update(csv).digest('hex'), listed.length);
  yield { path: 'index.csv', deflate: true, content: [csv] };
}

export type Pack = {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What is known once every byte has been read; throws before that. */
  readonly receipt: () => PackReceipt;
};

/**
 * Opens the pack of a body and year. `texts` false leaves out the texts before and after each change: they may name
 * people. Read `bytes` to the end, then register the making with `recordPack` or `recordPackIn`.
 */
export async function openPack(
  app: App,
  session: Session,
  address: PackAddress,
  { texts }: { readonly texts: boolean },
): Promise<Result<Pack>> {
  const body = await inTenant(app.db, session.tenant.id, (tx) => auditedBody(tx, session, address));
  if (!body.ok) return body;
  const opened = await packFiles(app, session, address, { texts });
  const title = `${body.value.name} ${address.year}`;
  let receipt: PackReceipt | null = null;
  const entries = entriesOf(opened.files, title, (indexSha256, files) => {
    receipt = { files, indexSha256, head: opened.head };
  });
  return succeed({
    name: packName(address),
    bytes: zipStream(entries),
    receipt: () => {
      if (receipt === null) throw new Error('the pack is not read to its end');
      return receipt;
    },
  });
}

/** The making of a pack is an event of its own: who took away what, with the hash of its index. */
export function recordPackIn(
  tx: Transaction,
  session: Session,
  { body, year }: PackAddress,
  receipt: PackReceipt,
): Promise<void> {
  return record(tx, session, {
    verb: 'audit.export',
    subject: `auditPack:${body}/${year}`,
    before: null,
    after: receipt,
  });
}

/** `recordPackIn` in a transaction of its own. */
export function recordPack(app: App, session: Session, address: PackAddress, receipt: PackReceipt): Promise<void> {
  return inTenant(app.db, session.tenant.id, (tx) => recordPackIn(tx, session, address, receipt));
}
