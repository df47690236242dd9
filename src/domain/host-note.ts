/** Whose the hosts of a domain are, as a municipality has found out, with where it says so: "cdn.nagot.se", "Något AB", "SE". */
import { z } from 'zod';

export const HostNote = z.strictObject({
  /** Registered domain, or one host of it. */
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(?=.{3,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u, 'Skriv domänen utan https, till exempel nagot.se.'),
  company: z.string().trim().min(1, 'Skriv vad företaget heter.').max(200, 'Skriv högst 200 tecken.'),
  /** Two letters; null where it has been tried and cannot be told. */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(?:[A-Z]{2})?$/u, 'Skriv landets kod med två bokstäver, till exempel SE, eller lämna tomt.')
    .transform((code) => code || null),
  source: z
    .string()
    .trim()
    .min(5, 'Skriv var uppgiften står, så att en annan kan pröva den.')
    .max(500, 'Skriv högst 500 tecken.'),
});
export type HostNote = z.infer<typeof HostNote>;
