/** Faults go to stderr, one JSON line each; the person sees only the id. */

export function logFault(fault: { id: string; method: string; path: string; error: unknown }): void {
  const { error } = fault;
  const line = {
    time: new Date().toISOString(),
    level: 'error',
    id: fault.id,
    method: fault.method,
    path: hideSecrets(fault.path),
    message: error instanceof Error ? error.message : String(error),
    stack: error instanceof Error ? error.stack : undefined,
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** One-time links are keys: their token never reaches the log. */
export function hideSecrets(path: string): string {
  return path.replace(/^\/lank\/.+/u, '/lank/…');
}
