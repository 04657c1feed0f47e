/** Questions about whatever is loaded, made from the catalogue and the indicator names: no question is written by hand. */
import { z } from 'zod';

export const catalogueSchema = z.object({
  localities: z.array(z.object({ slug: z.string(), name: z.string() })),
  units: z.record(z.string(), z.array(z.string())),
  examples: z.array(z.string()),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

export const indicatorsSchema = z.array(z.object({ name: z.string(), locality: z.string().nullable() }));
export type IndicatorNames = z.infer<typeof indicatorsSchema>;

/** One line of the file for `ask --batch`. */
export interface BatchQuestion {
  id: string;
  locality: string | null;
  asker: { role: 'leader' | 'staff'; unit: string | null };
  history: string[];
  question: string;
}

type Pair = [locality: string | null, question: string];

/** At most `limit` questions, spread evenly over all that the catalogue allows, in a fixed order. */
export function makeQuestions(catalogue: Catalogue, indicators: IndicatorNames, limit: number): BatchQuestion[] {
  const pairs: Pair[] = [
    ...catalogue.examples.map((example): Pair => [null, example]),
    ...indicators.flatMap(({ name, locality }): Pair[] => [
      [locality, `${name} đạt bao nhiêu, đã đạt chỉ tiêu chưa?`],
      [locality, `Đơn vị nào chủ trì chỉ tiêu ${name}?`],
    ]),
    ...Object.entries(catalogue.units).flatMap(([locality, units]) =>
      units.flatMap((unit): Pair[] => [
        [locality, `${unit} chủ trì những chỉ tiêu nào?`],
        [locality, `${unit} xếp hạng mấy?`],
      ]),
    ),
  ];
  const count = Math.min(limit, pairs.length);
  const chosen = pairs.filter(
    (_, index) => Math.floor((index * count) / pairs.length) !== Math.floor(((index - 1) * count) / pairs.length),
  );
  const known = new Set(catalogue.localities.map(({ slug }) => slug));
  return chosen.map(([locality, question], index) => ({
    id: `bench-${index + 1}`,
    locality: locality !== null && known.has(locality) ? locality : null,
    asker: { role: 'leader', unit: null },
    history: [],
    question,
  }));
}
