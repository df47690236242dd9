/** The day in Sweden at this moment, which use cases are told: they read no clock themselves. */
import { swedishDay } from '../domain/swedish-day.ts';

export function today(): string {
  return swedishDay(new Date());
}
