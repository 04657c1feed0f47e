/** Limits on figures that a list asks for: "dưới 50%", "từ 50% đến dưới 100%", "mục tiêu 100%", "còn thiếu chưa tới 2 điểm phần trăm". */

export interface Limit {
  op: '<' | '<=' | '=' | '>' | '>=';
  value: number;
  /** What is limited: the result, the target, or the distance between them. */
  of: 'result' | 'target' | 'gap';
}

const LIMIT =
  /\b(den duoi|duoi|nho hon|thap hon|it hon|chua toi|chua den|khong qua|tren|lon hon|cao hon|nhieu hon|hon|tu|den|dung|bang|dat|muc tieu|yeu cau|toi thieu|it nhat)\s+(?:la )?(\d+(?:[.,]\d+)?)\s*(%|phan tram|diem phan tram|diem %)/g;

const OPS: Record<string, Limit['op']> = {
  'den duoi': '<',
  duoi: '<',
  'nho hon': '<',
  'thap hon': '<',
  'it hon': '<',
  'chua toi': '<',
  'chua den': '<',
  'khong qua': '<=',
  den: '<=',
  tu: '>=',
  dat: '>=',
  dung: '=',
  bang: '=',
  'muc tieu': '=',
  'yeu cau': '=',
  'toi thieu': '=',
  'it nhat': '=',
};

/** @param folded folded question with "%" kept @returns all limits; several together are a range */
export function readLimits(folded: string): Limit[] {
  const limits: Limit[] = [];
  for (const match of folded.matchAll(LIMIT)) {
    const [, word = '', figure = '', unit = ''] = match;
    const before = folded.slice(Math.max(0, (match.index ?? 0) - 24), match.index);
    const promise =
      /^(?:muc tieu|yeu cau|toi thieu|it nhat)$/.test(word) || /\b(?:muc tieu|yeu cau)(?: \w+){0,2} $/.test(before);
    const of = unit.startsWith('diem') ? 'gap' : promise ? 'target' : 'result';
    limits.push({ op: OPS[word] ?? '>', value: Number(figure.replace(',', '.')), of });
  }
  return limits;
}

export function within(value: number, limit: Limit): boolean {
  switch (limit.op) {
    case '<':
      return value < limit.value;
    case '<=':
      return value <= limit.value;
    case '=':
      return value === limit.value;
    case '>':
      return value > limit.value;
    case '>=':
      return value >= limit.value;
  }
}
