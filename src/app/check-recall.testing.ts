/** How many variants stay clean and how many planted faults are found, the documents printed as HTML and read back. */
import { checkDocument } from '../domain/check/check-document.ts';
import type { Checked, CheckReport } from '../domain/check/finding.ts';
import { treeDocument } from '../domain/check/tree-document.ts';
import type { ReportTree } from '../domain/report.ts';
import { renderHtml } from '../report/html.ts';
import { faultKinds, plant } from './check-faults.testing.ts';
import { checkFile } from './check-file.ts';
import { exampleTrees, seeded, unspoilt } from './check-variants.testing.ts';

async function findings(tree: ReportTree): Promise<Checked[]> {
  const bytes = new TextEncoder().encode(renderHtml(tree));
  const checked = await checkFile({ name: 'paket.html', bytes });
  if (!checked.ok) throw new Error(checked.issues[0]?.message);
  return checked.value.checks.filter((each) => each.level === 'contradiction' || each.level === 'look');
}

export type Recall = { readonly clean: number; readonly found: number; readonly missed: readonly string[] };

/** A fault counts as found where a finding stands that the same print without it does not have. */
export async function recall({
  seed,
  variants,
}: {
  readonly seed: number;
  readonly variants: number;
}): Promise<Recall> {
  const trees = await exampleTrees();
  const random = seeded(seed);
  let [clean, found] = [0, 0];
  const missed: string[] = [];
  for (let turn = 0; turn < variants; turn += 1) {
    const original = trees[turn % trees.length];
    if (!original) throw new Error('There are no example packages.');
    const print = unspoilt(original, random);
    const before = await findings(print);
    if (!before.some((each) => each.level === 'contradiction')) clean += 1;
    let planted = null;
    for (let kind = turn; planted === null; kind += 1)
      planted = plant(print, faultKinds[kind % faultKinds.length] ?? 'sum', random);
    const after = await findings(planted.tree);
    if (after.some((each) => !before.some((other) => other.message === each.message))) found += 1;
    else missed.push(`${planted.fault.kind}: ${planted.fault.said}`);
  }
  return { clean, found, missed };
}

/** The packages as trees, before any print. */
export async function checkTrees(): Promise<CheckReport[]> {
  return (await exampleTrees()).map((tree) => checkDocument(treeDocument(tree)));
}
