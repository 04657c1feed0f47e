/** Targets that are a place in a ranking: the smaller number is the better one. */
import { fold } from '../language/fold.ts';
import type { Target } from './target.ts';

/** Unit of a place in a ranking: the smaller number is the better one. */
export const RANK = 'hạng';

/** "Top 10", "xếp hạng 15 trở lên", "nằm trong nhóm 20 tỉnh dẫn đầu": at most that place. */
export function readRank(printed: string): Target | null {
  const match =
    /^(?:phan dau |dat |xep |dung |nam |thuoc |duy tri |vao |trong |o )*(?:top|nhom|hang|thu hang|vi tri|vi thu|thu)\s*(?:thu\s*)?(?:tu\s+)?(\d{1,2})(?:\s*\/\s*\d{1,3})?(?:\s+(?:tinh|dia phuong|don vi)(?:, thanh pho)?)?(?:\s+(?:dan dau|tro len|ca nuoc|toan quoc|cua ca nuoc|dung dau|cao nhat))*$/.exec(
      fold(printed).replace(/[.;]+$/, ''),
    );
  if (!match) return null;
  return { op: '<=', opInferred: false, value: Number(match[1]), high: null, unit: RANK, raw: printed };
}
