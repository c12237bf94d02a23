// Days and times of the timeline.

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });

/** "Fri 2026-11-20". */
export function dayText(day: string): string {
  const date = new Date(`${day}T12:00:00`);
  return Number.isNaN(date.getTime()) ? day : `${WEEKDAY.format(date)} ${day}`;
}

/** An instant as local hh:mm. */
export function timeText(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
