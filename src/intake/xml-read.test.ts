/** The reader of XML against saxes, which reads by the standard: the same elements, and an error in the same places. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SaxesParser } from 'saxes';
import { processorTime } from '../processor-time.testing.ts';
import { cell, docxParts, paragraph, picture, run, table } from './docx.testing.ts';
import { parseXml, type XmlElement } from './docx-xml.ts';

type Built = { name: string; attributes: Record<string, string>; children: (Built | string)[] };
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => plain(parseXml(bytes(text)));

/** Without the names' prefixes; text that follows text is one. */
function plain(element: XmlElement | null): unknown {
  if (!element) return null;
  const children: unknown[] = [];
  for (const each of element.children) {
    const last = children.at(-1);
    if (typeof each !== 'string') children.push(plain(each));
    else if (typeof last === 'string') children[children.length - 1] = last + each;
    else children.push(each);
  }
  return { name: element.name.replace(/^\w*:/u, ''), attributes: { ...element.attributes }, children };
}

function bySaxes(text: string): unknown {
  const parser = new SaxesParser({ xmlns: true });
  const top: Built = { name: ':', attributes: {}, children: [] };
  const open = [top];
  let failed = false;
  const fail = () => {
    failed = true;
  };
  const write = (value: string) => {
    open.at(-1)?.children.push(value);
  };
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('opentag', ({ local, attributes }) => {
    const own = Object.values(attributes).filter(({ name }) => !/^xmlns(?::|$)/u.test(name));
    const said = Object.fromEntries(own.map((each) => [each.local, each.value]));
    const element: Built = { name: `:${local}`, attributes: said, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  const root = top.children.find((each) => typeof each !== 'string');
  return failed || !root ? null : plain(root);
}

const good = [
  '<a/>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- före --><a>text</a>\n<!-- efter --><?ord och?>',
  '<a b=\'1\' c = "2>3" d="it\'s"\n\t>å &amp; &lt;&#229;&#xE5;&quot;&apos;&gt;</a >',
  '<a b="&#10;&#9; \t\n">\r\nrad\rrad &#13;</a>',
  '<a><![CDATA[<b> & ]]]]><![CDATA[>]]> och</a>',
  '<a><!-- <b> & --><b/>x<!----><b></b></a>',
  '<w:a xmlns:w="u" w:b="1" xml:lang="sv"><w:c/><c xmlns="v"><d w:e="1" e="2"/></c></w:a>',
  '<p:a xmlns:p="u"><p:rPr><p:b/></p:rPr><p:b xmlns:p="v"><p:rPr><p:b/></p:rPr></p:b><p:rPr><p:b/></p:rPr></p:a>',
  '<a xmlns="u"><rPr><b/></rPr><c xmlns=""><rPr><b/></rPr></c><rPr><b/></rPr><rPr ><b/></rPr ></a>',
  '<a><xPr><xPr>1</xPr></xPr><xPr>1</xPr><xPr><xPr>1</xPr></xPr><xPr><!-- </xPr> --></xPr><xPr><!-- </xPr> --></xPr></a>',
  '<a><rPr b="&lt;/rPr>"/><rPr b="1"></rPr><rPr b="1"></rPr></a>',
  '<år värde="1"><_.-/></år>',
  '<a>𝒜 \u2212 &#x1D49C;</a>',
  '<a x="b>å" ķ="1>ö"/>',
  '<Ä·>text</Ä·>',
  '<ķ/>',
];
const bad = [
  '<Ä·></ķ>',
  '',
  'text',
  '<a>',
  '</a>',
  '<a></b>',
  '<a></a',
  '<a><b></a></b>',
  '<a/><b/>',
  '<a/>text',
  'text<a/>',
  '<a b="1" b="2"/>',
  '<a b=1/>',
  '<a b/>',
  '<a b="1"c="2"/>',
  '<a b="<"/>',
  '<a b="1/>',
  '<1/>',
  '< a/>',
  '<a:b/>',
  '<a b:c="1"/>',
  '<a xmlns:b=""/>',
  '<a xmlns:xmlns="u"/>',
  '<a xmlns:xml="u"/>',
  '<a xmlns:b="u" xmlns:c="u" b:d="1" c:d="2"/>',
  '<a:b:c xmlns:a="u"/>',
  '<a>&</a>',
  '<a>&nbsp;</a>',
  '<a>&amp</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>&#x110000;</a>',
  '<a>&#99999999999;</a>',
  '<a b="&x;"/>',
  '<a>]]></a>',
  '<a><![CDATA[</a>',
  '<![CDATA[x]]><a/>',
  '<a><!-- -- --></a>',
  '<a><!-- --->',
  '<a><!x></a>',
  '<!DOCTYPE a><a/>',
  '<a><?xml version="1.0"?></a>',
  ' <?xml version="1.0"?><a/>',
  '<?xml?><a/>',
  '<a><? x?></a>',
  '<a><?x</a>',
  '<a>\u0001</a>',
  '<a>\uFFFF</a>',
  '<p:a xmlns:p="u"><b><p:rPr/></b></p:a><p:a/>',
  '<a><c xmlns:p="u"><p:rPr><p:b/></p:rPr></c><p:rPr><p:b/></p:rPr></a>',
];

describe('reading XML', () => {
  for (const text of good)
    it(`reads ${text}`, () => {
      assert.notEqual(read(text), null);
      assert.deepEqual(read(text), bySaxes(text));
    });

  for (const text of bad)
    it(`refuses ${text}`, () => {
      assert.equal(bySaxes(text), null);
      assert.equal(read(text), null);
    });

  it('reads a document as saxes does, and with any sign of it changed or taken away', () => {
    const one = cell(
      paragraph(`${run('Text &amp; mer.')}<!-- å -->`, '<w:pStyle w:val="A"/>') + paragraph(picture('Bild')),
    );
    const whole = new TextDecoder().decode(docxParts({ body: table(one + one) })['word/document.xml']);
    assert.deepEqual(read(whole), bySaxes(whole));
    let refused = 0;
    for (let at = 0; at < whole.length; at += 1)
      for (const sign of ['', '<', '>', '"', '/', ' ', '&', ':', 'é']) {
        const changed = `${whole.slice(0, at)}${sign}${whole.slice(at + 1)}`;
        const wanted = bySaxes(changed);
        assert.deepEqual(read(changed), wanted, changed);
        if (wanted === null) refused += 1;
      }
    assert.ok(refused > 1000, `${refused}`);
  });

  it('reads UTF-16 by its mark', () => {
    const text = new Uint8Array(Buffer.from('\uFEFF<a>å</a>', 'utf16le'));
    assert.deepEqual(plain(parseXml(text)), { name: 'a', attributes: {}, children: ['å'] });
    assert.deepEqual(plain(parseXml(text.map((_, at) => text[at ^ 1] ?? 0))), plain(parseXml(text)));
  });

  it('keeps no meaning of a name that its part of the document does not have', () => {
    const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const root = parseXml(
      bytes(`<a xmlns:w="u"><w:rPr><w:b/></w:rPr><c xmlns:w="${main}"><w:rPr><w:b/></w:rPr></c></a>`),
    );
    const names = (element: XmlElement): string[] => [
      element.name,
      ...element.children.flatMap((each) => (typeof each === 'string' ? [] : names(each))),
    ];
    assert.deepEqual(root && names(root), ['other:a', 'other:rPr', 'other:b', 'other:c', 'w:rPr', 'w:b']);
  });

  it('gives away what stands under the body as it ends, and begins anew where it reads once more', () => {
    const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const body = '<w:body><w:p>ett</w:p><w:tbl><w:body><w:p>inre</w:p></w:body></w:tbl><w:p/></w:body>';
    // The name that is not ASCII comes after what was already given.
    for (const last of ['', '<w:å>ö</w:å>']) {
      let given: unknown[] = [];
      let asked = 0;
      const root = parseXml(
        bytes(`<w:document xmlns:w="${main}">${body}${last}<w:body><w:p>två</w:p></w:body></w:document>`),
        () => {
          asked += 1;
          given = [];
          return { under: 'w:body', take: (element) => given.push(plain(element)) };
        },
      );
      const p = (...children: unknown[]) => ({ name: 'p', attributes: {}, children });
      const inner = { name: 'body', attributes: {}, children: [p('inre')] };
      assert.deepEqual(given, [p('ett'), { name: 'tbl', attributes: {}, children: [inner] }, p()]);
      assert.equal(asked, last === '' ? 1 : 2);
      const bodies = root?.children.filter(
        (each) => typeof each !== 'string' && each.name === 'w:body',
      ) as XmlElement[];
      assert.deepEqual(
        bodies.map(({ children }) => children.length),
        [0, 1],
      );
    }
  });

  it('gives away nothing of a second body, where the first is empty', () => {
    const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const given: unknown[] = [];
    const taker = () => ({ under: 'w:body', take: (element: XmlElement) => given.push(element) });
    parseXml(bytes(`<w:document xmlns:w="${main}"><w:body/><w:body><w:p/></w:body></w:document>`), taker);
    assert.deepEqual(given, []);
  });

  it('refuses what is deeper or longer than any document, and takes no longer for tags that never end alike', () => {
    assert.notEqual(read(`${'<a>'.repeat(250)}${'</a>'.repeat(250)}`), null);
    assert.equal(read(`${'<a>'.repeat(251)}${'</a>'.repeat(251)}`), null);
    assert.equal(parseXml(bytes(`<a>${'<b/>'.repeat(1_000_000)}</a>`)), null);
    const started = processorTime();
    const odd = Array.from(
      { length: 50_000 },
      (_, at) => `<b${at % 99}Pr xmlns:p${at}="u" c="${at}>"></b${at % 99}Pr >`,
    );
    assert.equal(parseXml(bytes(`<a>${odd.join('')}</a>`))?.children.length, 50_000);
    assert.ok(processorTime() - started < 5000, `${processorTime() - started} ms`);
  });
});
