/** `uppsikt import report FILE…`: reads a decision package into a proposal, and stores it when approved. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { App } from '../app/app.ts';
import { approveImport, proposeImport, readImport, readProposal } from '../app/import.ts';
import type { Session } from '../app/session.ts';
import type { Proposal } from '../domain/proposal.ts';
import { print, printJson, say, sayIssues } from './output.ts';
import { readArguments, UsageError } from './usage.ts';
import { withSession } from './with-app.ts';

const help = `Användning: uppsikt import report FIL… [--dry-run] [--approve] [--json] [--municipality KOMMUN]

  --dry-run   läser och visar förslaget; lagrar inget
  --approve   godkänner förslaget med de svar som texten ger grund för; övriga frågor står kvar öppna
  --json      skriver förslaget eller resultatet som JSON

Utan --dry-run och --approve sparas förslaget för granskning på webben.

uppsikt import sheet läser in kalkylblad, uppsikt import sie räkenskaper, uppsikt import kolada och uppsikt import scb
nyckeltal: se uppsikt import sheet --help, uppsikt import sie --help, uppsikt import kolada --help och uppsikt import scb --help.`;

const options = {
  'dry-run': { type: 'boolean' },
  approve: { type: 'boolean' },
  json: { type: 'boolean' },
  municipality: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export async function run(args: readonly string[]): Promise<number> {
  if (args[0] === 'sie') return (await import('./import-sie.ts')).run(args.slice(1));
  if (args[0] === 'kolada' || args[0] === 'scb')
    return (await import('./import-key-figures.ts')).run(args[0], args.slice(1));
  if (args[0] === 'sheet') return (await import('./import-sheet.ts')).run(args.slice(1));
  const { values, positionals } = readArguments(args, options, help, Number.POSITIVE_INFINITY);
  if (values.help) {
    print(help);
    return 0;
  }
  const [what, ...files] = positionals;
  if (what !== 'report') throw new UsageError(`Ange vad som ska importeras.\n\n${help}`);
  if (files.length === 0) throw new UsageError(`Ange filen som ska importeras.\n\n${help}`);
  const read: { name: string; bytes: Uint8Array }[] = [];
  for (const file of files) {
    try {
      read.push({ name: basename(file), bytes: await readFile(file) });
    } catch {
      return sayIssues([{ path: file, message: 'Filen går inte att läsa. Kontrollera sökvägen.' }]);
    }
  }
  if (values['dry-run']) return dryRun(read, values.json ?? false);
  return withSession(values.municipality, { create: true }, (app, session) =>
    store(app, session, read, { approve: values.approve ?? false, json: values.json ?? false }),
  );
}

type File = { readonly name: string; readonly bytes: Uint8Array };

/** One file gives one result, several give a list. */
function printResults(results: readonly unknown[]): void {
  printJson(results.length === 1 ? results[0] : results);
}

async function dryRun(files: readonly File[], json: boolean): Promise<number> {
  const proposals: Proposal[] = [];
  for (const file of files) {
    const proposal = await readProposal(file);
    if (!proposal.ok) return sayIssues(proposal.issues);
    proposals.push(proposal.value);
    if (!json) print(summary(proposal.value));
  }
  if (json) printResults(proposals);
  return 0;
}

function summary(proposal: Proposal): string {
  const { facts } = proposal;
  const level = (code: string) => facts.nodes.filter((node) => node.level === code).length;
  const controls = facts.risks.reduce((sum, risk) => sum + risk.controls.length, 0);
  const proposed = proposal.questions.filter((question) => question.proposed).length;
  return [
    `${proposal.file.name}: ${facts.body} ${facts.period.year}, ${proposal.coverage.words} ord (${proposal.coverage.placed} placerade, ${proposal.coverage.kept} kvar som fritext)`,
    `  ${level('processArea')} processområden, ${level('goal')} processmål, ${level('commitment')} åtaganden, ${facts.indicators.length} indikatorer, ${facts.tables.length} tabeller, ${facts.risks.length} risker, ${controls} kontroller`,
    `  ${proposal.questions.length} frågor, varav ${proposed} har ett förslag till svar; ${proposal.notes.length} noteringar`,
  ].join('\n');
}

async function store(
  app: App,
  session: Session,
  files: readonly File[],
  choice: { approve: boolean; json: boolean },
): Promise<number> {
  const results: unknown[] = [];
  for (const file of files) {
    const proposed = await proposeImport(app, session, file);
    if (!proposed.ok) return sayIssues(proposed.issues);
    const view = await readImport(app, session, proposed.value.id);
    if (!view.ok) return sayIssues(view.issues);
    if (!choice.json) print(summary(view.value.proposal));
    if (!choice.approve) {
      const { id, state, openQuestions } = view.value;
      results.push({ id, state, openQuestions });
      say(
        state === 'approved'
          ? `Filen är redan importerad och godkänd: /import/${id}`
          : `Förslaget är sparat och väntar på granskning: /import/${id}`,
      );
      continue;
    }
    const approved = await approveImport(app, session, proposed.value.id, { acceptProposed: true });
    if (!approved.ok) return sayIssues(approved.issues);
    const after = await readImport(app, session, proposed.value.id);
    const openQuestions = after.ok ? after.value.openQuestions : 0;
    results.push({ id: proposed.value.id, state: 'approved', openQuestions, changes: approved.value });
    if (!choice.json) {
      const { created, updated, removed, unchanged } = approved.value;
      print(
        `  Lagrat: ${created} nya, ${updated} ändrade, ${removed} borttagna, ${unchanged} oförändrade. ${openQuestions} frågor står öppna.`,
      );
    }
  }
  if (choice.json) printResults(results);
  return 0;
}
