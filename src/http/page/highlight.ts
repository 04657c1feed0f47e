/** Finds a quotation again in the text that it was taken from. */

export interface Stretch {
  text: string;
  marked: boolean;
}

/**
 * Cuts `text` into marked and unmarked stretches. White space, letter case and quotation marks around the quote do not
 * count, and "…" in the quote stands for anything. Not found → everything unmarked.
 */
export function markQuote(text: string, quote: string | undefined): Stretch[] {
  const spots = quote === undefined ? [] : findParts(text, quote);
  const stretches: Stretch[] = [];
  let done = 0;
  for (const [start, end] of spots) {
    if (start > done) stretches.push({ text: text.slice(done, start), marked: false });
    stretches.push({ text: text.slice(start, end), marked: true });
    done = end;
  }
  if (done < text.length) stretches.push({ text: text.slice(done), marked: false });
  return stretches;
}

/** A cell is marked where the quote says something that stands in it, or wholly when the quote contains the cell. */
export function markCell(cell: string, quote: string | undefined): Stretch[] {
  const inside = markQuote(cell, quote);
  if (quote === undefined || cell.trim().length < 2 || inside.some((stretch) => stretch.marked)) return inside;
  const quoted = squeeze(quote).text.includes(squeeze(cell).text.trim());
  return quoted ? [{ text: cell, marked: true }] : inside;
}

function findParts(text: string, quote: string): [number, number][] {
  const squeezed = squeeze(text);
  const spots: [number, number][] = [];
  let from = 0;
  for (const part of quote.split(/…|\.{3}/)) {
    const wanted = squeeze(part.replace(/^[\s"“”«»']+|[\s"“”«»']+$/g, '')).text.trim();
    if (wanted.length < 2) continue;
    const at = squeezed.text.indexOf(wanted, from);
    if (at < 0) return [];
    from = at + wanted.length;
    spots.push([squeezed.origin[at] ?? 0, (squeezed.origin[from - 1] ?? 0) + 1]);
  }
  return spots;
}

/** Lower case with single blanks, and for each character its index in the original. */
function squeeze(text: string): { text: string; origin: number[] } {
  let out = '';
  const origin: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const blank = /\s/.test(character);
    if (blank && out.endsWith(' ')) continue;
    out += blank ? ' ' : lowerKeepingLength(character);
    origin.push(index);
  }
  return { text: out, origin };
}

/** A few letters grow when lowered, which would shift every index after them. */
function lowerKeepingLength(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower : character;
}
