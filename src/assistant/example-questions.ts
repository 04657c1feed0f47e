/** Questions for the first screen, made from what is loaded: each can be answered. */
import type { Lexicon } from './lexicon.ts';

const MOST = 8;

export function exampleQuestions(lexicon: Lexicon): string[] {
  const examples: string[] = [];
  for (const [slug, name] of lexicon.localities) {
    const own = lexicon.indicators.filter((row) => row.locality === slug && row.parentCode === null);
    const withPillar = own.find((row) => row.pillar !== null && /tỷ lệ/i.test(row.name) && row.name.length < 110);
    if (withPillar !== undefined) examples.push(`${withPillar.name.replace(/[.;]+$/, '')} của ${name} đạt chưa?`);
    const pillar = own.find((row) => row.pillar !== null)?.pillar;
    if (pillar != null) examples.push(`Nhóm ${pillar} của ${name} có những chỉ tiêu nào?`);
    const scored = lexicon.scoreSubjects.find((subject) => subject.locality === slug && subject.subCriterion === null);
    if (scored !== undefined) examples.push(`Ba sở, ngành của ${name} có điểm ${scored.criterion} cao nhất?`);
    const duty = lexicon.obligations.find(
      (row) => row.locality === slug && row.kind === 'report' && row.rrule !== null,
    );
    if (duty !== undefined) examples.push(`Báo cáo định kỳ của ${name} phải gửi trước ngày nào?`);
    const unit = lexicon.units.all.find(
      (row) => row.locality === slug && !row.collective && row.canonical.startsWith('Sở '),
    );
    if (unit !== undefined && own.length > 0)
      examples.push(`${unit.canonical} của ${name} chủ trì những chỉ tiêu nào?`);
  }
  const definition = lexicon.definitions[0];
  if (definition !== undefined) examples.push(`${definition.short} là gì?`);
  return examples.slice(0, MOST);
}
