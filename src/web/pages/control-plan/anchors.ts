/** The ids of places on the page of a control plan, so that other pages can come back to them. */
import { type Period, periodCode } from '../../../domain/period.ts';

const id = (...parts: readonly string[]) => parts.join('-').replaceAll(/[^\p{L}\p{N}-]+/gu, '-');

export const riskAnchor = (risk: string) => id(risk);
export const controlAnchor = (control: string) => id(control);
export const actionAnchor = (period: Period, control: string, action: string) =>
  id(periodCode(period), control, action);
