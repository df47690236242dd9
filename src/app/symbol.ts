/** The drawing of symbols, so that a page and a printed document show the same shape, and how well a colour must be seen. */
export { isSymbolShape, symbolPaths } from '../report/symbol.ts';
export { contrast } from '../report/theme.ts';

/** WCAG 2.2, 1.4.11: what carries meaning stands out from its ground by 3:1. */
export const leastContrast = 3;
