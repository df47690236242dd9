/**
 * Controls on large lists, read from CSV and compared: a million approval rights by a million, on a thread of its own as the
 * worker does it, and the coverage of 100 000 people. Bars: 10 s and 1.5 GB; 1 s.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMeasure } from '../src/app/controls/measure.ts';
import { runMeasureApart } from '../src/app/controls/measure-apart.ts';
import { approvalDefinition, coverageDefinition } from '../src/app/controls/one-off.ts';

const rows = 1_000_000;
const people = 100_000;
/** The rights are compared in a process of their own, so that its memory is theirs alone. */
const [, , part, given] = process.argv;
const folder = given ?? mkdtempSync(join(tmpdir(), 'uppsikt-controls-'));
const file = (source: string, name: string) => ({
  ...{ source, name, bytes: readFileSync(join(folder, name)) },
  ...{ sheet: null, mapping: null, remembered: null, body: '' },
});

/** Each person has five rights; every thousandth row of the register differs in its limit, every two thousandth is missing. */
function writeRights(name: string, differs: boolean): void {
  const lines = ['Personnummer;Namn;Kostnadsställe;Roll;Beloppsgräns;Giltig från;Giltig till'];
  for (let at = 0; at < rows; at += 1) {
    if (differs && at % 2000 === 7) continue;
    const person = Math.floor(at / 5);
    const born = `${1960 + (person % 40)}${String(1 + (person % 12)).padStart(2, '0')}${String(1 + (person % 28)).padStart(2, '0')}`;
    const number = `${born}${differs ? '-' : ''}${String(Math.floor(person / 40) % 10_000).padStart(4, '0')}`;
    const limit = differs && at % 1000 === 3 ? '900 000 kr' : at % 2 === 0 ? '500 000 kr' : '500000,00';
    lines.push(
      `${number};Person ${person};${41_000 + ((person * 7 + at) % 5000)};${at % 3 === 0 ? 'Mottagningsattest' : 'Beslutsattest'};${limit};2025-01-01;`,
    );
  }
  writeFileSync(join(folder, name), lines.join('\r\n'));
}

function writePeople(): void {
  const number = (at: number) =>
    `${1960 + (at % 40)}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}${String(Math.floor(at / 40) % 10_000).padStart(4, '0')}`;
  const staff = Array.from(
    { length: people },
    (_, at) => `${number(at)};Person ${at};Förvaltning ${at % 12};Enhet ${at % 900}`,
  );
  const log = Array.from({ length: people * 0.63 }, (_, at) => `${number(at).slice(2)};2025-0${1 + (at % 9)}-15`);
  writeFileSync(join(folder, 'staff.csv'), ['Personnummer;Namn;Förvaltning;Enhet', ...staff].join('\n'));
  writeFileSync(join(folder, 'log.csv'), ['Personnummer;Datum', ...log].join('\n'));
}

/** The highest resident memory of this process since it began, in MB. */
const peak = () => Number(/VmHWM:\s+(\d+)/u.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;

/** Seconds by the clock and of the processor: other work on the machine lengthens the first. */
function stopwatch(): () => string {
  const from = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return `${((performance.now() - from) / 1000).toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor)`;
  };
}

if (part === 'rights') {
  const files = [file('decisions', 'decisions.csv'), file('register', 'register.csv')];
  const elapsed = stopwatch();
  const { outcome } = await runMeasureApart({
    definition: approvalDefinition({ deciders: [] }),
    files,
    cutOff: '2026-11-30',
    alsoAt: [],
  });
  const counts = outcome.status === 'not-run' ? outcome.reason : JSON.stringify(outcome.exceptionCounts);
  console.log(`${elapsed()}, ${Math.round(peak())} MB at most, ${counts}`);
} else {
  writeRights('decisions.csv', false);
  writeRights('register.csv', true);
  for (let round = 0; round < 3; round += 1) {
    const done = execFileSync(process.execPath, [import.meta.filename, 'rights', folder], { encoding: 'utf8' });
    console.log(`${rows} by ${rows} approval rights: ${done.trim()}`);
  }
  writePeople();
  const wish = {
    key: 'Personnummer',
    compare: 'personNumber',
    by: ['Förvaltning', 'Enhet'],
    name: 'Namn',
    date: 'Datum',
  } as const;
  const definition = coverageDefinition({ ...wish, target: '100', targetBy: null, base: 'alla', decimals: 0 }, ['log']);
  for (let round = 0; round < 5; round += 1) {
    const files = [file('population', 'staff.csv'), file('log', 'log.csv')];
    const elapsed = stopwatch();
    const { outcome } = await runMeasure({ definition, files, cutOff: '2026-11-30', alsoAt: [] });
    console.log(
      `coverage of ${people}: ${elapsed()}, ${outcome.status === 'not-run' ? outcome.reason : outcome.suggested.reason}`,
    );
  }
  rmSync(folder, { recursive: true });
}
