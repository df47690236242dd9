/** The main job on the real report: in from text, through the database, out as three files that hold every word of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { App } from '../src/app/app.ts';
import { verifyAuditChain } from '../src/app/audit.ts';
import { approveImport, proposeImport, readImport } from '../src/app/import.ts';
import { createMunicipality } from '../src/app/municipality.ts';
import { type PrintedFile, printReport } from '../src/app/print-report.ts';
import { readTree } from '../src/app/read-reports.ts';
import type { Session } from '../src/app/session.ts';
import type { Facts } from '../src/domain/facts.ts';
import { inTenant } from '../src/store/database.ts';
import { loadFacts } from '../src/store/facts.ts';
import { testDatabase } from '../src/store/testing.ts';
import { needsSeed, seedBytes } from './shared.ts';
import { docxText, htmlText, letters, missingPieces, pdfText, prosePieces } from './words.ts';

const address = { body: 'KS', period: { year: 2022, kind: 'year' } } as const;

function value<T>(result: { ok: true; value: T } | { ok: false; issues: readonly { message: string }[] }): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
  return result.value;
}

describe('the main job on the real report', { skip: needsSeed }, () => {
  let app: App;
  let session: Session;
  let close: () => Promise<void>;
  let importId: string;
  let facts: Facts;
  let printed: { hash: string; files: PrintedFile[] };

  before(async () => {
    const database = await testDatabase();
    close = () => database.close();
    app = { db: database.db, dataFolder: '', close };
    const tenant = await createMunicipality(app, 'Provkommun');
    session = { tenant, account: null, how: 'cli', roles: [] };
    importId = value(await proposeImport(app, session, { name: 'rapport.txt', bytes: seedBytes() })).id;
    value(await approveImport(app, session, importId, { acceptProposed: true }));
    const loaded = await inTenant(app.db, tenant.id, (tx) => loadFacts(tx, address.body, address.period));
    assert.ok(loaded);
    facts = loaded;
    printed = value(await printReport(app, session, address, ['html', 'docx', 'pdf']));
  });
  after(() => close?.());

  const level = (code: string) => facts.nodes.filter((node) => node.level === code);

  it('finds 9 process areas, 22 goals, 14 commitments, 5 indicators, 8 risks and 7 controls', () => {
    const counts = [
      level('processArea').length,
      level('goal').length,
      level('commitment').length,
      facts.indicators.length,
      facts.risks.length,
      facts.risks.flatMap((risk) => risk.controls).length,
    ];
    assert.deepEqual(counts, [9, 22, 14, 5, 8, 7]);
  });

  it('counts goals as the report does, 14 + 6 + 3, one standing for both roles of the office', () => {
    const [sustainable, effective] = level('perspective');
    const under = (key: string | undefined) =>
      level('goal').filter((goal) => {
        const area = facts.nodes.find((node) => node.key === goal.parent);
        return area?.parent === key;
      });
    assert.equal(under(sustainable?.key).length, 14);
    const roles = under(effective?.key).map((goal) => goal.role);
    assert.equal(roles.filter((role) => role !== 'own').length, 6);
    assert.equal(roles.filter((role) => role !== 'group').length, 3);
  });

  it('keeps commitments with their bodies, groups as values of their own', () => {
    assert.ok(level('commitment').every((commitment) => commitment.bodies.length > 0));
    const groups = facts.bodies.filter((body) => body.kind === 'group').map((body) => body.code);
    assert.ok(groups.includes('alla nämnder') && groups.includes('alla bolag'));
  });

  it('keeps every indicator with its values, the economy, the variance items and the cover memo', () => {
    assert.deepEqual(
      facts.indicators.map((indicator) => indicator.values.length),
      [5, 5, 5, 5, 5],
    );
    const rows = (kind: string) =>
      facts.tables.filter((table) => table.kind === kind).map((table) => table.rows.length);
    assert.deepEqual(
      [rows('incomeStatement'), rows('departments'), rows('sickLeave'), rows('variance')],
      [[9], [8], [3], [8]],
    );
    const memo = facts.parts.find((part) => part.kind === 'coverMemo');
    const decisions = memo?.outline.flatMap((block) => (block.kind === 'decisions' ? block.decisions : []));
    assert.equal(decisions?.length, 2);
  });

  it('takes the lights that closing sentences state, the arrow of the compilation, and leaves the rest open', () => {
    const areas = level('processArea').map((area) => facts.entries.find((entry) => entry.node === area.key));
    assert.deepEqual(
      areas.map((entry) => entry?.assessment),
      ['green', 'green', 'yellow', 'green', 'yellow', 'green', 'yellow', 'yellow', 'green'],
    );
    assert.equal(areas[1]?.trend, 'better');
    const statuses = level('commitment').map((node) => facts.entries.find((entry) => entry.node === node.key)?.status);
    assert.deepEqual(
      [statuses.filter((status) => status === 'done').length, statuses.filter((status) => status === 'late').length],
      [13, 1],
    );
    assert.ok(facts.entries.every((entry) => entry.completion === null));
  });

  it('prints every piece of its prose in the three files, in the same order', async () => {
    const pieces = prosePieces(new TextDecoder().decode(seedBytes()));
    assert.ok(pieces.length > 600);
    for (const file of printed.files) {
      const text =
        file.format === 'html'
          ? htmlText(new TextDecoder().decode(file.bytes))
          : file.format === 'docx'
            ? docxText(file.bytes)
            : await pdfText(file.bytes);
      assert.deepEqual(missingPieces(pieces, text), [], file.format);
    }
  });

  it('prints the same text in the three files', async () => {
    const [html, docx, pdf] = printed.files;
    assert.ok(html && docx && pdf);
    const main = (text: string) => letters(text).replaceAll(/\d+/gu, '');
    const contentsFree = (text: string) => main(text).length;
    const lengths = [
      htmlText(new TextDecoder().decode(html.bytes)),
      docxText(docx.bytes),
      await pdfText(pdf.bytes),
    ].map(contentsFree);
    assert.ok(Math.max(...lengths) - Math.min(...lengths) < 600, `letters by format: ${lengths.join(', ')}`);
  });

  it('gives the same tree hash for the same data', async () => {
    assert.equal(value(await printReport(app, session, address, [])).hash, printed.hash);
  });

  it('changes nothing when the same file comes again', async () => {
    const again = value(await proposeImport(app, session, { name: 'igen.txt', bytes: seedBytes() }));
    assert.deepEqual(again, { id: importId, known: true });
    const { created, updated, removed } = value(await approveImport(app, session, importId, { acceptProposed: true }));
    assert.deepEqual({ created, updated, removed }, { created: 0, updated: 0, removed: 0 });
  });

  it('shows what a newer version would change', async () => {
    const newer = new TextDecoder().decode(seedBytes()).replace('Partsdialog gjorts', 'Många partsdialoger gjorts');
    const { id } = value(await proposeImport(app, session, { name: 'ny.txt', bytes: new TextEncoder().encode(newer) }));
    const { changes, proposal } = value(await readImport(app, session, id));
    assert.ok(proposal.questions.length > 0);
    assert.deepEqual([changes.created, changes.updated, changes.removed], [0, 1, 0], changes.lines.join('\n'));
  });

  it('can be read as a tree, and its audit chain holds', async () => {
    const tree = value(await readTree(app, session, address));
    assert.equal(tree.nodes.length, 2);
    assert.ok(value(await verifyAuditChain(app, session)).events >= 3);
  });
});
