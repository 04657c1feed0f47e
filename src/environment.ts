/**
 * Reads single variables out of an environment and collects every mistake, so that a person who sets the server up
 * sees all of them at once, each as one Vietnamese line that names the variable and the remedy.
 */
export type Environment = Readonly<Record<string, string | undefined>>;

const TRUE_WORDS = new Set(['1', 'true', 'yes', 'on', 'có', 'bật']);
const FALSE_WORDS = new Set(['0', 'false', 'no', 'off', 'không', 'tắt']);

export class EnvironmentReader {
  readonly problems: string[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** Trimmed value; a variable that is set to nothing (`NAME=` in .env) counts as not set. */
  text(name: string): string | null {
    const value = this.#env[name]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.text(name)?.normalize('NFC').toLowerCase();
    if (value === undefined) return fallback;
    if (TRUE_WORDS.has(value)) return true;
    if (FALSE_WORDS.has(value)) return false;
    this.reject(name, 'chỉ nhận 1 (bật) hoặc 0 (tắt)');
    return fallback;
  }

  integer(name: string, fallback: number, range: { min: number; max: number }): number {
    const value = this.text(name);
    if (value === null) return fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= range.min && number <= range.max) return number;
    this.reject(name, `cần một số nguyên từ ${range.min} đến ${range.max}, ví dụ ${name}=${fallback}`);
    return fallback;
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | null {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return null;
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) this.reject(name, `chỉ nhận một trong: ${choices.join(', ')}`);
    return choice ?? null;
  }

  /** A web address without its closing slash, so that paths can be appended. */
  webAddress(name: string): string | null {
    const value = this.text(name);
    if (value === null) return null;
    const url = URL.parse(value);
    const usable =
      url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '';
    if (usable) return value.replace(/\/+$/, '');
    this.reject(
      name,
      `cần một địa chỉ http:// hoặc https:// không kèm ? hay #, ví dụ ${name}=https://tro-ly.example.vn`,
    );
    return null;
  }

  /** A connection string of PostgreSQL; the value may hold a password and is never repeated in a message. */
  databaseUrl(name: string): string | null {
    const value = this.text(name);
    if (value === null) return null;
    if (/^postgres(ql)?:\/\/\S+$/.test(value) && URL.canParse(value)) return value;
    this.reject(name, `cần dạng postgres://người_dùng:mật_khẩu@máy:5432/tên_csdl (ký tự đặc biệt viết theo kiểu %xx)`);
    return null;
  }

  /** Notes one mistake; `remedy` continues the sentence "NAME: …". The value is left out: it may be a secret. */
  reject(name: string, remedy: string): void {
    this.problems.push(`${name}: ${remedy}.`);
  }
}
