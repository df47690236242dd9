import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { EvidenceFile } from '../../domain/evidence.ts';
import { judgeEvidence } from './judge.ts';

const fixtures = join(import.meta.dirname, '../../../test/fixtures');
const fixture = (name: string) => readFileSync(join(fixtures, name));

function file(name: string, content: Uint8Array | string): EvidenceFile {
  const bytes = Buffer.from(content as Uint8Array);
  return { name, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
}

async function judged(name: string, content: Uint8Array | string): Promise<string> {
  const answer = await judgeEvidence(file(name, content));
  return answer.ok ? answer.value : (answer.issues[0]?.message ?? '');
}

const joined = (...parts: readonly (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)));

const pdf = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n45\n%%EOF\n';

function chunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(name, 4, 'latin1');
  return joined(head, data, Buffer.alloc(4));
}
const png = joined(
  Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
  chunk('IHDR', Buffer.alloc(13)),
  chunk('IDAT', deflateSync(Buffer.alloc(4))),
  chunk('IEND', Buffer.alloc(0)),
);
const jpeg = Buffer.from(
  `FFD8FFE000104A46494600010100000100010000FFC0000B080001000101011100FFDA0008010100003F00${'A5'.repeat(9)}FFD9`,
  'hex',
);

const types = (more = '') =>
  `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${more}</Types>`;
const docxParts: Zippable = { '[Content_Types].xml': strToU8(types()), 'word/document.xml': strToU8('<w:document/>') };
const docx = (more: Zippable = {}) => zipSync({ ...docxParts, ...more });
const odt = (type: string, more: Zippable = {}) =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }],
    'content.xml': strToU8('<x/>'),
    ...more,
  });
const relation = (kind: string, target: string) => ({
  'word/_rels/settings.xml.rels': strToU8(
    `<Relationships><Relationship Id="r1" Type="http://x/${kind}" Target="${target}" TargetMode="External"/></Relationships>`,
  ),
});

describe('a file as evidence', () => {
  it('is taken where its content is what its name says', async () => {
    assert.equal(await judged('a.pdf', fixture('alvsala-2025-libreoffice.pdf')), 'pdf');
    assert.equal(await judged('a.docx', fixture('alvsala-2025-libreoffice.docx')), 'docx');
    assert.equal(await judged('a.XLSX', fixture('fakturor-libreoffice.xlsx')), 'xlsx');
    assert.equal(await judged('a.csv', fixture('fakturor-libreoffice.csv')), 'csv');
    assert.equal(await judged('a.pdf', pdf), 'pdf');
    assert.equal(await judged('a.png', png), 'png');
    assert.equal(await judged('a.jpeg', jpeg), 'jpeg');
    assert.equal(await judged('a.odt', odt('text')), 'odt');
    assert.equal(await judged('a.ods', odt('spreadsheet')), 'ods');
    assert.equal(await judged('a.docx', docx(relation('hyperlink', 'https://www.alvsala.se'))), 'docx');
  });

  it('is text in the encodings that Swedish programs write', async () => {
    assert.equal(await judged('a.txt', 'Räksmörgås\r\n\tett'), 'text');
    assert.equal(await judged('a.txt', Buffer.from('R\xE4ksm\xF6rg\xE5s', 'latin1')), 'text');
    assert.equal(await judged('a.csv', joined(Buffer.from([0xff, 0xfe]), Buffer.from('å;ä', 'utf16le'))), 'csv');
    assert.match(await judged('a.txt', 'en\0två'), /trasig/u);
  });

  const html = '<!DOCTYPE html><html><script>alert(1)</script></html>';
  const lies: [string, Uint8Array | string, RegExp][] = [
    ['a.pdf', html, /slutar på \.pdf, men innehållet är HTML, SVG eller XML/u],
    ['a.pdf', `\uFEFF\n ${html}`, /HTML/u],
    ['a.txt', html, /HTML/u],
    ['a.csv', Buffer.from(html, 'utf16le'), /HTML/u],
    ['a.png', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', /SVG/u],
    ['a.pdf', joined('%PDF-1.7\n', html, pdf), /HTML/u],
    ['a.pdf', 'MZ\x90\0', /är ett program/u],
    ['a.jpg', '\x7FELF', /är ett program/u],
    ['a.txt', '#!/bin/sh\nrm -rf /', /är ett skript/u],
    ['a.txt', '<?php system(1);', /HTML/u],
    ['a.png', jpeg, /är en JPEG-bild/u],
    ['a.docx', pdf, /är PDF/u],
    ['a.txt', `hej\n${pdf}`, /är PDF/u],
    ['a.docx', Buffer.from('D0CF11E0A1B11AE1', 'hex'), /äldre eller lösenordsskyddat/u],
    ['a.xlsx', docx(), /är Word \(DOCX\)/u],
    ['a.odt', odt('spreadsheet'), /är ODS/u],
  ];
  for (const [name, content, message] of lies)
    it(`named ${name} that is something else is refused: ${message.source}`, async () => {
      assert.match(await judged(name, content), message);
    });

  it('of a kind that may run, or that is not known, is refused by its name', async () => {
    for (const name of ['a.svg', 'a.html', 'a.exe', 'a.docm', 'a.xlsm', 'a.xls', 'a.zip', 'a.doc', 'a.pdf.js'])
      assert.match(await judged(name, 'x'), /^Filer av slaget \.\w+ tas inte emot\. Ladda upp PDF/u, name);
    assert.match(await judged('avtal', 'x'), /^Filer utan filändelse tas inte emot/u);
    assert.equal(await judged('a.txt', ''), 'Filen är tom. Välj en annan.');
  });

  it('that is two things at once is refused', async () => {
    for (const [name, content] of [
      ['a.pdf', joined(pdf, docx())],
      ['a.png', joined(png, docx())],
      ['a.jpg', joined(jpeg, docx())],
      ['a.png', joined(png, 'mer')],
      ['a.docx', joined(docx(), 'mer')],
      ['a.docx', joined('PK\x03\x04', docx())],
      ['a.txt', joined('text', docx())],
      ['a.pdf', joined(pdf, 'mer')],
    ] as const)
      assert.match(await judged(name, content), /^Filen är trasig, eller innehåller mer än/u, name);
  });

  it('that carries what runs is refused, and links are not', async () => {
    for (const content of [
      docx({ 'word/vbaProject.bin': strToU8('x') }),
      docx({ 'word/activeX/activeX1.xml': strToU8('x') }),
      docx({ 'word/embeddings/oleObject1.bin': strToU8('x') }),
      docx({
        '[Content_Types].xml': strToU8(
          types('<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
        ),
      }),
      docx(relation('attachedTemplate', 'http://elak.example/mall.dotm')),
    ])
      assert.match(await judged('a.docx', content), /^Filen innehåller makron/u);
    assert.match(
      await judged('a.odt', odt('text', { 'Basic/Standard/x.xml': strToU8('x') })),
      /^Filen innehåller makron/u,
    );
    assert.equal(await judged('a.docx', docx({ 'word/embeddings/Diagram.xlsx': strToU8('x') })), 'docx');
  });

  it('that is cut short is refused', async () => {
    for (const [name, content] of [
      ['a.pdf', fixture('alvsala-2025-libreoffice.pdf').subarray(0, 5000)],
      ['a.docx', docx().subarray(0, 200)],
      ['a.png', png.subarray(0, png.length - 5)],
      ['a.jpg', jpeg.subarray(0, 40)],
    ] as const)
      assert.match(await judged(name, content), /^Filen är trasig/u, name);
  });

  const mail = (...parts: readonly string[]) =>
    [
      'From: Anna <anna@alvsala.se>\r\nDate: Mon, 3 Nov 2025 09:00:00 +0100\r\nSubject: =?utf-8?q?Sv=C3=A5r?=\r\n',
      'MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary="gräns-1"\r\n\r\nFör gamla program.\r\n',
      ...parts.map((part) => `--gräns-1\r\n${part}\r\n`),
      '--gräns-1--\r\n',
    ].join('');
  const attached = (name: string, content: Uint8Array | string) =>
    `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content as Uint8Array).toString('base64')}`;
  const body = 'Content-Type: text/html; charset=utf-8\r\n\r\n<html><p>Hej på dig</p></html>';

  it('is an e-mail where all that is attached would be taken by itself', async () => {
    assert.equal(await judged('a.eml', 'From: a@b.se\nDate: 3 Nov 2025\nSubject: Hej\n\nSvar på frågan.\n'), 'eml');
    assert.equal(
      await judged('a.eml', mail(body, attached('lista.pdf', pdf), attached('logga.gif', 'GIF89a..'))),
      'eml',
    );
    const forwarded = `Content-Type: message/rfc822\r\n\r\n${mail(body, attached('a.docx', docx())).replaceAll('gräns-1', 'inre')}`;
    assert.equal(await judged('a.eml', mail(body, forwarded)), 'eml');
    const nested = Array.from({ length: 20 }).reduce<string>((inner) => mail(attached('a.eml', inner)), mail(body));
    assert.match(await judged('a.eml', nested), /^Filen är trasig/u);
  });

  it('is refused as an e-mail where it is none, or carries what is not taken', async () => {
    for (const [content, name] of [
      [mail(attached('faktura.exe', 'MZ')), 'faktura\\.exe'],
      [mail(attached('faktura.pdf', 'MZ\x90')), 'faktura\\.pdf'],
      [mail(attached('a.docx', docx({ 'word/vbaProject.bin': strToU8('x') }))), 'a\\.docx'],
      [mail(attached('logga.gif', 'MZ')), 'logga\\.gif'],
      [mail(attached('=?utf-8?b?ZmFrdHVyYS5qcw==?=', 'x')), 'faktura\\.js'],
      [
        mail("Content-Type: application/x\r\nContent-Disposition: attachment; filename*=UTF-8''a%2Ejs\r\n\r\nx"),
        'a\\.js',
      ],
    ] as const)
      assert.match(await judged('a.eml', content), new RegExp(`^Mejlets bilaga ${name} tas inte emot`, 'u'));
    for (const content of [
      html,
      'Hej',
      'Subject: Hej\n\nHej',
      pdf,
      joined(mail(body), docx()),
      'MZ\x90\0',
      mail().replace('boundary', 'b'),
    ])
      assert.match(await judged('a.eml', content), /^Filen är trasig/u);
  });

  it('is judged without an error whatever it holds', async () => {
    const starts = [
      '',
      'PK\x03\x04',
      '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1',
      '%PDF-1.7\n',
      '\x89PNG\r\n\x1A\n',
      '\xFF\xD8\xFF',
    ].map((s) => Buffer.from(s, 'latin1'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('pdf', 'png', 'jpg', 'docx', 'ods', 'csv', 'txt', 'eml', 'msg'),
        async (start, bytes, extension) => {
          assert.equal(typeof (await judged(`a.${extension}`, joined(start, bytes))), 'string');
        },
      ),
    );
  });
});
