import pg from 'pg';

/**
 * How column values become JavaScript values, for the pools of this project only: the driver's global parsers are left
 * alone. Two defaults of the driver would falsify data here: a `date` becomes midnight of the host's zone (another day
 * after conversion), and numbers beyond 2^53 or 15 digits would be rounded without a word.
 */

type TextParser = (text: string) => unknown;

const OID = {
  int8: 20,
  numeric: 1700,
  date: 1082,
  timestamp: 1114,
  int8Array: 1016,
  numericArray: 1231,
  dateArray: 1182,
  timestampArray: 1115,
  textArray: 1009,
};

/**
 * A PostgreSQL number as a JavaScript number when nothing that could be printed is lost: at most 15 significant digits,
 * a safe integer, or a computed quotient (an average, a share) that stays right to six decimals. Otherwise the text.
 */
export function exactNumber(text: string): number | string {
  const parts = /^-?(\d+)(?:\.(\d*?)0*)?$/.exec(text);
  if (!parts) return text;
  const whole = (parts[1] ?? '').replace(/^0+/, '');
  const fraction = parts[2] ?? '';
  const significant = whole === '' ? fraction.replace(/^0+/, '').length : whole.length + fraction.length;
  const isQuotient = fraction.length > 6 && whole.length <= 9;
  const isSafeInteger = fraction === '' && Number.isSafeInteger(Number(text));
  return significant <= 15 || isQuotient || isSafeInteger ? Number(text) : text;
}

const asText: TextParser = (text) => text;
const parseTextArray = pg.types.getTypeParser(OID.textArray, 'text') as (text: string) => (string | null)[];
const arrayOf =
  (parse: TextParser): TextParser =>
  (text) =>
    parseTextArray(text).map((item) => (item === null ? null : parse(item)));

const parsers = new Map<number, TextParser>([
  [OID.int8, exactNumber],
  [OID.numeric, exactNumber],
  [OID.date, asText],
  [OID.timestamp, asText],
  [OID.int8Array, arrayOf(exactNumber)],
  [OID.numericArray, arrayOf(exactNumber)],
  [OID.dateArray, arrayOf(asText)],
  [OID.timestampArray, arrayOf(asText)],
]);

/** The `types` option of a pg Pool or Client. */
export const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format as 'text'),
};
