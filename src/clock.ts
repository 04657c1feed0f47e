/** Time is an argument: whatever depends on "now" takes a Clock, so that a test or a demonstration can fix it. */

/** Vietnamese offices keep one zone; "today" and deadlines are days of this zone wherever the server stands. */
export const OFFICE_TIME_ZONE = 'Asia/Ho_Chi_Minh';

export interface Clock {
  now(): Date;
}

/** How the configuration sets the clock: the machine's time, or one instant that stands still. */
export type ClockSetting = { kind: 'system' } | { kind: 'fixed'; instant: string };

export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that stands still.
 * @param instant ISO instant with a zone, "2024-04-15T08:00:00+07:00"
 * @throws RangeError when it is not one
 */
export function fixedClock(instant: string): Clock {
  const ms = parseInstant(instant);
  if (ms === null) throw new RangeError(`"${instant}" is not an ISO instant with a zone`);
  return { now: () => new Date(ms) };
}

export function createClock(setting: ClockSetting): Clock {
  return setting.kind === 'fixed' ? fixedClock(setting.instant) : systemClock;
}

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Milliseconds since the epoch, or null when the text is not an instant of a day that exists (31/02) with a zone. */
export function parseInstant(text: string): number | null {
  const match = INSTANT.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return Date.parse(text);
}

const dayParts = new Intl.DateTimeFormat('en-US', {
  timeZone: OFFICE_TIME_ZONE,
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The plain date ("2024-04-15") of an instant in Vietnam. */
export function officeDate(instant: Date): string {
  const parts = new Map(dayParts.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** Today's plain date in Vietnam: at 17:00 UTC the next day has begun. */
export function today(clock: Clock): string {
  return officeDate(clock.now());
}
