/** Keeps what was made last, so that a drawing that stands in many places, or in the same report again, is made once. */

/**
 * `make` with a memory of its `kept` latest results, by the name of what was asked for. Two things of the same name must
 * give the same result.
 */
export function keepLatest<Asked, Made extends object | string>(
  kept: number,
  nameOf: (asked: Asked) => string,
  make: (asked: Asked) => Made,
): (asked: Asked) => Made {
  const latest = new Map<string, Made>();
  return (asked) => {
    const name = nameOf(asked);
    const made = latest.get(name) ?? make(asked);
    latest.delete(name);
    latest.set(name, made);
    for (const oldest of latest.keys()) {
      if (latest.size <= kept) break;
      latest.delete(oldest);
    }
    return made;
  };
}
