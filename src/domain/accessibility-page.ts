/** What the accessibility scan (Swedish: tillgänglighetsgranskning) found on one page, and about the site as a whole. */
import { z } from 'zod';
import { PageRole, ScanFault } from './website.ts';

export const Impact = z.enum(['critical', 'serious', 'moderate', 'minor']);
export type Impact = z.infer<typeof Impact>;

export const Finding = z.strictObject({
  /** The rule of axe-core: "image-alt". */
  rule: z.string(),
  /** violation: it fails. incomplete: a person has to look. */
  kind: z.enum(['violation', 'incomplete']),
  impact: Impact,
  /** best: good practice, no criterion of WCAG. */
  level: z.enum(['A', 'AA', 'AAA', 'best']),
  /** Success criteria of WCAG: "1.1.1". */
  criteria: z.array(z.string()),
  /** The rule's own sentence, in English. */
  help: z.string(),
  /** How many elements of the page. */
  count: z.number().int().min(1),
  /** The first of them. `picture`: the key of its picture, where one was taken. */
  elements: z.array(
    z.strictObject({ selector: z.string(), snippet: z.string(), reason: z.string(), picture: z.string().nullable() }),
  ),
});
export type Finding = z.infer<typeof Finding>;

export const ScannedPage = z.strictObject({
  status: z.literal('scanned'),
  url: z.string(),
  role: PageRole,
  /** ISO 8601 in UTC. */
  at: z.string(),
  title: z.string(),
  findings: z.array(Finding),
  /** Rules that found elements and nothing wrong with them. */
  passed: z.array(z.string()),
  /** Addresses of PDF documents that the page leads to. */
  documents: z.array(z.string()),
  /** Where the page says that the accessibility statement is, and pages in plain Swedish; null where it does not. */
  statement: z.string().nullable(),
  plainLanguage: z.string().nullable(),
});
export type ScannedPage = z.infer<typeof ScannedPage>;

export const FailedPage = z.strictObject({
  status: z.literal('failed'),
  url: z.string(),
  role: PageRole,
  at: z.string(),
  fault: ScanFault,
  detail: z.string(),
});
export type FailedPage = z.infer<typeof FailedPage>;

export const AccessibilityPage = z.discriminatedUnion('status', [ScannedPage, FailedPage]);
export type AccessibilityPage = z.infer<typeof AccessibilityPage>;

export const CompliancePlace = z.enum(['full', 'partial', 'none']);

/** The accessibility statement (Swedish: tillgänglighetsredogörelse); lagen (2018:1937) 13 §, MDFFS 2019:2. */
export const Statement = z.strictObject({
  url: z.string(),
  /** The latest date that it states: "2026-03-01". */
  datedOn: z.string().nullable(),
  /** How far it says that the site complies. */
  compliance: CompliancePlace.nullable(),
  /** It leads to the supervisory authority's form for complaints. */
  leadsToSupervision: z.boolean(),
});
export type Statement = z.infer<typeof Statement>;

export const AccessibilitySite = z.strictObject({
  /** Null where none was found. */
  statement: Statement.nullable(),
  /** `tagged` null: the document could not be read. */
  documents: z.array(z.strictObject({ url: z.string(), tagged: z.boolean().nullable() })),
  /** PDF documents that were found, read or not. */
  documentCount: z.number().int().min(0),
  /** A page in plain Swedish (lättläst). */
  plainLanguage: z.string().nullable(),
});
export type AccessibilitySite = z.infer<typeof AccessibilitySite>;
