/** The files of an evidence pack in a fixed order: documents, rows, evidence, and the part of the audit chain. */
import { subjectPattern } from '../domain/audit-subject.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { comparePeriods, periodName } from '../domain/period.ts';
import {
  type AuditHead,
  actorNames,
  auditHead,
  bodyYearRows,
  bodyYearTables,
  firstEvent,
  readEvents,
} from '../store/audit-part.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { listEvidenceOf, readParts } from '../store/evidence.ts';
import { listRunsOfBodyYear } from '../store/occurrence-run.ts';
import { listReportRows, listReportVersions } from '../store/report.ts';
import type { App } from './app.ts';
import type { PackAddress } from './audit-pack.ts';
import { tableTitle } from './audit-table-title.ts';
import { composeReport, composeVersion } from './compose-report.ts';
import { printControlDocument } from './control-document.ts';
import { printFile } from './print-report.ts';
import type { Session } from './session.ts';

export type PackFile = {
  readonly path: string;
  /** What it is, in Swedish, for the index. */
  readonly title: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

const bytes = (text: string) => [Buffer.from(text)];

/** The control plan, and the year's reports of the body, as PDF/A: as they are now, and each earlier version that was decided. */
async function* documents(app: App, session: Session, { body, year }: PackAddress): AsyncGenerator<PackFile> {
  const address = { body, period: { year, kind: 'year' } } as const;
  const plan = await printControlDocument(app, session, { part: 'plan', address }, ['pdf']);
  const [printed] = plan.ok ? plan.value.files : [];
  if (printed) yield { path: `dokument/${printed.name}`, title: 'Internkontrollplanen', content: [printed.bytes] };
  const reports = await inTenant(app.db, session.tenant.id, async (tx) => {
    const found = (await listReportRows(tx)).filter((row) => row.body.code === body && row.period.year === year);
    const addresses = found.map(({ period }) => ({ body, period })).sort((a, b) => comparePeriods(a.period, b.period));
    return Promise.all(
      addresses.map(async (address) => ({ address, versions: await listReportVersions(tx, address) })),
    );
  });
  for (const { address, versions } of reports) {
    const now = await composeReport(app, session, address);
    if (!now.ok) continue;
    const file = await printFile(now.value, address, 'pdf');
    const standing = now.value.decision ? `beslutad ${now.value.decision.decidedOn}` : 'inte beslutad';
    yield { path: `dokument/${file.name}`, title: `${periodName(address.period)}, ${standing}`, content: [file.bytes] };
    for (const { number, decidedOn } of versions.filter(({ number: kept }) => kept !== now.value.decision?.number)) {
      const earlier = await composeVersion(app, session, address, number);
      if (!earlier.ok) continue;
      const { bytes: content, name } = await printFile(earlier.value, address, 'pdf');
      const title = `${periodName(address.period)}, version ${number} beslutad ${decidedOn}`;
      yield { path: `dokument/${name.replace('.pdf', `-version-${number}.pdf`)}`, title, content: [content] };
    }
  }
}

/** Every row of the body and year, table by table. */
async function* rows(app: App, session: Session, { body, year }: PackAddress): AsyncGenerator<PackFile> {
  const within = <T>(work: (tx: Transaction) => Promise<T>) => inTenant(app.db, session.tenant.id, work);
  for (const table of await within(bodyYearTables)) {
    const found = await within((tx) => bodyYearRows(tx, table, body, year));
    if (found.length === 0) continue;
    const text = `[\n${found.map(canonicalJson).join(',\n')}\n]\n`;
    yield { path: `data/${table}.json`, title: tableTitle(table), content: bytes(text) };
  }
}

/** The runs of controls that stand in the body's results: outcome, hashes of what was read, and what was named. */
async function* runs(app: App, session: Session, address: PackAddress): AsyncGenerator<PackFile> {
  const found = await inTenant(app.db, session.tenant.id, (tx) => listRunsOfBodyYear(tx, address));
  if (found.length === 0) return;
  const text = `[\n${found.map(canonicalJson).join(',\n')}\n]\n`;
  yield {
    path: 'data/korningar.json',
    title: 'Körningar av kontroller som resultaten grundas på',
    content: bytes(text),
  };
}

/** The files that were kept with what is audited. What is erased is listed, with the hash that it had. */
async function* evidence(app: App, session: Session, part: Part): AsyncGenerator<PackFile> {
  const found = await inTenant(app.db, session.tenant.id, (tx) => listEvidenceOf(tx, part.pattern.source));
  if (found.length === 0) return;
  for (const [index, { id, fileName, erasedAt, subject }] of found.entries()) {
    if (erasedAt !== null) continue;
    const path = `underlag/${String(index + 1).padStart(3, '0')}-${fileName}`;
    yield { path, title: subject, content: readParts(app.db, session.tenant.id, id) };
  }
  const listed = found.map(({ id: _, ...said }, index) => ({ number: index + 1, ...said }));
  yield {
    path: 'underlag/underlag.json',
    title: 'Vad som är sagt om varje underlag',
    content: bytes(`${JSON.stringify(listed, null, 2)}\n`),
  };
}

const batch = 500;

type Part = { readonly head: AuditHead; readonly first: number; readonly before: string; readonly pattern: RegExp };

/** Lines of the chain's part, made from each event; null leaves the event out. */
async function* chainLines(
  app: App,
  session: Session,
  part: Part,
  line: (event: Awaited<ReturnType<typeof readEvents>>[number]) => object | null,
): AsyncGenerator<Uint8Array> {
  for (let after = part.first - 1; after < part.head.sequence; ) {
    const events = await inTenant(app.db, session.tenant.id, (tx) => readEvents(tx, after, batch));
    const shown = events.filter(({ sequence }) => sequence <= part.head.sequence).flatMap((event) => line(event) ?? []);
    yield Buffer.from(shown.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const last = events.at(-1);
    if (last === undefined) return;
    after = last.sequence;
  }
}

async function* chain(app: App, session: Session, part: Part, texts: boolean): AsyncGenerator<PackFile> {
  const { head, first, before, pattern } = part;
  const actors = new Set<string>();
  yield {
    path: 'logg/kedja.jsonl',
    title: 'Ändringsloggens kedja från årets första händelse: det som kontrollsumman täcker, och kontrollsumman',
    content: chainLines(app, session, part, ({ json, hash, actor, subject }) => {
      if (pattern.test(subject)) actors.add(actor);
      return { json, hash };
    }),
  };
  if (texts) {
    yield {
      path: 'logg/texter.jsonl',
      title: 'Vad som stod före och efter varje ändring hos nämnden, med saltet som kontrollsumman gjordes med',
      content: chainLines(app, session, part, ({ sequence, salt, before: was, after: became, subject, verb }) =>
        salt !== null && pattern.test(subject) && !verb.startsWith('comment.')
          ? { sequence, salt, before: was, after: became }
          : null,
      ),
    };
  }
  const names = await inTenant(app.db, session.tenant.id, actorNames);
  const people = [...actors].sort().map((actor) => ({ actor, name: names.get(actor) ?? null }));
  const json = (value: object) => bytes(`${JSON.stringify(value, null, 2)}\n`);
  yield { path: 'logg/personer.json', title: 'Vilka som har ändrat', content: json(people) };
  yield {
    path: 'logg/huvud.json',
    title: 'Var kedjans del börjar och slutar',
    content: json({ first, before, ...head }),
  };
}

/** The files, and the end of the chain that they reach to. */
export async function packFiles(
  app: App,
  session: Session,
  address: PackAddress,
  { texts }: { readonly texts: boolean },
): Promise<{ files: AsyncGenerator<PackFile>; head: AuditHead }> {
  const pattern = subjectPattern(address.body, address.year);
  const part = await inTenant(app.db, session.tenant.id, async (tx): Promise<Part> => {
    const head = await auditHead(tx);
    const first = await firstEvent(tx, pattern);
    const place = { first: first?.sequence ?? head.sequence + 1, before: first?.before ?? head.hash };
    return { head, ...place, pattern: new RegExp(pattern, 'u') };
  });
  async function* files(): AsyncGenerator<PackFile> {
    yield* documents(app, session, address);
    yield* rows(app, session, address);
    yield* runs(app, session, address);
    yield* evidence(app, session, part);
    yield* chain(app, session, part, texts);
  }
  return { files: files(), head: part.head };
}
