/** Who reads and changes a body's economy and staff figures. */
import type { Issue } from '../domain/result.ts';

export const economyNotAllowed: Issue = {
  path: '',
  message: 'Bara controller och administratör kan läsa in och ställa in ekonomi och personal.',
};
