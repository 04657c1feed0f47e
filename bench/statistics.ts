/** Small figures about many durations. */
export interface Durations {
  count: number;
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
}

/** Nearest-rank percentiles: every figure is one that was really measured. */
export function summarise(durationsMs: readonly number[]): Durations {
  if (durationsMs.length === 0) throw new RangeError('nothing was measured');
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const rank = (share: number) => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { count: sorted.length, p50Ms: rank(0.5), p95Ms: rank(0.95), maxMs: rank(1) };
}

/** Runs `work` once for each input, one after the other, and keeps how long each took. */
export async function timeEach<Input>(
  inputs: readonly Input[],
  work: (input: Input) => Promise<void>,
): Promise<number[]> {
  const durations: number[] = [];
  for (const input of inputs) {
    const started = performance.now();
    await work(input);
    durations.push(performance.now() - started);
  }
  return durations;
}

/** Three significant decimals are more than the measurement is worth. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
