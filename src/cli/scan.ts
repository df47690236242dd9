/** `uppsikt scan`: examines websites for accessibility or third-country connections, without a database. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { scanToFolder } from '../app/scan-to-folder.ts';
import { readSiteList } from '../app/site-list.ts';
import {
  countAll,
  countByBody,
  ScanKind,
  ScanSettings,
  type SiteOutcome,
  standingOf,
  standings,
} from '../domain/scan.ts';
import { swedishDay } from '../domain/swedish-day.ts';
import { wordsIn } from '../web/words/words.ts';
import { print, printJson, say, sayIssues } from './output.ts';
import { stopSignal } from './stop-signal.ts';
import { readArguments, UsageError } from './usage.ts';
import { writeFiles } from './write-files.ts';

const help = `Användning: uppsikt scan accessibility|connections --sites FIL [--out MAPP] [--json]
                    [--pages ANTAL] [--period NAMN] [--pause SEKUNDER]

  accessibility  granskar tillgänglighet med axe-core och räknar indexet a11y-index-1
  connections    ser vilka andra värdar som webbplatserna kopplar upp sig mot, före och efter samtycke

  --sites   kalkylblad eller CSV med adress, namn och ansvarig nämnd, eller en adress på varje rad
  --out     mapp för resultat och bilder; samma kommando igen fortsätter det som avbröts
  --pages   så många sidor per webbplats (20 för tillgänglighet, 5 för kopplingar)
  --period  styr urvalet: samma period ger samma sidor (nu: månaden)
  --pause   sekunder mellan sidorna (1)
  --json    skriver resultatet som JSON

Bara webbplatserna i filen granskas, och bara öppna adresser nås. UPPSIKT_SCAN_ALLOW tillåter fler.
Slutar med 0 när inget anmärktes, 1 när något anmärktes eller inte gick att granska.`;

const options = {
  sites: { type: 'string' },
  out: { type: 'string' },
  pages: { type: 'string' },
  period: { type: 'string' },
  pause: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const words = wordsIn('sv').scan;

function lineOf(outcome: SiteOutcome): string {
  const { site, plan, score } = outcome;
  const standing = words.standings[standingOf(outcome)];
  const shown =
    outcome.kind === 'accessibility' && outcome.score.index !== null
      ? outcome.score.index.toFixed(1).replace('.', ',')
      : '';
  const fault = plan.fault === null ? '' : ` ${words.faults[plan.fault]}`;
  const counted = `${score.examined} av ${score.population}${plan.counted ? '' : '+'} sidor`;
  return `  ${site.host.padEnd(36)} ${shown.padStart(6)}  ${standing.padEnd(12)} ${counted}${fault}`;
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, help, 1);
  if (values.help) {
    print(help);
    return 0;
  }
  const kind = ScanKind.safeParse(positionals[0]);
  if (!kind.success) throw new UsageError(`Ange accessibility eller connections.\n\n${help}`);
  if (values.sites === undefined) throw new UsageError(`Ange filen med webbplatser: --sites FIL.\n\n${help}`);
  const settings = ScanSettings.safeParse({
    period: values.period ?? swedishDay(new Date()).slice(0, 7),
    pages: Number(values.pages ?? (kind.data === 'accessibility' ? 20 : 5)),
    pause: Number(values.pause ?? 1),
  });
  if (!settings.success) throw new UsageError(`--pages, --period eller --pause går inte att läsa.\n\n${help}`);
  const bytes = await readFile(values.sites).catch(() => null);
  if (bytes === null)
    return sayIssues([{ path: values.sites, message: 'Filen går inte att läsa. Kontrollera sökvägen.' }]);
  const sites = await readSiteList({ name: basename(values.sites), bytes }, '-');
  if (!sites.ok) return sayIssues(sites.issues);
  const folder = values.out ?? `granskning-${kind.data}-${settings.data.period}`;
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort());
  const done = await scanToFolder(process.env, kind.data, settings.data, sites.value, folder, {
    signal: stop.signal,
    onProgress: ({ site, sites: [at, all], pages: [now, pages] }) =>
      say(`${at + 1}/${all} ${site.host}: ${now}/${pages}`),
  }).catch((error: unknown) => {
    if (stop.signal.aborted) return null;
    throw error;
  });
  if (done === null) {
    say(`Granskningen är avbruten. Det som är gjort finns i ${folder}; samma kommando fortsätter den.`);
    return 1;
  }
  if (!done.ok) return sayIssues(done.issues);
  const { head, outcomes } = done.value;
  const stood = outcomes.map((outcome) => ({ body: outcome.site.body, standing: standingOf(outcome) }));
  const result = { ...head, outcomes, total: countAll(stood), bodies: countByBody(stood) };
  const name = 'resultat.json';
  const written = await writeFiles(folder, [{ name, bytes: Buffer.from(JSON.stringify(result, null, 2)) }]);
  if (!written.ok) return sayIssues(written.issues);
  if (values.json) printJson(result);
  else {
    for (const outcome of outcomes) print(lineOf(outcome));
    for (const { body, sites: all, by } of [...countByBody(stood), { body: words.all, ...countAll(stood) }]) {
      const parts = standings[kind.data].flatMap((standing) =>
        by[standing] ? `${by[standing]} ${words.standings[standing]}` : [],
      );
      print(`${body}: ${all} (${parts.join(', ')})`);
    }
    say(`Allt finns i ${join(folder, name)}.`);
  }
  return stood.every(({ standing }) => standing === 'green' || standing === 'inside') ? 0 : 1;
}
