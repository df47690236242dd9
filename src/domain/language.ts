/** The languages that the interface, mails and calendars speak. Swedish is the source. */
import { z } from 'zod';

export const Language = z.enum(['sv', 'en']);
export type Language = z.infer<typeof Language>;
