/** An expected failure is a value: `Result` carries either a value or the issues that explain, in Swedish, where and what to do. */

/** One thing that a person can mend. `path` says where: a form field, a line ("rad 12"), a file name. */
export type Issue = { readonly path: string; readonly message: string };

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(...issues: Issue[]): Result<never> {
  return { ok: false, issues };
}
