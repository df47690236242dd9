/** The layout of a package as its secretary sees and changes it: order, headings, what is shown, registry numbers, colour and logo. */
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Facts } from '../domain/facts.ts';
import { writeMemo } from '../domain/memo.ts';
import { narrativeText } from '../domain/narrative.ts';
import { type OutlineBlock, ReportPart } from '../domain/outline.ts';
import { hideBlock, moveBlock, renameHeading } from '../domain/outline-edit.ts';
import { periodCode } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { saveParts } from '../store/report-part.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { factsOf } from './facts-of.ts';
import { plainText, readForm } from './form.ts';
import { may } from './policy.ts';
import type { Session } from './session.ts';
import { canPrint, saveTheme, type Theme, themeOf } from './theme.ts';
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

const chartNames = {
  goalsByAssessment: 'Diagram: processmål efter bedömning',
  commitmentsByStatus: 'Diagram: åtaganden efter status',
} as const;

const kindNames: Record<Exclude<OutlineBlock['kind'], 'heading' | 'text' | 'goal' | 'commitment' | 'chart'>, string> = {
  contents: 'Innehållsförteckning',
  assessment: 'Bedömning och trend',
  narrative: 'Kommentar till processområdet',
  indicators: 'Indikatorer med diagram',
  figureTable: 'Tabell med siffror',
  events: 'Väsentliga händelser',
  compilation: 'Sammanställning av processområden',
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
  if (block.kind === 'chart') return chartNames[block.chart];
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

const logoFault = 'Logotypen går inte att läsa. Spara den som PNG eller SVG och försök igen.';

const TemplateChange = z.object({
  accent: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/u, 'Ange färgen som # och sex tecken, till exempel #1f5a7a.')
    .optional(),
  logo: z
    .object({ dataUrl: z.string().regex(/^data:image\/(png|svg\+xml);base64,/u, logoFault), alt: plainText() })
    .nullable()
    .optional(),
  part: ReportPart.shape.kind.optional(),
  title: plainText().trim().min(1, 'Titeln får inte vara tom.').max(300).optional(),
  registryNumber: plainText().trim().max(100).optional(),
  move: z.object({ ...Place, to: z.enum(['up', 'down']) }).optional(),
  hide: z.object({ ...Place, hidden: z.boolean() }).optional(),
  insert: z
    .object({ ...Place, block: z.enum(['carryOver', 'dataSummary', 'goalsByAssessment', 'commitmentsByStatus']) })
    .optional(),
  remove: z.object(Place).optional(),
  /** Replaces the cover memo by one whose every number comes from the data. */
  writeMemo: z.boolean().optional(),
  rename: z.object({ ...Place, text: plainText().trim().min(1, 'Rubriken får inte vara tom.').max(300) }).optional(),
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

async function changeTheme(tx: Transaction, session: Session, { accent, logo }: TemplateChange): Promise<Result<null>> {
  if (accent === undefined && logo === undefined) return succeed(null);
  if (!may(session, 'editTemplate', null)) {
    return refuse({
      path: 'accent',
      message: 'Färg och logotyp är hela kommunens. Din roll gäller inte hela kommunen.',
    });
  }
  const before = await themeOf(tx);
  const after: Theme = { accent: accent ?? before.accent, logo: logo === undefined ? before.logo : logo };
  if (logo && !(await canPrint(after))) return refuse({ path: 'logo', message: logoFault });
  await saveTheme(tx, after);
  await record(tx, session, { verb: 'theme.edit', subject: 'theme', before, after });
  return succeed(null);
}

/** The parts as the change leaves them; a memo that Uppsikt writes stands first. */
function changeParts(facts: Facts, change: TemplateChange): ReportPart[] {
  if (!change.writeMemo) return facts.parts.map((part) => changePart(part, change));
  return [writeMemo(facts), ...facts.parts.filter((part) => part.kind !== 'coverMemo')];
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
  const wanted = readForm(TemplateChange, input);
  if (!wanted.ok) return wanted;
  return change(app, session, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const themed = await changeTheme(tx, session, wanted.value);
    if (!themed.ok) return themed;
    const { parts } = facts.value;
    const placed = changeParts(facts.value, wanted.value).map((item, ordinal) => ({ item, ordinal }));
    for (const { item, ordinal } of placed) {
      const before = parts.find((part) => part.kind === item.kind) ?? null;
      const same = canonicalJson(item) === canonicalJson(before);
      if (same && parts[ordinal]?.kind === item.kind) continue;
      await saveParts(tx, address, [{ item, ordinal }]);
      const subject = `part:${address.body}/${periodCode(address.period)}/${item.kind}`;
      if (!same) await record(tx, session, { verb: 'template.edit', subject, before, after: item });
    }
    return succeed(null);
  });
}
