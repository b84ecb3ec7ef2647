import { constants, inflateSync } from 'node:zlib';

/** As the table's CHECK. */
export const MOST_DOCUMENT_BYTES = 5_000_000;

/** What compressed objects may unfold to, all together. */
const MOST_UNFOLDED_BYTES = 40_000_000;

/** How far from its end a reader still looks for the mark of the end (ISO 32000-1, annex H). */
const TAIL_BYTES = 1024;

const faults = {
  notPdf:
    'Ce fichier n’est pas un PDF. Enregistrez le document au format PDF, puis choisissez-le de nouveau\u00a0: le message, lui, est gardé.',
  tooLarge: 'Ce fichier dépasse 5\u00a0Mo. Choisissez un PDF plus léger, par exemple sans photo.',
  cut: 'Ce PDF est incomplet\u00a0: la fin du fichier manque. Enregistrez-le de nouveau, puis choisissez-le.',
  locked: 'Ce PDF est protégé ou chiffré. Enregistrez-en une copie sans protection, puis choisissez-la.',
  active:
    'Ce PDF contient un programme ou un autre fichier\u00a0: il n’est pas accepté. Imprimez-le «\u00a0au format PDF\u00a0» et choisissez la copie.',
  unreadable:
    'Ce PDF n’a pas pu être vérifié. Imprimez-le «\u00a0au format PDF\u00a0» pour en faire une copie simple, puis choisissez-la.',
} as const;

/** In French, when no part of the file was received because it is too large. */
export const TOO_LARGE = faults.tooLarge;

const LOCKED = /\/Encrypt\b/;
const ACTIVE = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia)\b/;

/**
 * What is wrong with a file that should be a plain PDF, in French; undefined when nothing is. Looks at the content alone:
 * its two ends, then every name in it, also those written in hexadecimal (`/J#61vaScript`) or in compressed objects.
 */
export function pdfFault(content: Buffer): string | undefined {
  if (content.length > MOST_DOCUMENT_BYTES) return faults.tooLarge;
  if (content.subarray(0, 5).toString('latin1') !== '%PDF-') return faults.notPdf;
  if (!content.subarray(-TAIL_BYTES).includes('%%EOF')) return faults.cut;
  const text = content.toString('latin1');
  const objects = unfolded(text, content);
  if (objects === undefined) return faults.unreadable;
  for (const part of [text, ...objects]) {
    const plain = withoutEscapes(part);
    if (LOCKED.test(plain)) return faults.locked;
    if (ACTIVE.test(plain)) return faults.active;
  }
  return undefined;
}

const withoutEscapes = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The objects kept in compressed streams (`/ObjStm`); undefined when one of them cannot be read. */
function unfolded(text: string, content: Buffer): string[] | undefined {
  const found: string[] = [];
  let [met, left] = [0, MOST_UNFOLDED_BYTES];
  for (const { index, 0: mark } of text.matchAll(/(?<!end)stream(?:\r\n|\n|\r)/g)) {
    const head = withoutEscapes(text.slice(Math.max(0, index - 2_000), index));
    const dictionary = head.slice(head.lastIndexOf(' obj') + 1);
    if (!/\/ObjStm\b/.test(dictionary)) continue;
    met += 1;
    if (!/\/Filter\b/.test(dictionary)) continue;
    const objects = /\/Predictor\b/.test(dictionary)
      ? undefined
      : inflated(content.subarray(index + mark.length), left);
    if (objects === undefined) return undefined;
    left -= objects.length;
    found.push(objects);
  }
  // One that was not met where it should stand is one that nobody has looked into.
  return withoutEscapes(text).split('/ObjStm').length - 1 === met ? found : undefined;
}

function inflated(compressed: Buffer, maxOutputLength: number): string | undefined {
  if (maxOutputLength <= 0) return undefined;
  try {
    // What follows the stream in the file is left aside; a stream that is cut gives what it has.
    return inflateSync(compressed, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    return undefined;
  }
}
