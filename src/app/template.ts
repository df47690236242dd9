/** The layout of a package as its secretary sees and changes it: order, headings, what is shown, registry numbers, colour and logo. */
import { z } from 'zod';
import type { Facts } from '../domain/facts.ts';
import { writeMemo } from '../domain/memo.ts';
import { narrativeText } from '../domain/narrative.ts';
import { type OutlineBlock, ReportPart } from '../domain/outline.ts';
import { hideBlock, moveBlock, renameHeading } from '../domain/outline-edit.ts';
import { periodCode } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant } from '../store/database.ts';
import { saveParts } from '../store/report-part.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { factsOf } from './facts-of.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import { saveTheme, Theme, themeOf } from './theme.ts';
import type { ReportAddress } from './views.ts';

export type TemplateBlock = {
  readonly index: number;
  readonly kind: OutlineBlock['kind'];
  /** A heading's text, or what the block is, in Swedish. */
  readonly text: string;
  /** A heading's level; null for other blocks. */
  readonly level: number | null;
  readonly hidden: boolean;
};

export type TemplateView = Theme & {
  readonly parts: readonly (Pick<ReportPart, 'kind' | 'label' | 'title' | 'subtitle' | 'registryNumber'> & {
    readonly blocks: readonly TemplateBlock[];
  })[];
};

const kindNames: Record<Exclude<OutlineBlock['kind'], 'heading' | 'text' | 'goal' | 'commitment'>, string> = {
  contents: 'Innehållsförteckning',
  assessment: 'Bedömning och trend',
  narrative: 'Kommentar till processområdet',
  indicators: 'Indikatorer med diagram',
  figureTable: 'Tabell med siffror',
  events: 'Väsentliga händelser',
  compilation: 'Sammanställning av processområden',
  chart: 'Diagram',
  legend: 'Förklaring av symboler',
  controlSummary: 'Sammanställning av kontroller',
  risk: 'Risk med kontroller',
  carryOver: 'Urval till nästa plan',
  dataSummary: 'Sammanfattning ur data',
  decisions: 'Förslag till beslut',
  signatures: 'Underskrifter',
};

function describe(facts: Facts, block: OutlineBlock): string {
  if (block.kind === 'heading') return block.text;
  if (block.kind === 'text') return `Text: ${narrativeText(block.narrative).slice(0, 80)}`;
  if (block.kind === 'goal' || block.kind === 'commitment') {
    const title = facts.nodes.find((node) => node.key === block.node)?.title ?? block.node;
    return `${block.kind === 'goal' ? 'Processmål' : 'Åtagande'}: ${title}`;
  }
  return kindNames[block.kind];
}

export async function readTemplate(app: App, session: Session, address: ReportAddress): Promise<Result<TemplateView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const theme = await themeOf(tx);
    const parts = facts.value.parts.map(({ outline, ...part }) => ({
      ...part,
      blocks: outline.map((block, index) => ({
        index,
        kind: block.kind,
        text: describe(facts.value, block),
        level: block.kind === 'heading' ? block.level : null,
        hidden: block.hidden ?? false,
      })),
    }));
    return succeed({ ...theme, parts });
  });
}

const Place = { part: ReportPart.shape.kind, index: z.coerce.number().int().min(0) };

const TemplateChange = z.object({
  accent: Theme.shape.accent.optional(),
  logo: Theme.shape.logo.optional(),
  part: ReportPart.shape.kind.optional(),
  title: z.string().trim().min(1, 'Titeln får inte vara tom.').max(300).optional(),
  registryNumber: z.string().trim().max(100).optional(),
  move: z.object({ ...Place, to: z.enum(['up', 'down']) }).optional(),
  hide: z.object({ ...Place, hidden: z.boolean() }).optional(),
  insert: z
    .object({ ...Place, block: z.enum(['carryOver', 'dataSummary', 'goalsByAssessment', 'commitmentsByStatus']) })
    .optional(),
  remove: z.object(Place).optional(),
  /** Replaces the cover memo by one whose every number comes from the data. */
  writeMemo: z.boolean().optional(),
  rename: z.object({ ...Place, text: z.string().trim().min(1, 'Rubriken får inte vara tom.').max(300) }).optional(),
});
type TemplateChange = z.infer<typeof TemplateChange>;

type Insertable = NonNullable<TemplateChange['insert']>['block'];

function insertedBlock(block: Insertable): OutlineBlock {
  return block === 'carryOver' || block === 'dataSummary' ? { kind: block } : { kind: 'chart', chart: block };
}

/** Blocks that hold nothing of their own can be taken away; others are hidden instead, so that nothing is lost. */
function isInserted(block: OutlineBlock): boolean {
  return block.kind === 'carryOver' || block.kind === 'dataSummary' || block.kind === 'chart';
}

function changePart(part: ReportPart, change: TemplateChange): ReportPart {
  const of = <T extends { part: string }>(place: T | undefined): T | undefined =>
    place?.part === part.kind ? place : undefined;
  const { move, hide, rename, insert, remove } = {
    move: of(change.move),
    hide: of(change.hide),
    rename: of(change.rename),
    insert: of(change.insert),
    remove: of(change.remove),
  };
  let { outline } = part;
  if (insert)
    outline = [...outline.slice(0, insert.index + 1), insertedBlock(insert.block), ...outline.slice(insert.index + 1)];
  if (remove) outline = outline.filter((block, index) => index !== remove.index || !isInserted(block));
  if (rename) outline = renameHeading(outline, rename.index, rename.text);
  if (hide) outline = hideBlock(outline, hide.index, hide.hidden);
  if (move) outline = moveBlock(outline, move.index, move.to);
  const named = change.part === part.kind;
  return {
    ...part,
    outline,
    title: (named ? change.title : undefined) ?? part.title,
    registryNumber: named && change.registryNumber !== undefined ? change.registryNumber || null : part.registryNumber,
  };
}

/** Changes the layout of one report, or the municipality's colour and logo. The order of one report never changes another. */
export async function editTemplate(
  app: App,
  session: Session,
  address: ReportAddress,
  input: unknown,
): Promise<Result<null>> {
  if (!may(session, 'editTemplate', address.body)) {
    return refuse({ path: '', message: 'Bara controller, nämndsekreterare och administratör kan ändra mallen.' });
  }
  const wanted = TemplateChange.safeParse(input);
  if (!wanted.success)
    return refuse(
      ...wanted.error.issues.map((issue) => ({ path: String(issue.path[0] ?? ''), message: issue.message })),
    );
  return change(app, session, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const { accent, logo } = wanted.data;
    if (accent !== undefined || logo !== undefined) {
      const before = await themeOf(tx);
      const after = { accent: accent ?? before.accent, logo: logo === undefined ? before.logo : logo };
      await saveTheme(tx, after);
      await record(tx, session, { verb: 'theme.edit', subject: 'theme', before, after });
    }
    const memo = wanted.data.writeMemo ? writeMemo(facts.value) : null;
    if (memo && !facts.value.parts.some((part) => part.kind === 'coverMemo')) {
      const ordinal = facts.value.parts.length;
      await saveParts(tx, address, [{ item: memo, ordinal }]);
      const subject = `part:${address.body}/${periodCode(address.period)}/coverMemo`;
      await record(tx, session, { verb: 'template.edit', subject, before: null, after: memo });
    }
    for (const [ordinal, before] of facts.value.parts.entries()) {
      const after = memo && before.kind === 'coverMemo' ? memo : changePart(before, wanted.data);
      if (JSON.stringify(after) === JSON.stringify(before)) continue;
      await saveParts(tx, address, [{ item: after, ordinal }]);
      const subject = `part:${address.body}/${periodCode(address.period)}/${before.kind}`;
      await record(tx, session, { verb: 'template.edit', subject, before, after });
    }
    return succeed(null);
  });
}
