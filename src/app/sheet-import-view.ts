/** What the pages and the command line see of a sheet that is to be read in. */
import { z } from 'zod';
import type { BulkChange, BulkKind, BulkOutcome } from '../domain/bulk.ts';
import { ColumnMapping, type ImportField } from '../domain/column-mapping.ts';
import { Period } from '../domain/period.ts';
import type { Issue } from '../domain/result.ts';
import type { StoredBody } from '../store/body.ts';

/** What a person has said of a sheet. */
export const SheetSettings = z.strictObject({
  /** The worksheet; null is the first that holds something. */
  sheet: z.string().nullable(),
  mapping: ColumnMapping,
  /** The name that the mapping is kept under; '' where it is not. */
  mappingName: z.string(),
  /** True where what the sheet lacks is to be marked for removal. */
  removeMissing: z.boolean(),
  /** Of values: what lines are about that do not say it. */
  body: z.string().nullable(),
  period: Period.nullable(),
});
export type SheetSettings = z.infer<typeof SheetSettings>;

/** A column of the file: its letters, its header, and what stands in its first cells. */
export type SheetColumn = { readonly letters: string; readonly header: string; readonly sample: readonly string[] };

/** An upload in a list. */
export type SheetItem = {
  readonly id: string;
  readonly kind: BulkKind;
  readonly fileName: string;
  readonly sha256: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly appliedAt: Date | null;
  readonly appliedBy: string | null;
  /** Null where it is not carried out. */
  readonly outcome: BulkOutcome | null;
};

/** What can be said of a sheet, with what is said already or suggested. */
export type SheetMappingView = {
  readonly item: SheetItem;
  readonly year: number;
  readonly worksheets: readonly string[];
  readonly settings: SheetSettings & { readonly sheet: string };
  readonly columns: readonly SheetColumn[];
  readonly fields: readonly ImportField[];
  /** Names of mappings that are kept for the kind, the one used last first. */
  readonly mappings: readonly string[];
  /** The session keeps mappings under names, and forgets them: they are everybody's. */
  readonly mayKeep: boolean;
  readonly bodies: readonly StoredBody[];
};

/** What a sheet would do, as far as a page shows it. */
export type SheetTrial = {
  readonly faults: readonly Issue[];
  readonly changes: readonly BulkChange[];
  readonly missing: readonly { readonly subject: string; readonly title: string }[];
  readonly unchanged: number;
  /** Names what was seen, for `applySheetImport`. */
  readonly seen: string;
};
