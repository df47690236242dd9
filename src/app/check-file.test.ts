import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { needsSeed, seedBytes } from '../../test/shared.ts';
import { checksOf, findingsOf } from './check-file.testing.ts';
import { checkFile } from './check-file.ts';

const table = (...rows: string[]) => rows.map((row) => row.replaceAll('|', '\t')).join('\n');

describe('the figure check', () => {
  it('adds up the rows of a table and names the sum that is off', async () => {
    const right = table('Konto|Utfall 2024|Budget 2024', 'Intäkter|310|300', 'Statsbidrag|45|40', 'Summa|355|340');
    assert.deepEqual(await findingsOf(right), []);
    const [wrong, ...more] = await findingsOf(right.replace('355', '365'));
    assert.match(wrong ?? '', /sum: Summan står som 365, men posterna ger 310 \+ 45 = 355: 10 ifrån/u);
    assert.deepEqual(more, []);
  });

  it('calls what rounding explains rounding', async () => {
    const rows = table(
      'Mnkr|Utfall 2024|Budget 2024',
      'Löner|-121,5|-120,0',
      'Lokaler|-5,9|-6,0',
      'Övrigt|-377,2|-370,0',
      'Summa|-504,5|-496,0',
    );
    assert.deepEqual(await findingsOf(rows), []);
    assert.equal((await findingsOf(rows, 'rounding')).length, 1);
  });

  it('learns which columns a difference is between, with either sign', async () => {
    for (const [one, other] of [
      ['5', '-3'],
      ['-5', '3'],
    ]) {
      const rows = table(
        'Nämnd|Utfall|Budget|Avvikelse',
        `Barn|105|100|${one}`,
        `Vård|97|100|${other}`,
        `Kultur|54|49|${one}`,
      );
      assert.deepEqual(await findingsOf(rows), []);
      assert.equal((await findingsOf(rows.replace('54', '56'))).length, 1);
    }
  });

  it('counts the points of a list that is written in running text, or in paragraphs of its own', async () => {
    const text = (count: string, points: string) => `Nämnden har beslutat om ${count}: ${points}`;
    const three = 'a) fler platser, b) en ny rutin och c) utbildning.';
    assert.deepEqual(await findingsOf(text('tre åtgärder', three)), []);
    assert.deepEqual(await findingsOf(text('fyra åtgärder', three)), [
      'count: Texten säger 4 åtgärder, men räknar upp 3: a), b), c).',
    ]);
    assert.equal((await findingsOf(text('tre prioriterade mål', '1) Trygghet. 2) Klimat.'))).length, 1);
    const own = '\n\na) fler platser\n\nb) en ny rutin\n\nNästa stycke.';
    assert.deepEqual(await findingsOf(text('två åtgärder', own)), []);
    assert.equal((await findingsOf(text('tre åtgärder', own))).length, 1);
  });

  it('counts no points that the number is not of, or that are not all', async () => {
    for (const text of [
      'Två nämnder har beslutat följande: a) en rutin, b) en plan, c) en utbildning.',
      'Nämnden har beslutat om fyra åtgärder, bland annat: a) fler platser, b) en ny rutin.',
      'Enligt punkt a) och b) gäller fyra villkor: det första är tid.',
      'Av de fyra målen är två mål: a) tryggt, b) nära, c) enkelt.',
      'Nämnden har tre mål: a) tryggt, b) nära, d) enkelt.',
      'Stödet gavs till två skolor: a) läsning, b) räkning, c) språk.',
    ])
      for (const level of ['contradiction', 'look'] as const) assert.deepEqual(await findingsOf(text, level), [], text);
  });

  it('takes a point before three digits as thousands', async () => {
    const rows = table('Form|Antal 2024', 'Fasta|1.682', 'Visstid|160', 'Summa|1.842');
    assert.deepEqual(await findingsOf(rows), []);
    assert.equal((await findingsOf(rows.replace('1.842', '1.824'))).length, 1);
    assert.deepEqual(await findingsOf('Av 1.842 anställda är 1.436 kvinnor och 406 män, 78 procent kvinnor.'), []);
    const share = (percent: string) =>
      `Vi har 1.842 anställda, varav 1.436 kvinnor och 406 män. Andelen kvinnor är ${percent} procent.`;
    assert.deepEqual(await findingsOf(share('78')), []);
    assert.equal((await findingsOf(share('87'))).length, 1);
    assert.equal((await findingsOf('Vi har 1.842 anställda, varav 1.436 kvinnor och 416 män.')).length, 1);
  });

  it('takes a numbered class for no figure, though its word begins with å', async () => {
    for (const form of ['årskurs 9', 'åk 9', 'Årskurs 9'])
      assert.deepEqual(await findingsOf(`Det gick 312 elever ut ${form}, varav 152 flickor och 160 pojkar.`), []);
  });

  it('tells a deficit from a surplus where it works out a change', async () => {
    const text = (amount: string) =>
      `Resultatet blev 4,6 mnkr, vilket är ${amount} mnkr bättre än 2023 då det var ett underskott på 12,7 mnkr.`;
    assert.deepEqual(await findingsOf(text('17,3')), []);
    assert.equal((await findingsOf(text('19,3'))).length, 1);
    const worse = 'Underskottet blev 38 mnkr, vilket är 64 mnkr sämre än 2023 då resultatet var 26 mnkr.';
    assert.deepEqual(await findingsOf(worse), []);
  });

  it('holds an amount and a percentage of one change to each other', async () => {
    const forms = [
      (share: string) => `Kostnaden beräknas till 34,4 mnkr, en fördyring med 6,4 mnkr eller ${share} procent.`,
      (share: string) => `Inhyrningen ökade med 6,4 mnkr, motsvarande ${share} procent, till 34,4 mnkr.`,
      (share: string) => `Vi samlade in 34,4 ton, vilket är 6,4 ton eller ${share} procent mer än 2023 (28,0 ton).`,
    ];
    for (const form of forms) {
      assert.deepEqual(await findingsOf(form('23')), []);
      assert.equal((await findingsOf(form('32'))).length, 1, form('32'));
    }
    assert.equal((await findingsOf((forms[2]?.('23') ?? '').replace('6,4', '4,6'))).length, 1);
    for (const text of [
      'Intäkterna är 530 mnkr, en ökning med 12 mnkr eller 4 procent för skatterna och 1 procent för resten.',
      'Av 34,4 mnkr är en ökning med 6,4 mnkr eller 40 procent av taket planerad.',
      'Kostnaden är 52 000 kronor, en minskning med 7 000 kronor eller 13 procent.',
      'Den blev 45 125 kronor, jämfört med 52 214 kronor 2025, en minskning med 7 089 kronor eller 13,6 procent.',
      'Kostnaden ökade med cirka 6 mnkr eller 20 procent till 34,4 mnkr.',
    ])
      for (const level of ['contradiction', 'look'] as const) assert.deepEqual(await findingsOf(text, level), [], text);
  });

  it('adds up parts that a colon leads to', async () => {
    const text = (chiefs: string) =>
      `Intervjuer har gjorts med 12 personer: ${chiefs} chefer, 4 handläggare och 3 systemförvaltare.`;
    assert.deepEqual(await findingsOf(text('5')), []);
    assert.equal((await findingsOf(text('6'))).length, 1);
    const judged = (done: string) =>
      `Av våra sju frågor bedöms ${done} som uppfyllda, tre delvis uppfyllda och en ej uppfylld.`;
    assert.deepEqual(await findingsOf(judged('tre')), []);
    assert.equal((await findingsOf(judged('fem'))).length, 1);
    for (const other of [
      'Nämnden har tre resultat: 2 nya lokaler, 2 utbildningar och 4 möten.',
      'Planen har 12 mål: 90 procent nöjda, 80 procent trygga och 75 procent friska.',
      'Vi har 12 mål: 3 bilar färre, 40 nya platser och 2 parker.',
      'Programmet har 12 punkter: bland annat 5 möten, 4 kurser och 1 resa.',
      'Vi har 30 platser: 5 på Eken, 4 på Linden och 3 på Björken är lediga.',
    ])
      assert.deepEqual(await findingsOf(other), [], other);
  });

  it('takes the later year of a school year where the tables show calendar years', async () => {
    const text = `Kvalitetsrapport läsåret 2024/25\n\n${table('Skola|Meritvärde 2025|Meritvärde 2024', 'Lindskolan|218,2|221,5', 'Sjöskolan|240,9|235,1')}\n\n`;
    assert.deepEqual(await findingsOf(`${text}Lindskolans meritvärde sjönk från 221,5 till 218,2.`), []);
    assert.equal((await findingsOf(`${text}Lindskolans meritvärde är 221,5.`)).length, 1);
  });

  it('holds a direction word to its figures', async () => {
    assert.deepEqual(await findingsOf('Indexet har gått tillbaka från 86 till 79.'), []);
    assert.match(
      (await findingsOf('Indexet har ökat från 86 till 79.'))[0] ?? '',
      /Texten säger ”ökat”, men från 86 till 79 är en minskning/u,
    );
    assert.match(
      (await findingsOf('Kön har minskat med 45 barn, från 139 till 102.'))[0] ?? '',
      /Förändringen står som 45/u,
    );
  });

  it('works out response rates, and how much of a budget is spent', async () => {
    const right = [
      'Enkäten skickades till 1 600 invånare. 592 personer svarade, en svarsfrekvens på 37 procent (n=592).',
      'Medarbetarenkäten besvarades av 1 510 av 1 842 medarbetare, en svarsfrekvens på 82 procent.',
      'Nämnden har förbrukat 195,2 mnkr av helårsbudgeten på 235,5 mnkr, vilket motsvarar 82,9 procent.',
    ].join('\n');
    assert.deepEqual(await findingsOf(right), []);
    for (const [said, wrong] of [
      ['37 procent', '39 procent'],
      ['82 procent', '86 procent'],
      ['82,9 procent', '88,9 procent'],
    ] as const)
      assert.match((await findingsOf(right.replace(said, wrong))).join(), /^share: [^:]+$/u, wrong);
  });

  it('goes over a bridge from one year to the next', async () => {
    const right = table(
      'Post|mnkr',
      'Resultat jan–aug 2024|55',
      'Skatteintäkter och statsbidrag|+312',
      'Personalkostnader|−148',
      'Läkemedel|−77',
      'Resultat jan–aug 2025|142',
    );
    assert.deepEqual(await findingsOf(right), []);
    assert.match((await findingsOf(right.replace('142', '152'))).join(), /sum: Summan står som 152/u);
    // Without signs they may be anything.
    const other = right.replaceAll(/[+−]/gu, '');
    assert.deepEqual(await findingsOf(other), []);
  });

  it('holds a change to the figures of the sentence before', async () => {
    const right = [
      'Antalet fallrapporter var 1 893 (2 015 året innan). Det är en minskning med 6 procent.',
      'Enkäten besvarades av 37 procent av invånarna. Det är två procentenheter lägre än 2022, då 39 procent svarade.',
      'Prognosen för året är 9,8 mnkr, vilket är 2,2 mnkr lägre än budget (12,0 mnkr).',
      'Kostnaden per elev uppgick till 138 400 kronor (riket: 141 900 kr), alltså 3 500 kr lägre än riket.',
    ].join('\n');
    assert.deepEqual(await findingsOf(right), []);
    for (const [said, wrong] of [
      ['med 6 procent', 'med 16 procent'],
      ['en minskning', 'en ökning'],
      ['två procentenheter', 'tre procentenheter'],
      ['2,2 mnkr', '2,8 mnkr'],
      ['3 500 kr lägre', '3 500 kr högre'],
    ] as const)
      assert.equal((await findingsOf(right.replace(said, wrong))).length, 1, wrong);
  });

  it('sees that two places say different things of the same', async () => {
    const text = (value: string) =>
      `Sammanfattning\n\nSjukfrånvaron uppgick till 5,4 % under 2024.\n\nMedarbetare\n\nUnder 2024 var sjukfrånvaron ${value} i snitt.\n`;
    assert.deepEqual(await findingsOf(text('5,4 procent')), []);
    assert.deepEqual(await findingsOf(text('4,5 procent')), [
      'same: Samma sak står som 5,4\u00A0% och som 4,5\u00A0%.',
    ]);
  });

  it('sees that prose and table differ, also by the unit', async () => {
    const rows = table(
      'Belopp i tkr|Utfall 2024|Budget 2024',
      'Personalkostnader|91 800|90 000',
      'Lokalkostnader|7 400|7 200',
    );
    assert.deepEqual(await findingsOf(`Ekonomi 2024\n\nPersonalkostnaderna uppgick till 91,8 mnkr.\n\n${rows}`), []);
    assert.match(
      (await findingsOf(`Ekonomi 2024\n\nPersonalkostnaderna uppgick till 98,1 mnkr.\n\n${rows}`))[0] ?? '',
      /Texten säger 98,1\u00A0mnkr, men tabellen har 91\u00A0800\u00A0tkr/u,
    );
    assert.match(
      (await findingsOf(`Ekonomi 2024\n\nPersonalkostnaderna uppgick till 91,8 tkr.\n\n${rows}`))[0] ?? '',
      /enheten skiljer tusen gånger/u,
    );
  });

  it('lets parts be no more than the whole, and women and men no less', async () => {
    assert.deepEqual(await findingsOf('Kontoret har 102 anställda varav 67 kvinnor och 35 män.'), []);
    assert.equal((await findingsOf('Kontoret har 102 anställda varav 67 kvinnor och 53 män.')).length, 1);
    assert.equal((await findingsOf('Kontoret har 112 anställda varav 67 kvinnor och 35 män.')).length, 1);
    assert.equal((await findingsOf('Av 14 åtaganden är 11 klara och 4 försenade.')).length, 1);
  });

  it('works out shares', async () => {
    assert.deepEqual(await findingsOf('Totalt har 104 av 205 (50,73 %) system klassats.'), []);
    assert.match(
      (await findingsOf('Totalt har 104 av 205 (57,03 %) system klassats.'))[0] ?? '',
      /104 av 205 är 50,732/u,
    );
  });

  it('adds up a list that explains an amount', async () => {
    const list = (last: string) =>
      `Avvikelsen mot budget (+5,0 mnkr) förklaras av följande poster:\n\n- Vakanser +3,2\n- Räntor +2,1\n- Övrigt ${last}\n`;
    assert.deepEqual(await findingsOf(list('-0,3')), []);
    assert.equal((await findingsOf(list('+0,3'))).length, 1);
  });

  it('takes a variance from the forecast where there is one, and from the outcome where it fits', async () => {
    const result = (variance: string) =>
      `Delårsrapport 2026\n\n${table('Post|Utfall jan–apr 2026|Budget 2026|Prognos 2026|Avvikelse', 'Intäkter|17 904|53 400||', `Periodens resultat|-1 981|3 840|-8 500|${variance}`)}\n`;
    assert.deepEqual(await findingsOf(result('-12 340')), []);
    assert.deepEqual(await findingsOf(result('-5 821')), []);
  });

  it('finds nothing wrong in the example municipality', async () => {
    for (const name of ['2024-year', '2025-interim1', '2025-interim2', '2025-year']) {
      const bytes = readFileSync(new URL(`../../examples/alvsala/${name}.txt`, import.meta.url));
      const checked = await checkFile({ name, bytes });
      assert.ok(checked.ok);
      assert.deepEqual(
        checked.value.checks.filter((each) => each.level === 'contradiction' || each.level === 'look'),
        [],
      );
      assert.ok(checked.value.checks.length > 25);
    }
  });

  it('finds what contradicts itself in the real report', { skip: needsSeed }, async () => {
    const checked = await checkFile({ name: 'rapport.txt', bytes: seedBytes() });
    assert.ok(checked.ok);
    const places = (level: string) =>
      checked.value.checks
        .filter((each) => each.level === level)
        .map((each) => each.places.map(({ at }) => at).join(' '));
    const wrong = places('contradiction');
    assert.ok(wrong.some((each) => each.includes('rad 572')));
    assert.equal(wrong.filter((each) => each.includes('rad 590') && each.includes('rad 610')).length, 2);
    const rounded = places('rounding').map((each) => each.slice(0, 7));
    assert.deepEqual(new Set(rounded), new Set(['rad 676', 'rad 678', 'rad 680']));
    assert.equal(rounded.length, 5);
  });

  it('refuses what it cannot read, in Swedish', async () => {
    const empty = await checkFile({ name: 'tom.txt', bytes: new Uint8Array() });
    assert.equal(empty.ok, false);
    assert.deepEqual(await checksOf('Ingenting att räkna på.'), []);
  });
});

describe('reports of other layouts, all made up', () => {
  const folder = new URL('../../test/fixtures/check/', import.meta.url);
  for (const [name, least] of [
    ['tertialrapport.txt', 30],
    ['arsredovisning.html', 35],
    ['personalbokslut.txt', 15],
    ['miljobokslut.md', 10],
    ['budget.txt', 12],
  ] as const)
    it(`${name} is read, checked and free of false alarms`, async () => {
      const checked = await checkFile({ name, bytes: readFileSync(new URL(name, folder)) });
      assert.ok(checked.ok);
      assert.deepEqual(
        checked.value.checks.filter((each) => each.level !== null),
        [],
      );
      assert.ok(checked.value.checks.length >= least, `${checked.value.checks.length} checks`);
    });

  it('gives a finding for a wrong figure in each', async () => {
    for (const [name, from, to] of [
      ['tertialrapport.txt', '101 900', '109 100'],
      [
        'tertialrapport.txt',
        'Äldreomsorg                       214 700          213 200       1 500',
        'Äldreomsorg                       214 700          213 200      -1 500',
      ],
      ['arsredovisning.html', '18 489 invånare', '18 849 invånare'],
      ['arsredovisning.html', 'uppgår till 38,4 mnkr', 'uppgår till 34,8 mnkr'],
      ['personalbokslut.txt', '483 män', '438 män'],
      ['personalbokslut.txt', 'har sjunkit från 7,4 till 7,1', 'har stigit från 7,4 till 7,1'],
      ['miljobokslut.md', 'från 3 391 ton', 'från 3 931 ton'],
      ['miljobokslut.md', 'Följande fem delmål', 'Följande sex delmål'],
      ['budget.txt', '63 200', '62 300'],
    ] as const) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      assert.ok(text.includes(from), `${name} has no ${from}`);
      const checked = await checkFile({ name, bytes: new TextEncoder().encode(text.replace(from, to)) });
      assert.ok(checked.ok && checked.value.checks.some((each) => each.level === 'contradiction'), `${name}: ${from}`);
    }
  });
});
