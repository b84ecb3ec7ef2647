import { FileRefusedError } from './file-refused.error.js';

/** A place of the national directory takes about 1,500 characters and three levels. */
const LONGEST_ITEM = 200_000;
const DEEPEST = 12;

const NOT_A_LIST =
  'Ce fichier JSON n’est pas une liste de lieux\u00a0: il doit commencer par «\u00a0[\u00a0» et donner un objet par lieu.';
const CUT = 'Ce fichier JSON est tronqué\u00a0: la liste n’est pas refermée. Téléchargez-le de nouveau.';
const afterwards = (item: number): string =>
  `Ce fichier JSON est abîmé au lieu n°\u00a0${item}\u00a0: ce qui suit ne se lit pas. Téléchargez-le de nouveau.`;
const tooLong = (item: number): string =>
  `Le lieu n°\u00a0${item} de ce fichier JSON est bien trop long pour en être un. Vérifiez que c’est le bon fichier.`;
const tooDeep = (item: number): string =>
  `Le lieu n°\u00a0${item} de ce fichier JSON contient trop de niveaux pour en être un. Vérifiez que c’est le bon fichier.`;

const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44];
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [91, 93, 123, 125];
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff;

type State = 'before' | 'between' | 'within' | 'after';

/**
 * The objects of one top-level JSON array, one by one: no more than one of them is ever held, so that memory does not
 * grow with the file, and a hostile one is met by its length and its depth.
 *
 * @throws FileRefusedError in French when the text is not such an array, or is cut
 */
export async function* jsonItems(chunks: AsyncIterable<string>): AsyncGenerator<Record<string, unknown>> {
  let state: State = 'before';
  let item = '';
  let count = 0;
  let depth = 0;
  let quoted = false;
  let escaped = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const code = chunk.charCodeAt(index);
      if (state !== 'within') {
        if (isSpace(code)) continue;
        if (state === 'before' && code === OPEN_LIST) state = 'between';
        else if (state === 'between' && code === CLOSE_LIST) state = 'after';
        else if (state === 'between' && code === OPEN) {
          [state, from, depth, count] = ['within', index, 1, count + 1];
        } else if (!(state === 'between' && code === COMMA)) {
          throw new FileRefusedError(count === 0 ? NOT_A_LIST : afterwards(count));
        }
      } else if (escaped) escaped = false;
      else if (quoted) {
        if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) quoted = false;
      } else if (code === QUOTE) quoted = true;
      else if (code === OPEN || code === OPEN_LIST) {
        depth += 1;
        if (depth > DEEPEST) throw new FileRefusedError(tooDeep(count));
      } else if (code === CLOSE || code === CLOSE_LIST) {
        depth -= 1;
        if (depth > 0) continue;
        yield parsed(item + chunk.slice(from, index + 1), count);
        item = '';
        state = 'between';
      }
    }
    if (state !== 'within') continue;
    item += chunk.slice(from);
    if (item.length > LONGEST_ITEM) throw new FileRefusedError(tooLong(count));
  }
  if (state !== 'after') throw new FileRefusedError(state === 'before' ? NOT_A_LIST : CUT);
}

function parsed(text: string, count: number): Record<string, unknown> {
  if (text.length > LONGEST_ITEM) throw new FileRefusedError(tooLong(count));
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new FileRefusedError(afterwards(count));
  }
}
