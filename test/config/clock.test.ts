import { describe, expect, it } from 'vitest';
import { createClock, fixedClock, officeDate, parseInstant, systemClock, today } from '../../src/clock.ts';

describe('today', () => {
  it.each([
    ['2024-12-19T16:59:59Z', '2024-12-19'],
    ['2024-12-19T17:00:00Z', '2024-12-20'],
    ['2024-12-31T17:00:00Z', '2025-01-01'],
    ['2024-02-29T23:30:00+07:00', '2024-02-29'],
    ['2024-03-01T00:00:00-05:00', '2024-03-01'],
  ])('at %s it is %s in Vietnam', (instant, day) => {
    expect(today(fixedClock(instant))).toBe(day);
  });

  it('agrees with seven hours ahead of UTC for every hour of a year', () => {
    const start = Date.UTC(2026, 0, 1);
    for (let hour = 0; hour < 366 * 24; hour += 1) {
      const instant = new Date(start + hour * 3_600_000);
      const expected = new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
      expect(officeDate(instant)).toBe(expected);
    }
  });
});

describe('clocks', () => {
  it('stand still when fixed, and hand out dates that nobody else can move', () => {
    const clock = createClock({ kind: 'fixed', instant: '2024-04-15T08:00:00+07:00' });
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2024-04-15T01:00:00.000Z');
  });

  it('go with the machine otherwise', () => {
    const before = Date.now();
    const now = createClock({ kind: 'system' }).now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(systemClock.now().getTime());
  });

  it.each([
    '2024-04-15',
    '2024-04-15T08:00:00',
    '15/04/2024',
    '2023-02-29T00:00:00Z',
    '2024-04-31T00:00:00Z',
    '2024-01-01T25:00Z',
    '',
  ])('refuse %j', (text) => {
    expect(parseInstant(text)).toBeNull();
    expect(() => fixedClock(text)).toThrow(RangeError);
  });
});
