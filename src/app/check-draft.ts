/**
 * The figure check of a text while it is being written: what it would contradict in the report if it were saved, and the
 * typed numbers that are a figure of the report and may be made live. Nothing is saved.
 */
import type { Checked } from '../domain/check/finding.ts';
import { treeDocument } from '../domain/check/tree-document.ts';
import { emptyEntry } from '../domain/entry.ts';
import type { Facts } from '../domain/facts.ts';
import { editNarrative, figureForm } from '../domain/narrative-form.ts';
import { recogniseFigures } from '../domain/recognise-figures.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import type { App } from './app.ts';
import { checkTree } from './check-upload.ts';
import { composeFacts } from './compose-report.ts';
import { loadEntryView } from './entry-view.ts';
import { factsOf } from './facts-of.ts';
import { clean } from './form.ts';
import { findingsIn } from './report-check.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

/** A typed number, the figure that it equals, and the text that would stand for it. */
export type FigureOffer = {
  /** Where the number stands: `text.slice(from, to) === said`, lines parted by "\n". */
  readonly from: number;
  readonly to: number;
  readonly said: string;
  /** "Total sjukfrånvaro, utfall 2025: 3,1 %". */
  readonly label: string;
  readonly form: string;
};

export type DraftCheck = { readonly findings: readonly Checked[]; readonly offers: readonly FigureOffer[] };

const mostOffers = 12;

const plainLines = (text: string) => clean(text).replaceAll('\r\n', '\n');

function offersIn(facts: Facts, node: string, text: string): FigureOffer[] {
  return recogniseFigures(facts, node, text)
    .flatMap(({ from, to, figures: [figure] }) =>
      figure
        ? [{ from, to, said: text.slice(from, to), label: figure.label, form: figureForm(figure.ref, figure.text) }]
        : [],
    )
    .slice(0, mostOffers);
}

/** Numbers of a text that may be made live. */
export async function figureOffers(
  app: App,
  session: Session,
  address: ReportAddress,
  node: string,
  text: string,
): Promise<FigureOffer[]> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const facts = await factsOf(tx, session, address);
    return facts.ok ? offersIn(facts.value, node, plainLines(text)) : [];
  });
}

/** The text with the offered figure in place of its number; as it was where the number no longer stands there. */
export function takeOffer(text: string, offers: readonly FigureOffer[], chosen: string): string {
  const plain = plainLines(text);
  const offer = offers.find((each) => `${each.from} ${each.form}` === chosen);
  return offer ? plain.slice(0, offer.from) + offer.form + plain.slice(offer.to) : plain;
}

/** Checks the report as it would be with `text` as the node's comment. Only for who may edit the entry. */
export async function checkDraft(
  app: App,
  session: Session,
  address: ReportAddress,
  node: string,
  text: string,
): Promise<Result<DraftCheck>> {
  const written = plainLines(text);
  const composed = await inTenant(app.db, session.tenant.id, async (tx) => {
    const view = await loadEntryView(tx, session, address, node);
    if (!view.ok) return view;
    if (view.value.whyNot !== null) return refuse({ path: '', message: view.value.whyNot });
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const own = facts.value.entries.find((entry) => entry.node === node) ?? emptyEntry(node);
    const entries = [
      ...facts.value.entries.filter((entry) => entry.node !== node),
      { ...own, narrative: editNarrative(own.narrative, written) },
    ];
    const drafted = { ...facts.value, entries };
    return succeed({ facts: drafted, tree: (await composeFacts(tx, session, address, drafted)).tree });
  });
  if (!composed.ok) return composed;
  const { facts, tree } = composed.value;
  const report = await checkTree(treeDocument(tree));
  const findings = await inTenant(app.db, session.tenant.id, (tx) => findingsIn(tx, address, report, facts, node));
  return succeed({ findings, offers: offersIn(facts, node, written) });
}
