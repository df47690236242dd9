/**
 * The executive board (Swedish: kommunstyrelse) supervises the other bodies, KL (2017:725) 6:1, and sets controls for all.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const boards = [{ code: 'VON', name: 'Vård- och omsorgsnämnden', kind: 'board' }, { code: 'KS', name: 'Kommunstyrelsen', kind: 'board' }];
 * assert.equal(executiveBoard(boards, null)?.code, 'KS');
 * assert.equal(executiveBoard(boards, 'VON')?.code, 'VON');
 */
import type { Body } from './body.ts';

/** The board that the municipality has chosen, else the one called so, else the one with its usual code; null where there is none. */
export function executiveBoard<T extends Pick<Body, 'code' | 'name' | 'kind'>>(
  bodies: readonly T[],
  chosen: string | null,
): T | null {
  const boards = bodies.filter(({ kind }) => kind === 'board');
  return (
    boards.find(({ code }) => code === chosen) ??
    boards.find(({ name }) => /^kommunstyrelsen?$/iu.test(name)) ??
    boards.find(({ code }) => code === 'KS') ??
    null
  );
}
