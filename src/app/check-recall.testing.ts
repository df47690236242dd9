/** How many variants stay clean and how many planted faults are found, the documents printed as HTML, DOCX or PDF and read back. */
import { checkDocument } from '../domain/check/check-document.ts';
import type { Checked, CheckReport } from '../domain/check/finding.ts';
import { treeDocument } from '../domain/check/tree-document.ts';
import type { ReportTree } from '../domain/report.ts';
import { faultKinds, plant } from './check-faults.testing.ts';
import { checkPrint, type PrintForm } from './check-print.testing.ts';
import { exampleTrees, seeded, unspoilt } from './check-variants.testing.ts';

async function findings(tree: ReportTree, form: PrintForm): Promise<Checked[]> {
  const { checks } = await checkPrint(tree, form);
  return checks.filter((each) => each.level === 'contradiction' || each.level === 'look');
}

/** Of ten: six as HTML, two as DOCX, one as tagged PDF and one as PDF without tags. */
const forms: readonly PrintForm[] = [
  'html',
  'html',
  'docx',
  'html',
  'html',
  'tagged',
  'html',
  'docx',
  'html',
  'untagged',
];

export type Recall = {
  readonly clean: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly alarms: readonly string[];
};

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
  const alarms: string[] = [];
  for (let turn = 0; turn < variants; turn += 1) {
    const original = trees[turn % trees.length];
    if (!original) throw new Error('There are no example packages.');
    const print = unspoilt(original, random);
    const form = forms[turn % forms.length] ?? 'html';
    const before = await findings(print, form);
    const wrong = before.filter((each) => each.level === 'contradiction');
    if (wrong.length === 0) clean += 1;
    else alarms.push(`${form}: ${wrong.map(({ message }) => message).join(' ')}`);
    let planted = null;
    for (let kind = turn; planted === null; kind += 1)
      planted = plant(print, faultKinds[kind % faultKinds.length] ?? 'sum', random);
    const after = await findings(planted.tree, form);
    if (after.some((each) => !before.some((other) => other.message === each.message))) found += 1;
    else missed.push(`${planted.fault.kind} in ${form}: ${planted.fault.said}`);
  }
  return { clean, found, missed, alarms };
}

/** The packages as trees, before any print. */
export async function checkTrees(): Promise<CheckReport[]> {
  return (await exampleTrees()).map((tree) => checkDocument(treeDocument(tree)));
}
