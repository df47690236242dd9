/** The drawing of symbols, so that a page and a printed document show the same shape. */
export { symbolPaths } from '../report/symbol.ts';
