/** A document in one line, as clerks refer to it: "Kế hoạch số 11252/KH-UBND, ngày 02/11/2023". */
export interface DocumentName {
  title?: string | undefined;
  number?: string | null | undefined;
  issuedOn?: string | null | undefined;
}

/** A draft has its number left blank before the symbol ("/UBND-VP"). Number, date and further parts that are known, for the line under the title. */
export function documentDetails({ number, issuedOn }: DocumentName, ...more: (string | null)[]): string {
  const parts = [
    number ? `Số ${number.startsWith('/') ? '…' : ''}${number}` : null,
    issuedOn ? `ngày ${vietnameseDate(issuedOn)}` : null,
    ...more,
  ];
  return parts.filter((part) => part).join(' · ');
}

/** "2024-03-25" → "25/03/2024"; anything else stays as it is. */
export function vietnameseDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return year && month && day ? `${day}/${month}/${year}` : iso;
}
