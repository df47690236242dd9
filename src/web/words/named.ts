/** Who did something, as it is kept: a person's name, or what stands for the command line and the system, which have their English here. */
const system: Readonly<Record<string, string>> = { Kommandoraden: 'the command line', Systemet: 'the system' };

/** The name in English. */
export function named(name: string): string {
  return Object.hasOwn(system, name) ? (system[name] ?? name) : name;
}
