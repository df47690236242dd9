/** How the status of an occurrence is drawn; its word always stands beside it. */
import type { OccurrenceStatus } from '../../domain/occurrence-status.ts';
import type { SymbolShape } from '../../domain/scale.ts';

export const statusLooks: Readonly<Record<OccurrenceStatus, { shape: SymbolShape; color: string }>> = {
  planned: { shape: 'ring', color: '#4a5560' },
  due: { shape: 'pie20', color: '#7a5100' },
  late: { shape: 'clock', color: '#a32218' },
  done: { shape: 'check', color: '#14663d' },
  dropped: { shape: 'square', color: '#67777d' },
};
