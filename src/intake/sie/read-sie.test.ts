import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { kronor } from '../../domain/ledger.ts';
import { processorTime } from '../../processor-time.testing.ts';
import { readSie } from './read-sie.ts';
import { readOre } from './sie-amount.ts';
import { sieEncodingOf, upperHalf } from './sie-encoding.ts';
import type { SieVoucher } from './sie-file.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data/sie');
const skip = existsSync(folder) ? false : 'needs ../shared';

type Expected = {
  file: string;
  sietyp: string;
  encoding: string;
  vouchers: number;
  unbalanced: number;
  dims_used: string[];
  sum_res0: number;
  sum_ib0: number;
  sum_ub0: number;
};

const text = (lines: string) => Buffer.from(lines, 'latin1');
const head = '#FLAGGA 0\n#SIETYP 4\n#RAR 0 20250101 20251231\n';

function refused(lines: string | Uint8Array): string {
  const read = readSie(typeof lines === 'string' ? text(lines) : lines, 'fil.se');
  assert.ok(!read.ok);
  return read.issues.map(({ message }) => message).join(' ');
}

function read(lines: string) {
  const vouchers: SieVoucher[] = [];
  const done = readSie(text(lines), 'fil.se', (voucher) => vouchers.push(voucher));
  assert.ok(done.ok, done.ok ? 'read' : done.issues.map(({ message }) => message).join(' '));
  return { file: done.value, vouchers };
}

describe('reading SIE files', () => {
  it('reads the real files as their programs meant them, to the öre', { skip }, () => {
    const all: Expected[] = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    assert.equal(all.length, 14);
    for (const wanted of all) {
      const dimensions = new Set<string>();
      const read = readSie(readFileSync(join(folder, wanted.file)), wanted.file, ({ transactions }) => {
        for (const { objects } of transactions) for (const { dimension } of objects) dimensions.add(dimension);
      });
      assert.ok(read.ok, `${wanted.file}: ${read.ok ? '' : read.issues[0]?.message}`);
      const { value } = read;
      const sum = (kind: string) =>
        Number(
          kronor(
            value.balances
              .filter((balance) => balance.kind === kind && balance.year === 0)
              .reduce((total, { amount }) => total + amount, 0n),
          ),
        );
      const got = {
        file: wanted.file,
        sietyp: value.type.slice(0, 1),
        encoding: value.encoding,
        vouchers: value.vouchers,
        unbalanced: value.unbalanced.length,
        bad_amounts: 0,
        dims_used: [...dimensions].toSorted((a, b) => Number(a) - Number(b)),
        sum_res0: sum('RES'),
        sum_ib0: sum('IB') + 0,
        sum_ub0: sum('UB') + 0,
      };
      const { ub_plus_res: _, ...rest } = wanted as Expected & { ub_plus_res: number };
      assert.deepEqual(got, { ...rest, sum_ib0: rest.sum_ib0 + 0, sum_ub0: rest.sum_ub0 + 0 });
    }
  });

  it('reads names in the three encodings, whatever #FORMAT says', () => {
    assert.equal(upperHalf.length, 128);
    const line = '#FLAGGA 0\n#FORMAT PC8\n#FNAMN "Älvsala räddningstjänst på ön"\n';
    for (const [encoding, bytes] of [
      ['utf8', Buffer.from(line)],
      ['latin1', Buffer.from(line, 'latin1')],
      [
        'cp437',
        Buffer.from([...line].map((sign) => (sign < '\u0080' ? sign.charCodeAt(0) : 128 + upperHalf.indexOf(sign)))),
      ],
    ] as const) {
      const read = readSie(bytes, 'fil.se');
      assert.ok(read.ok);
      assert.equal(read.value.encoding, encoding);
      assert.equal(read.value.company, 'Älvsala räddningstjänst på ön');
    }
    assert.equal(sieEncodingOf(Buffer.from('#FLAGGA 0')), 'cp437');
  });

  it('reads accounts, sub-dimensions, objects, budgets and balances by object', () => {
    const { file } = read(
      `${head}#KONTO 5010 "Lokalhyra \\"norr\\""\n#DIM 1 Enhet\n#UNDERDIM 11 Grupp 1\n#OBJEKT 1 "4 100" Skola\n#PBUDGET 0 202504 5010 {1 "4 100"} 1200.5\n#OIB 0 1930 {1 "4 100"} 7\n#RES -1 3010 -0.01\n`,
    );
    assert.equal(file.accounts.get('5010'), 'Lokalhyra "norr"');
    assert.deepEqual(file.dimensions, [
      { number: '1', name: 'Enhet', parent: null },
      { number: '11', name: 'Grupp', parent: '1' },
    ]);
    assert.deepEqual(file.objects, [{ dimension: '1', code: '4 100', name: 'Skola' }]);
    assert.deepEqual(
      file.balances.map(({ kind, year, month, amount }) => [kind, year, month, amount]),
      [
        ['PBUDGET', 0, '2025-04', 120050n],
        ['OIB', 0, null, 700n],
        ['RES', -1, null, -1n],
      ],
    );
    assert.deepEqual(file.balances[0]?.objects, [{ dimension: '1', code: '4 100' }]);
  });

  it('leaves out what was struck, and names a voucher that does not balance', () => {
    const { file, vouchers } = read(
      `${head}#VER A 7 20250131 "Hyra"\n{\n#TRANS 5010 {1 "41"} 100.00\n#BTRANS 5010 {} 50\n#RTRANS 1930 {} -99.99\n#TRANS 1930 {} -99.99 20250201\n}\n`,
    );
    assert.equal(file.type, '4I');
    assert.deepEqual(
      vouchers[0]?.transactions.map(({ amount, date }) => [amount, date]),
      [
        [10000n, '2025-01-31'],
        [-9999n, '2025-02-01'],
      ],
    );
    assert.deepEqual(file.unbalanced, [{ series: 'A', number: '7', date: '2025-01-31', line: 4, sum: 1n }]);
  });

  it('keeps lines of tags that it does not know, with what stands in their braces', () => {
    const { file } = read(`${head}#EGEN "a b"\n{\n#MER 1\n}\n#RES 0 3010 -1\n`);
    assert.deepEqual(
      file.notes.map(({ tag, line }) => [tag, line]),
      [
        ['#EGEN', 4],
        ['{', 5],
        ['#MER', 6],
        ['}', 7],
      ],
    );
  });

  it('refuses what it cannot read exactly, and names the line', () => {
    assert.match(refused(`${head}#RES 0 3010 1 200.00\n#RES 0 3011 12,50`), /^Rad 5: Beloppet 12,50/u);
    assert.match(refused(`${head}#RES 0 3010 0.005`), /^Rad 4: .*två decimaler/u);
    assert.match(refused(`${head}#RES 0 3010`), /^Rad 4: .*saknar belopp/u);
    assert.match(refused(`${head}#PSALDO 0 202513 3010 {} 1`), /^Rad 4: Perioden 202513/u);
    assert.match(refused(`${head}#VER A 1 20250230\n{\n}`), /^Rad 4: Datumet 20250230/u);
    assert.match(refused(`${head}#VER A 1 20250228\n{\n#TRANS 1 {} 1`), /^Rad 4: .*inte avslutad/u);
    assert.match(refused(`${head}#TRANS 1 {} 1`), /^Rad 4: .*ingen verifikation|^Rad 4: Transaktionen/u);
    assert.match(refused(`${head}#KONTO 1 "x`), /^Rad 4: Ett citattecken/u);
    assert.match(refused(`${head}#TRANS 1 {1} 1`), /^Rad 4: Objektlistan/u);
    assert.match(refused('Nivå;Titel'), /ingen SIE-fil/u);
    assert.match(refused(''), /tom/u);
  });

  it('refuses a hostile file without reading it in', () => {
    const long = Buffer.alloc(100_000_000, 0x61);
    long.write('#FLAGGA 0\n#RES 0 ');
    const begun = processorTime();
    assert.match(refused(long), /^Rad 2: Raden är längre/u);
    assert.ok(processorTime() - begun < 5000);
    assert.match(refused(Buffer.from('#FLAGGA 0\n#RES \0')), /^Rad 2: .*NUL/u);
  });

  it('gives back every amount that can be written, and never another', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (ore) => {
        assert.equal(readOre(kronor(ore), 1), ore);
      }),
    );
  });

  it('never throws, whatever the lines hold', () => {
    const word = fc.constantFrom(
      '#VER',
      '#TRANS',
      '#RES',
      '#KONTO',
      '{',
      '}',
      '"',
      '0',
      '20250101',
      '1.5',
      '\\"',
      'å',
      '\n',
      '{1 "2"}',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const done = readSie(Buffer.from(`${head}${words.join(' ')}`), 'fil.se');
        assert.ok(done.ok || done.issues.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});
