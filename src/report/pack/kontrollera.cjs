#!/usr/bin/env node
/*
 * Kontrollerar ett bevispaket från Uppsikt. Behöver bara Node 18 eller senare: node kontrollera.cjs
 *
 * 1. Varje fil i index.csv finns och har den SHA-256 som står där; ingen annan fil ligger i paketet.
 * 2. Ändringsloggens del (logg/kedja.jsonl) räknas om: varje händelses kontrollsumma stämmer med dess innehåll, den pekar
 *    på händelsen före, och den sista är den som logg/huvud.json anger.
 * 3. Texterna före och efter en ändring (logg/texter.jsonl) stämmer med kontrollsummorna i händelsen.
 *
 * Slutar med kod 0 om allt stämmer, annars 1, och namnger det som inte gör det. Den sista raden ger indexets SHA-256:
 * jämför den med den som Uppsikt visade när paketet gjordes.
 */
'use strict';
const { createHash } = require('node:crypto');
const { createReadStream, existsSync, readFileSync, readdirSync } = require('node:fs');
const { join, relative, sep } = require('node:path');
const { createInterface } = require('node:readline');

const root = process.argv[2] || __dirname;
const faults = [];
const fault = (where, what) => {
  if (faults.length < 200) faults.push(`${where}: ${what}`);
};

function hashOf(path) {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(path)
      .on('data', (piece) => hash.update(piece))
      .on('error', reject)
      .on('end', () => resolve(hash.digest('hex')));
  });
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/** Fält på en rad i index.csv: semikolon mellan, citattecken kring det som behöver dem. */
function fieldsOf(line) {
  return (line.match(/("([^"]|"")*"|[^;]*)(;|$)/g) || []).map((field) =>
    field
      .replace(/;$/, '')
      .replace(/^"([\s\S]*)"$/, '$1')
      .replace(/""/g, '"'),
  );
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

async function checkFiles() {
  const path = join(root, 'index.csv');
  if (!existsSync(path)) {
    fault('index.csv', 'filen saknas, så inget annat går att kontrollera');
    return 0;
  }
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .slice(1)
    .filter((line) => line !== '');
  const named = new Set(['index.csv']);
  for (const line of lines) {
    const [name, sha, size] = fieldsOf(line);
    named.add(name);
    const file = join(root, ...name.split('/'));
    if (name.split('/').includes('..') || !existsSync(file)) fault(name, 'filen saknas');
    else if ((await hashOf(file)) !== sha)
      fault(name, `filens innehåll är inte det som indexet anger (${size} byte, SHA-256 ${sha})`);
  }
  for (const file of filesUnder(root)) {
    const name = relative(root, file).split(sep).join('/');
    if (!named.has(name)) fault(name, 'filen står inte i indexet');
  }
  return lines.length;
}

async function* jsonLines(name) {
  const path = join(root, 'logg', name);
  if (!existsSync(path)) return;
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    if (line === '') continue;
    try {
      yield JSON.parse(line);
    } catch {
      fault(`logg/${name} rad ${number}`, 'raden går inte att läsa');
    }
  }
}

async function checkChain() {
  const headPath = join(root, 'logg', 'huvud.json');
  if (!existsSync(headPath)) return { events: 0, hashes: new Map() };
  let head = {};
  try {
    head = JSON.parse(readFileSync(headPath, 'utf8'));
  } catch {
    fault('logg/huvud.json', 'filen går inte att läsa');
  }
  const hashes = new Map();
  let last = null;
  let events = 0;
  for await (const { json, hash } of jsonLines('kedja.jsonl')) {
    let event = {};
    try {
      event = JSON.parse(json);
    } catch {
      fault('logg/kedja.jsonl', `händelsen efter ${last ? last.sequence : 'början'} går inte att läsa`);
      continue;
    }
    const name = `händelse ${event.sequence}`;
    if (sha256(json) !== hash) fault(name, 'innehållet har ändrats efter att händelsen skrevs');
    if (last === null) {
      if (event.sequence !== head.first) fault(`händelse ${head.first}`, 'händelsen saknas i början av kedjan');
      if (event.prev !== head.before) fault(name, 'händelsen följer inte på den som paketet börjar efter');
    } else {
      if (event.sequence !== last.sequence + 1) fault(`händelse ${last.sequence + 1}`, 'händelsen saknas i kedjan');
      else if (event.prev !== last.hash) fault(name, 'händelsen följer inte på den föregående: kedjan är bruten');
    }
    hashes.set(event.sequence, { before: event.before, after: event.after });
    last = { sequence: event.sequence, hash };
    events += 1;
  }
  if (last !== null && (last.sequence !== head.sequence || last.hash !== head.hash)) {
    fault(`händelse ${last.sequence}`, 'kedjan slutar inte med den händelse som logg/huvud.json anger');
  }
  if (last === null && head.sequence >= head.first) fault('logg/kedja.jsonl', 'kedjan är tom');
  return { events, hashes };
}

async function checkTexts(hashes) {
  let texts = 0;
  for await (const { sequence, salt, before, after } of jsonLines('texter.jsonl')) {
    const event = hashes.get(sequence);
    const name = `texten till händelse ${sequence}`;
    const salted = (text) => (text === null ? null : sha256(Buffer.from(salt, 'hex'), text));
    if (event === undefined) fault(name, 'händelsen finns inte i kedjan');
    else if (salted(before) !== event.before || salted(after) !== event.after)
      fault(name, 'texten är inte den som händelsen band');
    texts += 1;
  }
  return texts;
}

async function main() {
  const files = await checkFiles();
  const { events, hashes } = await checkChain();
  const texts = await checkTexts(hashes);
  if (faults.length > 0) {
    for (const line of faults) console.log(`FEL  ${line}`);
    console.log(`${faults.length} fel. Paketet är inte som när det gjordes.`);
    process.exitCode = 1;
    return;
  }
  console.log(`Allt stämmer: ${files} filer, ${events} händelser i kedjan, ${texts} texter.`);
  console.log(`Indexets SHA-256: ${await hashOf(join(root, 'index.csv'))}`);
}

main().catch((error) => {
  console.log(`FEL  kontrollen avbröts: ${error.message}`);
  process.exitCode = 1;
});
