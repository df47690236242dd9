/**
 * What the scan of connections (Swedish: kopplingar till tredjeland) saw on one page: every host contacted, whose it is and
 * in which country its company sits. A connection is reported, never a transfer (GDPR chapter V decides on transfers).
 */
import { z } from 'zod';
import { FailedPage } from './accessibility-page.ts';
import { PageRole } from './website.ts';

/**
 * eea: EU, Iceland, Liechtenstein, Norway. adequate: a country with an adequacy decision (GDPR 45). dpf: a company in the
 * United States that is certified under the Data Privacy Framework. unknown: nobody knows; never counted as EU.
 */
export const ConnectionClass = z.enum(['eea', 'adequate', 'dpf', 'unknown', 'other']);
export type ConnectionClass = z.infer<typeof ConnectionClass>;

/** How it showed itself. The last two are hints in the markup: nothing need have been sent. */
export const ConnectionSign = z.enum([
  'request',
  'websocket',
  'beacon',
  'connect',
  'cookie',
  'alias',
  'preconnect',
  'dns-prefetch',
]);
export type ConnectionSign = z.infer<typeof ConnectionSign>;

export const Connection = z.strictObject({
  host: z.string(),
  signs: z.array(ConnectionSign),
  /** It was there before the visitor had answered a consent banner. */
  beforeConsent: z.boolean(),
  /** Only named in the markup as a place to connect to. */
  hintedOnly: z.boolean(),
  /** The page asked for it itself; otherwise `via` is the host whose script or frame did. */
  direct: z.boolean(),
  via: z.string().nullable(),
  /** What an own host is another name for (CNAME). */
  aliases: z.array(z.string()),
  company: z.string().nullable(),
  /** ISO 3166-1 code of the company's country: "US". */
  country: z.string().nullable(),
  /** A company above it in another country: "Microsoft (US)". */
  parent: z.string().nullable(),
  class: ConnectionClass,
  /** The day of the adequacy decision that the class rests on; null where it rests on none. */
  decidedOn: z.string().nullable(),
  /** One address that was asked for, without its query. */
  example: z.string(),
});
export type Connection = z.infer<typeof Connection>;

export const ConnectionsPage = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('scanned'),
    url: z.string(),
    role: PageRole,
    at: z.string(),
    title: z.string(),
    connections: z.array(Connection),
    /** The words on the button that was pressed; null where no banner was found. */
    consent: z.string().nullable(),
    /** Names of cookies and of what lies in the browser's storage, with the host that they belong to. */
    kept: z.array(
      z.strictObject({
        kind: z.enum(['cookie', 'local', 'session']),
        name: z.string(),
        host: z.string(),
        beforeConsent: z.boolean(),
      }),
    ),
  }),
  FailedPage,
]);
export type ConnectionsPage = z.infer<typeof ConnectionsPage>;

/** Which tables the classes came from. */
export const ConnectionsSite = z.strictObject({ tableDate: z.string() });
export type ConnectionsSite = z.infer<typeof ConnectionsSite>;
