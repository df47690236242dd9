/** Drafts in the browser's own storage, one for each page and account. A browser that refuses storage has none. */

export type Draft = { revision: string; time: number; fields: Record<string, string> };

const prefix = 'uppsikt:';
/** Drafts older than this are thrown away, in milliseconds: a month. */
const oldest = 30 * 24 * 3_600_000;

const keyOf = (account: string) => `${prefix}${account}:${location.pathname}`;

function isDraft(read: unknown): read is Draft {
  return typeof read === 'object' && read !== null && 'fields' in read && 'time' in read;
}

function readAt(key: string): Draft | null {
  const read: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
  return isDraft(read) ? read : null;
}

export function keepDraft(account: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(account), JSON.stringify(draft));
  } catch {
    // The storage is full or closed: the text still stands in the field.
  }
}

export function forgetDraft(account: string): void {
  try {
    localStorage.removeItem(keyOf(account));
  } catch {
    // There is no storage, so there is no draft.
  }
}

/** The page's draft; drafts of other pages that are too old go on the way. */
export function readDraft(account: string): Draft | null {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      if (Date.now() - (readAt(key)?.time ?? 0) > oldest) localStorage.removeItem(key);
    }
    return readAt(keyOf(account));
  } catch {
    return null;
  }
}
