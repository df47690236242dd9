/** Files that are broken, disguised or made to harm: each is refused in Swedish, soon and with little memory. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { processorTime } from '../../processor-time.testing.ts';
import { writeCsv } from '../../report/sheet/csv.ts';
import { readSheet, readSheetRows } from './read-sheet.ts';
import { pack, refusal, workbook, workbookParts, worksheet } from './xlsx.testing.ts';

const says = async (bytes: Uint8Array, fileName = 'fil.xlsx') => refusal(await readSheet(bytes, fileName));
const compound = (text: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(text, 'utf16le')]);
const row = (cells: string, line = 1) => `<row r="${line}">${cells}</row>`;
const good = () => workbookParts([{ name: 'A', rows: row('<c r="A1"><v>1</v></c>') }]);

describe('a file that is no sheet', () => {
  it('is named for what it is', async () => {
    const cases: [string, Uint8Array, RegExp][] = [
      ['empty', new Uint8Array(0), /^Filen är tom/u],
      ['blank', Buffer.from('\uFEFF \r\n\r\n'), /^Kalkylarket är tomt/u],
      ['password', compound('EncryptedPackage'), /lösenord/u],
      ['xls', compound('Workbook'), /gamla formatet \.xls.*spara den som \.xlsx/u],
      ['old Word', compound('WordDocument'), /inget kalkylark/u],
      ['PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), /inget kalkylark/u],
      ['HTML', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), /egentligen HTML/u],
      ['XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), /egentligen XML/u],
      ['picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /inget kalkylark/u],
      [
        'DOCX',
        pack({
          ...good(),
          'xl/workbook.xml': '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        }),
        /inget kalkylark/u,
      ],
      ['a ZIP of something', zipSync({ 'a.txt': strToU8('x') }), /inget kalkylark/u],
      ['ODS', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') }), /\.ods/u],
      [
        'XLSB',
        pack({ ...good(), '_rels/.rels': (good()['_rels/.rels'] ?? '').replace('workbook.xml', 'workbook.bin') }),
        /\.xlsb/u,
      ],
      ['no cell', workbook('<row r="1"><c r="A1"/></row>'), /tomt/u],
    ];
    for (const [name, bytes, expected] of cases) assert.match(await says(bytes), expected, name);
  });

  it('is read by what it holds, whatever its name', async () => {
    const csv = await readSheet(writeCsv({ columns: [{ header: 'A', kind: 'text' }], rows: [['b']] }), 'fil.xlsx');
    assert.equal(csv.ok && csv.value.rows.length, 2);
    const xlsx = await readSheet(pack(good()), 'fil.csv');
    assert.equal(xlsx.ok && xlsx.value.name, 'A');
  });
});

describe('a broken workbook', () => {
  it('is refused wherever it is cut off', async () => {
    const whole = pack(good());
    for (let end = 3; end < whole.length; end += 7) assert.match(await says(whole.subarray(0, end)), /./u, `${end}`);
  });

  it('is refused when a byte of its cells has changed', async () => {
    const stored = zipSync(Object.fromEntries(Object.entries(good()).map(([path, part]) => [path, strToU8(part)])), {
      level: 0,
    });
    const at = Buffer.from(stored).indexOf('<v>1</v>') + 3;
    stored[at] = '7'.charCodeAt(0);
    assert.match(await says(stored), /skadad/u);
  });

  it('is refused when its XML is: no row goes missing unseen', async () => {
    const broken = [
      worksheet(row('<c r="A1"><v>1</v></c>')).slice(0, -20),
      worksheet(row('<c r="A1"><v>1</v></row>')),
      worksheet(row('<c r="A1" t="s"><v>99</v></c>')),
      worksheet(row('<c r="A1"><v>1</v></c>', 2) + row('<c r="A1"><v>1</v></c>', 1)),
      worksheet(row('<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>')),
      worksheet(row('<c r="A1"><v>1</v></c>', 2_000_000)),
      worksheet(row('<c r="ZZZZ1"><v>1</v></c>')),
      worksheet(row('<c r="?"><v>1</v></c>')),
      worksheet('<a>'.repeat(100) + '</a>'.repeat(100)),
      worksheet(row(`<c ${Array.from({ length: 300 }, (_, index) => `a${index}="1"`).join(' ')}/>`)),
    ];
    for (const part of broken) {
      assert.match(await says(pack({ ...good(), 'xl/worksheets/sheet1.xml': part })), /skadad/u, part.slice(0, 200));
    }
  });

  it('is never more than a refusal, whatever its bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    const prefix = fc.constantFrom('', 'PK\u0003\u0004', '\uFEFF', 'a;b\n', '<');
    await fc.assert(
      fc.asyncProperty(prefix, bytes, async (start, rest) => {
        const read = await readSheet(Buffer.concat([Buffer.from(start), rest]), 'x');
        assert.ok(read.ok || read.issues.length === 1);
      }),
    );
    const whole = pack(good());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const changed = whole.slice();
        changed[at] = byte;
        const read = await readSheet(changed, 'x');
        assert.ok(read.ok || read.issues.length === 1);
      }),
    );
  });
});

describe('a file that would fill the memory', () => {
  /** Refused within the time, and by the message. */
  async function refusedSoon(bytes: Uint8Array, expected: RegExp): Promise<void> {
    const start = processorTime();
    assert.match(await says(bytes), expected);
    assert.ok(processorTime() - start < 3000, `${processorTime() - start} ms`);
  }

  it('is stopped while it unpacks, whatever size it claims', async () => {
    const texts = (good()['xl/sharedStrings.xml'] ?? '').replace(
      '</sst>',
      `${'<si><t>a</t></si>'.repeat(2_000_000)}</sst>`,
    );
    const claimed = pack({ ...good(), 'xl/sharedStrings.xml': texts });
    await refusedSoon(claimed, /orimligt stor/u);
    // The same with a false size in the directory.
    const view = new DataView(claimed.buffer, claimed.byteOffset, claimed.length);
    for (let at = 0; at + 46 < claimed.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === texts.length)
        view.setUint32(at + 24, 10, true);
    }
    await refusedSoon(claimed, /skadad/u);
    const blank = new Uint8Array(40_000_000).fill(0x20);
    await refusedSoon(pack({ ...good(), 'xl/worksheets/sheet1.xml': blank }), /orimligt stor/u);
    await refusedSoon(pack({ ...good(), 'xl/styles.xml': blank.subarray(0, 20_000_000) }), /orimligt stor/u);
  });

  it('is stopped at an entity that grows or reaches out', async () => {
    const doctype =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    for (const path of ['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml', 'xl/styles.xml']) {
      await refusedSoon(pack({ ...good(), [path]: doctype + (good()[path] ?? '') }), /skadad/u);
    }
    await refusedSoon(workbook(row('<c r="A1" t="str"><v>&c;</v></c>')), /skadad/u);
  });

  it('is stopped at a text, a row or a sheet beyond measure', async () => {
    await refusedSoon(
      workbook(row(`<c r="B1" t="str"><v>${'x'.repeat(100_001)}</v></c>`)),
      /^Rad 1, kolumn B: texten är längre än/u,
    );
    await refusedSoon(workbook('', { texts: ['x'.repeat(100_001)] }), /orimligt stor/u);
    await refusedSoon(workbook(row('<c r="ALM1"><v>1</v></c>')), /^Rad 1 har fler än 1000 kolumner/u);
    await refusedSoon(workbook(row(`<c r="A1"><v>1</v></c><!--${'x'.repeat(3_000_000)}-->`)), /skadad/u);
    const styled = await readSheet(workbook(row('<c r="A1"><v>1</v></c><c r="XFD1" s="0"/>')), 'x');
    assert.equal(styled.ok && styled.value.rows[0]?.cells.length, 1);
  });

  it('is refused whole and read in a stream', async () => {
    const sheet = workbook([1, 2, 3].map((line) => row('<c><v>1</v></c><c><v>2</v></c>', line)).join(''));
    assert.match(refusal(await readSheet(sheet, 'x', { maxCells: 5 })), /fler än 5 celler \(rad 3\)/u);
    const stream = await readSheetRows(sheet, 'x', { maxCells: 5 });
    let rows = 0;
    if (stream.ok) for await (const each of stream.value.rows) rows += each.ok ? 1 : 0;
    assert.equal(rows, 3);
  });
});
