/** What Uppsikt prints, it reads back: its own DOCX and PDF, and both as LibreOffice has written them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { applyAnswers, proposedAnswers } from '../src/domain/answers.ts';
import type { Facts } from '../src/domain/facts.ts';
import { defaultScales } from '../src/domain/scale.ts';
import { readReport } from '../src/intake/read-report.ts';
import { compose } from '../src/report/compose.ts';
import { renderDocx } from '../src/report/docx.ts';
import { closePdf, renderPdf } from '../src/report/pdf.ts';
import { needsSeed, seedBytes } from './shared.ts';
import { example, shortPackage } from './short-package.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));

async function proposalOf(bytes: Uint8Array, name: string) {
  const read = await readReport(bytes, name);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

/** The facts of a text with every proposed answer taken: what a person would approve, and print. */
async function approved(text: Uint8Array): Promise<Facts> {
  const proposal = await proposalOf(text, 'rapport.txt');
  return applyAnswers(proposal, proposedAnswers(proposal));
}

/** The facts of a printed file as it says them, without any answer. */
async function readBack(bytes: Uint8Array, name: string): Promise<Facts> {
  return applyAnswers(await proposalOf(bytes, name), {});
}

function print(facts: Facts) {
  const theme = { accent: '#1f5a7a', logo: null };
  return compose({ municipality: 'Alvsala kommun', facts, scales: defaultScales, standing: 'Arbetsmaterial', theme });
}

/**
 * Everything must come back, kinds of rows and the outline among it, but for two things that print does not tell apart:
 * a symbol inside a sentence comes back as its word, and a list inside a table's cell as paragraphs with a dash.
 */
function assertSame(read: Facts, printed: Facts): void {
  assert.deepEqual([read.body, read.period], [printed.body, printed.period]);
  assert.deepEqual(read.nodes, printed.nodes);
  assert.deepEqual(read.entries, printed.entries);
  assert.deepEqual(read.events, printed.events);
  assert.deepEqual(read.indicators, printed.indicators);
  assert.deepEqual(read.tables, printed.tables);
  assert.deepEqual(read.risks, printed.risks);
  assert.deepEqual(read.bodies.map((body) => body.code).sort(), printed.bodies.map((body) => body.code).sort());
  assert.deepEqual(read.parts, printed.parts);
}

function roundTrips(text: Uint8Array): void {
  it('as DOCX', async () => {
    const facts = await approved(text);
    assertSame(await readBack(await renderDocx(print(facts)), 'rapport.docx'), facts);
  });

  it('as PDF', async () => {
    const facts = await approved(text);
    assertSame(await readBack(await renderPdf(print(facts)), 'rapport.pdf'), facts);
  });
}

describe('formats', () => {
  after(() => closePdf());

  describe('the example municipality comes back from its own print', () => {
    roundTrips(new TextEncoder().encode(example));
  });

  describe('the real report comes back from its own print', { skip: needsSeed }, () => {
    if (!needsSeed) roundTrips(seedBytes());
  });

  describe('the example municipality comes back from LibreOffice', () => {
    it('as DOCX', async () => {
      const facts = await approved(new TextEncoder().encode(example));
      assertSame(await readBack(fixture('alvsala-2025-libreoffice.docx'), 'rapport.docx'), facts);
    });

    it('as tagged PDF', async () => {
      const facts = await approved(new TextEncoder().encode(shortPackage(example)));
      assert.deepEqual([facts.nodes.length, facts.risks.length, facts.indicators.length], [18, 3, 6]);
      assertSame(await readBack(fixture('alvsala-2025-libreoffice.pdf'), 'rapport.pdf'), facts);
    });
  });

  it('gives the same proposal for the same bytes, with pages as places', async () => {
    const bytes = fixture('alvsala-2025-libreoffice.pdf');
    const [first, second] = [await proposalOf(bytes, 'a.pdf'), await proposalOf(bytes, 'a.pdf')];
    assert.deepEqual(first, second);
    const pages = first.file.length;
    assert.ok(first.file.format === 'pdf' && pages > 10);
    assert.ok(Object.values(first.sources).every((source) => source.unit === 'page' && source.to <= pages));
  });
});
