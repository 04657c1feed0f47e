import { describe, expect, it } from 'vitest';
import { describeRule, nextDueDates, parseRecurrence, RecurrenceError } from '../../src/reminders/recurrence.ts';

describe('next due dates', () => {
  it.each([
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20', '2026-11-25', ['2026-12-20', '2027-12-20']],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20', '2026-12-20', ['2026-12-20', '2027-12-20']],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20', '2026-12-21', ['2027-12-20', '2028-12-20']],
    ['FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20', '2026-09-21', ['2026-12-20', '2027-03-20']],
    ['FREQ=MONTHLY;BYMONTHDAY=22', '2026-12-23', ['2027-01-22', '2027-02-22']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-02-10', ['2028-02-29', '2028-03-31']],
    ['FREQ=MONTHLY', '2026-11-25', ['2026-11-30', '2026-12-31']],
    ['FREQ=MONTHLY;INTERVAL=3', '2026-11-25', ['2026-12-31', '2027-03-31']],
    ['FREQ=MONTHLY;INTERVAL=6', '2026-07-01', ['2026-12-31', '2027-06-30']],
    ['FREQ=YEARLY', '2026-12-31', ['2026-12-31', '2027-12-31']],
    ['FREQ=WEEKLY;BYDAY=FR', '2026-11-25', ['2026-11-27', '2026-12-04']],
    ['FREQ=WEEKLY', '2026-11-28', ['2026-12-04', '2026-12-11']],
    ['FREQ=WEEKLY;BYDAY=SU', '2026-11-29', ['2026-11-29', '2026-12-06']],
    ['FREQ=DAILY', '2026-12-31', ['2026-12-31', '2027-01-01']],
    ['FREQ=YEARLY;BYMONTH=6', '2026-11-25', ['2027-06-30', '2028-06-30']],
  ])('%s from %s', (rrule, from, expected) => {
    expect(nextDueDates(rrule, from, 2)).toEqual(expected);
  });

  it('gives the last day of a month that lacks the printed one', () => {
    expect(nextDueDates('FREQ=MONTHLY;BYMONTHDAY=31', '2027-02-01', 2)).toEqual(['2027-02-28', '2027-03-31']);
  });

  it('does not depend on the zone of the host', () => {
    const before = process.env.TZ;
    try {
      const dates = ['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles'].map((zone) => {
        process.env.TZ = zone;
        return nextDueDates('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20', '2026-03-20', 3);
      });
      expect(new Set(dates.map((list) => list.join()))).toEqual(new Set(['2026-03-20,2026-06-20,2026-09-20']));
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('names what it cannot follow', () => {
    expect(() => parseRecurrence('FREQ=MONTHLY;BYSETPOS=2')).toThrow(RecurrenceError);
    expect(() => parseRecurrence('BYMONTH=3')).toThrow(/FREQ=/);
    expect(() => parseRecurrence('FREQ=YEARLY;BYMONTH=13')).toThrow(RecurrenceError);
    expect(() => nextDueDates('FREQ=YEARLY', '2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('a rule in Vietnamese', () => {
  it.each([
    ['FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20', 'before', 'trước ngày 20 của tháng cuối mỗi quý'],
    ['FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5', 'by', 'chậm nhất ngày 5 của tháng đầu mỗi quý'],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20', 'before', 'trước ngày 20/12 hằng năm'],
    ['FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15', 'before', 'trước ngày 15/6 và 15/12 hằng năm'],
    ['FREQ=MONTHLY;BYMONTHDAY=22', 'by', 'chậm nhất ngày 22 hằng tháng'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'before', 'trước ngày cuối cùng hằng tháng'],
    ['FREQ=WEEKLY;BYDAY=FR', 'before', 'trước thứ Sáu hằng tuần'],
    ['FREQ=WEEKLY', null, 'hằng tuần'],
    ['FREQ=MONTHLY;INTERVAL=3', null, 'hằng quý'],
    ['FREQ=MONTHLY;INTERVAL=6', null, '6 tháng một lần'],
    ['FREQ=YEARLY', null, 'hằng năm'],
  ] as const)('%s', (rrule, cutoff, words) => {
    expect(describeRule(rrule, cutoff)).toBe(words);
  });
});
