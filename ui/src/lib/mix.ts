// What several things say in one field, in a few words.
import { t } from './words';

/** "4 planned, 2 in progress": how often each value occurs, most frequent first. */
export function mix(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => t('mix-part', { count, value })).join(', ');
}

/** How many days are set, and from when to when. */
export function mixOfDays(values: readonly (string | undefined)[]): string {
  const set = values.filter((v): v is string => v !== undefined).sort();
  const first = set[0];
  if (first === undefined) return t('mix-none-set');
  const last = set.at(-1) ?? first;
  const count = set.length;
  return first === last ? t('mix-one-date', { count, date: first }) : t('mix-dates', { count, first, last });
}

/** What all of them say; nothing where they differ. */
export function shared<V>(values: readonly V[]): V | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}
