import { describe, expect, it } from 'vitest';
import { makeQuestions } from '../../bench/questions.ts';
import { summarise, timeEach } from '../../bench/statistics.ts';

describe('questions for the benchmark', () => {
  const catalogue = {
    localities: [{ slug: 'tinh-a', name: 'Tỉnh A' }],
    units: { 'tinh-a': ['Sở Y tế', 'Sở Nội vụ'] },
    examples: ['Có những văn bản nào?'],
  };
  const indicators = [
    { name: 'Tỷ lệ hồ sơ trực tuyến', locality: 'tinh-a' },
    { name: 'Tỷ lệ bao phủ', locality: 'tinh-khac' },
  ];

  it('cover examples, indicators and units, each with its own province when that is known', () => {
    const questions = makeQuestions(catalogue, indicators, 100);
    expect(questions).toHaveLength(1 + 2 * 2 + 2 * 2);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(questions.find(({ question }) => question.includes('hồ sơ'))?.locality).toBe('tinh-a');
    expect(questions.find(({ question }) => question.includes('bao phủ'))?.locality).toBeNull();
  });

  it('are spread over the whole when there are too many, and always the same', () => {
    const few = makeQuestions(catalogue, indicators, 3);
    expect(few).toHaveLength(3);
    expect(few).toEqual(makeQuestions(catalogue, indicators, 3));
    expect(few.some(({ question }) => question.startsWith('Sở'))).toBe(true);
  });
});

describe('percentiles', () => {
  it('are durations that occurred', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(summarise(hundred)).toEqual({ count: 100, p50Ms: 50, p95Ms: 95, maxMs: 100 });
    expect(summarise([7])).toEqual({ count: 1, p50Ms: 7, p95Ms: 7, maxMs: 7 });
  });

  it('of nothing are refused', () => {
    expect(() => summarise([])).toThrow(RangeError);
  });

  it('come from one run after the other', async () => {
    const order: number[] = [];
    const durations = await timeEach([1, 2, 3], async (input) => {
      order.push(input);
      await Promise.resolve();
      order.push(input);
    });
    expect(order).toEqual([1, 1, 2, 2, 3, 3]);
    expect(durations.every((duration) => duration >= 0)).toBe(true);
  });
});
