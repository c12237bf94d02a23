/** Things in parts, each part with its name, in the order in which they are met. */
export function grouped<T>(things: readonly T[], nameOf: (thing: T) => string): [string, T[]][] {
  const parts = new Map<string, T[]>();
  for (const thing of things) {
    const name = nameOf(thing);
    const part = parts.get(name);
    if (part) part.push(thing);
    else parts.set(name, [thing]);
  }
  return [...parts];
}
