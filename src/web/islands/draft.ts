/** Drafts in the browser's own storage, one for each page and account. A browser that refuses storage has none. */

export type Draft = { revision: string; time: number; fields: Record<string, string> };

const prefix = 'uppsikt:';
/** Drafts older than this are thrown away, in milliseconds: a month. */
const oldest = 30 * 24 * 3_600_000;

/** `page`: the path of the page with the form, wherever the form was answered. */
const keyOf = (account: string, page: string) => `${prefix}${account}:${page}`;

function isDraft(read: unknown): read is Draft {
  return typeof read === 'object' && read !== null && 'fields' in read && 'time' in read;
}

function readAt(key: string): Draft | null {
  const read: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
  return isDraft(read) ? read : null;
}

export function keepDraft(account: string, page: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(account, page), JSON.stringify(draft));
  } catch {
    // The storage is full or closed: the text still stands in the field.
  }
}

export function forgetDraft(account: string, page: string): void {
  try {
    localStorage.removeItem(keyOf(account, page));
  } catch {
    // There is no storage, so there is no draft.
  }
}

/** The page's draft; drafts of other pages that are too old go on the way. */
export function readDraft(account: string, page: string): Draft | null {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      if (Date.now() - (readAt(key)?.time ?? 0) > oldest) localStorage.removeItem(key);
    }
    return readAt(keyOf(account, page));
  } catch {
    return null;
  }
}
