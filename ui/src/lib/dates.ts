// Dates and times as the window shows them: ISO dates, 24-hour clock.

/** An instant as local hh:mm:ss. */
export function clock(instant: string | undefined): string {
  if (!instant) return '';
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleTimeString('en-GB', { hour12: false });
}

/** The same, with the day before it where that is not today. */
export function lately(instant: string | undefined): string {
  if (!instant) return '';
  const day = isoDate(instant);
  return day === isoDate(new Date().toISOString()) ? clock(instant) : `${day} ${clock(instant)}`;
}

/** The local day of an instant, YYYY-MM-DD; what is no instant comes back as it is. */
export function isoDate(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : date.toLocaleDateString('sv-SE');
}

/** An instant as local YYYY-MM-DD hh:mm. */
export function dateAndTime(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return `${date.toLocaleDateString('sv-SE')} ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

/** Reads what people type for a date: 2026-12-18, 18.12.2026, 20261218. Undefined if it is no day, or half of one. */
export function readDate(typed: string): string | undefined {
  const text = typed.trim();
  const iso = /^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : day ? [day[3], day[2], day[1]] : undefined;
  if (!parts) return undefined;
  const [year = 0, month = 0, dayOfMonth = 0] = parts.map(Number);
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return real ? date.toISOString().slice(0, 10) : undefined;
}
