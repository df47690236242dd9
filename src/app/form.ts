/** Reading what people send: by a schema, refused field by field in Swedish. */
import { z } from 'zod';
import { type Result, refuse, succeed } from '../domain/result.ts';

/** A text without what no text holds and the database cannot keep: NUL and halves of characters. */
export const clean = (text: string) => text.toWellFormed().replaceAll('\0', '');

/** A text as sent, cleaned. */
export const plainText = () => z.string().overwrite(clean);

/** Issues carry the field's name; a schema without a message of its own gets a general one. */
export function readForm<T>(schema: z.ZodType<T>, input: unknown): Result<T> {
  const read = schema.safeParse(input, { error: () => 'Uppgiften går inte att läsa. Rätta den och försök igen.' });
  if (read.success) return succeed(read.data);
  return refuse(...read.error.issues.map(({ path, message }) => ({ path: String(path[0] ?? ''), message })));
}
