/** Figures in running text: against the tables of the same document, against their own fraction, against 100 %. */
import { FIGURE, formatNumber, parseNumberOf, readFraction } from '../../kpi/numbers.ts';
import { fold } from '../../language/fold.ts';
import type { DataFlagFact, IndicatorFact } from '../facts.ts';
import type { StructuredDocument } from '../structure/section.ts';
import type { FactsBeforeFlags } from './data-flags.ts';
import { shorten } from './flag-indicators.ts';
import { makeFlag, ratioSeverity, type TextLine, textLines } from './make-flag.ts';
import { likeness, sameWording } from './name-likeness.ts';

export function flagNarrative(facts: FactsBeforeFlags, doc: StructuredDocument): DataFlagFact[] {
  const lines = textLines(doc);
  const reports = facts.indicators.some((row) => row.results.some((result) => result.value !== null));
  return lines.flatMap((line) => [
    ...saidIn(line).flatMap((said) => flagAgainstTable(said, facts.indicators, reports)),
    ...flagFractions(line),
    ...flagGrowth(line),
    ...flagAboveWhole(line),
  ]);
}

interface Said {
  name: string;
  value: number;
  quote: string;
  line: number;
}

const NAMED_FIRST = new RegExp(
  String.raw`((?:tỷ|tỉ) (?:lệ|trọng)\s[^;:.]*?)\s*:?\s*(?:đạt(?: (?:tỷ|tỉ) lệ)?|là)\s*:?\s*(${FIGURE})\s*%`,
  'giu',
);

/** "tỷ lệ … đạt 80%": the name runs from the last "tỷ lệ" before the figure. */
function saidIn({ text, line }: TextLine): Said[] {
  return [...text.matchAll(NAMED_FIRST)].flatMap((match): Said[] => {
    const phrase = match[1] ?? '';
    const from = Math.max(phrase.toLowerCase().lastIndexOf('tỷ lệ '), phrase.toLowerCase().lastIndexOf('tỉ lệ '), 0);
    const value = parseNumberOf(match[2] ?? '', '%');
    const name = phrase.slice(from);
    if (value === null || /\b(tang|giam|so voi|trung binh)\b/.test(fold(name))) return [];
    return [{ name, value, quote: match[0].slice(from), line }];
  });
}

/** In a plan both are promises and differently worded; in a report only the very same words are the same result. */
function flagAgainstTable(said: Said, indicators: IndicatorFact[], reports: boolean): DataFlagFact[] {
  const ranked = indicators
    .map((row) => ({ row, score: reports ? Number(sameWording(said.name, row.name)) : likeness(said.name, row.name) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best || best.score < 0.7 || (second && second.score > best.score - 0.05)) return [];
  const figures = reports
    ? best.row.results.map((result) => ({
        value: result.value,
        raw: result.raw,
        unit: result.unit,
        line: result.place.line,
      }))
    : best.row.targets.map(({ target, place }) => ({
        value: target.value,
        raw: target.raw,
        unit: target.unit,
        line: place.line,
      }));
  const printed = figures.filter((figure) => typeof figure.value === 'number' && figure.unit === '%');
  const all = [...best.row.targets.map(({ target }) => target.value), ...printed.map(({ value }) => value)];
  const [first] = printed;
  if (!first || typeof first.value !== 'number' || all.includes(said.value)) return [];
  return [
    makeFlag({
      kind: 'other',
      severity: 'error',
      detail: `"${shorten(best.row.name)}": lời văn ghi ${formatNumber(said.value)}%, bảng (${best.row.code}) ghi ${first.raw}.`,
      expected: said.value,
      found: first.value,
      evidence: [
        { quote: said.quote, line: said.line },
        { quote: best.row.name, line: best.row.place.line },
        { quote: first.raw, line: first.line },
      ],
      indicators: [best.row.code],
    }),
  ];
}

const SHARE = String.raw`${FIGURE}\s*\/\s*${FIGURE}`;
const PAIRS = [
  new RegExp(
    String.raw`(?<![\d.,])(?<percent>${FIGURE})\s*%\s*(?:\(|,?\s*tương ứng(?: với)?\s+)(?<share>${SHARE})`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<![\d.,])(?<share>${SHARE})\s*[^;.:%()\d/]{0,50}?[,(]?\s*(?:đạt|chiếm)(?: (?:tỷ|tỉ) lệ)?\s*:?\s*(?<percent>${FIGURE})\s*%`,
    'giu',
  ),
];

/** "559/20.824 đối tượng, đạt 2,69%": the share that is printed and the one that its figures make. */
function flagFractions({ text, line }: TextLine): DataFlagFact[] {
  return PAIRS.flatMap((pattern) => [...text.matchAll(pattern)]).flatMap((match): DataFlagFact[] => {
    const printed = parseNumberOf(match.groups?.percent ?? '', '%');
    const share = readFraction(match.groups?.share ?? '');
    if (printed === null || !share) return [];
    const severity = ratioSeverity(printed, share.numerator, share.denominator);
    if (!severity) return [];
    const reckoned = Number(((100 * share.numerator) / share.denominator).toFixed(2));
    const detail = `${formatNumber(share.numerator)}/${formatNumber(share.denominator)} = ${formatNumber(reckoned)}%, văn bản in ${formatNumber(printed)}%.`;
    return [
      makeFlag({
        kind: 'ratio_mismatch',
        severity,
        detail,
        expected: reckoned,
        found: printed,
        evidence: [{ quote: match[0], line }],
      }),
    ];
  });
}

const OF_WHOLE = new RegExp(
  String.raw`(?:(?:tỷ|tỉ) lệ|^[-+•]?\s*(?:duy trì|đạt)?)[^;:.%]{0,60}?(${FIGURE})\s*%\s+\p{Ll}[^;.]*`,
  'giu',
);

const GREW = new RegExp(
  String.raw`(${FIGURE})\s*\/\s*(${FIGURE})[^;]*?\btăng\s+(${FIGURE})\s+([^();.,\d]{2,40})\(\s*(${FIGURE})\s*%\s*\)`,
  'giu',
);

/** "121/282 cơ sở, … tăng 37 cơ sở (12,3%)": the growth in points of the whole, or against the count before. */
function flagGrowth({ text, line }: TextLine): DataFlagFact[] {
  return [...text.matchAll(GREW)].flatMap((match): DataFlagFact[] => {
    const share = readFraction(match[0]);
    const more = parseNumberOf(match[3] ?? '', null);
    const printed = parseNumberOf(match[5] ?? '', '%');
    if (!share || more === null || printed === null || more >= share.numerator) return [];
    const points = Number(((100 * more) / share.denominator).toFixed(1));
    const growth = Number(((100 * more) / (share.numerator - more)).toFixed(1));
    if ([points, growth].some((reckoned) => Math.abs(reckoned - printed) <= 0.15)) return [];
    const detail = `Tăng ${formatNumber(more)} ${match[4]?.trim()} in ${formatNumber(printed)}%; tính trên ${formatNumber(share.denominator)} là ${formatNumber(points)} điểm %, so với trước là ${formatNumber(growth)}%.`;
    return [
      makeFlag({
        kind: 'ratio_mismatch',
        severity: 'warning',
        detail,
        expected: points,
        found: printed,
        evidence: [{ quote: match[0], line }],
      }),
    ];
  });
}

/** Those of whom no more than all can do something. */
const POPULATION = '(?:hộ|dân số|người|cán bộ|học sinh|sinh viên|xã|thôn|cơ quan|đơn vị|trường|cơ sở)';
const COUNTED_FIRST = new RegExp(
  String.raw`${POPULATION}\s[^;:.%\d]{3,120}?(?:\s*:\s*(?:duy trì|đạt)?|\s(?:duy trì|đạt))(?: (?:tỷ|tỉ) lệ)?\s*:?\s*(${FIGURE})\s*%[^;.]*`,
  'giu',
);

/** A share of households, people or bodies above 100 %. */
function flagAboveWhole({ text, line }: TextLine): DataFlagFact[] {
  const found = [OF_WHOLE, COUNTED_FIRST].flatMap((pattern) => [...text.matchAll(pattern)]);
  const first = found.find((match) => {
    const value = parseNumberOf(match[1] ?? '', '%');
    const other = /\b(tang|so voi|ke hoach|du toan|chi tieu|thue bao|gia tri|von|thu nhap|thu ngan sach)\b/;
    return value !== null && value > 100 && !other.test(fold(match[0]));
  });
  if (!first) return [];
  const printed = first[1] ?? '';
  return [
    makeFlag({
      kind: 'value_exceeds_max',
      severity: 'error',
      detail: `Lời văn ghi tỷ lệ ${printed}%, vượt quá 100%.`,
      expected: '<=100%',
      found: parseNumberOf(printed, '%'),
      evidence: [
        { quote: first[0].trim(), line },
        { quote: text.slice(text.indexOf(printed)), line },
      ],
    }),
  ];
}
