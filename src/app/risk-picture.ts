/** The drawing of the risk matrix, so that a page and a printed document show the same one. */
export { riskMatrixSvg } from '../report/risk-matrix.ts';
